import Delivery
import Glibc

/// A mail server, spoken to by the program `curl`: it is on every machine, the system keeps it
/// safe, and it slows no start of ours. The connection is encrypted or there is none.
///
/// What is private reaches curl by a file that has no name, and so neither a command line nor a
/// disk.
struct MailServer: Sendable {
  /// Such as `smtp://mail.example.org:587` or `smtps://mail.example.org`.
  var url: String
  /// Certificates of authorities beside the system's own; nil for none.
  var authorities: String?
  /// A file with the server's credentials; nil looks at the environment.
  var netrc: String?

  enum Answer {
    case sent
    /// For now: the same may go through later. Nothing has arrived.
    case postponed(String)
    /// For good. Nothing has arrived.
    case refused(String)
    /// The server, the connection or the credentials: no message goes through.
    case unusable(String)
    /// The message was handed over, and no answer came.
    case uncertain
  }

  /// Hands a message to the server.
  func send(_ envelope: MailEnvelope) throws(Failure) -> Answer {
    let settings = try NamelessFile(Array(configuration(envelope).utf8))
    let message = try NamelessFile(envelope.data.bytes)
    let answer = try NamelessFile([])
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, message.number, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, answer.number, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, settings.number, 3)
    var process = pid_t()
    var words = [
      strdup("curl"), strdup("--disable"), strdup("--config"), strdup("/dev/fd/3"), nil,
    ]
    defer { for word in words { free(word) } }
    let status = posix_spawnp(&process, "curl", &actions, nil, &words, environ)
    guard status == 0 else {
      throw Failure(
        .serviceUnavailable, "cannot start curl: \(String(cString: strerror(status)))",
        hint: "install the package curl")
    }
    var end: Int32 = 0
    while waitpid(process, &end, 0) < 0, errno == EINTR {}
    let code = end & 0x7F == 0 ? end >> 8 & 0xFF : 255
    return meaning(code, reply: Int(answer.text) ?? 0)
  }

  /// curl's settings, with every value in quotes.
  private func configuration(_ envelope: MailEnvelope) -> String {
    var lines = [
      ("url", url), ("mail-from", envelope.from.address), ("mail-rcpt", envelope.to.address),
      ("upload-file", "-"), ("write-out", "%{response_code}"), ("connect-timeout", "30"),
      ("max-time", "300"), ("proto", "=smtp,smtps"),
    ].map { "\($0.0) = \(quoted($0.1))" }
    lines += ["ssl-reqd", "silent"]
    if let authorities { lines.append("cacert = \(quoted(authorities))") }
    if let netrc {
      lines.append("netrc-file = \(quoted(netrc))")
    } else if let name = Workspace.environment("PLAN_SMTP_USER"),
      let password = Workspace.environment("PLAN_SMTP_PASSWORD")
    {
      lines.append("user = \(quoted("\(name):\(password)"))")
    } else {
      lines.append("netrc-optional")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "").replacing("\r", with: "")
    return "\"\(escaped)\""
  }

  /// - Parameters:
  ///   - code: curl's exit code.
  ///   - reply: the server's last answer (RFC 5321, 4.2); 0 where there was none.
  private func meaning(_ code: Int32, reply: Int) -> Answer {
    // 354 asks for the text: what follows without an answer may have arrived.
    if reply == 354 { return .uncertain }
    switch code {
    case 0: return .sent
    case 60, 77, 83, 91: return .unusable("its certificate cannot be trusted")
    case 64: return .unusable("it offers no encrypted connection")
    case 67: return .unusable("it does not accept the user and password")
    case 1, 2, 3, 4: return .unusable("its address is not written as smtp://host:port")
    case 26, 27, 43: return .unusable("curl could not do its work (\(code))")
    default: break
    }
    if (500..<600).contains(reply) { return .refused("it answers \(reply)") }
    if (400..<500).contains(reply) { return .postponed("it answers \(reply)") }
    return .postponed(code == 6 ? "its name is not known" : "it cannot be reached (curl \(code))")
  }
}

/// A file in memory that goes with its descriptor.
private final class NamelessFile {
  let number: Int32

  init(_ bytes: [UInt8]) throws(Failure) {
    let name = "/plan-\(UInt64.random(in: .min ... .max))"
    number = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0o600)
    shm_unlink(name)
    guard number >= 0 else {
      throw Failure(.tryAgain, "no memory for a message: \(String(cString: strerror(errno)))")
    }
    do {
      try FileWriter.write(bytes, toDescriptor: number, name: "memory")
    } catch {
      close(number)
      throw Failure(error)
    }
    lseek(number, 0, SEEK_SET)
  }

  deinit { close(number) }

  var text: String {
    lseek(number, 0, SEEK_SET)
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(number, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}

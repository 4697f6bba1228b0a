import FoundationEssentials
import Glibc

/// The program that `plan` runs for what only batches, printing and email need. It reads requests
/// from standard input, one line of JSON each, and answers each by a line on standard output.
@main
enum Post {
  static func main() {
    // Ctrl-C goes to the whole group; `plan` decides when the work is done, by closing the pipe.
    signal(SIGINT, SIG_IGN)
    signal(SIGTERM, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    switch CommandLine.arguments.dropFirst().first {
    case "ledger": LedgerDesk().run()
    case "mail": MailDesk().run()
    case "print": PrintDesk().run()
    default:
      fputs("plan-post is run by plan\n", stderrStream)
      exit(64)
    }
  }

  /// C's own variable is shared mutable state for Swift.
  private static var stderrStream: UnsafeMutablePointer<FILE>? { fdopen(STDERR_FILENO, "w") }
}

/// Lines of JSON, in and out.
struct Desk<Request: Decodable, Reply: Encodable> {
  /// Answers requests until there are no more.
  func serve(_ answer: (Request) -> Reply) {
    while let line = readLine() {
      guard let request = try? JSONDecoder().decode(Request.self, from: Data(line.utf8)),
        var reply = try? JSONEncoder().encode(answer(request))
      else { exit(70) }
      reply.append(10)
      guard write(Array(reply)) else { exit(74) }
    }
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

import Glibc

/// Why a PDF could not be encrypted.
public enum EncryptionError: Error, Hashable, Sendable {
  /// The program `qpdf` is not installed.
  case missingProgram
  /// It is there, and failed; in the system's words or with its exit code.
  case failed(String)

  public var message: String {
    switch self {
    case .missingProgram: "encryption needs the program qpdf, which is not installed"
    case .failed(let reason): "the PDF could not be encrypted: \(reason)"
    }
  }
}

/// Encrypts PDFs with AES-256 (ISO 32000-2, 7.6.4), through the program `qpdf`.
///
/// It is a program and no library of ours, because its start would cost every handout what only few
/// need. The password goes to it through memory that no other user can read: it stands neither
/// among the arguments, which everyone sees, nor in a file with a name, nor in a log.
public enum PDFEncryption {
  /// The PDF, to be opened with the password; everything may be done with it then, and a screen
  /// reader may read it.
  ///
  /// Each run gives other bytes: encryption without chance would be none.
  public static func encrypted(
    _ pdf: [UInt8], password: String
  ) throws(EncryptionError) -> [UInt8] {
    let word = quoted(password)
    return try result(
      of: """
        "encrypt": {"userPassword": \(word), "ownerPassword": \(word),
                    "256bit": {"accessibility": "y"}}
        """, on: pdf)
  }

  /// Whether two encrypted PDFs are the same document: the password opens both, and what is inside is
  /// the same. Their bytes tell nothing, since each encryption gives others.
  public static func isSame(_ pdf: [UInt8], _ other: [UInt8], password: String) -> Bool {
    // Most that want one name are different documents, and say so without being opened.
    if let own = identity(of: pdf), let second = identity(of: other), own != second {
      return false
    }
    guard let plain = try? decrypted(pdf, password), let second = try? decrypted(other, password)
    else { return false }
    return plain == second
  }

  /// With an identity made of its contents alone, where an ordinary one is new each time.
  private static func decrypted(
    _ pdf: [UInt8], _ password: String
  ) throws(EncryptionError) -> [UInt8] {
    try result(
      of: "\"password\": \(quoted(password)), \"decrypt\": \"\", \"deterministicId\": \"\"",
      on: pdf)
  }

  /// The first half of the file's identifier (ISO 32000-1, 14.4), which stays when a file is changed
  /// and is not encrypted; nil where it is not where qpdf writes it.
  private static func identity(of pdf: [UInt8]) -> ArraySlice<UInt8>? {
    let end = pdf.suffix(4096)
    guard let start = end.firstRange(of: Array("/ID [<".utf8)) else { return nil }
    return end[start.upperBound...].prefix { $0 != UInt8(ascii: ">") }
  }

  /// - Parameter options: qpdf's own form of its options (version 1): here a password may begin with
  ///   a hyphen.
  private static func result(
    of options: String, on pdf: [UInt8]
  ) throws(EncryptionError) -> [UInt8] {
    let job = try SharedMemory(
      Array("{\"inputFile\": \"/dev/fd/3\", \"outputFile\": \"-\", \(options)}".utf8))
    let input = try SharedMemory(pdf)
    let output = try SharedMemory([])
    try run(job, input, output)
    return try output.bytes()
  }

  private static func quoted(_ text: String) -> String {
    let digits = Array("0123456789abcdef")
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..<" ":
        result += "\\u00\(digits[Int(scalar.value >> 4)])\(digits[Int(scalar.value & 15)])"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func run(
    _ job: SharedMemory, _ input: SharedMemory, _ output: SharedMemory
  ) throws(EncryptionError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, job.descriptor, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output.descriptor, STDOUT_FILENO)
    // Its messages may quote what it was given.
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, input.descriptor, 3)
    var process = pid_t()
    let status = withCStrings(["qpdf", "--job-json-file=/dev/fd/0"]) { arguments in
      withCStrings(["LC_ALL=C"]) { environment in
        posix_spawnp(&process, "qpdf", &actions, nil, arguments, environment)
      }
    }
    guard status != ENOENT else { throw .missingProgram }
    guard status == 0 else { throw .failed(String(cString: strerror(status))) }
    try wait(for: process)
  }

  private static func wait(for process: pid_t) throws(EncryptionError) {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw .failed(String(cString: strerror(errno))) }
    }
    let code = status >> 8 & 0xFF
    guard status & 0x7F == 0, code == 0 else { throw .failed("qpdf ended with code \(code)") }
  }

  private static func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers = texts.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return body(&pointers)
  }
}

/// Bytes in memory that another program can be handed as an open file; they have no name, and nobody
/// but their owner could read them if they had.
private final class SharedMemory {
  let descriptor: Int32

  init(_ bytes: [UInt8]) throws(EncryptionError) {
    let name = "/plan-\(getpid())-\(UInt64.random(in: .min ... .max))"
    descriptor = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { throw .failed(String(cString: strerror(errno))) }
    shm_unlink(name)
    do {
      try FileDescriptor.write(bytes, to: descriptor, path: name)
    } catch {
      close(descriptor)
      throw .failed(String(cString: strerror(error.code)))
    }
    lseek(descriptor, 0, SEEK_SET)
  }

  deinit { close(descriptor) }

  /// All that was written to it.
  func bytes() throws(EncryptionError) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .failed(String(cString: strerror(errno)))
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var position = 0
    while position < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        pread(
          descriptor, buffer.baseAddress.map { $0 + position }, buffer.count - position,
          off_t(position))
      }
      guard count > 0 else { throw .failed("its output cannot be read") }
      position += count
    }
    return bytes
  }
}

import Glibc

/// Puts bytes into files, all of them or none.
///
/// A file first grows under a temporary name in the same folder, readable by its owner alone, and
/// takes its own name in one step: nobody ever sees half a document. What fails leaves nothing
/// behind.
public struct FileWriter: Sendable {
  /// What to do where the name is taken.
  public enum Collision: Hashable, Sendable {
    /// The caller named the file: it is replaced.
    case replace
    /// The name is the usual one: another document stays, and the new one is called `…-2`, `…-3`.
    /// The same document is not written a second time.
    case number
  }

  /// Numbers above are a sign that something else is wrong.
  static let highestNumber = 9999

  public var collision: Collision
  /// Folders on the way to the file are made where they are missing.
  public var makesFolders: Bool
  /// Of a PDF that is encrypted: a file that it opens to the same contents is the same document,
  /// though each encryption gives other bytes.
  public var password: String?

  public init(
    collision: Collision = .replace, makesFolders: Bool = false, password: String? = nil
  ) {
    self.collision = collision
    self.makesFolders = makesFolders
    self.password = password
  }

  /// Writes the bytes and returns the path under which they are to be found.
  ///
  /// A target that exists and is no regular file, such as `/dev/stdout` or a pipe, is written to
  /// directly.
  public func write(_ bytes: [UInt8], to path: String) throws(DeliveryError) -> String {
    if makesFolders { try makeFolder(of: path) }
    switch Target(path) {
    case .folder: throw DeliveryError(.isFolder, path: path)
    case .special:
      let file = try FileDescriptor(opening: path, O_WRONLY | O_NOCTTY, failing: .create)
      try file.write(bytes)
      try file.close()
      return path
    case .regular, .none:
      switch collision {
      case .replace: try replace(path, with: bytes)
      case .number: return try add(bytes, at: path)
      }
      return path
    }
  }

  /// Writes to a descriptor that stays open, such as standard output.
  ///
  /// - Parameter name: what a message calls it.
  public static func write(
    _ bytes: [UInt8], toDescriptor number: Int32, name: String
  ) throws(DeliveryError) {
    try FileDescriptor.write(bytes, to: number, path: name)
  }

  private func replace(_ path: String, with bytes: [UInt8]) throws(DeliveryError) {
    // A link stays a link: what it points at is replaced.
    let target = FileWriter.resolved(path) ?? path
    let temporary = try TemporaryFile(beside: target, bytes, reportedAs: path)
    try temporary.replace(target)
  }

  private func add(_ bytes: [UInt8], at path: String) throws(DeliveryError) -> String {
    var temporary: TemporaryFile?
    for number in 1...Self.highestNumber {
      let name = number == 1 ? path : numbered(path, number)
      switch Target(name) {
      case .regular:
        if try isSame(name, bytes) { return name }
      case .folder, .special: continue
      case .none:
        let file: TemporaryFile
        if let temporary {
          file = temporary
        } else {
          file = try TemporaryFile(beside: path, bytes, reportedAs: path)
          temporary = file
        }
        // Another process may have taken the name since: then the next one is tried.
        if try file.take(name) { return name }
      }
    }
    throw DeliveryError(.namesTaken, path: path)
  }

  private func isSame(_ path: String, _ bytes: [UInt8]) throws(DeliveryError) -> Bool {
    let file = try FileDescriptor(opening: path, O_RDONLY, failing: .read)
    guard let password else { return try file.holds(bytes) }
    return PDFEncryption.isSame(try file.bytes(), bytes, password: password)
  }

  /// `laser-2.pdf` for `laser.pdf`; a leading dot begins no ending.
  private func numbered(_ path: String, _ number: Int) -> String {
    let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    guard let dot = path[slash...].lastIndex(of: "."), dot > slash else {
      return "\(path)-\(number)"
    }
    return "\(path[..<dot])-\(number)\(path[dot...])"
  }

  static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private func makeFolder(of path: String) throws(DeliveryError) {
    var rest = path[...]
    guard let slash = rest.lastIndex(of: "/"), slash > rest.startIndex else { return }
    rest = rest[..<slash]
    guard Target(String(rest)) == .none else { return }
    try makeFolder(of: String(rest))
    // Another process may make it at the same time.
    guard mkdir(String(rest), 0o700) == 0 || errno == EEXIST else {
      throw DeliveryError(.createFolder, path: String(rest), code: errno)
    }
  }
}

/// What stands at a path, links followed.
enum Target {
  case none, regular, folder, special

  init(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = .none
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .folder
    default: self = .special
    }
  }
}

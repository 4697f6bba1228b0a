import Glibc

/// A document that is written but has no name yet: what one thread makes and another shelves.
///
/// Unchecked, because at any time only the thread that holds it uses it.
public final class ReadyFile: @unchecked Sendable {
  private var contents: FileContents
  /// In hexadecimal digits.
  public private(set) var sha256: String
  private let password: String?
  private let temporary: TemporaryFile
  private let folder: String

  /// Writes the bytes into the folder, readable by their owner alone.
  ///
  /// - Parameter password: of a PDF that is encrypted.
  /// - Throws: `DeliveryError`; nothing is left behind then.
  public init(
    _ contents: FileContents, in folder: String, password: String? = nil
  ) throws(DeliveryError) {
    self.contents = contents
    self.folder = folder.hasSuffix("/") ? folder : folder + "/"
    self.password = password
    sha256 = contents.sha256
    let parts = contents.parts
    temporary = try TemporaryFile(beside: self.folder, parts[0], reportedAs: folder)
    for part in parts.dropFirst() { try temporary.append(part) }
  }

  /// The same of bytes that no other file begins with.
  public convenience init(
    _ bytes: [UInt8], in folder: String, password: String? = nil
  ) throws(DeliveryError) {
    try self.init(FileContents(bytes), in: folder, password: password)
  }

  /// Once it is shelved, what lies under its name.
  public var bytes: [UInt8] { contents.bytes }
  /// In bytes.
  public var count: Int { contents.count }

  /// Takes the first free name of `stem.ending`, `stem-2.ending`, `stem-3.ending` …; the same
  /// document under one of them stays as it is: a file of the same bytes or, of encrypted ones, one
  /// that the same password opens to the same contents.
  ///
  /// - Parameter announce: told of a name before the document gets it; where that fails, the document
  ///   goes without.
  /// - Returns: the name within the folder.
  public func shelve(
    as stem: String, ending: String,
    announcing announce: ((String) throws(DeliveryError) -> Void)? = nil
  ) throws(DeliveryError) -> String {
    for number in 1...FileWriter.highestNumber {
      let name = number == 1 ? "\(stem).\(ending)" : "\(stem)-\(number).\(ending)"
      if try take(name, announce) { return name }
      if try isSame(as: folder + name) { return name }
    }
    throw DeliveryError(.namesTaken, path: folder)
  }

  private func take(
    _ name: String, _ announce: ((String) throws(DeliveryError) -> Void)?
  ) throws(DeliveryError) -> Bool {
    if let announce {
      guard !isTaken(folder + name) else { return false }
      try announce(name)
    }
    return try temporary.take(folder + name)
  }

  private func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  private func isSame(as path: String) throws(DeliveryError) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    let file = try FileDescriptor(opening: path, O_RDONLY | O_NOFOLLOW, failing: .read)
    let bytes = contents.bytes
    guard let password else { return try file.holds(bytes) }
    let other = try file.bytes()
    guard other == bytes || PDFEncryption.isSame(bytes, other, password: password) else {
      return false
    }
    contents = FileContents(other)
    sha256 = contents.sha256
    return true
  }
}

import Glibc

/// A document that is written but has no name yet: what one thread makes and another shelves.
///
/// Unchecked, because at any time only the thread that holds it uses it.
public final class ReadyFile: @unchecked Sendable {
  private let contents: FileContents
  /// In hexadecimal digits.
  public let sha256: String
  private let temporary: TemporaryFile
  private let folder: String

  /// Writes the bytes into the folder, readable by their owner alone.
  ///
  /// - Throws: `DeliveryError`; nothing is left behind then.
  public init(_ contents: FileContents, in folder: String) throws(DeliveryError) {
    self.contents = contents
    self.folder = folder.hasSuffix("/") ? folder : folder + "/"
    sha256 = contents.sha256
    temporary = try TemporaryFile(
      beside: self.folder, contents.beginning.bytes, reportedAs: folder)
    if !contents.rest.isEmpty { try temporary.append(contents.rest) }
  }

  /// The same of bytes that no other file has.
  public convenience init(_ bytes: [UInt8], in folder: String) throws(DeliveryError) {
    try self.init(FileContents(bytes), in: folder)
  }

  /// In bytes.
  public var count: Int { contents.count }

  /// Takes the first free name of `stem.ending`, `stem-2.ending`, `stem-3.ending` …; a file of the
  /// same bytes under one of them is the same document and stays as it is.
  ///
  /// - Returns: the name within the folder.
  public func shelve(as stem: String, ending: String) throws(DeliveryError) -> String {
    for number in 1...FileWriter.highestNumber {
      let name = number == 1 ? "\(stem).\(ending)" : "\(stem)-\(number).\(ending)"
      if try temporary.take(folder + name) { return name }
      if try isSame(as: folder + name) { return name }
    }
    throw DeliveryError(.namesTaken, path: folder)
  }

  private func isSame(as path: String) throws(DeliveryError) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return try FileDescriptor(opening: path, O_RDONLY | O_NOFOLLOW, failing: .read).holds(
      contents.bytes)
  }
}

import Delivery

/// A message in a file of its own, or on its way to one.
struct MailDraft {
  /// Of a draft that was read, its path.
  var name: String
  var bytes: [UInt8]

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  init(_ path: String) throws(Failure) {
    self.init(name: path, bytes: try Workspace.plainBytes(path, what: "draft"))
  }

  /// - Parameter output: a file, or a folder; nil takes the usual one.
  /// - Returns: the path.
  func write(to output: String?) throws(Failure) -> String {
    let usual = "\(name).eml"
    guard let output else {
      return try Self.write(
        bytes, to: FilePath.joined("output", usual), .number, makesFolders: true)
    }
    guard output.hasSuffix("/") || FileSystem.isDirectory(output) else {
      return try Self.write(bytes, to: output)
    }
    return try Self.write(bytes, to: FilePath.joined(output, usual), .number)
  }

  @discardableResult static func write(
    _ bytes: [UInt8], to path: String, _ collision: FileWriter.Collision = .replace,
    makesFolders: Bool = false
  ) throws(Failure) -> String {
    do {
      return try FileWriter(collision: collision, makesFolders: makesFolders)
        .write(bytes, to: path)
    } catch {
      throw Failure(error)
    }
  }
}

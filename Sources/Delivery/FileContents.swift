/// The bytes of a file, of which the first may be those of many files.
public struct FileContents: Sendable {
  /// What files begin with, digested once for all of them.
  public struct Beginning: Sendable {
    public let bytes: [UInt8]
    fileprivate let digest: SHA256

    public init(_ bytes: [UInt8]) {
      self.bytes = bytes
      var digest = SHA256()
      digest.update(bytes)
      self.digest = digest
    }
  }

  let beginning: Beginning
  let rest: [UInt8]

  public init(_ beginning: Beginning, _ rest: [UInt8]) {
    self.beginning = beginning
    self.rest = rest
  }

  public init(_ bytes: [UInt8]) {
    self.init(Beginning(bytes), [])
  }

  public var count: Int { beginning.bytes.count + rest.count }
  public var bytes: [UInt8] { rest.isEmpty ? beginning.bytes : beginning.bytes + rest }

  /// In hexadecimal digits.
  var sha256: String {
    var digest = beginning.digest
    digest.update(rest)
    return digest.hexDigest
  }
}

/// The bytes of a file, of which the first may be those of many files.
public struct FileContents: Sendable {
  /// What files begin with, digested once for all of them.
  public struct Beginning: Sendable {
    let parts: [[UInt8]]
    fileprivate let digest: SHA256

    /// - Parameter parts: one after the other; a part that others have as well may be shared.
    public init(_ parts: [UInt8]...) {
      self.parts = parts
      var digest = SHA256()
      for part in parts { digest.update(part) }
      self.digest = digest
    }
  }

  private let beginning: Beginning
  private let rest: [UInt8]

  public init(_ beginning: Beginning, _ rest: [UInt8]) {
    self.beginning = beginning
    self.rest = rest
  }

  public init(_ bytes: [UInt8]) {
    self.init(Beginning(bytes), [])
  }

  public var count: Int { parts.reduce(0) { $0 + $1.count } }
  public var bytes: [UInt8] { Array(parts.joined()) }

  /// One after the other.
  var parts: [[UInt8]] { rest.isEmpty ? beginning.parts : beginning.parts + [rest] }

  /// In hexadecimal digits.
  var sha256: String {
    var digest = beginning.digest
    digest.update(rest)
    return digest.hexDigest
  }
}

/// Bytes that travel beside the JSON that mentions them, as they are: of a document of some
/// megabytes JSON would make a text that takes longer to read than the document takes to send.
public struct Bytes: Hashable, Sendable {
  public var bytes: [UInt8]

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  public var count: Int { bytes.count }
}

extension Bytes: Codable {
  /// The bytes of one message, in the order in which the JSON mentions them.
  ///
  /// Unchecked, because one coder on one thread uses it.
  final class Luggage: @unchecked Sendable {
    var pieces: [[UInt8]]

    init(_ pieces: [[UInt8]] = []) { self.pieces = pieces }

    static let key = CodingUserInfoKey(rawValue: "luggage")
  }

  private static func luggage(_ info: [CodingUserInfoKey: Any]) -> Luggage? {
    Luggage.key.flatMap { info[$0] as? Luggage }
  }

  public func encode(to encoder: any Encoder) throws {
    guard let luggage = Bytes.luggage(encoder.userInfo) else {
      throw EncodingError.invalidValue(
        self, .init(codingPath: encoder.codingPath, debugDescription: "bytes go through a channel"))
    }
    var container = encoder.singleValueContainer()
    try container.encode(luggage.pieces.count)
    luggage.pieces.append(bytes)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let number = try container.decode(Int.self)
    guard let luggage = Bytes.luggage(decoder.userInfo), luggage.pieces.indices.contains(number)
    else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "there is no piece")
    }
    bytes = luggage.pieces[number]
  }
}

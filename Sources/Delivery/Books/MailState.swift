/// Where a message to one addressee with one document stands.
public enum MailState: String, Hashable, Codable, Sendable {
  /// Begun and never heard of again: the process ended while it was under way.
  case sending
  case sent
  /// The server refused it; it has not arrived.
  case refused
  /// The server went away for now; it has not arrived.
  case postponed
  /// The connection broke after the text was handed over: nobody knows.
  case uncertain

  /// Whether sending again could bring the same message twice.
  public var mayHaveArrived: Bool { self == .sending || self == .sent || self == .uncertain }
}

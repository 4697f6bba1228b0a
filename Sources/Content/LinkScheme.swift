/// Schemes of addresses that a page may lead to. Anything else, such as a script or a file beside
/// the text, stays words.
public enum LinkScheme: Hashable, Sendable {
  case web, mail, telephone

  public init?(_ destination: String) {
    switch destination.prefix(while: { $0 != ":" }).lowercased() {
    case "http", "https": self = .web
    case "mailto": self = .mail
    case "tel": self = .telephone
    default: return nil
    }
  }
}

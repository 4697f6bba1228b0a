/// A small drawing beside a rule or a message, for those who read pictures faster than words. It
/// never says anything that the words beside it do not.
public enum Icon: String, CaseIterable, Hashable, Sendable {
  case sun, water, sauna, cream, pill, phone, calendar

  /// What fits a rule that names no icon itself; nil where none does.
  public init?(ruleID id: String) {
    switch id {
    case "sun", "sunbeds", "tanning", "light": self = .sun
    case "pool", "swimming": self = .water
    case "sauna", "heat", "steam", "hot-bath": self = .sauna
    case "cream", "moisturiser", "moisturizer", "ointment": self = .cream
    case "medicine", "medicines", "numbing", "painkillers": self = .pill
    default: return nil
    }
  }
}

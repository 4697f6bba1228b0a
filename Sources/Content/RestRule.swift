/// How long one treatment waits after another: "2 weeks after mesotherapy".
public struct RestRule: Hashable, Sendable {
  /// The id or an alias of the treatment that comes first.
  public var after: String
  /// Nil where the interval is left to the clinic's file.
  public var period: Period?
  public var location: SourceLocation?

  public init(after: String, period: Period?, location: SourceLocation? = nil) {
    self.after = after
    self.period = period
    self.location = location
  }

  /// "2 weeks after mesotherapy" or "clinic after mesotherapy"; nil for anything else.
  public init?(_ text: String) {
    let plain = text.plainQuantity
    guard let middle = plain.range(ofFirst: " after ") else { return nil }
    let length = plain[..<middle.lowerBound].trimmed
    let period = Period(String(length))
    let name = plain[middle.upperBound...].trimmed
    guard period != nil || length == "clinic", !name.isEmpty, !name.contains(" ") else {
      return nil
    }
    self.init(after: String(name), period: period)
  }

  /// Whether the rule speaks of that treatment.
  public func concerns(_ treatment: Treatment) -> Bool {
    ([treatment.id] + treatment.aliases).contains { $0.lowercased() == after }
  }
}

extension FieldReader {
  /// Rest intervals: one, or a list.
  mutating func rests(_ name: String) -> [RestRule] {
    rests(name, of: nodes(name))
  }

  mutating func rests(_ name: String, of nodes: [YAMLNode]) -> [RestRule] {
    let items = nodes.flatMap { node -> [YAMLNode] in
      if case .sequence(let items) = node.kind { items.filter { !$0.isNull } } else { [node] }
    }
    return items.filter { !$0.isNull }.compactMap { node in
      guard var rule = node.text.flatMap({ RestRule($0) }) else {
        wrongKind(
          name, "an interval and a treatment, such as \"2 weeks after mesotherapy\"",
          at: node.location)
        return nil
      }
      rule.location = node.location
      return rule
    }
  }
}

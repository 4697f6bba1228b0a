/// Reads lists of rules such as `before` and `aftercare` in a treatment's front matter.
struct CareRuleReader {
  private(set) var rules: [CareRule] = []

  /// Reads the rules of one field and leaves what is wrong with them in `fields`.
  init(_ name: String, _ fields: inout FieldReader) {
    var ids: Set<String> = []
    for item in fields.nodes(name) {
      let rule = fields.fields(of: item, what: "rule in '\(name)'") { CareRuleReader.rule(&$0) }
      guard let rule else { continue }
      if ids.insert(rule.id).inserted {
        rules.append(rule)
      } else {
        fields.report(
          .error(
            "two rules in '\(name)' are called '\(rule.id)'", at: rule.location,
            hint: "give one of them another 'id'"))
      }
    }
  }

  private static func rule(_ fields: inout FieldReader) -> CareRule? {
    let id = fields.string("id")
    let span = span(&fields)
    let toConfirm = fields.bool("confirm") ?? false
    let icon: Icon? = fields.choice("icon")
    let said = [CareRule.Kind.avoid, .do, .expect].compactMap { kind in
      fields.string(kind.rawValue).map { (kind, $0) }
    }
    guard let (kind, what) = said.first else {
      if fields.isReadable {
        fields.report(
          .error("the \(fields.what) says nothing", at: fields.location, hint: Self.wording))
      }
      return nil
    }
    if said.count > 1 {
      let second = fields.nameLocation(of: said[1].0.rawValue)
      fields.report(.error("a rule says one thing", at: second, hint: "make two rules of it"))
    }
    return CareRule(
      id: id ?? what.slug, kind: kind, what: what, span: span, toConfirm: toConfirm,
      icon: icon ?? id.flatMap(Icon.init(ruleID:)), location: fields.location(of: kind.rawValue))
  }

  private static let wording = "say it as 'avoid', 'do' or 'expect'"

  private static func span(_ fields: inout FieldReader) -> CareRule.Span {
    guard let node = fields.node("for") else { return .clinic }
    return fields.span("for", node) ?? .clinic
  }
}

extension FieldReader {
  /// How long a rule holds; nil, and an error, where a period was probably meant and is misspelled.
  mutating func span(_ name: String, _ node: YAMLNode) -> CareRule.Span? {
    let expected = "\"4 weeks\", \"clinic\", \"course\" or a text in quotes"
    guard case .scalar(let text, let quoted) = node.kind else {
      wrongKind(name, expected, at: node.location)
      return nil
    }
    if !quoted, let suggestion = CareRule.Span.misspelled(text) {
      wrongKind(name, expected, at: node.location, hint: "write \"\(suggestion)\"")
      return nil
    }
    return CareRule.Span(text)
  }
}

/// The values that several kinds of file share.
extension FieldReader {
  public mutating func period(_ name: String) -> Period? {
    value(name, as: Period.expected, suggest: Period.suggestion) { Period($0) }
  }

  public mutating func spacing(_ name: String) -> Spacing? {
    value(name, as: Spacing.expected, suggest: Spacing.suggestion) { Spacing($0) }
  }

  public mutating func sessions(_ name: String) -> ClosedRange<Int>? {
    value(name, as: "a number of sessions such as \"3\", \"4-6\" or \"up to 8\"") {
      ClosedRange(sessions: $0)
    }
  }

  public mutating func minutes(_ name: String) -> ClosedRange<Int>? {
    value(name, as: "minutes such as \"35\" or \"30-40\"") { ClosedRange(minutes: $0) }
  }

  public mutating func day(_ name: String) -> Day? {
    value(name, as: "a day such as \"2025-03-01\"") { Day(iso: $0) }
  }

  public mutating func focus(_ name: String) -> ImageReference.Focus? {
    value(name, as: "a point such as \"50% 40%\" or \"top left\"") { ImageReference.Focus($0) }
  }

  /// A BCP 47 tag such as `en` or `uk-UA`.
  public mutating func languageTag(_ name: String) -> String? {
    value(name, as: "a language tag such as \"en\" or \"uk\"") {
      FieldReader.isLanguageTag($0) ? $0 : nil
    }
  }

  static func isLanguageTag(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    let fits = parts.allSatisfy { part in
      (1...8).contains(part.count)
        && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    let first = parts.first ?? ""
    return fits && (2...3).contains(first.count) && first.allSatisfy(\.isLetter)
  }

  /// Running text in which `**words**` may be emphasised.
  public mutating func inlines(_ node: YAMLNode) -> [Inline] {
    guard case .scalar(let text, let quoted) = node.kind else { return [] }
    var place = node.location
    if quoted { place.column += 1 }
    let parsed = MarkdownConverter.inlines(text.trimmed, at: place)
    report(parsed.diagnostics)
    return parsed.value ?? []
  }

  /// What a phase says, in a treatment's file or in a clinic's.
  mutating func phase() -> PhaseOverride {
    PhaseOverride(
      sessions: sessions("sessions"), planned: int("planned", in: 1...ClosedRange.mostSessions),
      every: spacing("every"), atLeast: period("at_least"), atMost: period("at_most"),
      span: period("for"), location: location)
  }
}

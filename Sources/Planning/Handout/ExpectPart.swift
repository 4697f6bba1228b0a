import Content

extension HandoutComposer {
  /// What most people notice, and for how long. No bars: most of it passes within hours, and a bar
  /// along the days would look like a promise.
  var expectPart: Part? {
    guard !treatment.expect.isEmpty else { return nil }
    let items = treatment.expect.map { rule in
      [
        Block.paragraph(
          language.inlines(
            .expectFor,
            ["what": [.strong([.text(label(rule))])], "span": [.text(expectedSpan(rule))]]))
      ]
    }
    return part(.expect, .expectHeading, [.list(List(marker: .bullet, items: items))])
  }

  private func expectedSpan(_ rule: CareRule) -> String {
    rule.span == .clinic ? language.text(.expectUnknown) : span(rule, .after)
  }
}

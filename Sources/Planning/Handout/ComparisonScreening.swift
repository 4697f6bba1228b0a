import Content

extension ComparisonComposer {
  /// What a patient must name before either treatment: first what holds for both, said once.
  var screeningPart: Part? {
    let shared = first.contraindications.filter { isShared($0, with: second) }
    let lists = [
      (language.text(.compareBoth), shared),
      (
        language.text(.compareOnly, ["treatment": first.title]),
        first.contraindications.filter { !isShared($0, with: second) }
      ),
      (
        language.text(.compareOnly, ["treatment": second.title]),
        second.contraindications.filter { !isShared($0, with: first) }
      ),
    ].filter { !$1.isEmpty }
    guard !lists.isEmpty else { return nil }
    return Part(
      name: .screening, heading: [.text(language.text(.screeningHeading))],
      blocks: lists.flatMap { title, conditions in
        [
          Block.heading(level: 3, [.text(title)]),
          .list(List(marker: .tickBox, items: conditions.map { [.paragraph($0.text)] })),
        ]
      })
  }

  /// The same words, not only the same name: "anything in the product" is not "in the mix".
  private func isShared(_ condition: Contraindication, with other: Treatment) -> Bool {
    other.contraindications.contains {
      $0.id == condition.id && $0.text.plainText == condition.text.plainText
    }
  }
}

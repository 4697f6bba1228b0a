import Content

extension HandoutComposer {
  /// What a patient must name before treatment, as boxes to tick.
  var screeningPart: Part? {
    guard !treatment.contraindications.isEmpty else { return nil }
    let items = treatment.contraindications.map { [Block.paragraph($0.text)] }
    let boxes = List(
      marker: .tickBox, items: items, boxLabel: language.text(.screeningBox))
    return part(
      .screening, .screeningHeading,
      [.list(boxes), note(language.text(.screeningNote))])
  }
}

import Content

extension HandoutComposer {
  /// What a patient must name before treatment, as boxes to tick; what was ticked and acknowledged
  /// already stands above them, for the clinician.
  var screeningPart: Part? {
    let conditions = plans.flatMap(\.treatment.contraindications).withoutRepeats
    guard !conditions.isEmpty else { return nil }
    let acknowledged = conditions.filter { options.acknowledged.contains($0.id) }
    let boxes = List(
      marker: .tickBox, items: conditions.map { [.paragraph($0.text)] },
      boxLabel: language.text(.screeningBox))
    return part(
      .screening, .screeningHeading,
      [callout(acknowledged), .list(boxes), note(language.text(.screeningNote))]
        .compactMap(\.self))
  }

  private func callout(_ acknowledged: [Contraindication]) -> Block? {
    guard !acknowledged.isEmpty else { return nil }
    let list = List(marker: .bullet, items: acknowledged.map { [.paragraph($0.text)] })
    return .callout(
      [.paragraph([.strong([.text(language.text(.screeningAcknowledged))])]), .list(list)],
      .warning)
  }
}

extension [Contraindication] {
  /// Each condition once: treatments of one plan name many of the same.
  fileprivate var withoutRepeats: [Contraindication] {
    reduce(into: []) { result, condition in
      let isKnown = result.contains {
        $0.id == condition.id && $0.text.plainText == condition.text.plainText
      }
      if !isKnown { result.append(condition) }
    }
  }
}

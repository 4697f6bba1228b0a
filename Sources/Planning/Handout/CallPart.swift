import Content

extension HandoutComposer {
  /// The one message that must not be missed: when to call, whom, and whom when we are closed.
  var callPart: Part? {
    let opening =
      clinic.phone.map { language.inlines(.callPhone, ["phone": [phone($0)]]) }
      ?? [.text(language.text(.callUs))]
    // What holds after every treatment, where the file names nothing of its own.
    let usual = [Phrasebook.Key.callWorse, .callLonger, .callWorried].map {
      [Inline.text(language.text($0))]
    }
    let named = plans.flatMap(\.treatment.whenToCall).reduce(into: [[Inline]]()) { reasons, next in
      if !reasons.contains(where: { $0.plainText == next.plainText }) { reasons.append(next) }
    }
    let reasons = named.isEmpty ? usual : named
    var blocks: [Block] = [
      .paragraph([.strong(opening)]),
      .list(List(marker: .bullet, items: reasons.map { [.paragraph($0)] })),
    ]
    if let other = clinic.outOfHours {
      blocks.append(
        .paragraph(
          language.inlines(
            .callOutOfHours,
            ["name": own(other.name, "out_of_hours"), "phone": [phone(other.phone)]])))
    }
    return part(.call, .callHeading, [.callout(blocks, .call)])
  }
}

import Content

/// Sets two treatments side by side for a patient who has to choose: a table of what they are, and
/// what to tell the clinician before either.
public struct ComparisonComposer: Sendable {
  let first: Treatment
  let second: Treatment
  let clinic: Clinic
  let language: Language
  let asOf: Day

  /// The parts of a comparison, in the order in which a layout should set them.
  public static let parts: [Part.Name] = [.hero, .title, .body, .screening, .call, .colophon]

  /// - Parameters:
  ///   - first: as the clinic gives it, with the values that its file sets.
  ///   - second: likewise.
  ///   - asOf: the day on which the handout is made.
  public init(
    _ first: Treatment, _ second: Treatment, clinic: Clinic, language: Language, asOf: Day
  ) {
    self.first = first
    self.second = second
    self.clinic = clinic
    self.language = language
    self.asOf = asOf
  }

  public func document() -> Document {
    let parts = [
      heroPart, titlePart, Part(name: .body, blocks: [.table(table)]), screeningPart, callPart,
      colophonPart,
    ]
    return Document(
      language: language.phrases.language, rightToLeft: language.phrases.rightToLeft, title: title,
      parts: parts.compactMap(\.self), running: running, letterhead: clinic.letterhead)
  }

  private var title: String {
    language.text(.compareTitle, ["first": first.title, "second": second.title])
  }

  /// The pictures of both, in the order of the columns.
  private var heroPart: Part {
    Part(
      name: .hero,
      blocks: [first, second].map { treatment in
        treatment.hero.map { .image($0) } ?? .ornament(treatment.id)
      })
  }

  private var titlePart: Part {
    var blocks: [Block] = [.heading(level: 1, [.text(title)])]
    if let caution { blocks.append(.paragraph([.text(caution)], .caution)) }
    blocks.append(.paragraph([.text(language.text(.compareLead))], .lead))
    return Part(name: .title, blocks: blocks)
  }

  /// One text that nobody has reviewed is enough.
  private var caution: String? {
    let reviews = [first.review, second.review]
    if reviews.contains(nil) { return language.text(.titleUnreviewed) }
    let overdue = reviews.compactMap { $0?.due }.filter { $0 < asOf }.min()
    return overdue.map { language.text(.titleReviewOverdue, ["date": language.longDate($0)]) }
  }

  /// Whom to ask.
  private var callPart: Part? {
    guard let phone = clinic.phone else { return nil }
    let digits = phone.filter { $0.isASCII && $0.isNumber || $0 == "+" }
    let link = Inline.link(destination: "tel:\(digits)", [.text(language.isolated(phone))])
    let text = language.inlines(.practicalCall, ["phone": [.strong([link])]])
    return Part(name: .call, blocks: [.callout([.paragraph(text)], .note)])
  }

  private var colophonPart: Part {
    let versions = [first, second].map { treatment in
      let version = treatment.version.map { language.text(.colophonVersion, ["version": $0]) }
      return [treatment.title, version].compactMap(\.self).joined(separator: ": ")
    }
    let made = language.text(.titleMade, ["date": language.mediumDate(asOf)])
    return Part(
      name: .colophon,
      blocks: [.paragraph([.text((versions + [made]).joined(separator: " · "))], .note)])
  }

  private var running: [String: String] {
    clinic.running.merging([
      "title": title, "patient": "", "for": "", "version": "", "review": "",
      "made": language.text(.titleMade, ["date": language.mediumDate(asOf)]),
      // Only the layout knows the numbers: it fills `{page}` and `{pages}` in.
      "page": language.text(.runningPage),
    ]) { $1 }
  }
}

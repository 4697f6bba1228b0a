import Content

/// Makes of a treatment, its schedule and its patient what a patient holds: a tree of blocks.
///
/// Every word of its own comes from the language's phrasebook. Each part is made in a file of its
/// own; a part that has nothing to say is left out.
public struct HandoutComposer: Sendable {
  let treatment: Treatment
  let course: Course?
  let schedule: Schedule?
  let care: CareCalendar
  let clinic: Clinic
  let patient: Patient
  let language: Language
  let asOf: Day
  let options: HandoutOptions

  /// - Parameters:
  ///   - treatment: as the clinic gives it, with the values that its file sets.
  ///   - course: nil, as the schedule, where the treatment names none.
  ///   - asOf: the day on which the handout is made.
  public init(
    treatment: Treatment, course: Course?, schedule: Schedule?, care: CareCalendar,
    clinic: Clinic, patient: Patient = Patient(), language: Language, asOf: Day,
    options: HandoutOptions = HandoutOptions()
  ) {
    self.treatment = treatment
    self.course = course
    self.schedule = schedule
    self.care = care
    self.clinic = clinic
    self.patient = patient
    self.language = language
    self.asOf = asOf
    self.options = options
  }

  /// The handout, its parts in the order in which a patient needs them.
  public func document() -> Document {
    let parts = [
      heroPart, titlePart, glancePart, schedulePart, practicalPart, calendarPart, beforePart,
      screeningPart, stepsPart, aftercarePart, expectPart, callPart, bodyPart, colophonPart,
    ]
    return Document(
      language: language.phrases.language, rightToLeft: language.phrases.rightToLeft,
      title: treatment.title, parts: parts.compactMap(\.self), running: running)
  }

  private var heroPart: Part? {
    treatment.hero.map { Part(name: .hero, blocks: [.image($0)], language: ownLanguage) }
  }

  private var stepsPart: Part? {
    guard !treatment.steps.isEmpty else { return nil }
    return part(.steps, .stepsHeading, [.steps(treatment.steps)])
  }

  private var bodyPart: Part? {
    treatment.body.isEmpty
      ? nil : Part(name: .body, blocks: treatment.body, language: ownLanguage)
  }

  /// What the treatment is written in, where that is another language than the handout's.
  private var ownLanguage: String? {
    treatment.language == language.phrases.language ? nil : treatment.language
  }

  func part(_ name: Part.Name, _ heading: Phrasebook.Key, _ blocks: [Block]) -> Part {
    Part(name: name, heading: [.text(language.text(heading))], blocks: blocks)
  }

  func note(_ text: String) -> Block { .paragraph([.text(text)], .note) }
}

import Content

/// Makes of a treatment, its schedule and its patient what a patient holds: a tree of blocks.
///
/// Every word of its own comes from the language's phrasebook. Each part is made in a file of its
/// own; a part that has nothing to say is left out.
public struct HandoutComposer: Sendable {
  /// What the handout is about; of several treatments the first.
  let plan: TreatmentPlan
  /// Further treatments of the same plan.
  let others: [TreatmentPlan]
  let clinic: Clinic
  private(set) var patient: Patient
  let language: Language
  let asOf: Day
  let options: HandoutOptions
  /// Whether days of care must be told with their years.
  let careTakesYears: Bool

  var treatment: Treatment { plan.treatment }
  var course: Course? { plan.course }
  var schedule: Schedule? { plan.schedule }
  var care: CareCalendar { plan.care }

  /// - Parameters:
  ///   - plan: what is planned of the first treatment.
  ///   - others: of the further ones; their parts stand below the first one's.
  ///   - asOf: the day on which the handout is made.
  public init(
    plan: TreatmentPlan, others: [TreatmentPlan] = [], clinic: Clinic, patient: Patient = Patient(),
    language: Language, asOf: Day, options: HandoutOptions = HandoutOptions()
  ) {
    self.plan = plan
    self.others = others
    self.clinic = clinic
    self.patient = patient
    self.language = language
    self.asOf = asOf
    self.options = options
    careTakesYears = plan.care.spansYears
  }

  /// One treatment.
  public init(
    treatment: Treatment, course: Course?, schedule: Schedule?, care: CareCalendar,
    clinic: Clinic, patient: Patient = Patient(), language: Language, asOf: Day,
    options: HandoutOptions = HandoutOptions()
  ) {
    self.init(
      plan: TreatmentPlan(treatment: treatment, course: course, schedule: schedule, care: care),
      clinic: clinic, patient: patient, language: language, asOf: asOf, options: options)
  }

  /// The handout, its parts in the order in which a patient needs them.
  public func document() -> Document {
    let parts = others.isEmpty ? singleParts : jointParts
    return Document(
      language: language.phrases.language, rightToLeft: language.phrases.rightToLeft,
      title: title, parts: parts.compactMap(\.self), running: running,
      letterhead: clinic.letterhead)
  }

  /// What the document of another patient with the same plan says of that one, without the rest of
  /// it.
  public func personal(to patient: Patient) -> PersonalText {
    var other = self
    other.patient = patient
    return PersonalText(addressee: other.addressee, running: other.running)
  }

  private var singleParts: [Part?] {
    [
      heroPart, titlePart, glancePart, schedulePart, changesPart, practicalPart, calendarPart,
      beforePart, screeningPart, stepsPart, aftercarePart, expectPart, callPart, bodyPart,
      colophonPart,
    ]
  }

  /// The names of all treatments.
  var title: String { language.together(plans.map(\.treatment.title)) }

  /// The treatment's picture; a drawing of its own where it has none.
  var heroPart: Part? {
    guard let hero = treatment.hero else {
      return Part(name: .hero, blocks: [.ornament(treatment.id)])
    }
    return Part(name: .hero, blocks: [.image(hero)], language: ownLanguage)
  }

  var stepsPart: Part? {
    guard !treatment.steps.isEmpty else { return nil }
    return part(.steps, .stepsHeading, [.steps(treatment.steps)])
  }

  var bodyPart: Part? {
    treatment.body.isEmpty
      ? nil : Part(name: .body, blocks: treatment.body, language: ownLanguage)
  }

  /// What the treatment is written in, where that is another language than the handout's.
  var ownLanguage: String? {
    treatment.language == language.phrases.language ? nil : treatment.language
  }

  func part(_ name: Part.Name, _ heading: Phrasebook.Key, _ blocks: [Block]) -> Part {
    Part(name: name, heading: [.text(language.text(heading))], blocks: blocks)
  }

  func note(_ text: String) -> Block { .paragraph([.text(text)], .note) }
}

import Content
import Planning

/// A plan as HL7 FHIR R4: a collection of one CarePlan and a ServiceRequest for each session.
///
/// The patient is named by the clinic's own reference alone, and only where that was given. What was
/// ticked on a screening form never stands in it.
public struct CarePlanBundle {
  private let plans: [TreatmentPlan]
  private let clinic: Clinic
  private let language: Language
  private let times: VisitTimes
  private let asOf: Day
  private let reference: String?
  private let clinician: String?
  private let name: String

  /// - Parameters:
  ///   - reference: the clinic's own number for the patient.
  ///   - start: the day that was asked for; with the treatments it tells this plan from others.
  public init(
    plans: [TreatmentPlan], clinic: Clinic, language: Language, times: VisitTimes, asOf: Day,
    start: Day?, patient: Patient
  ) {
    self.plans = plans
    self.clinic = clinic
    self.language = language
    self.times = times
    self.asOf = asOf
    reference = patient.reference
    clinician = patient.clinician
    let first = start ?? plans.visits.lazy.compactMap(\.date).first ?? asOf
    name =
      ([clinic.name] + plans.map { "\($0.treatment.id)/\($0.course?.id ?? "")" }
      + [first.description]).joined(separator: "/")
  }

  /// The bundle's JSON; no line end at its end.
  public var json: String {
    JSONValue.object([
      .init("resourceType", .string("Bundle")), .init("type", .string("collection")),
      .init("timestamp", .string("\(asOf)T00:00:00Z")),
      .init("entry", .array([entry(carePlan)] + plans.visits.map { entry(request($0)) })),
    ]).text
  }

  private func entry(_ resource: (id: UUIDv5, value: JSONValue)) -> JSONValue {
    .object([
      .init("fullUrl", .string("urn:uuid:\(resource.id)")), .init("resource", resource.value),
    ])
  }

  private func id(_ session: PlannedSession) -> UUIDv5 {
    UUIDv5("\(name)/\(session.treatment)/\(session.number)")
  }

  // MARK: Resources

  private var carePlan: (id: UUIDv5, value: JSONValue) {
    let days = plans.visits.compactMap(\.date)
    var members = [
      .init("resourceType", .string("CarePlan")), .init("id", .string("\(carePlanID)")),
      .init("language", .string(language.phrases.language)),
      .init("status", .string("active")), .init("intent", .string("plan")),
      JSONValue.Member("title", .string(language.together(plans.map(\.treatment.title)))),
      .init("subject", subject),
    ]
    if let first = days.first, let last = days.last {
      members.append(
        .init(
          "period",
          .object([
            .init("start", .string(first.description)), .init("end", .string(last.description)),
          ])))
    }
    members.append(.init("created", .string(asOf.description)))
    if let clinician { members.append(.init("author", display(clinician))) }
    let activities = plans.visits.map { session in
      JSONValue.object([.init("reference", link(id(session)))])
    }
    if !activities.isEmpty { members.append(.init("activity", .array(activities))) }
    return (carePlanID, .object(members))
  }

  private var carePlanID: UUIDv5 { UUIDv5(name) }

  private func request(_ session: PlannedSession) -> (id: UUIDv5, value: JSONValue) {
    let plan = plans.first { $0.treatment.id == session.treatment }
    let status = session.event?.isDone == true ? "completed" : session.optional ? "draft" : "active"
    var members: [JSONValue.Member] = [
      .init("resourceType", .string("ServiceRequest")), .init("id", .string("\(id(session))")),
      .init("language", .string(language.phrases.language)),
      .init("basedOn", .array([link(carePlanID)])), .init("status", .string(status)),
      .init("intent", .string(session.optional ? "proposal" : "plan")),
      .init("code", .object([.init("text", .string(plan?.treatment.title ?? session.treatment))])),
      .init("subject", subject),
    ]
    if let date = session.date {
      members.append(.init("occurrenceDateTime", .string(date.description)))
    }
    members.append(.init("authoredOn", .string(asOf.description)))
    members.append(.init("performer", .array([display(clinic.name)])))
    members.append(.init("note", .array(notes(session).map(note))))
    if let instruction = instruction(session, plan) {
      members.append(.init("patientInstruction", .string(instruction)))
    }
    return (id(session), .object(members))
  }

  /// The number, the time, the possible days, and why the day moved.
  private func notes(_ session: PlannedSession) -> [String] {
    var notes = [language.text(.scheduleSession, ["number": String(session.number)])]
    if session.date != nil, let time = times[session] { notes.append(language.clock(time)) }
    if session.optional { notes.append(language.text(.scheduleOptional)) }
    if let earliest = session.earliest, let latest = session.latest, earliest < latest {
      notes.append(
        language.text(
          .scheduleWindow,
          ["from": language.longDate(earliest), "through": language.longDate(latest)]))
    }
    if let moved = session.moved { notes.append(language.words(moved)) }
    return notes
  }

  private func instruction(_ session: PlannedSession, _ plan: TreatmentPlan?) -> String? {
    guard let date = session.date, let care = plan?.care.days(around: date) else { return nil }
    let lines = (care.before + care.after).map { entry in
      let days = language.text(
        .careFromThrough,
        [
          "from": language.longDate(entry.days.lowerBound),
          "through": language.longDate(entry.days.upperBound),
        ])
      return "\(entry.rule.what): \(days)"
    }
    return lines.isEmpty ? nil : lines.joined(separator: "; ")
  }

  // MARK: Small things

  private var subject: JSONValue {
    guard let reference else { return display("not named here") }
    return .object([.init("identifier", .object([.init("value", .string(reference))]))])
  }

  private func display(_ text: String) -> JSONValue {
    .object([.init("display", .string(text))])
  }

  private func note(_ text: String) -> JSONValue { .object([.init("text", .string(text))]) }

  private func link(_ id: UUIDv5) -> JSONValue {
    .object([.init("reference", .string("urn:uuid:\(id)"))])
  }
}

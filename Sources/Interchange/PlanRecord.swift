import Content
import Planning

/// What a PDF carries along of its plan, so that calendars can be made of it and a later plan can
/// begin where it stands: treatments, days, what has happened, and care; nothing that tells whose
/// plan it is, and nothing that was ticked on a form.
public struct PlanRecord: Hashable, Sendable {
  /// What was asked of one treatment.
  public struct Asked: Hashable, Sendable {
    /// The treatment's id in the catalogue; nil where the plan was made from a file of its own, whose
    /// name may say anything.
    public var treatment: String?
    public var course: String?
    /// The day from which the plan was made.
    public var start: Day?
    /// How many sessions were asked for; nil where that was left to the course.
    public var sessions: Int?
    /// What had happened or was agreed by then.
    public var history: [Int: SessionEvent]

    public init(
      treatment: String?, course: String?, start: Day?, sessions: Int?,
      history: [Int: SessionEvent] = [:]
    ) {
      self.treatment = treatment
      self.course = course
      self.start = start
      self.sessions = sessions
      self.history = history
    }
  }

  /// One for each treatment, at least one.
  public var asked: [Asked]
  /// The sessions as they stood.
  public var sessions: [EarlierSession]
  /// Of sessions that have one.
  public var times: VisitTimes

  public init(
    asked: [Asked], sessions: [EarlierSession] = [], times: VisitTimes = VisitTimes()
  ) {
    self.asked = asked
    self.sessions = sessions
    self.times = times
  }

  // MARK: Writing

  /// The record with the plan's sessions and care, as JSON; no line end at its end.
  public func json(plans: [TreatmentPlan], language: Language, layout: String) -> String {
    let report = PlanReport(
      plans: asked.contains { $0.treatment == nil } ? plans.map(\.withoutNames) : plans,
      language: language, layout: layout, warnings: [])
    let told = report.members.filter {
      ["language", "layout", "sessions", "aftercare"].contains($0.key)
    }
    let first = asked.first.map(members) ?? []
    let others = asked.dropFirst().map { JSONValue.object(members($0)) }
    return JSONValue.object(
      [.init("plan", .integer(1))] + first
        + (others.isEmpty ? [] : [.init("others", .array(others))]) + told + timed(plans)
    ).text
  }

  /// The time of each session that has one; without a treatment's name where none is told.
  private func timed(_ plans: [TreatmentPlan]) -> [JSONValue.Member] {
    let isNamed = !asked.contains { $0.treatment == nil }
    let entries = plans.flatMap { $0.schedule?.sessions ?? [] }.compactMap { session in
      times[session].map { time in
        JSONValue.object([
          .init("treatment", .string(isNamed ? session.treatment : "")),
          .init("number", .integer(session.number)), .init("minute", .integer(time)),
        ])
      }
    }
    return entries.isEmpty ? [] : [.init("times", .array(entries))]
  }

  private func members(_ asked: Asked) -> [JSONValue.Member] {
    let history = asked.history.keys.sorted().compactMap { number in
      asked.history[number].map { event in
        JSONValue.object([
          .init("number", .integer(number)), .init("event", .string(event.name)),
          .init("date", JSONValue(event.day?.description)),
        ])
      }
    }
    return [
      .init("treatment", JSONValue(asked.treatment)), .init("course", JSONValue(asked.course)),
      .init("start", JSONValue(asked.start?.description)),
      .init("sessions-asked", JSONValue(asked.sessions)),
    ] + (history.isEmpty ? [] : [.init("history", .array(history))])
  }

  // MARK: Reading

  /// Reads what `json` wrote, by this version of the program or a later one.
  ///
  /// - Parameter file: the PDF's path, for diagnostics.
  public static func read(_ json: String, file: String) -> Parsed<PlanRecord> {
    // Every JSON text of ours is YAML too.
    let parsed = YAMLNode.parse(json, file: file)
    guard let node = parsed.value else {
      return Parsed(value: nil, diagnostics: parsed.diagnostics)
    }
    var fields = FieldReader(node, what: "record of the plan", unknown: .warning)
    let first = asked(&fields)
    let others = fields.nodes("others").map { item in
      fields.fields(of: item, what: "treatment of the plan") { asked(&$0) }
    }
    let sessions = fields.nodes("sessions").compactMap { item in
      fields.fields(of: item, what: "session of the plan") { session(&$0) }
    }
    var times = VisitTimes()
    for item in fields.nodes("times") {
      let entry = fields.fields(of: item, what: "time of the plan") { inner in
        (inner.string("treatment"), inner.int("number"), inner.int("minute", in: 0...1439))
      }
      guard let number = entry.1, let minute = entry.2 else { continue }
      times.byTreatment[entry.0 ?? "", default: [:]][number] = minute
    }
    return Parsed(
      value: PlanRecord(asked: [first] + others, sessions: sessions, times: times),
      diagnostics: parsed.diagnostics + fields.diagnostics.filter { $0.severity == .error })
  }

  private static func asked(_ fields: inout FieldReader) -> Asked {
    var asked = Asked(
      treatment: fields.string("treatment"), course: fields.string("course"),
      start: day("start", &fields), sessions: fields.int("sessions-asked", in: 1...400))
    for item in fields.nodes("history") {
      let entry = fields.fields(of: item, what: "event") { inner in
        (inner.int("number"), inner.string("event"), day("date", &inner))
      }
      guard let number = entry.0 else { continue }
      switch (entry.1, entry.2) {
      case ("done", let day?): asked.history[number] = .done(day)
      case ("agreed", let day?): asked.history[number] = .agreed(day)
      case ("missed", _): asked.history[number] = .missed
      default: break
      }
    }
    return asked
  }

  private static func session(_ fields: inout FieldReader) -> EarlierSession? {
    guard let number = fields.int("number") else { return nil }
    return EarlierSession(
      treatment: fields.string("treatment") ?? "", number: number, date: day("date", &fields),
      optional: fields.bool("optional") ?? false)
  }

  private static func day(_ name: String, _ fields: inout FieldReader) -> Day? {
    fields.value(name, as: "a day such as \"2025-03-01\"") { Day(iso: $0) }
  }
}

extension TreatmentPlan {
  /// The treatment's id may be the name of a file.
  fileprivate var withoutNames: TreatmentPlan {
    var plan = self
    plan.treatment.id = ""
    plan.schedule?.treatment = ""
    plan.schedule?.sessions = (schedule?.sessions ?? []).map { session in
      var session = session
      session.treatment = ""
      return session
    }
    return plan
  }
}

import Content
import Planning

/// What a PDF carries along of its plan, so that calendars can be made of it and a later plan can
/// begin where it stands: treatment, days and care, and nothing that tells whose plan it is.
public struct PlanRecord: Hashable, Sendable {
  /// The treatment's id in the catalogue; nil where the plan was made from a file of its own, whose
  /// name may say anything.
  public var treatment: String?
  public var course: String?
  /// The day from which the plan was made.
  public var start: Day?
  /// How many sessions were asked for; nil where that was left to the course.
  public var sessions: Int?

  public init(treatment: String?, course: String?, start: Day?, sessions: Int?) {
    self.treatment = treatment
    self.course = course
    self.start = start
    self.sessions = sessions
  }

  // MARK: Writing

  /// The record with the plan's sessions and aftercare, as JSON; no line end at its end.
  public func json(
    schedule: Schedule?, care: CareCalendar, language: Language, layout: String
  ) -> String {
    let report = PlanReport(
      treatment: treatment ?? "", schedule: schedule, care: care, language: language,
      layout: layout, warnings: [])
    let asked: [JSONValue.Member] = [
      .init("plan", .integer(1)), .init("treatment", JSONValue(treatment)),
      .init("course", JSONValue(course)), .init("start", JSONValue(start?.description)),
      .init("sessions-asked", JSONValue(sessions)),
    ]
    let told = report.members.filter {
      ["language", "layout", "sessions", "aftercare"].contains($0.key)
    }
    return JSONValue.object(asked + told).text
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
    let record = PlanRecord(
      treatment: fields.string("treatment"), course: fields.string("course"),
      start: fields.value("start", as: "a day such as \"2025-03-01\"") { Day(iso: $0) },
      sessions: fields.int("sessions-asked", in: 1...400))
    return Parsed(value: record, diagnostics: parsed.diagnostics + fields.diagnostics)
  }
}

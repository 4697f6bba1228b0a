import Content
import Planning

/// What the program did, for other programs: the one JSON object of `--json`.
public struct PlanReport: Hashable, Sendable {
  /// A file that was written.
  public struct File: Hashable, Sendable {
    public var path: String
    /// Such as `pdf`.
    public var format: String
    public var pages: Int
    public var bytes: Int
    /// In hexadecimal digits; nil where nobody will read it, since it takes longer than the drawing.
    public var sha256: String?

    public init(path: String, format: String, pages: Int, bytes: Int, sha256: String?) {
      self.path = path
      self.format = format
      self.pages = pages
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// Nil where only the dates were asked for; then the object has no such key.
  public var files: [File]?
  /// At least one; of several the first one's id and course stand where a plan of one has them.
  public var plans: [TreatmentPlan]
  /// The layout's name.
  public var layout: String
  public var warnings: [Diagnostic]
  /// For the reasons of moves, and as the value of `language`.
  private let words: Words

  /// `Language` holds a function and can be compared with nothing; its tag tells it apart.
  private struct Words: Hashable, Sendable {
    var language: Language
    static func == (left: Words, right: Words) -> Bool { left.tag == right.tag }
    func hash(into hasher: inout Hasher) { hasher.combine(tag) }
    var tag: String { language.phrases.language }
  }

  /// - Parameters:
  ///   - plans: what is planned of each treatment.
  ///   - warnings: all that are to be shown, the schedules' own among them.
  public init(
    files: [File]? = nil, plans: [TreatmentPlan], language: Language, layout: String,
    warnings: [Diagnostic]
  ) {
    self.files = files
    self.plans = plans
    self.layout = layout
    self.warnings = warnings
    words = Words(language: language)
  }

  /// The object's text, its keys in the order that the manual gives; no line end at its end.
  ///
  /// A plan of several treatments has two things more: `treatments` names them all with their
  /// courses, and every entry of care names its own.
  public var json: String { JSONValue.object(members).text }

  var members: [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    if let files {
      members.append(.init("files", .array(files.map(\.json))))
    }
    members += [
      .init("treatment", JSONValue(plans.first?.treatment.id)),
      .init("course", JSONValue(plans.first?.schedule?.course)),
    ]
    if plans.count > 1 {
      let treatments = plans.map { plan in
        JSONValue.object([
          .init("treatment", .string(plan.treatment.id)),
          .init("course", JSONValue(plan.schedule?.course)),
        ])
      }
      members.append(.init("treatments", .array(treatments)))
    }
    members += [
      .init("language", .string(words.tag)),
      .init("layout", .string(layout)),
      .init("sessions", .array(plans.visits.map(json))),
      .init("aftercare", .array(care(\.aftercare))),
      .init("before", .array(care(\.before))),
      .init("maintenance", .array(plans.compactMap(maintenance))),
      .init("warnings", .array(warnings.map(\.json))),
    ]
    return members
  }

  /// One object for each stretch of days.
  private func care(_ side: KeyPath<CareCalendar, [CareCalendar.Entry]>) -> [JSONValue] {
    plans.flatMap { plan in
      plan.care[keyPath: side].flatMap { entry in
        entry.ranges.map { days in
          .object(
            (plans.count > 1 ? [.init("treatment", .string(plan.treatment.id))] : []) + [
              .init("what", .string(entry.rule.what)),
              .init("from", .string(days.lowerBound.description)),
              .init("through", .string(days.upperBound.description)),
            ])
        }
      }
    }
  }

  /// The days between which the result is kept up; null where the last session has no day.
  private func maintenance(_ plan: TreatmentPlan) -> JSONValue? {
    guard let maintenance = plan.schedule?.maintenance else { return nil }
    var days: ClosedRange<Day>?
    if case .window(let window) = maintenance { days = window }
    return .object([
      .init("treatment", .string(plan.treatment.id)),
      .init("from", JSONValue(days?.lowerBound.description)),
      .init("through", JSONValue(days?.upperBound.description)),
    ])
  }

  private func json(_ session: PlannedSession) -> JSONValue {
    .object([
      .init("number", .integer(session.number)),
      .init("treatment", .string(session.treatment)),
      .init("phase", .string(session.phase)),
      .init("date", JSONValue(session.date?.description)),
      .init("weekday", JSONValue(session.date?.weekday.englishName)),
      .init("earliest", JSONValue(session.earliest?.description)),
      .init("latest", JSONValue(session.latest?.description)),
      .init("optional", .bool(session.optional)),
      .init("moved", session.moved.map(json) ?? .null),
    ])
  }

  private func json(_ move: Move) -> JSONValue {
    .object([
      .init("from", .string(move.from.description)),
      .init("reason", .string(words.language.words(move.reason))),
    ])
  }
}

extension PlanReport.File {
  fileprivate var json: JSONValue {
    .object([
      .init("path", .string(path)), .init("format", .string(format)),
      .init("pages", .integer(pages)), .init("bytes", .integer(bytes)),
      .init("sha256", JSONValue(sha256)),
    ])
  }
}

extension Diagnostic {
  fileprivate var json: JSONValue {
    .object([
      .init("message", .string(message)), .init("file", JSONValue(location?.file)),
      .init("line", JSONValue(location?.line)), .init("column", JSONValue(location?.column)),
      .init("hint", JSONValue(hint)),
    ])
  }
}

extension Weekday {
  /// In English whatever the handout's language: programs compare it.
  var englishName: String {
    rawValue.prefix(1).uppercased() + rawValue.dropFirst()
  }
}

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
    /// In hexadecimal digits.
    public var sha256: String

    public init(path: String, format: String, pages: Int, bytes: Int, sha256: String) {
      self.path = path
      self.format = format
      self.pages = pages
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// Nil where only the dates were asked for; then the object has no such key.
  public var files: [File]?
  /// The treatment's id.
  public var treatment: String
  /// Nil where the treatment names no course.
  public var schedule: Schedule?
  public var care: CareCalendar
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

  /// - Parameter warnings: all that are to be shown, the schedule's own among them.
  public init(
    files: [File]? = nil, treatment: String, schedule: Schedule?, care: CareCalendar,
    language: Language, layout: String, warnings: [Diagnostic]
  ) {
    self.files = files
    self.treatment = treatment
    self.schedule = schedule
    self.care = care
    self.layout = layout
    self.warnings = warnings
    words = Words(language: language)
  }

  /// The object's text, its keys in the order that the manual gives; no line end at its end.
  public var json: String { JSONValue.object(members).text }

  var members: [JSONValue.Member] {
    var members: [JSONValue.Member] = []
    if let files {
      members.append(.init("files", .array(files.map(\.json))))
    }
    members += [
      .init("treatment", .string(treatment)),
      .init("course", JSONValue(schedule?.course)),
      .init("language", .string(words.tag)),
      .init("layout", .string(layout)),
      .init("sessions", .array((schedule?.sessions ?? []).map(json))),
      .init("aftercare", .array(care.aftercare.flatMap(\.json))),
      .init("warnings", .array(warnings.map(\.json))),
    ]
    return members
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
      .init("sha256", .string(sha256)),
    ])
  }
}

extension CareCalendar.Entry {
  /// One object for each stretch of days.
  fileprivate var json: [JSONValue] {
    ranges.map { days in
      .object([
        .init("what", .string(rule.what)),
        .init("from", .string(days.lowerBound.description)),
        .init("through", .string(days.upperBound.description)),
      ])
    }
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
  fileprivate var englishName: String {
    rawValue.prefix(1).uppercased() + rawValue.dropFirst()
  }
}

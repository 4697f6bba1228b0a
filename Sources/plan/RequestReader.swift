import Content
import Planning

/// Reads a request file: the main job's options as YAML, so that health data stays out of the
/// process list.
///
/// Its lines are never shown in a message, since they may name the patient.
enum RequestReader {
  static func read(_ file: SourceFile) -> Parsed<JobRequest> {
    let parsed = YAMLNode.parse(file.text, file: file.path)
    guard let node = parsed.value else {
      return Parsed(value: nil, diagnostics: parsed.diagnostics)
    }
    var fields = FieldReader(node, what: "request", repeatsUnknown: false)
    var request = JobRequest()
    request.treatments = fields.strings("treatment")
    readNamed(&fields, into: &request)
    readHistory(&fields, into: &request)
    request.has = fields.strings("has")
    request.screen = fields.string("screen")
    request.acknowledge = fields.strings("acknowledge")
    request.patient = fields.string("patient")
    request.born = day("born", &fields)
    request.reference = fields.string("reference")
    request.clinician = fields.string("clinician")
    request.unavailable = dayRanges("unavailable", &fields)
    request.replaces = day("replaces", &fields)
    request.asOf = day("as-of", &fields)
    request.clinic = fields.string("clinic")
    request.language = fields.string("language")
    request.layout = fields.string("layout")
    request.paper = fields.string("paper")
    readTimes(&fields, into: &request)
    fields.finish()
    return Parsed(value: request, diagnostics: parsed.diagnostics + fields.diagnostics)
  }

  private static func day(_ name: String, _ fields: inout FieldReader) -> Day? {
    fields.value(name, as: "a day such as \"2025-03-01\"") { Day(iso: $0) }
  }

  // MARK: Of the whole plan, or of one treatment

  private static func readNamed(_ fields: inout FieldReader, into request: inout JobRequest) {
    (request.start, request.starts) = named("start", &fields, "a day such as \"2025-03-01\"") {
      Day(iso: $0)
    }
    (request.course, request.courses) = named("course", &fields, "a course's name") { $0 }
    (request.sessions, request.counts) = named(
      "sessions", &fields, "a whole number from 1 to 400"
    ) { Int($0).flatMap { (1...400).contains($0) ? $0 : nil } }
  }

  /// One value, or a mapping from treatments to values.
  private static func named<Value>(
    _ name: String, _ fields: inout FieldReader, _ expected: String,
    _ convert: (String) -> Value?
  ) -> (Value?, [String: Value]) {
    guard let node = fields.node(name), case .mapping = node.kind else {
      return (fields.value(name, as: expected, convert: convert), [:])
    }
    var values: [String: Value] = [:]
    for entry in fields.entries(name) {
      guard let treatment = entry.name, let value = entry.value.text.flatMap(convert) else {
        fields.wrongKind(name, "treatments, each with \(expected)", at: entry.value.location)
        continue
      }
      values[treatment] = value
    }
    return (nil, values)
  }

  // MARK: What has happened

  private static func readHistory(_ fields: inout FieldReader, into request: inout JobRequest) {
    for entry in fields.entries("done") {
      add(visitDay("done", entry, &fields) { .done($0) }, &fields, into: &request)
    }
    for node in fields.nodes("missed") {
      guard let visit = node.text.flatMap({ Visit($0) }) else {
        fields.wrongKind("missed", "session numbers such as \"2\"", at: node.location)
        continue
      }
      add((visit, .missed, node.location), &fields, into: &request)
    }
    for entry in fields.entries("move") {
      add(visitDay("move", entry, &fields) { .agreed($0) }, &fields, into: &request)
    }
  }

  private static func visitDay(
    _ name: String, _ entry: YAMLNode.Entry, _ fields: inout FieldReader,
    _ event: (Day) -> SessionEvent
  ) -> (Visit, SessionEvent, SourceLocation)? {
    guard let visit = entry.name.flatMap({ Visit($0) }),
      let day = entry.value.text.flatMap({ Day(iso: $0) })
    else {
      fields.wrongKind(
        name, "session numbers with days, such as \"2: 2025-04-03\"", at: entry.key.location)
      return nil
    }
    return (visit, event(day), entry.key.location)
  }

  private static func add(
    _ event: (visit: Visit, event: SessionEvent, place: SourceLocation)?,
    _ fields: inout FieldReader, into request: inout JobRequest
  ) {
    guard let event else { return }
    if request.history[event.visit] != nil {
      fields.report(
        .error("session \(event.visit.number) is named twice", at: event.place))
    }
    request.history[event.visit] = event.event
  }

  private static func dayRanges(
    _ name: String, _ fields: inout FieldReader
  ) -> [ClosedRange<Day>] {
    fields.nodes(name).compactMap { node in
      guard let range = node.text.flatMap(OptionValue.dayRange) else {
        fields.wrongKind(
          name, "days such as \"2025-08-01\" or \"2025-08-01..2025-08-14\"", at: node.location)
        return nil
      }
      return range
    }
  }

  /// One time for all sessions, or a mapping from numbers to times.
  private static func readTimes(_ fields: inout FieldReader, into request: inout JobRequest) {
    guard let node = fields.node("time") else { return }
    if let text = node.text {
      request.time = OptionValue.time(text)
      if request.time == nil {
        fields.wrongKind("time", "a time such as \"14:30\"", at: node.location)
      }
      return
    }
    for entry in fields.entries("time") {
      guard let visit = entry.name.flatMap({ Visit($0) }),
        let time = entry.value.text.flatMap(OptionValue.time)
      else {
        fields.wrongKind(
          "time", "session numbers with times, such as \"2: 14:30\"", at: entry.key.location)
        continue
      }
      if let treatment = visit.treatment {
        request.visitTimes[treatment, default: [:]][visit.number] = time
      } else {
        request.times[visit.number] = time
      }
    }
  }
}

/// Texts of options as values; nil where they make no sense.
enum OptionValue {
  /// `DAY` or `DAY..DAY`.
  static func dayRange(_ text: String) -> ClosedRange<Day>? {
    guard let separator = text.firstRange(of: "..") else {
      return Day(iso: text).map { $0...$0 }
    }
    guard let first = Day(iso: text[..<separator.lowerBound]),
      let last = Day(iso: text[separator.upperBound...]), first <= last
    else { return nil }
    return first...last
  }

  /// `HH:MM` between 00:00 and 23:59 as minutes since midnight.
  static func time(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count == 2, (1...2).contains(parts[0].count),
      let hour = Int(parts[0]), let minute = Int(parts[1]), (0...23).contains(hour),
      (0...59).contains(minute)
    else { return nil }
    return hour * 60 + minute
  }
}

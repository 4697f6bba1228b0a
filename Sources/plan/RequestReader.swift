import Content

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
    request.start = day("start", &fields)
    request.course = fields.string("course")
    request.sessions = fields.int("sessions", in: 1...400)
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
      guard let number = entry.name.flatMap(Int.init), number > 0,
        let time = entry.value.text.flatMap(OptionValue.time)
      else {
        fields.wrongKind(
          "time", "session numbers with times, such as \"2: 14:30\"", at: entry.key.location)
        continue
      }
      request.times[number] = time
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

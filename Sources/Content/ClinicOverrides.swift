/// What a clinic's file sets of treatments: fields of courses and spans of rules.
struct ClinicOverrides {
  private var courses: [String: [String: CourseOverride]] = [:]
  private var aftercare: [String: [String: CareRule.Span]] = [:]
  private var before: [String: [String: CareRule.Span]] = [:]
  private var rests: [String: [RestRule]] = [:]
  private var places: [String: SourceLocation] = [:]

  /// Reads `courses`, `rest`, `aftercare` and `before` and leaves what is wrong with them in `fields`.
  init(_ fields: inout FieldReader) {
    for treatment in fields.entries("courses") {
      guard let id = note(treatment, in: "courses") else { continue }
      let what = "treatment '\(id)'"
      courses[id] = fields.fields(of: treatment.value, what: what) { readCourses(id, &$0) }
    }
    for treatment in fields.entries("rest") {
      guard let id = note(treatment, in: "rest") else { continue }
      rests[id] = fields.rests("rest", of: [treatment.value])
    }
    aftercare = readSpans("aftercare", &fields)
    before = readSpans("before", &fields)
  }

  func move(into clinic: inout Clinic) {
    clinic.courses = courses
    clinic.aftercare = aftercare
    clinic.before = before
    clinic.rests = rests
    clinic.places = places
  }

  /// Remembers where an entry stands; its name, without the space around it.
  private mutating func note(_ entry: YAMLNode.Entry, in path: String) -> String? {
    guard let name = entry.name?.trimmed else { return nil }
    places["\(path).\(name)"] = entry.key.location
    return name
  }

  // MARK: Courses

  private mutating func readCourses(
    _ treatment: String, _ fields: inout FieldReader
  ) -> [String: CourseOverride] {
    var overrides: [String: CourseOverride] = [:]
    for name in fields.names {
      fields.knows(name)
      guard let node = fields.node(name) else { continue }
      places["courses.\(treatment).\(name)"] = fields.nameLocation(of: name)
      let place = fields.nameLocation(of: name)
      overrides[name] = fields.fields(of: node, what: "course '\(name)'") { inner in
        ClinicOverrides.course(&inner, at: place)
      }
    }
    return overrides
  }

  /// A field whose value is made of fields is a phase.
  private static func course(
    _ fields: inout FieldReader, at place: SourceLocation
  ) -> CourseOverride {
    var override = CourseOverride(location: place)
    let own = ["sessions", "planned", "every", "at_least", "at_most", "for", "maintenance"]
    for name in fields.names where !own.contains(name) {
      guard let node = fields.peek(name), case .mapping = node.kind else { continue }
      fields.knows(name)
      let place = fields.nameLocation(of: name)
      override.phases[name] = fields.fields(of: node, what: "phase '\(name)'") { inner in
        var phase = inner.phase()
        phase.location = place
        return phase
      }
    }
    override.fields = fields.phase()
    override.maintenance = fields.spacing("maintenance")
    return override
  }

  // MARK: Spans

  private mutating func readSpans(
    _ section: String, _ fields: inout FieldReader
  ) -> [String: [String: CareRule.Span]] {
    var spans: [String: [String: CareRule.Span]] = [:]
    for treatment in fields.entries(section) {
      guard let id = note(treatment, in: section) else { continue }
      guard case .mapping(let rules) = treatment.value.kind else {
        if !treatment.value.isNull {
          fields.wrongKind(
            id, "rules with their lengths, such as 'sun: 4 weeks'", at: treatment.value.location)
        }
        continue
      }
      for rule in rules where !rule.value.isNull {
        guard let name = note(rule, in: "\(section).\(id)") else { continue }
        spans[id, default: [:]][name] = fields.span(name, rule.value)
      }
    }
    return spans
  }
}

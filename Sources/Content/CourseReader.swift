/// Reads the courses of a treatment's front matter.
struct CourseReader {
  private(set) var courses: [Course] = []

  /// Reads `courses` and leaves what is wrong with them in `fields`.
  init(_ fields: inout FieldReader) {
    for entry in fields.entries("courses") {
      let id = entry.name?.trimmed ?? ""
      let course = fields.fields(of: entry.value, what: "course '\(id)'") { inner in
        CourseReader.course(id, &inner)
      }
      if var course {
        course.location = entry.key.location
        courses.append(course)
      }
    }
  }

  private static func course(_ id: String, _ fields: inout FieldReader) -> Course? {
    let title = fields.string("title")
    let maintenance = fields.spacing("maintenance")
    let phases = fields.has("phases") ? several(&fields) : [phase("course", &fields)]
    fields.knows("phases", "sessions", "every")
    guard !phases.isEmpty, !phases.contains(nil) else { return nil }
    return Course(
      id: id, title: title, phases: phases.compactMap { $0 }, maintenance: maintenance)
  }

  /// The phases of a course that has more than one.
  private static func several(_ fields: inout FieldReader) -> [Phase?] {
    for name in ["sessions", "planned", "every", "at_least", "at_most", "for"]
    where fields.has(name) {
      fields.knows(name)
      fields.report(
        .error(
          "a course with 'phases' has no '\(name)' of its own",
          at: fields.nameLocation(of: name), hint: "move it into a phase"))
    }
    let entries = fields.entries("phases")
    if entries.isEmpty, fields.has("phases") { fields.missing("phases") }
    return entries.map { entry in
      let id = entry.name?.trimmed ?? ""
      return fields.fields(of: entry.value, what: "phase '\(id)'") { inner in
        var phase = phase(id, &inner)
        phase?.location = entry.key.location
        return phase
      }
    }
  }

  private static func phase(_ id: String, _ fields: inout FieldReader) -> Phase? {
    let awaitsClinic = fields.isClinic("sessions")
    let said = awaitsClinic ? fields.phaseWithoutSessions() : fields.phase()
    let after: Phase.Anchor? = fields.choice("after")
    let optional = fields.bool("optional") ?? false
    // A span is filled, whatever the number; one session has no interval.
    let sessions = said.sessions ?? (awaitsClinic || said.span != nil ? 1...1 : nil)
    if sessions == nil, !fields.has("sessions") {
      fields.missing("sessions", hint: "write \"sessions: 4-6\", or \"sessions: clinic\"")
    }
    let isSingle = sessions == 1...1 && !awaitsClinic && said.span == nil
    let every = said.every ?? (isSingle && !fields.has("every") ? .clinic : nil)
    if every == nil, !fields.has("every") {
      fields.missing("every", hint: "write \"every: clinic\" to leave it to the clinic")
    }
    guard let sessions, let every else { return nil }
    let phase = Phase(
      id: id, sessions: sessions, sessionsAwaitClinic: awaitsClinic, planned: said.planned,
      every: every, atLeast: said.atLeast, atMost: said.atMost, after: after ?? .previous,
      span: said.span, optional: optional, location: fields.location)
    for (field, message) in phase.contradictions {
      fields.report(.error(message, at: fields.location(of: field)))
    }
    return phase
  }
}

extension FieldReader {
  /// The field leaves its value to the clinic.
  fileprivate mutating func isClinic(_ name: String) -> Bool {
    node(name)?.text?.plainQuantity == "clinic"
  }

  fileprivate mutating func phaseWithoutSessions() -> PhaseOverride {
    PhaseOverride(
      planned: int("planned", in: 1...ClosedRange.mostSessions), every: spacing("every"),
      atLeast: period("at_least"), atMost: period("at_most"), span: period("for"))
  }
}

extension Phase {
  /// Values that cannot all be kept, by the field that is most likely wrong.
  var contradictions: [(field: String, message: String)] {
    var found: [(String, String)] = []
    if let planned, !sessionsAwaitClinic, !sessions.contains(planned) {
      found.append(("planned", "'planned' lies outside 'sessions'"))
    }
    if let atLeast, let atMost, atMost.maximumDays < atLeast.minimumDays {
      found.append(("at_most", "'at_most' is shorter than 'at_least'"))
    }
    if let atLeast, let target = every.target, target.maximumDays < atLeast.minimumDays {
      found.append(("at_least", "'at_least' is longer than 'every'"))
    }
    if let atMost, case .every(let low, _) = every, atMost.maximumDays < low.minimumDays {
      found.append(("at_most", "'at_most' is shorter than 'every'"))
    }
    return found
  }
}

extension Period {
  /// The most days that the period can last.
  var maximumDays: Int {
    switch unit {
    case .day: count
    case .week: count * 7
    case .month: count * 31
    case .year: count * 366
    }
  }
}

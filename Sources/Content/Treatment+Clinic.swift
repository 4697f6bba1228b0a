extension Treatment {
  /// The treatment as this clinic gives it: courses and spans with the values that the clinic's file
  /// sets, each marked as set by the clinic.
  ///
  /// What the file sets of a course, a phase or a rule that this treatment does not have is a
  /// warning, with the name that was probably meant.
  public func applying(_ clinic: Clinic) -> Parsed<Treatment> {
    var treatment = self
    var diagnostics: [Diagnostic] = []
    for (name, override) in clinic.courses[id, default: [:]].inOrder {
      guard let index = courses.firstIndex(where: { $0.id == name }) else {
        let place = override.location ?? clinic.places["courses.\(id).\(name)"]
        diagnostics.append(unknown("course", name, among: courses.map(\.id), at: place))
        continue
      }
      diagnostics += treatment.courses[index].apply(override)
    }
    treatment.apply(clinic.rests[id] ?? [])
    let spans = [
      (path: "aftercare", rules: \Treatment.aftercare, set: clinic.aftercare[id]),
      (path: "before", rules: \Treatment.before, set: clinic.before[id]),
    ]
    for (path, rules, set) in spans {
      for (name, span) in (set ?? [:]).inOrder {
        guard let index = self[keyPath: rules].firstIndex(where: { $0.id == name }) else {
          let place = clinic.places["\(path).\(id).\(name)"]
          let known = self[keyPath: rules].map(\.id)
          diagnostics.append(unknown("rule in '\(path)'", name, among: known, at: place))
          continue
        }
        treatment[keyPath: rules][index].set(span)
      }
    }
    return Parsed(value: treatment, diagnostics: diagnostics.inOrder)
  }

  /// The clinic's own intervals take the place of those that the treatment names after the same
  /// treatments.
  private mutating func apply(_ rests: [RestRule]) {
    self.rests.removeAll { own in rests.contains { $0.after == own.after } }
    self.rests += rests
  }

  private func unknown(
    _ kind: String, _ name: String, among known: [String], at place: SourceLocation?
  ) -> Diagnostic {
    .warning(
      "the treatment '\(id)' has no \(kind) called '\(name)'", at: place,
      hint: Spelling.hint(for: name, among: known) ?? Diagnostic.knownNames(known))
  }
}

extension Clinic {
  /// Warns of values that the file sets of treatments which the catalogue does not have.
  public func unknownTreatments(among ids: [String]) -> [Diagnostic] {
    let named = [
      ("courses", Array(courses.keys)), ("aftercare", Array(aftercare.keys)),
      ("before", Array(before.keys)), ("rest", Array(rests.keys)),
    ]
    return named.flatMap { section, names in
      names.sorted().filter { !ids.contains($0) }.map { name in
        Diagnostic.warning(
          "there is no treatment called '\(name)'", at: places["\(section).\(name)"],
          hint: Spelling.hint(for: name, among: ids) ?? Diagnostic.knownNames(ids))
      }
    }.inOrder
  }
}

extension Course {
  /// Takes over what a clinic sets; what cannot be taken over is returned as warnings.
  fileprivate mutating func apply(_ override: CourseOverride) -> [Diagnostic] {
    if let maintenance = override.maintenance {
      self.maintenance = maintenance
      setByClinic.insert("maintenance")
    }
    var diagnostics: [Diagnostic] = []
    for (name, fields) in override.phases.inOrder {
      guard let index = phases.firstIndex(where: { $0.id == name }) else {
        let known = phases.map(\.id)
        diagnostics.append(
          .warning(
            "the course '\(id)' has no phase called '\(name)'", at: fields.location,
            hint: Spelling.hint(for: name, among: known) ?? Diagnostic.knownNames(known)))
        continue
      }
      diagnostics += phases[index].apply(fields)
    }
    guard !override.fields.isEmpty else { return diagnostics }
    guard phases.count == 1 else {
      let place = override.fields.location ?? override.location
      return diagnostics + [
        .warning(
          "the course '\(id)' has several phases, and its fields are theirs", at: place,
          hint: Diagnostic.knownNames(phases.map(\.id)))
      ]
    }
    return diagnostics + phases[0].apply(override.fields)
  }
}

extension PhaseOverride {
  /// Sets nothing.
  var isEmpty: Bool {
    var other = self
    other.location = nil
    return other == PhaseOverride()
  }
}

extension Phase {
  /// Takes over what a clinic sets, unless it contradicts itself with what stays.
  fileprivate mutating func apply(_ override: PhaseOverride) -> [Diagnostic] {
    var phase = self
    // "clinic" in the clinic's own file sets nothing.
    phase.take(override.every == .clinic ? nil : override.every, \.every, "every")
    phase.take(override.atLeast, \.atLeast, "at_least")
    phase.take(override.atMost, \.atMost, "at_most")
    phase.take(override.span, \.span, "for")
    if let sessions = override.sessions {
      phase.take(sessions, \.sessions, "sessions")
      phase.sessionsAwaitClinic = false
      // The treatment's own choice was out of another range.
      if let planned, !sessions.contains(planned) { phase.planned = nil }
    }
    phase.take(override.planned, \.planned, "planned")
    let contradictions = phase.contradictions
    guard contradictions.isEmpty else {
      return contradictions.map { _, message in
        .warning(
          "what the clinic sets of '\(id)' is not used: \(message)", at: override.location,
          hint: "set the other field too")
      }
    }
    self = phase
    return []
  }

  private mutating func take<Value>(
    _ value: Value?, _ path: WritableKeyPath<Phase, Value>, _ name: String
  ) {
    guard let value else { return }
    self[keyPath: path] = value
    setByClinic.insert(name)
  }

  private mutating func take<Value>(
    _ value: Value?, _ path: WritableKeyPath<Phase, Value?>, _ name: String
  ) {
    guard let value else { return }
    self[keyPath: path] = value
    setByClinic.insert(name)
  }
}

extension CareRule {
  fileprivate mutating func set(_ span: Span) {
    guard span != .clinic else { return }
    self.span = span
    setByClinic = true
    toConfirm = false
  }
}

extension Dictionary where Key == String {
  /// By key, since a dictionary has no order of its own.
  fileprivate var inOrder: [(key: String, value: Value)] { sorted { $0.key < $1.key } }
}

extension Diagnostic {
  /// A hint with the names that exist, where they are few.
  static func knownNames(_ names: [String]) -> String? {
    guard (1...8).contains(names.count) else { return nil }
    return "known: \(names.map { "'\($0)'" }.listed("and"))"
  }
}

import Content

/// What the clinic ticked on the patient's form.
///
/// It is health data: it stands in the message that stops a run and in the handout's own part, and
/// nowhere else: not in a file's name, a PDF's metadata, the JSON, a calendar, nor in any message of
/// a run that succeeds. A line of the form is never shown.
extension HandoutJob {
  /// The ticked conditions that concern these treatments, all of them acknowledged.
  ///
  /// - Throws: `Failure` where a condition is unknown, or where a match is not acknowledged. Whether
  ///   the treatment is right for the patient is for a clinician to say, never for us.
  func screened(
    _ treatments: [Treatment], _ console: inout Console, _ warnings: inout [Diagnostic]
  ) throws(Failure) -> Set<String> {
    guard request.screen != nil || !request.has.isEmpty || !request.acknowledge.isEmpty else {
      return []
    }
    let known = try knownConditions(treatments)
    try check(request.has, option: "has", among: known)
    try check(request.acknowledge, option: "acknowledge", among: known)
    let ticked = Set(request.has).union(try formTicks(among: known, &warnings))
    let matches = treatments.flatMap { treatment in
      treatment.contraindications.filter { ticked.contains($0.id) }
        .map { (treatment: treatment.id, condition: $0) }
    }
    let open = matches.filter { !request.acknowledge.contains($0.condition.id) }
    guard open.isEmpty else {
      throw Failure(
        .badData,
        open.map { match in
          .error(
            "\(match.treatment): '\(match.condition.id)' was ticked, which the treatment's list of "
              + "contraindications names", at: match.condition.location,
            hint:
              "a clinician decides; --acknowledge \(match.condition.id) makes the plan, and the "
              + "handout shows it to the clinician")
        })
    }
    return Set(matches.map(\.condition.id))
  }

  /// The conditions of these treatments, and of the whole catalogue: a clinic has one form for all.
  private func knownConditions(_ treatments: [Treatment]) throws(Failure) -> [String] {
    var known = treatments.flatMap { $0.contraindications.map(\.id) }
    for file in workspace.treatmentFiles() {
      guard let source = try? workspace.text(file.path, what: "treatment"),
        let treatment = TreatmentReader.read(source, id: file.id, language: file.language).value
      else { continue }
      known += treatment.contraindications.map(\.id)
    }
    return known.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func check(
    _ names: [String], option: String, among known: [String]
  ) throws(Failure) {
    let unknown = names.filter { !known.contains($0) }
    guard !unknown.isEmpty else { return }
    throw Failure(
      .usage,
      unknown.map { name in
        .error(
          "--\(option) names a condition that no treatment's list has",
          hint: Spelling.hint(for: name, among: known)
            ?? "conditions are the names under 'contraindications' in a treatment's file")
      })
  }

  private func formTicks(
    among known: [String], _ warnings: inout [Diagnostic]
  ) throws(Failure) -> Set<String> {
    guard let path = request.screen else { return [] }
    let parsed = ScreeningReader.read(
      try workspace.text(path, what: "screening form"), known: known)
    guard let ticked = parsed.sound else { throw Failure(.badData, parsed.diagnostics) }
    warnings += parsed.diagnostics
    return ticked
  }
}

/// Reads a screening form: a list of the conditions that were ticked, or every condition with yes or
/// no.
enum ScreeningReader {
  /// The ids that were ticked. No message repeats what the form says.
  static func read(_ file: SourceFile, known: [String]) -> Parsed<Set<String>> {
    let parsed = YAMLNode.parse(file.text, file: file.path)
    guard let node = parsed.value else {
      return Parsed(value: nil, diagnostics: parsed.diagnostics)
    }
    var reader = Form(known: known, diagnostics: parsed.diagnostics)
    reader.read(node)
    return Parsed(value: reader.ticked, diagnostics: reader.diagnostics.inOrder)
  }

  private struct Form {
    let known: [String]
    var diagnostics: [Diagnostic]
    var ticked: Set<String> = []

    mutating func read(_ node: YAMLNode) {
      switch node.kind {
      case .null: break
      case .scalar: tick(node)
      case .sequence(let items):
        for item in items where !item.isNull {
          if case .mapping = item.kind { read(item) } else { tick(item) }
        }
      case .mapping(let entries):
        for entry in entries { answer(entry) }
      }
    }

    private mutating func answer(_ entry: YAMLNode.Entry) {
      switch entry.value.text?.lowercased() {
      case "yes", "true": tick(entry.key)
      case "no", "false": _ = condition(entry.key)
      case nil where entry.value.isNull:
        _ = condition(entry.key)
        diagnostics.append(
          .warning("the form leaves this question open", at: entry.key.location))
      default:
        diagnostics.append(.error("an answer is yes or no", at: entry.value.location))
      }
    }

    private mutating func tick(_ node: YAMLNode) {
      if let id = condition(node) { ticked.insert(id) }
    }

    private mutating func condition(_ node: YAMLNode) -> String? {
      let id = node.text ?? ""
      if known.contains(id) { return id }
      diagnostics.append(
        .error(
          "no treatment's list has this condition", at: node.location,
          hint: Spelling.hint(for: id, among: known)))
      return nil
    }
  }
}

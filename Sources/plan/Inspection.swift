import Checking
import Content
import Layout
import Planning
import Typography

/// Reads what is to be checked, and hands it to the room that judges it.
struct Inspection {
  let workspace: Workspace
  let asOf: Day
  /// Every file that was read, so that its lines can be shown.
  private(set) var sources: [String: SourceFile] = [:]
  private(set) var findings: [Finding] = []
  private(set) var treatments: [TreatmentReport] = []

  private var clinic: Clinic?
  private var words: [WordList] = []

  init(workspace: Workspace, asOf: Day) {
    self.workspace = workspace
    self.asOf = asOf
  }

  /// Everything in the assets and layouts.
  mutating func inspectAll(clinic path: String) {
    prepare(clinic: path, isAsked: true)
    let checker = treatmentChecker()
    let files = workspace.treatmentFiles()
    let originals = originals(files)
    for file in files { inspect(file, checker, original: originals[file.id]) }
    findings += CatalogueRule().findings(originals.values.sorted { $0.id < $1.id })
    inspectOtherClinics()
    for name in workspace.layoutNames() {
      if let path = try? workspace.layoutPath(name) { inspectLayout(path) }
    }
    for tag in workspace.languages() {
      if let path = try? workspace.phrasebookPath(tag) { inspectLanguage(path) }
    }
  }

  /// The files that were named.
  ///
  /// - Parameter path: the clinic's file, where none is among them.
  mutating func inspect(_ files: [CheckedFile], clinic path: String) {
    let own = files.first { $0.kind == .clinic }
    prepare(clinic: own?.path ?? path, isAsked: own != nil)
    let checker = treatmentChecker()
    let catalogue = workspace.treatmentFiles()
    let originals = originals(catalogue)
    for file in files {
      switch file.kind {
      case .treatment:
        let known = catalogue.first { FileSystem.isSame($0.path, file.path) }
        let given = Workspace.TreatmentFile(givenPath: file.path, isInCatalogue: known != nil)
        inspect(given, checker, original: known.flatMap { originals[$0.id] })
      case .layout: inspectLayout(file.path)
      case .language: inspectLanguage(file.path)
      case .words: readWords(file.path, isAsked: true)
      case .clinic: break
      }
    }
  }

  // MARK: Reading

  /// A file's text; why it has none is a finding.
  private mutating func source(_ path: String, what: String) -> SourceFile? {
    if let known = sources[path] { return known }
    do {
      let source = try workspace.text(path, what: what)
      sources[path] = source
      return source
    } catch {
      findings += error.diagnostics.map { Finding(.content, $0) }
      return nil
    }
  }

  private mutating func prepare(clinic path: String, isAsked: Bool) {
    for path in workspace.wordListPaths { readWords(path, isAsked: isAsked) }
    // A treatment that is asked about alone is not blamed for the files beside it.
    let before = findings
    inspectClinic(path)
    if !isAsked { findings = before }
  }

  private mutating func readWords(_ path: String, isAsked: Bool) {
    guard let file = source(path, what: "word list") else { return }
    let parsed = WordListReader.read(file)
    if isAsked { findings += parsed.diagnostics.map { Finding(.content, $0) } }
    guard let list = parsed.value else { return }
    words.removeAll { $0.language == list.language }
    words.append(list)
  }

  // MARK: Clinic

  private mutating func inspectClinic(_ path: String) {
    guard let file = source(path, what: "clinic's file") else { return }
    let parsed = ClinicReader.read(file)
    clinic = parsed.value
    findings += parsed.diagnostics.map { Finding(.content, $0) }
    guard let clinic else { return }
    let ids = Set(workspace.treatmentFiles().map(\.id)).sorted()
    findings += clinic.unknownTreatments(among: ids).map { Finding(.content, $0) }
    findings += ClinicChecker(
      layouts: workspace.layoutNames(), languages: workspace.languages(),
      hasFile: { FileSystem.exists(FilePath.joined(FilePath.parent(of: path), $0)) },
      hasFont: { FontLocator().locate(family: $0, weight: .regular) != nil }
    ).findings(clinic, in: file)
    findings += workspace.logo(of: clinic, accent: job.accent(of: clinic)).warnings.map {
      .error(.content, $0.message, at: $0.location, hint: $0.hint)
    }
  }

  /// Those beside the one by which treatments are judged.
  private mutating func inspectOtherClinics() {
    let own = clinic
    for path in workspace.otherClinicPaths { inspectClinic(path) }
    clinic = own
  }

  // MARK: Treatments

  private func treatmentChecker() -> TreatmentChecker {
    let planner = clinic.map {
      Planner(calendar: ClinicCalendar(clinic: $0, holidays: []), tolerance: $0.tolerance)
    }
    let surroundings = TreatmentChecker.Surroundings(
      clinic: clinic, planner: planner, template: clinic.flatMap(template), words: words,
      patterns: workspace.englishPatterns().map { ["en": $0] } ?? [:], asOf: asOf)
    let workspace = workspace
    return TreatmentChecker(surroundings) { workspace.pictureState($0, besides: $1) }
  }

  private func template(of clinic: Clinic) -> LayoutTemplate? {
    let paper = Paper(rawValue: clinic.paper) ?? .a4
    return try? job.template(clinic.layout, on: paper, of: clinic).sound
  }

  private var job: HandoutJob { HandoutJob(workspace: workspace, request: JobRequest()) }

  /// Each treatment as its first author wrote it: the file without a language in its name.
  private func originals(_ files: [Workspace.TreatmentFile]) -> [String: Treatment] {
    files.filter { $0.language == nil }.reduce(into: [:]) { originals, file in
      guard let source = try? workspace.text(file.path, what: "treatment") else { return }
      originals[file.id] = TreatmentReader.read(source, id: file.id).value
    }
  }

  private mutating func inspect(
    _ file: Workspace.TreatmentFile, _ checker: TreatmentChecker, original: Treatment?
  ) {
    guard let source = source(file.path, what: "treatment") else { return }
    let parsed = TreatmentReader.read(source, id: file.id, language: file.language)
    guard let treatment = parsed.value else {
      findings += parsed.diagnostics.map { Finding(.content, $0) }
      return
    }
    treatments.append(
      checker.report(
        on: treatment, in: source, original: file.language == nil ? nil : original,
        diagnostics: parsed.diagnostics))
  }

  // MARK: Layouts and languages

  /// On every paper, since a layout may differ from one to the next.
  private mutating func inspectLayout(_ path: String) {
    guard let file = source(path, what: "layout") else { return }
    let files = workspace.layoutFiles(path)
    for file in files { sources[file.path] = file }
    let checker = LayoutChecker(face: workspace.faceMeasurer())
    let own = clinic ?? Clinic(file: "", name: "")
    findings += FillInRule().findings(file)
    for paper in Paper.allCases {
      guard let parsed = try? job.template(path, on: paper, of: own) else { continue }
      findings += parsed.diagnostics.map { Finding(.content, $0) }
      if let template = parsed.value {
        findings += checker.findings(template, files: files, paper: paper.rawValue)
      }
    }
  }

  private mutating func inspectLanguage(_ path: String) {
    guard let file = source(path, what: "language"),
      let modelPath = try? workspace.phrasebookPath("en"),
      let model = (try? workspace.text(modelPath, what: "language"))
        .flatMap({ PhrasebookReader.read($0).value })
    else { return }
    let parsed = PhrasebookReader.read(file)
    findings += parsed.diagnostics.map { Finding(.content, $0) }
    guard let book = parsed.value else { return }
    let checker = PhrasebookChecker(model: model, categories: Workspace.pluralCategories)
    findings += checker.findings(book, in: file)
  }
}

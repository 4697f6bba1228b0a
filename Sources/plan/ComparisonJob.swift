import Content
import Delivery
import Layout
import PDF
import Planning
import Rendering
import Typography
import Writing

/// The comparison of two treatments, from their names to its files.
struct ComparisonJob {
  let workspace: Workspace
  /// Ids, aliases or paths.
  let names: (first: String, second: String)
  let request: JobRequest

  /// The comparison before it is set.
  struct Comparison {
    var document: Document
    var clinic: Clinic
    /// The treatments' ids, for the file's name.
    var ids: [String]
    var asOf: Day
    var warnings: [Diagnostic]
  }

  /// More pages than these are no comparison any more.
  private static let mostPages = 2

  // MARK: What is said

  func comparison(_ console: inout Console) throws(Failure) -> Comparison {
    var warnings: [Diagnostic] = []
    let asOf: Day
    if let day = request.asOf { asOf = day } else { asOf = try workspace.today() }
    let clinic = try sound(
      workspace.clinicPath(request.clinic), "clinic's file", &console, &warnings
    ) { ClinicReader.read($0, language: request.language) }
    let tag = request.language ?? clinic.language
    let phrases = try sound(
      try workspace.phrasebookPath(tag), "language", &console, &warnings, PhrasebookReader.read)
    let language = try workspace.language(phrases)
    let first = try treatment(names.first, clinic, tag, &console, &warnings)
    let second = try treatment(names.second, clinic, tag, &console, &warnings)
    guard first.id != second.id else {
      throw Failure(.usage, "a comparison takes two treatments, and both are '\(first.id)'")
    }
    let composer = ComparisonComposer(
      first, second, clinic: clinic, language: language, asOf: asOf)
    return Comparison(
      document: composer.document(), clinic: clinic, ids: [first.id, second.id], asOf: asOf,
      warnings: warnings)
  }

  private func treatment(
    _ name: String, _ clinic: Clinic, _ language: String, _ console: inout Console,
    _ warnings: inout [Diagnostic]
  ) throws(Failure) -> Treatment {
    let file = try workspace.treatmentFile(name, language: language)
    let written = try sound(file.path, "treatment", &console, &warnings) {
      TreatmentReader.read($0, id: file.id, language: file.language)
    }
    let applied = written.applying(clinic)
    warnings += applied.diagnostics
    if let own = written.language, own != language {
      warnings.append(
        .warning(
          "'\(file.id)' is not written in the language '\(language)' but in '\(own)'",
          at: SourceLocation(file: file.path, line: 1, column: 1)))
    }
    return applied.value ?? written
  }

  private func sound<Value>(
    _ path: String, _ what: String, _ console: inout Console, _ warnings: inout [Diagnostic],
    _ read: (SourceFile) -> Parsed<Value>
  ) throws(Failure) -> Value {
    let source = try workspace.text(path, what: what)
    console.show(linesOf: source)
    let parsed = read(source)
    guard let value = parsed.sound else { throw Failure(.badData, parsed.diagnostics) }
    warnings += parsed.diagnostics
    return value
  }

  // MARK: How it is set

  /// The comparison's files, and what is to be said of their pages.
  func files(
    of comparison: Comparison, _ options: OutputOptions, _ console: inout Console
  ) throws(Failure) -> (files: [RenderedHandout.File], pageCount: Int?, warnings: [Diagnostic]) {
    let format = options.chosenFormat
    guard format.isPaged else {
      let text =
        format == .html
        ? HandoutJob(workspace: workspace, request: request)
          .webWriter(comparison.clinic, images: [:]).html(of: comparison.document)
        : PlainTextWriter().text(of: comparison.document)
      return ([.init(bytes: Array(text.utf8), format: format, pageCount: 1)], nil, [])
    }
    let laidOut = try laidOut(comparison, &console)
    var warnings = laidOut.diagnostics
    if laidOut.pages.count > Self.mostPages {
      warnings.append(
        .warning("the comparison takes \(laidOut.pages.count) pages; two are meant"))
    }
    do {
      return (try files(laidOut, comparison, options), laidOut.pages.count, warnings)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.ourFault, "\(error)")
    }
  }

  private func laidOut(
    _ comparison: Comparison, _ console: inout Console
  ) throws(Failure) -> LaidOutDocument {
    let job = HandoutJob(workspace: workspace, request: request)
    let name = request.layout ?? comparison.clinic.layout
    let template = try job.template(name, comparison.clinic, &console)
    let logo = workspace.logo(of: comparison.clinic, accent: template.palette[.accent])
    let laidOut = LayoutEngine(
      template: template.forComparison, typesetter: workspace.workshop.typesetter
    ).layOut(
      comparison.document, images: logo.images.mapValues(\.size), drawings: logo.drawings)
    guard !laidOut.diagnostics.hasErrors else { throw Failure(.badData, laidOut.diagnostics) }
    return laidOut
  }

  private func files(
    _ laidOut: LaidOutDocument, _ comparison: Comparison, _ options: OutputOptions
  ) throws -> [RenderedHandout.File] {
    let renderer = try Renderer()
    if options.chosenFormat == .pdf {
      let drawing = try renderer.pdf(laidOut, images: [:], made: comparison.asOf)
      let finisher = Finisher(
        metadata: DocumentMetadata(
          title: laidOut.title, program: "plan \(Plan.version)",
          made: DocumentMetadata.CalendarDay(comparison.asOf), author: comparison.clinic.name),
        conformance: .accessibleAndArchival)
      let bytes = try finisher.finish(drawing.bytes, structure: drawing.structure)
      return [.init(bytes: bytes, format: .pdf, pageCount: laidOut.pages.count)]
    }
    let chosen = options.pages ?? 1...laidOut.pages.count
    guard chosen.upperBound <= laidOut.pages.count else {
      throw Failure(
        .usage, "there is no page \(chosen.upperBound)",
        hint: "the comparison has \(laidOut.pages.count)")
    }
    return try chosen.map { number in
      let page = laidOut.pages[number - 1]
      let bytes =
        options.chosenFormat == .png
        ? try renderer.png(page, of: laidOut, images: [:], resolution: Double(options.dpi))
        : try renderer.svg(page, of: laidOut, images: [:])
      return .init(
        bytes: bytes, format: options.chosenFormat, page: chosen.count > 1 ? number : nil,
        pageCount: 1)
    }
  }
}

extension LayoutTemplate {
  /// The layout with a comparison's parts alone, their headings above a table of full width, and
  /// tightened where that saves a third page.
  var forComparison: LayoutTemplate {
    var template = self
    // A layout's goal is for a handout.
    if template.fit.goal != .tidy { template.fit = .tidy }
    template.parts = ComparisonComposer.parts.compactMap { name in
      guard var part = parts.first(where: { $0.part == name }) ?? parts.first else { return nil }
      part.part = name
      part.heading = .top
      part.companions = []
      part.columns = 1
      part.startsPage = false
      part.keepsWithPrevious = false
      return part
    }
    return template
  }
}

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

  // MARK: What is said

  func comparison(_ console: inout Console) throws(Failure) -> Comparison {
    var warnings: [Diagnostic] = []
    let asOf = try workspace.asOf(request.asOf)
    let clinic = try job.sound(
      workspace.clinicPath(request.clinic), "clinic's file", &console, &warnings
    ) { ClinicReader.read($0, language: request.language) }
    let tag = request.language ?? clinic.language
    let phrases = try job.sound(
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
    let written = try job.sound(file.path, "treatment", &console, &warnings) {
      TreatmentReader.read($0, id: file.id, language: file.language)
    }
    let applied = written.applying(clinic)
    warnings += applied.diagnostics
    warnings += [written.foreignWarning(beside: language)].compactMap(\.self)
    return (applied.value ?? written).marked(beside: language)
  }

  // MARK: How it is set

  /// The comparison on pages, and the pictures on them.
  private struct Pages {
    var document: LaidOutDocument
    var images: [String: JPEGImage]
    var warnings: [Diagnostic]
  }

  /// More are no comparison any more.
  static let mostPages = 2

  private var job: HandoutJob { HandoutJob(workspace: workspace, request: request) }

  /// The comparison's files, and what is to be said of their pages.
  func files(
    of comparison: Comparison, _ options: OutputOptions, _ console: inout Console
  ) throws(Failure) -> (files: [RenderedHandout.File], pageCount: Int?, warnings: [Diagnostic]) {
    let format = options.chosenFormat
    guard format.isPaged else {
      let text = try written(comparison, format)
      return ([.init(bytes: Array(text.utf8), format: format, pageCount: 1)], nil, [])
    }
    let pages = try pages(of: comparison, &console)
    do {
      return (
        try files(pages, comparison, options), pages.document.pages.count, pages.warnings
      )
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.ourFault, "\(error)")
    }
  }

  private func written(
    _ comparison: Comparison, _ format: OutputFormat
  ) throws(Failure) -> String {
    guard format == .html else { return PlainTextWriter().text(of: comparison.document) }
    let images = try pictures(of: comparison).images.mapValues(\.bytes)
    return job.webWriter(comparison.clinic, images: images).html(of: comparison.document)
  }

  /// The pictures of both treatments, each looked for beside its own file.
  private func pictures(
    of comparison: Comparison
  ) throws(Failure) -> Workspace.Pictures {
    var all = Workspace.Pictures()
    for reference in comparison.document.pictures {
      let file = reference.location?.file ?? ""
      let found = try workspace.pictures([reference], besides: file, required: nil)
      all.images.merge(found.images) { first, _ in first }
      all.diagnostics += found.diagnostics
    }
    return all
  }

  private func pages(
    of comparison: Comparison, _ console: inout Console
  ) throws(Failure) -> Pages {
    let name = request.layout ?? comparison.clinic.layout
    let template = try job.template(name, comparison.clinic, &console)
    let logo = workspace.logo(of: comparison.clinic, accent: template.palette[.accent])
    let pictures = try pictures(of: comparison)
    let images = pictures.images.merging(logo.images) { $1 }
    let sizes = images.mapValues(\.size)
    func set(isCompact: Bool) -> LaidOutDocument {
      var template = template.forComparison
      template.isCompact = template.isCompact || isCompact
      return LayoutEngine(template: template, typesetter: workspace.workshop.typesetter)
        .layOut(comparison.document, images: sizes, drawings: logo.drawings)
    }
    var laidOut = set(isCompact: false)
    if laidOut.pages.count > Self.mostPages {
      let compact = set(isCompact: true)
      if compact.pages.count < laidOut.pages.count { laidOut = compact }
    }
    guard !laidOut.diagnostics.hasErrors else { throw Failure(.badData, laidOut.diagnostics) }
    return Pages(
      document: laidOut, images: images,
      warnings: comparison.clinic.accentWarnings + logo.warnings + pictures.diagnostics
        + laidOut.diagnostics)
  }

  private func files(
    _ pages: Pages, _ comparison: Comparison, _ options: OutputOptions
  ) throws -> [RenderedHandout.File] {
    let renderer = try Renderer()
    let document = pages.document
    let count = document.pages.count
    if options.chosenFormat == .pdf {
      let drawing = try renderer.pdf(document, images: pages.images, made: comparison.asOf)
      let finisher = Finisher(
        metadata: DocumentMetadata(
          title: document.title, program: "plan \(Plan.version)",
          made: DocumentMetadata.CalendarDay(comparison.asOf), author: comparison.clinic.name),
        conformance: .accessibleAndArchival)
      let bytes = try finisher.finish(drawing.bytes, structure: drawing.structure, Compressor())
      return [.init(bytes: bytes, format: .pdf, pageCount: count)]
    }
    let chosen = options.pages ?? 1...count
    guard chosen.upperBound <= count else {
      throw Failure(
        .usage, "there is no page \(chosen.upperBound)", hint: "the comparison has \(count)")
    }
    return try chosen.map { number in
      let page = document.pages[number - 1]
      let bytes =
        options.chosenFormat == .png
        ? try renderer.png(
          page, of: document, images: pages.images, resolution: Double(options.dpi))
        : try renderer.svg(page, of: document, images: pages.images)
      return .init(
        bytes: bytes, format: options.chosenFormat, page: chosen.count > 1 ? number : nil,
        pageCount: 1)
    }
  }
}

extension LayoutTemplate {
  /// The layout with a comparison's parts alone, their headings above a table of full width, on two
  /// pages.
  var forComparison: LayoutTemplate {
    var template = self
    template.fit = Fit(
      goal: .pages(ComparisonJob.mostPages), hero: 0.5...1.4, spacing: 0.5...1.7,
      leading: 0.96...1.05, size: 1...1.03)
    // Two names are longer than one.
    if let title = styles[.title] {
      template.styles[.title]?.size = max(title.size * 0.76, textStyle(.heading).size)
      template.styles[.title]?.leading = max(title.leading * 0.76, textStyle(.heading).leading)
    }
    template.parts = ComparisonComposer.parts.compactMap { name in
      guard var part = parts.first(where: { $0.part == name }) ?? parts.first else { return nil }
      part.part = name
      part.height = name == .hero ? size.height * 0.11 : nil
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

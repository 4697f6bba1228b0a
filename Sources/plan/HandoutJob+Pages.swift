import Content
import Layout
import Planning
import Rendering
import Typography

extension HandoutJob {
  /// All that is needed to set a plan on pages.
  struct Manuscript {
    /// What made the document, for others with the same plan.
    var composer: HandoutComposer
    var document: Document
    var template: LayoutTemplate
    var pictures: Workspace.Pictures
    var logo: Workspace.LogoPicture

    var images: [String: JPEGImage] { pictures.images.merging(logo.images) { $1 } }
  }

  /// The plan as a document, set on pages.
  func pages(of plan: Plan, _ console: inout Console) throws(Failure) -> Pages {
    let manuscript = try manuscript(of: plan, &console)
    return try pages(of: plan, manuscript, set(manuscript))
  }

  /// The same with a master for all who have the same plan; nil where there can be none.
  func master(
    of plan: Plan, _ console: inout Console
  ) throws(Failure) -> (pages: Pages, master: MasterLayout?, composer: HandoutComposer) {
    let manuscript = try manuscript(of: plan, &console)
    let (document, master) = engine(manuscript).master(
      of: manuscript.document, images: manuscript.images.mapValues(\.size),
      drawings: manuscript.logo.drawings)
    return (try pages(of: plan, manuscript, document), master, manuscript.composer)
  }

  private func pages(
    of plan: Plan, _ manuscript: Manuscript, _ laidOut: LaidOutDocument
  ) throws(Failure) -> Pages {
    guard !laidOut.diagnostics.hasErrors else { throw Failure(.badData, laidOut.diagnostics) }
    let places = manuscript.document.pictures.map { ($0.path, $0.location) }
    return Pages(
      document: laidOut, images: manuscript.images,
      places: Dictionary(places, uniquingKeysWith: { first, _ in first }),
      layout: manuscript.template.name,
      warnings: plan.clinic.accentWarnings + plan.scanLink.warnings + manuscript.logo.warnings
        + manuscript.pictures.diagnostics + laidOut.diagnostics)
  }

  /// What is set, with the layout and the pictures that it asks for.
  func manuscript(of plan: Plan, _ console: inout Console) throws(Failure) -> Manuscript {
    let template = try template(
      request.layout ?? plan.clinic.layout, plan.clinic, &console)
    let composer = composer(
      of: plan, hasRoom: template.hasRoomForDetails, isBrief: template.isCompact)
    let document = composer.document()
    let pictures = try workspace.pictures(
      document.pictures, besides: plan.treatment.file,
      required: plan.isFromCatalogue ? plan.treatment.hero : nil)
    return Manuscript(
      composer: composer, document: document, template: template, pictures: pictures,
      logo: try logo(of: plan.clinic, accent: template.palette[.accent]))
  }

  /// The setting alone, which reads nothing.
  func set(_ manuscript: Manuscript) -> LaidOutDocument {
    engine(manuscript).layOut(
      manuscript.document, images: manuscript.images.mapValues(\.size),
      drawings: manuscript.logo.drawings)
  }

  private func engine(_ manuscript: Manuscript) -> LayoutEngine {
    LayoutEngine(
      template: manuscript.template, typesetter: workspace.workshop.typesetter,
      memory: workspace.workshop.parts)
  }

  /// The clinic's logo, read once for all handouts of a batch.
  private func logo(
    of clinic: Clinic, accent: Color
  ) throws(Failure) -> Workspace.LogoPicture {
    try workspace.workshop.remembered("logo \(clinic.file) \(accent.hex)") {
      workspace.logo(of: clinic, accent: accent)
    }
  }

  /// What the plan says, in blocks.
  ///
  /// - Parameters:
  ///   - hasRoom: the latest days find room beside the days.
  ///   - isBrief: reasons are left out.
  func document(of plan: Plan, hasRoom: Bool = true, isBrief: Bool = false) -> Document {
    composer(of: plan, hasRoom: hasRoom, isBrief: isBrief).document()
  }

  func composer(
    of plan: Plan, hasRoom: Bool = true, isBrief: Bool = false
  ) -> HandoutComposer {
    HandoutComposer(
      plan: plan.first, others: plan.others, clinic: plan.clinic,
      patient: request.addressee, language: plan.language, asOf: plan.asOf,
      options: HandoutOptions(
        times: plan.times, replaces: request.replaces,
        showsWindows: hasRoom, isBrief: isBrief, earlier: plan.earlier,
        acknowledged: plan.acknowledged, scan: plan.scanLink.link))
  }

  func template(
    _ name: String, _ clinic: Clinic, _ console: inout Console
  ) throws(Failure) -> LayoutTemplate {
    let source = try workspace.text(try workspace.layoutPath(name), what: "layout")
    console.show(linesOf: source)
    let paper = try paper(request.paper ?? clinic.paper)
    let key = "layout \(name) \(paper.rawValue) \(clinic.accent ?? "") \(clinic.file)"
    let parsed = try workspace.workshop.remembered(key) {
      () throws(Failure) in self.template(source, on: paper, of: clinic)
    }
    guard let template = parsed.sound else { throw Failure(.badData, parsed.diagnostics) }
    return template
  }

  /// The layout of that name or path, with those that it extends, in a clinic's colour and fonts.
  func template(
    _ name: String, on paper: Paper, of clinic: Clinic = Clinic(file: "", name: "")
  ) throws(Failure) -> Parsed<LayoutTemplate> {
    template(
      try workspace.text(try workspace.layoutPath(name), what: "layout"), on: paper, of: clinic)
  }

  private func template(
    _ source: SourceFile, on paper: Paper, of clinic: Clinic
  ) -> Parsed<LayoutTemplate> {
    let reader = LayoutTemplateReader { base in
      guard let path = try? workspace.layoutPath(base) else { return nil }
      return try? workspace.text(path, what: "layout")
    }
    let parsed = reader.read(
      source, name: FilePath.stem(of: source.path), paper: paper, accent: accent(of: clinic))
    return Parsed(
      value: parsed.value?.with(fonts: clinic.fonts), diagnostics: parsed.diagnostics)
  }

  func paper(_ name: String) throws(Failure) -> Paper {
    if let paper = Paper(rawValue: name.lowercased()) { return paper }
    let names = Paper.allCases.map(\.rawValue)
    throw Failure(
      .usage, "there is no paper '\(name)'",
      hint: Spelling.hint(for: name, among: names)
        ?? "papers are \(names.joined(separator: ", "))")
  }

  /// The house colour of a clinic that names none is a quiet blue.
  func accent(of clinic: Clinic) -> Color {
    clinic.accent.flatMap(Color.init(hex:)) ?? Color(red: 0.1, green: 0.3, blue: 0.42)
  }
}

extension JPEGImage {
  var size: PixelSize { PixelSize(width: width, height: height) }
}

extension Document {
  /// Every picture that the document shows, in order.
  var pictures: [ImageReference] { parts.flatMap { $0.blocks.flatMap(\.pictures) } }
}

extension Block {
  fileprivate var pictures: [ImageReference] {
    switch self {
    case .image(let reference): [reference]
    case .quote(let blocks), .aside(let blocks), .callout(let blocks, _): blocks.flatMap(\.pictures)
    case .list(let list): list.items.flatMap { $0.flatMap(\.pictures) }
    case .table(let table):
      table.rows.flatMap { $0.cells.flatMap { $0.flatMap(\.pictures) } }
    default: []
    }
  }
}

extension HandoutJob.Pages {
  var setting: Summary.Setting {
    Summary.Setting(
      layout: layout, pageCount: document.pages.count, adjustment: document.adjustment,
      warnings: warnings)
  }
}

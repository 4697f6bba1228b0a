import Content
import Delivery
import Interchange
import PDF
import Rendering
import Typography

/// A handout as a conforming PDF, encrypted where that is asked for.
struct FinishedPDF {
  let pages: HandoutJob.Pages
  let plan: HandoutJob.Plan
  let password: String?
  /// This thread's.
  let workshop: Workshop

  /// - Throws: `RenderError` where drawing fails, `Failure` where the drawing cannot be finished.
  func bytes(_ renderer: Renderer) throws -> [UInt8] {
    let finished = try finished(try drawing(renderer))
    guard let password else { return finished }
    return try encrypted(finished, password)
  }

  /// The document but for what tells of the patient; nil where its signs cannot be written apart.
  ///
  /// - Parameter sheet: all signs that may come into its slots.
  func master(_ renderer: Renderer, sheet: SignSheet) throws -> HandoutMaster? {
    let drawing = try renderer.master(
      pages.document, sheet: sheet, images: pages.images, made: plan.asOf)
    do throws(PDFError) {
      let (document, pages) = try finisher.master(
        drawing.bytes, structure: drawing.structure, known: drawing.known,
        fonts: workshop.masterFonts, try workshop.compressor())
      renderer.remember(drawing, finished: pages)
      return HandoutMaster(drawing, finished: document)
    } catch {
      throw FinishedPDF.failure(error)
    }
  }

  /// The pages as Cairo draws them.
  func drawing(_ renderer: Renderer) throws(RenderError) -> PDFDrawing {
    try renderer.pdf(pages.document, images: pages.images, made: plan.asOf)
  }

  /// What Cairo makes without a finisher.
  func unfinished(_ renderer: Renderer) throws(RenderError) -> [UInt8] {
    try renderer.unfinishedPDF(pages.document, images: pages.images, made: plan.asOf)
  }

  func finished(_ drawing: PDFDrawing) throws(Failure) -> [UInt8] {
    do {
      return try finisher.finish(
        drawing.bytes, structure: drawing.structure, try workshop.compressor())
    } catch {
      throw FinishedPDF.failure(error)
    }
  }

  private var finisher: Finisher {
    Finisher(
      metadata: DocumentMetadata(
        title: pages.document.title, program: "plan \(Plan.version)",
        made: DocumentMetadata.CalendarDay(plan.asOf), author: plan.clinic.name),
      // An archive could not open what it has no password for.
      conformance: password == nil ? .accessibleAndArchival : .accessible,
      record: Array(record.utf8))
  }

  private var record: String {
    let asked = plan.all.map { treatment in
      let request = plan.requests.first { $0.treatment == treatment.treatment.id }
      return PlanRecord.Asked(
        treatment: plan.isFromCatalogue ? treatment.treatment.id : nil,
        course: treatment.schedule?.course,
        start: request?.start ?? treatment.schedule?.firstDay, sessions: request?.sessions,
        history: request?.history ?? [:])
    }
    return PlanRecord(asked: asked, times: plan.times).json(
      plans: plan.all, language: plan.language, layout: pages.layout)
  }

  private func encrypted(_ pdf: [UInt8], _ password: String) throws(Failure) -> [UInt8] {
    do {
      return try PDFEncryption.encrypted(pdf, password: password)
    } catch {
      throw Failure(.serviceUnavailable, error.message, hint: "plan doctor shows what is missing")
    }
  }

  /// A language's tag comes from a file; anything else is a fault of ours.
  private static func failure(_ error: PDFError) -> Failure {
    guard case .language = error else { return Failure(.ourFault, error.message) }
    return Failure(
      .badData, error.message, hint: "a language is written as \"en\" or \"pt-BR\"")
  }
}

extension DocumentMetadata.CalendarDay {
  init(_ day: Day) {
    let (year, month, dayOfMonth) = day.civil
    self.init(year: year, month: month, day: dayOfMonth)
  }
}

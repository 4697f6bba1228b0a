import Content
import Layout
import Rendering
import Writing

/// A handout without pages, for those whom no PDF serves: the same words, days and order as plain
/// text or as HTML.
struct WrittenHandout {
  let file: RenderedHandout.File
  let setting: Summary.Setting

  /// - Throws: `Failure` where a picture that the HTML needs is missing or damaged.
  init(
    _ job: HandoutJob, _ plan: HandoutJob.Plan, _ format: OutputFormat
  ) throws(Failure) {
    let document = job.document(of: plan)
    var warnings: [Diagnostic] = []
    let text: String
    if format == .html {
      let pictures = try job.workspace.pictures(
        document.pictures, besides: plan.treatment.file,
        required: plan.isFromCatalogue ? plan.treatment.hero : nil)
      warnings = pictures.diagnostics
      // As they are: a browser turns and scales them by itself.
      let writer = job.webWriter(plan.clinic, images: pictures.images.mapValues(\.bytes))
      text = writer.html(of: document)
    } else {
      text = PlainTextWriter().text(of: document)
    }
    file = RenderedHandout.File(bytes: Array(text.utf8), format: format, pageCount: 1)
    setting = Summary.Setting(
      layout: job.request.layout ?? plan.clinic.layout, warnings: warnings)
  }
}

extension HandoutJob {
  /// A writer of web pages that look like the clinic's own.
  func webWriter(_ clinic: Clinic, images: [String: [UInt8]]) -> HTMLWriter {
    let accent = Palette(accent: accent(of: clinic))[.accent]
    let logo = workspace.logo(of: clinic, accent: accent).file.map {
      HTMLWriter.Logo(bytes: $0.bytes, type: $0.type, alternative: clinic.name)
    }
    return HTMLWriter(
      images: images, accent: accent.hex, fonts: clinic.fonts["text"] ?? [], logo: logo)
  }
}

import Content
import Layout
import Rendering

/// A handout as the bytes of one file or, for pictures, of one for each page.
struct RenderedHandout {
  struct File {
    var bytes: [UInt8]
    var format: OutputFormat
    /// The page that a picture shows; nil for a file of all pages.
    var page: Int?
    var pageCount: Int
    /// Of an encrypted PDF.
    var password: String?
  }

  var files: [File]

  init(files: [File]) {
    self.files = files
  }

  /// - Throws: `Failure` where drawing fails, or there are no such pages.
  init(
    _ pages: HandoutJob.Pages, of plan: HandoutJob.Plan, _ options: OutputOptions,
    _ workspace: Workspace
  ) throws(Failure) {
    do {
      files = try RenderedHandout.files(pages, plan, options, workspace)
    } catch {
      throw RenderedHandout.failure(error, in: pages)
    }
  }

  private static func files(
    _ pages: HandoutJob.Pages, _ plan: HandoutJob.Plan, _ options: OutputOptions,
    _ workspace: Workspace
  ) throws -> [File] {
    let renderer = try workspace.renderer()
    let document = pages.document
    let format = options.chosenFormat
    if format == .pdf {
      let password = try options.passwordFile.map { try workspace.password($0) }
      let bytes = try pdf(of: pages, plan, password: password, with: workspace)
      return [
        File(bytes: bytes, format: .pdf, pageCount: document.pages.count, password: password)
      ]
    }
    let count = document.pages.count
    let chosen = options.pages ?? 1...count
    guard chosen.upperBound <= count else {
      throw Failure(.usage, "there is no page \(chosen.upperBound)", hint: "the plan has \(count)")
    }
    return try chosen.map { number in
      let page = document.pages[number - 1]
      let bytes =
        format == .png
        ? try renderer.png(
          page, of: document, images: pages.images, resolution: Double(options.dpi))
        : try renderer.svg(page, of: document, images: pages.images)
      return File(
        bytes: bytes, format: format, page: chosen.count > 1 ? number : nil, pageCount: 1)
    }
  }

  /// The handout as a PDF, encrypted where there is a password.
  static func pdf(
    of pages: HandoutJob.Pages, _ plan: HandoutJob.Plan, password: String?,
    with workspace: Workspace
  ) throws(Failure) -> [UInt8] {
    do {
      return try FinishedPDF(
        pages: pages, plan: plan, password: password, workshop: workspace.workshop
      ).bytes(try workspace.renderer())
    } catch {
      throw failure(error, in: pages)
    }
  }

  /// A picture that turns out to be damaged is bad data at the place that names it.
  static func failure(_ error: any Error, in pages: HandoutJob.Pages) -> Failure {
    if let failure = error as? Failure { return failure }
    guard let error = error as? RenderError else { return Failure(.ourFault, "\(error)") }
    guard case .image(let key, let reason) = error else {
      return Failure(.ourFault, error.message)
    }
    return Failure(
      .badData, error.message, at: pages.places[key] ?? nil, hint: reason.hint)
  }
}

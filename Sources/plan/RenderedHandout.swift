import Content
import Layout
import PDF
import Rendering

/// A handout as the bytes of one file or, for pictures, of one for each page.
struct RenderedHandout {
  struct File {
    var bytes: [UInt8]
    var format: OutputFormat
    /// The page that a picture shows; nil for a file of all pages.
    var page: Int?
    var pageCount: Int
  }

  var files: [File]

  /// - Throws: `Failure` where drawing fails, or there are no such pages.
  init(_ pages: HandoutJob.Pages, _ options: OutputOptions, made: Day) throws(Failure) {
    do {
      files = try RenderedHandout.files(pages, options, made: made)
    } catch let error as Failure {
      throw error
    } catch let error as RenderError {
      throw RenderedHandout.failure(error, in: pages)
    } catch {
      throw Failure(.ourFault, "\(error)")
    }
  }

  private static func files(
    _ pages: HandoutJob.Pages, _ options: OutputOptions, made: Day
  ) throws -> [File] {
    let renderer = try Renderer()
    let document = pages.document
    let format = options.chosenFormat
    if format == .pdf {
      let drawing = try renderer.pdf(document, images: pages.images, made: made)
      let finisher = Finisher(
        metadata: DocumentMetadata(
          title: document.title, program: "plan \(Plan.version)",
          made: DocumentMetadata.CalendarDay(made)))
      let bytes = try finisher.finish(drawing.bytes, structure: drawing.structure)
      return [File(bytes: bytes, format: .pdf, pageCount: document.pages.count)]
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

  /// A picture that turns out to be damaged is bad data at the place that names it.
  private static func failure(_ error: RenderError, in pages: HandoutJob.Pages) -> Failure {
    guard case .image(let key, let reason) = error else {
      return Failure(.ourFault, error.message)
    }
    return Failure(
      .badData, error.message, at: pages.places[key] ?? nil, hint: reason.hint)
  }
}

extension DocumentMetadata.CalendarDay {
  init(_ day: Day) {
    let (year, month, dayOfMonth) = day.civil
    self.init(year: year, month: month, day: dayOfMonth)
  }
}

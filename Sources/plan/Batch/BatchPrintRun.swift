import Content
import Delivery
import Layout
import Rendering

/// All documents of a batch as one file for a printer, patients in the list's order.
final class BatchPrintRun {
  private let run: PrintRun
  private let file: GrowingFile
  private let separators: SeparatorSheets?

  init(_ settings: BatchSettings) throws(Failure) {
    separators = settings.hasSeparators ? SeparatorSheets() : nil
    do {
      let file = try GrowingFile(settings.merge ?? "")
      self.file = file
      run = try PrintRun { file.append($0) }
    } catch let error as DeliveryError {
      throw Failure(error)
    } catch {
      throw Failure(.ourFault, "\(error)")
    }
  }

  /// Adds a patient's pages, the first of them on a right-hand page.
  func add(_ pages: HandoutPages) throws(Failure) {
    let document = pages.pages.document
    do throws(RenderError) {
      if let separators {
        try run.add(
          separators.sheet(before: document, name: pages.name), images: [:], bookmark: nil)
      }
      try run.add(document, images: pages.pages.images, bookmark: pages.name)
    } catch {
      throw file.error.map(Failure.init) ?? Failure(.ourFault, error.message)
    }
  }

  /// Gives the file its name and returns its path; nil where no row was made, and so no file.
  func finish() throws(Failure) -> String? {
    guard run.pageCount > 0 else { return nil }
    do throws(RenderError) {
      try run.finish()
    } catch {
      // A full disk is not Cairo's fault.
      throw file.error.map(Failure.init) ?? Failure(.badData, error.message)
    }
    do {
      return try file.finish()
    } catch {
      throw Failure(error)
    }
  }
}

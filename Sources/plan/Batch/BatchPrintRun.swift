import Content
import Delivery
import Layout
import Rendering

/// All documents of a batch as one file for a printer, patients in the list's order.
final class BatchPrintRun {
  private let run: PrintRun
  private let path: String
  private let separators: SeparatorSheets?

  init(_ settings: BatchSettings) throws(Failure) {
    path = settings.merge ?? ""
    separators = settings.hasSeparators ? SeparatorSheets() : nil
    do {
      run = try PrintRun()
    } catch {
      throw Failure(.ourFault, error.message)
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
      throw Failure(.ourFault, error.message)
    }
  }

  /// Writes the file and returns its path.
  func finish() throws(Failure) -> String {
    let bytes: [UInt8]
    do {
      bytes = try run.finish()
    } catch {
      throw Failure(.badData, error.message)
    }
    do {
      return try FileWriter().write(bytes, to: path)
    } catch {
      throw Failure(error)
    }
  }
}

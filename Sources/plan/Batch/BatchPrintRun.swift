import Content
import Delivery
import PDF
import Rendering

/// All documents of a batch as one file for a printer, patients in the list's order.
final class BatchPrintRun {
  private let run: PrintRun
  private let file: GrowingFile
  private let separators: SeparatorSheets?

  init(_ settings: BatchSettings) throws(Failure) {
    do {
      separators = try settings.hasSeparators ? SeparatorSheets() : nil
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
  func add(_ handout: RunHandout) throws(Failure) {
    do {
      if let separators { try run.add(try separators.pdf(before: handout), bookmark: nil) }
      switch handout.pages {
      case .master(let master, let texts): try run.add(master, texts, bookmark: handout.name)
      case .file(let bytes): try run.add(bytes, bookmark: handout.name)
      }
    } catch let error as PDFError {
      throw file.error.map(Failure.init) ?? Failure(.ourFault, error.message)
    } catch {
      throw Failure(.ourFault, "\(error)")
    }
  }

  /// Gives the file its name and returns its path; nil where no row was made, and so no file.
  func finish() throws(Failure) -> String? {
    guard run.pageCount > 0 else { return nil }
    do throws(PDFError) {
      try run.finish(program: "plan \(Plan.version)")
    } catch {
      // A full disk is no fault of the PDF.
      throw file.error.map(Failure.init) ?? Failure(.badData, error.message)
    }
    do {
      return try file.finish()
    } catch {
      throw Failure(error)
    }
  }
}

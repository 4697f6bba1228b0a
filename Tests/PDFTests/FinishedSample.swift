import Content
import Foundation
import Layout
import PDF
import Rendering
import TestSupport
import Typography

/// Documents drawn and finished.
enum FinishedSample {
  static let made = Content.Day(number: 20_148)

  static let metadata = DocumentMetadata(
    title: "Gentle light", program: "plan test", made: .init(year: 2025, month: 3, day: 1),
    author: "Clinic of the North")

  static func picture() throws -> JPEGImage {
    let url = TestLayouts.repository
      .appendingPathComponent("assets/images/lazernoe-omolozhenie-litsa.JPG")
    return try JPEGImage(bytes: Array(Data(contentsOf: url)))
  }

  static func drawing(
    of document: Document = SampleHandout.document, on template: LayoutTemplate? = nil
  ) throws -> PDFDrawing {
    let image = try picture()
    let size = PixelSize(width: image.width, height: image.height)
    let laidOut = LayoutEngine(
      template: try template ?? TestLayouts.plain(), typesetter: InstalledFonts.typesetter()
    ).layOut(document, images: ["hero.jpg": size])
    return try Renderer().pdf(laidOut, images: ["hero.jpg": image], made: made)
  }

  static func finished(
    of document: Document = SampleHandout.document, on template: LayoutTemplate? = nil,
    title: String = "Gentle light"
  ) throws -> [UInt8] {
    let drawing = try drawing(of: document, on: template)
    var metadata = metadata
    metadata.title = title
    return try Finisher(metadata: metadata).finish(
      drawing.bytes, structure: drawing.structure, Compressor())
  }
}

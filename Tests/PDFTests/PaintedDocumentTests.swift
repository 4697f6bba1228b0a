import Content
import CustomDump
import Foundation
import Layout
import PDF
import Rendering
import TestSupport
import Testing
import Typography

/// Pages that are painted straight into PDF are those that Cairo draws.
@Suite struct PaintedDocumentTests {
  private static func laidOut(
    _ document: Document = SampleHandout.document, _ paper: Paper = .a4
  ) throws -> (document: LaidOutDocument, images: [String: JPEGImage]) {
    let image = try FinishedSample.picture()
    let size = PixelSize(width: image.width, height: image.height)
    let laidOut = LayoutEngine(
      template: try TestLayouts.plain(paper), typesetter: InstalledFonts.typesetter()
    ).layOut(document, images: ["hero.jpg": size])
    return (laidOut, ["hero.jpg": image])
  }

  private static func painted(
    _ document: Document = SampleHandout.document, _ paper: Paper = .a4
  ) throws -> [UInt8] {
    let (laidOut, images) = try laidOut(document, paper)
    return try Renderer().finishedPDF(
      laidOut, images: images, made: FinishedSample.made,
      by: Finisher(metadata: FinishedSample.metadata))
  }

  private static func drawn(
    _ document: Document = SampleHandout.document, _ paper: Paper = .a4
  ) throws -> [UInt8] {
    let (laidOut, images) = try laidOut(document, paper)
    let drawing = try Renderer().pdf(laidOut, images: images, made: FinishedSample.made)
    return try Finisher(metadata: FinishedSample.metadata)
      .finish(drawing.bytes, structure: drawing.structure)
  }

  /// The fonts that Cairo embeds of a document have names of its own making.
  private static func isPainted(_ pdf: [UInt8]) throws -> Bool {
    try PDFFile(pdf).objects.values.contains { object in
      let font = object as? PDFFile.Dictionary
      return font?["/Type"] as? String == "/Font" && font?["/Encoding"] == nil
        && font?["/Subtype"] as? String == "/TrueType"
    }
  }

  @Test(arguments: Paper.allCases) func breaksNoRule(_ paper: Paper) throws {
    let pdf = try Self.painted(SampleHandout.document, paper)
    #expect(try Self.isPainted(pdf))
    expectNoDifference(try Conformance.failures(in: pdf), [])
  }

  /// Edges may differ in their smoothing, by what a hundredth of a point is, and a line may come to
  /// lie on the next row of pixels.
  @Test(arguments: Paper.allCases) func looksAsCairoDrawsIt(_ paper: Paper) throws {
    let pictures = try [
      Self.painted(SampleHandout.document, paper), Self.drawn(SampleHandout.document, paper),
    ].map { try Tool.run("pdftoppm", ["-gray", "-r", "100", "FILE"], on: $0).output }
    try #require(pictures[0].count == pictures[1].count && pictures[0].count > 1_000_000)
    let header = String(decoding: pictures[0].prefix(20), as: UTF8.self)
    let row = try #require(header.split(whereSeparator: \.isWhitespace).dropFirst().first)
    let width = try #require(Int(row))
    let different = pictures[0].indices.filter { place in
      ![0, -width, width].contains { shift in
        let other = place + shift
        return pictures[1].indices.contains(other)
          && abs(Int(pictures[0][place]) - Int(pictures[1][other])) <= 20
      }
    }
    #expect(different.count < pictures[0].count / 5000, "\(different.count)")
  }

  @Test func saysTheSameWords() throws {
    for arguments in [["pdftotext", "FILE", "-"], ["pdfinfo", "-struct-text", "FILE"]] {
      let texts = try [Self.painted(), Self.drawn()].map {
        try Tool.run(arguments[0], Array(arguments.dropFirst()), on: $0).text
      }
      expectNoDifference(texts[0], texts[1])
    }
  }

  @Test func equalInputsGiveEqualBytes() throws {
    #expect(try Self.painted() == Self.painted())
  }

  /// More characters of one font than a byte counts.
  @Test func aFontMayNeedSeveralSheets() throws {
    let letters = (0x100..<0x24C).compactMap(Unicode.Scalar.init)
    let words = stride(from: 0, to: letters.count, by: 4).map { start in
      letters[start..<min(start + 4, letters.count)].map { String($0) }.joined()
    }
    let text = (words + words.reversed()).joined(separator: " ")
    let document = SampleHandout.document([SampleHandout.paragraph(text)])
    let pdf = try Self.painted(document)
    #expect(try Self.isPainted(pdf))
    expectNoDifference(try Conformance.failures(in: pdf).filter { !$0.hasPrefix("UA 14") }, [])
    let read = try Tool.run("pdftotext", ["FILE", "-"], on: pdf).text
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(read.contains(text))
  }

  /// Marks above letters are drawn and not read, which Cairo alone knows how to do.
  @Test func whatItCannotPaintCairoDraws() throws {
    let document = SampleHandout.document([SampleHandout.paragraph("हिन्दी में क्षत्रिय")])
    #expect(try !Self.isPainted(Self.painted(document)))
  }
}

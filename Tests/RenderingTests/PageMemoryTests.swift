import CustomDump
import PDF
import TestSupport
import Testing
import Typography

@testable import Layout
@testable import Rendering

/// Masters that have a page in common: it is drawn for the first of them, and no file tells.
@Suite struct PageMemoryTests {
  private static func text(
    _ string: String, y: Double, isPersonal: Bool = false
  ) throws -> [Item] {
    try RenderedSample.run(string).map {
      Item(
        .glyphs($0, at: Point(x: .pt(10), y: .pt(y))), .node(SemanticTree.root),
        isPersonal: isPersonal)
    }
  }

  /// A page of its own for each document, and one that all have but for the patient.
  private static func document(_ day: String, patient: String = "Anna") throws -> LaidOutDocument {
    RenderedSample.document([
      try text(patient, y: 20, isPersonal: true) + text(day, y: 40),
      try text(patient, y: 20, isPersonal: true) + text("What all read: 0123456789", y: 40)
        + [RenderedSample.fill(10, 60, 40, 2, .black)],
    ])
  }

  private static let sheet: SignSheet = {
    let typesetter = InstalledFonts.typesetter()
    let lines = (try? [text("Anna", y: 0, isPersonal: true)]) ?? []
    let runs = GlyphSheet(for: lines).flatMap {
      try? $0.runs(in: GlyphSheet.styles(of: lines), typesetter)
    }
    return SignSheet(runs ?? [])
  }()

  /// The master's bytes, and which pages were known.
  private static func master(
    of document: LaidOutDocument, _ renderer: Renderer
  ) throws -> (bytes: [UInt8], known: [Bool]) {
    let drawing = try renderer.master(
      document, sheet: sheet, images: [:], made: RenderedSample.made)
    let finisher = Finisher(
      metadata: DocumentMetadata(
        title: "T", program: "plan", made: .init(year: 2025, month: 3, day: 1), author: nil))
    let (master, pages) = try finisher.master(
      drawing.bytes, structure: drawing.structure, known: drawing.known, fonts: TrimmedFonts(),
      Compressor())
    renderer.remember(drawing, finished: pages)
    return (master.head + master.body, drawing.known.map { $0 != nil })
  }

  /// What one document has is not kept, however often it is made: a page with a date is its own.
  @Test func aPageIsKnownTheThirdTime() throws {
    let renderer = try Renderer()
    let days = ["on 1 May", "on 1 May", "on 2 May", "on 3 May", "on 3 May", "on 3 May"]
    let known = try days.map { try Self.master(of: Self.document($0), renderer).known }
    expectNoDifference(
      known,
      [
        [false, false], [false, false], [false, false], [false, true], [false, true],
        [false, true],
      ])
  }

  @Test func theFileIsTheSame() throws {
    let renderer = try Renderer()
    for day in ["on 1 May", "on 2 May", "on 3 May", "on 3 May", "on 3 May"] {
      let document = try Self.document(day)
      let used = try Self.master(of: document, renderer)
      let fresh = try Self.master(of: document, Renderer())
      #expect(used.bytes == fresh.bytes, "\(day), known: \(used.known)")
    }
  }

  /// Whose page it was is no part of what is kept.
  @Test func patientsShareAPage() throws {
    let renderer = try Renderer()
    let known = try [("1", "Anna"), ("2", "Bob"), ("3", "Cy")].map { day, patient in
      try Self.master(of: Self.document("on \(day) May", patient: patient), renderer).known
    }
    expectNoDifference(known.last, [false, true])
  }

  /// A sign more anywhere in the document, and every code may be another one.
  @Test func documentsOfOtherSignsShareNothing() throws {
    let renderer = try Renderer()
    let known = try ["on 1 May", "on 2 May", "on 3 Maу (ж)"].map {
      try Self.master(of: Self.document($0), renderer).known
    }
    expectNoDifference(known.last, [false, false])
  }

  /// Pictures stand where the file begins, which is written first.
  @Test func aPageWithAPictureIsDrawnEachTime() throws {
    let drawing = Drawing(
      size: Size(width: .pt(1), height: .pt(1)),
      shapes: [
        .init(.rectangle(Rectangle(x: .zero, y: .zero, width: .pt(1), height: .pt(1))), .black)
      ])
    let frame = Rectangle(x: .pt(50), y: .pt(50), width: .pt(20), height: .pt(20))
    let picture = Item(.drawing(PlacedDrawing(drawing, in: frame)), .artifact(.layout))
    let renderer = try Renderer()
    let known = try ["on 1 May", "on 2 May", "on 3 May"].map { day in
      var document = try Self.document(day)
      document.pages[1].items.append(picture)
      return try Self.master(of: document, renderer).known
    }
    expectNoDifference(known.last, [false, false])
  }

  @Test func signsAreThoseOfThePagesInAnyOrder() throws {
    let pages = try Self.document("on 1 May").pages
    let signs = try #require(DocumentSigns(pages))
    #expect(signs == DocumentSigns(pages.reversed()))
    let texts = signs.fonts.flatMap(\.signs).map(\.text)
    for character in "What all read: 0123456789on May" {
      #expect(texts.contains(try #require(SignText(character.utf8))))
    }
    // Of the patient nothing.
    #expect(!texts.contains(try #require(SignText("A".utf8))))
  }
}

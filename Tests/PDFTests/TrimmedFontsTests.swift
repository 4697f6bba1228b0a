import Testing

@testable import PDF

@Suite struct TrimmedFontsTests {
  private static func file(_ byte: UInt8) -> TrimmedFonts.File {
    TrimmedFonts.File(compressed: [byte], length: 1)
  }

  @Test func makesEachFontOnce() throws {
    let fonts = TrimmedFonts()
    var made = 0
    // Slices of other places in other drawings.
    for drawing in [[1, 2, 3, 4], [9, 9, 2, 3]] as [[UInt8]] {
      let start = drawing.firstIndex(of: 2) ?? 0
      let file = try fonts.file(for: drawing[start..<start + 2]) { () throws(PDFError) in
        made += 1
        return Self.file(7)
      }
      #expect(file?.compressed == [7])
    }
    #expect(made == 1)
    let other = try fonts.file(for: [2, 4]) { () throws(PDFError) in Self.file(8) }
    #expect(other?.compressed == [8])
  }

  @Test func whatCannotBeTrimmedIsAskedAgain() throws {
    let fonts = TrimmedFonts()
    #expect(try fonts.file(for: [1]) { () throws(PDFError) in nil } == nil)
    #expect(try fonts.file(for: [1]) { () throws(PDFError) in Self.file(7) } != nil)
    #expect(throws: PDFError.self) {
      _ = try fonts.file(for: [2]) { () throws(PDFError) in throw .damaged("a font") }
    }
  }

  /// However many fonts there are, few are kept.
  @Test func forgets() throws {
    let fonts = TrimmedFonts()
    var made = 0
    func ask(_ number: Int) throws {
      let source = [UInt8(number >> 8), UInt8(number & 255)]
      _ = try fonts.file(for: source[...]) { () throws(PDFError) in
        made += 1
        return Self.file(0)
      }
    }
    for number in 0...TrimmedFonts.most { try ask(number) }
    try ask(TrimmedFonts.most)
    #expect(made == TrimmedFonts.most + 1)
    try ask(0)
    #expect(made == TrimmedFonts.most + 2)
  }
}

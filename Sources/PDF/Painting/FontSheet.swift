/// The codes of one embedded font: which glyph each draws, and what it is copied as.
///
/// A code is one byte. A glyph that stands for several texts – a hyphen that was written and one that
/// was not – has a code for each, so that what is copied is what was written. A character below
/// U+0100 has its own number where that is free, which keeps content and maps short.
struct FontSheet {
  let font: TrueTypeFont
  private var entries = [Entry?](repeating: nil, count: 256)
  /// Codes that are not those of their characters.
  private var others: [Entry: UInt8] = [:]
  private var next = 0

  struct Entry: Hashable {
    var glyph: UInt32
    /// A character's number, or one above all characters for a sequence.
    var meaning: UInt32
  }

  /// Codes for characters that have none of their own. Line ends are left out: readers of PDF take
  /// them all for one.
  private static let free: [UInt8] =
    Array(0x80...0xFF) + Array(1...9) + [11, 12] + Array(14...31) + [0x7F]

  init(_ font: TrueTypeFont) { self.font = font }

  /// The code; nil where the sheet is full.
  mutating func code(_ entry: Entry) -> UInt8? {
    if entry.meaning < 0x100, entries[Int(entry.meaning)] == entry { return UInt8(entry.meaning) }
    if let known = others[entry] { return known }
    if entry.meaning >= 0x20, entry.meaning < 0x100, entry.meaning != 0x7F,
      entries[Int(entry.meaning)] == nil
    {
      entries[Int(entry.meaning)] = entry
      return UInt8(entry.meaning)
    }
    while next < Self.free.count {
      let code = Self.free[next]
      next += 1
      if entries[Int(code)] == nil {
        entries[Int(code)] = entry
        others[entry] = code
        return code
      }
    }
    return nil
  }

  /// In thousandths of an em.
  func width(of code: UInt8) -> Int {
    entries[Int(code)].map { font.width(of: Int($0.glyph)) } ?? 0
  }

  // MARK: Objects

  private var codes: ClosedRange<Int> {
    let first = entries.firstIndex { $0 != nil } ?? 32
    return first...(entries.lastIndex { $0 != nil } ?? first)
  }

  /// Writes the font; `number` is that of its dictionary.
  ///
  /// - Parameter sequences: the texts of meanings that are more than one character, from 0.
  /// - Throws: `PDFError` where the font's file contradicts itself.
  func write(_ number: Int, sequences: [[UInt16]], into file: inout PDFWriter) throws(PDFError) {
    var subset = TrueTypeSubset(
      of: font,
      glyphs: entries.enumerated().compactMap { code, entry in
        entry.map { (UInt8(code), Int($0.glyph)) }
      })
    guard let data = subset.bytes() else { throw .damaged("the font \(font.name)") }
    let program = file.reserve(3)
    let (descriptor, meanings) = (program + 1, program + 2)
    let name = Self.tag(of: data) + "+" + font.name
    file.add(
      program, compressing: data, .thorough, PDFDictionary(["Length1": .integer(data.count)]))
    file.add(descriptor) { bytes in
      bytes.append("<</Type/FontDescriptor/FontName/")
      bytes.append(text: name)
      // Its codes are its own: "symbolic" (ISO 32000-1, table 123).
      bytes.append("/Flags 4/ItalicAngle 0/StemV 80/FontBBox[")
      for value in [font.box.left, font.box.bottom, font.box.right, font.box.top] {
        bytes.append(thousandths(value))
        bytes.append(" ")
      }
      bytes.append("]/Ascent ")
      bytes.append(thousandths(font.ascent))
      bytes.append("/Descent ")
      bytes.append(thousandths(font.descent))
      bytes.append("/CapHeight ")
      bytes.append(thousandths(font.capHeight))
      bytes.append("/FontFile2 ")
      bytes.append(reference: program)
      bytes.append(">>")
    }
    file.add(
      meanings,
      compressing: CharacterMeanings(entries.map { $0?.meaning }, sequences: sequences).stream,
      .thorough)
    file.add(number) { bytes in
      bytes.append("<</Type/Font/Subtype/TrueType/BaseFont/")
      bytes.append(text: name)
      bytes.append("/FontDescriptor ")
      bytes.append(reference: descriptor)
      bytes.append("/ToUnicode ")
      bytes.append(reference: meanings)
      bytes.append("/FirstChar ")
      bytes.append(codes.lowerBound)
      bytes.append("/LastChar ")
      bytes.append(codes.upperBound)
      bytes.append("/Widths[")
      for code in codes {
        bytes.append(width(of: UInt8(code)))
        bytes.append(" ")
      }
      bytes.append("]>>")
    }
  }

  private func thousandths(_ units: Int) -> Int { units * 1000 / font.unitsPerEm }

  /// Six letters that tell subsets apart (ISO 32000-1, 9.6.4).
  private static func tag(of data: [UInt8]) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in data { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    var letters: [UInt8] = []
    for _ in 0..<6 {
      letters.append(UInt8(ascii: "A") + UInt8(hash % 26))
      hash /= 26
    }
    return String(decoding: letters, as: UTF8.self)
  }
}

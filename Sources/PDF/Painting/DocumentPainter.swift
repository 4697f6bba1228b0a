/// Paints a document's pages straight into PDF's operators.
///
/// What a general drawing library does for any surface – it records a page, looks at all of it and
/// then writes it – takes several times as long as all the rest of a handout. This knows glyphs of
/// TrueType fonts, filled and stroked paths and JPEG pictures, which is all that most handouts have;
/// for anything else it says that it cannot.
package struct DocumentPainter {
  private(set) var pages: [PageContent] = []
  private(set) var sheets: [FontSheet] = []
  private(set) var pictures: [EmbeddedPicture] = []
  /// Texts of more than one character that a glyph stands for.
  private(set) var sequences: [[UInt16]] = []
  private var sequenceNumbers: [[UInt16]: UInt32] = [:]
  /// The sheets of each font, the newest last.
  private var sheetsOfFont: [ObjectIdentifier: [Int]] = [:]
  private var pictureNumbers: [String: Int] = [:]

  package init() {}

  package mutating func add(_ page: PageContent) { pages.append(page) }

  // MARK: Pictures

  /// The number of a picture, which is embedded once.
  package mutating func number(
    of key: String, _ make: () -> EmbeddedPicture
  ) -> Int {
    if let known = pictureNumbers[key] { return known }
    pictures.append(make())
    pictureNumbers[key] = pictures.count - 1
    return pictures.count - 1
  }

  // MARK: Text

  /// One run's way of showing glyphs: its font and where it stands.
  package struct Run {
    let font: TrueTypeFont
    let size: Double
    let y: Double
    let x: Double
    var sheet: Int

    package init(_ font: TrueTypeFont, size: Double, x: Double, y: Double) {
      self.font = font
      self.size = size
      self.x = x
      self.y = y
      sheet = -1
    }
  }

  /// Shows a glyph that stands for one character.
  ///
  /// - Parameter place: from the run's start, in thousandths of the size.
  package mutating func show(
    _ glyph: UInt32, for character: Unicode.Scalar, at place: Double, of run: inout Run,
    on page: inout PageContent
  ) {
    show(FontSheet.Entry(glyph: glyph, meaning: character.value), at: place, of: &run, on: &page)
  }

  /// Shows a glyph that stands for several characters.
  package mutating func show(
    _ glyph: UInt32, forUnits units: [UInt16], at place: Double, of run: inout Run,
    on page: inout PageContent
  ) {
    let number =
      sequenceNumbers[units] ?? CharacterMeanings.firstSequence + UInt32(sequences.count)
    if sequenceNumbers[units] == nil {
      sequences.append(units)
      sequenceNumbers[units] = number
    }
    show(FontSheet.Entry(glyph: glyph, meaning: number), at: place, of: &run, on: &page)
  }

  private mutating func show(
    _ entry: FontSheet.Entry, at place: Double, of run: inout Run, on page: inout PageContent
  ) {
    let (sheet, code) = code(entry, of: run)
    if sheet != run.sheet {
      page.begin(sheet: sheet, size: run.size, x: run.x + place * run.size / 1000, y: run.y)
      run.sheet = sheet
    }
    page.show(
      code, width: sheets[sheet].width(of: code),
      at: page.offset(of: run.x, size: run.size) + place)
  }

  private mutating func code(_ entry: FontSheet.Entry, of run: Run) -> (sheet: Int, code: UInt8) {
    // Nearly always it is the sheet of the glyph before.
    if run.sheet >= 0, let code = sheets[run.sheet].code(entry) { return (run.sheet, code) }
    let key = ObjectIdentifier(run.font)
    for sheet in sheetsOfFont[key, default: []] where sheet != run.sheet {
      if let code = sheets[sheet].code(entry) { return (sheet, code) }
    }
    sheets.append(FontSheet(run.font))
    sheetsOfFont[key, default: []].append(sheets.count - 1)
    return (sheets.count - 1, sheets[sheets.count - 1].code(entry) ?? 0)
  }
}

/// A JPEG as it is embedded.
package struct EmbeddedPicture {
  let bytes: [UInt8]
  let width: Int
  let height: Int
  let isGrey: Bool

  package init(bytes: [UInt8], width: Int, height: Int, isGrey: Bool) {
    self.bytes = bytes
    self.width = width
    self.height = height
    self.isGrey = isGrey
  }

  func write(_ number: Int, into file: inout PDFWriter) {
    file.add(
      number,
      stream: PDFDictionary([
        "Type": .name("XObject"), "Subtype": .name("Image"), "Width": .integer(width),
        "Height": .integer(height), "ColorSpace": .name(isGrey ? "DeviceGray" : "DeviceRGB"),
        "BitsPerComponent": .integer(8), "Filter": .name("DCTDecode"),
      ]), bytes)
  }
}

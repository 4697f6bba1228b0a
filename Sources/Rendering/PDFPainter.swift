import Layout
import PDF
import Typography

/// Paints pages without Cairo, for PDFs alone: the same places, the same words, in a tenth of the
/// time.
///
/// Cairo remains the way for what this does not know: fonts without TrueType outlines, and glyphs
/// that are seen and not read (see ``CopyableRun/outlines``).
final class PDFPainter {
  private let fonts: TrueTypeFonts
  private let images: ImageCache
  private var document = DocumentPainter()

  init(fonts: TrueTypeFonts, images: ImageCache) {
    self.fonts = fonts
    self.images = images
  }

  /// The pages of a document; nil where one of them holds what only Cairo can draw.
  func painted(_ pages: [Page]) throws(RenderError) -> DocumentPainter? {
    for page in pages {
      var content = PageContent(width: page.size.width.points, height: page.size.height.points)
      var meaning = page.items.first?.meaning
      for item in page.items {
        if item.meaning != meaning {
          content.endMark()
          meaning = item.meaning
        }
        guard try paint(item, on: &content) else { return nil }
      }
      if !page.items.isEmpty { content.endMark() }
      document.add(content)
    }
    return document
  }

  /// False for what only Cairo can draw.
  private func paint(_ item: Item, on page: inout PageContent) throws(RenderError) -> Bool {
    switch item.content {
    case .glyphs(let run, let origin):
      page.setFill(PageContent.Colour(run.style.color))
      return paint(run, at: origin, on: &page)
    case .fill(let path, let color):
      page.setFill(PageContent.Colour(color))
      path.trace(on: &page)
      page.fillPath()
    case .stroke(let path, let color, let width):
      page.setStroke(PageContent.Colour(color), width: width.points)
      path.trace(on: &page)
      page.strokePath()
    case .image(let image): try paint(image, on: &page)
    }
    return true
  }

  // MARK: Text

  private func paint(_ run: GlyphRun, at origin: Point, on page: inout PageContent) -> Bool {
    guard let font = fonts.font(of: run.face) else { return false }
    var place = DocumentPainter.Run(
      font, size: run.style.size.points, x: origin.x.points, y: origin.y.points)
    if paintPlain(run, &place, on: &page) { return true }
    let text = CopyableRun(run, at: (0, 0))
    guard text.outlines.isEmpty, text.pieces.allSatisfy({ $0.y == 0 }) else { return false }
    let perPoint = 1000 / run.style.size.points
    for piece in text.pieces {
      let scalars = String(decoding: text.bytes[piece.text], as: UTF8.self).unicodeScalars
      if let only = scalars.first, scalars.count == 1 {
        document.show(piece.glyph, for: only, at: piece.x * perPoint, of: &place, on: &page)
      } else {
        let units = scalars.flatMap { Array(String($0).utf16) }
        document.show(
          piece.glyph, forUnits: units, at: piece.x * perPoint, of: &place, on: &page)
      }
    }
    return true
  }

  /// A run from left to right in which each glyph is one character, as nearly all are.
  private func paintPlain(
    _ run: GlyphRun, _ place: inout DocumentPainter.Run, on page: inout PageContent
  ) -> Bool {
    guard !run.rightToLeft, run.isPlain else { return false }
    let toThousandths = 1000 / Double(run.face.unitsPerEm)
    var pen = 0
    for (glyph, character) in zip(run.glyphs, run.text.unicodeScalars) {
      document.show(
        glyph.id, for: character, at: Double(pen + Int(glyph.offsetX)) * toThousandths,
        of: &place, on: &page)
      pen += Int(glyph.advance)
    }
    return true
  }

  // MARK: Pictures

  /// The picture covers its frame; what lies outside is clipped, not cut away, so that the bytes can
  /// stay as they are. A picture's own square has its origin at the lower left.
  private func paint(_ placed: PlacedImage, on page: inout PageContent) throws(RenderError) {
    guard let whole = images.wholeFrame(of: placed),
      let picture = try images.reduced(
        placed.key, shownWidth: whole.width, shownHeight: whole.height)
    else { return }
    let number = document.number(of: "\(placed.key) \(picture.storedWidth)") {
      EmbeddedPicture(
        bytes: picture.bytes, width: picture.storedWidth, height: picture.storedHeight,
        isGrey: picture.colour == .grey)
    }
    let turn = picture.orientation.turn
    let bottom = page.height - whole.y
    page.picture(
      number,
      matrix: (
        whole.width * turn.xx, -whole.height * turn.yx, -whole.width * turn.xy,
        whole.height * turn.yy, whole.width * (turn.xy + turn.x0) + whole.x,
        bottom - whole.height * (turn.yy + turn.y0)
      )
    ) { page in
      Path.rectangle(placed.frame, radius: placed.cornerRadius).trace(on: &page)
    }
  }
}

/// The fonts that have TrueType outlines, each looked at once.
final class TrueTypeFonts {
  private var fonts: [ObjectIdentifier: TrueTypeFont?] = [:]
  /// A face whose identity is a key must not be freed and its identity taken by another.
  private var kept: [FontFace] = []

  func font(of face: FontFace) -> TrueTypeFont? {
    let key = ObjectIdentifier(face)
    if let known = fonts[key] { return known }
    let family = String(
      face.family.unicodeScalars.filter { $0.isASCII && $0.properties.isAlphabetic })
    let font = TrueTypeFont(
      name: "\(family)-\(face.weight == .bold ? "Bold" : "Regular")", bytes: face.data.buffer,
      owner: face.data, index: face.index, capHeight: face.capHeight)
    fonts[key] = .some(font)
    kept.append(face)
    return font
  }
}

extension GlyphRun {
  /// Whether each glyph stands for one character, in order, and on the line.
  fileprivate var isPlain: Bool {
    var glyph = 0
    var offset: Int32 = 0
    for character in text.unicodeScalars {
      guard glyph < glyphs.count, glyphs[glyph].cluster == offset, glyphs[glyph].advance > 0,
        glyphs[glyph].offsetY == 0
      else { return false }
      glyph += 1
      offset += character.value > 0xFFFF ? 2 : 1
    }
    return glyph == glyphs.count
  }
}

extension PageContent.Colour {
  fileprivate init(_ color: Color) {
    self.init(red: color.red, green: color.green, blue: color.blue)
  }
}

extension Path {
  fileprivate func trace(on page: inout PageContent) {
    if let box = axisParallelBox {
      page.rectangle(
        box.x.points, box.y.points, width: box.width.points, height: box.height.points)
      return
    }
    for element in elements {
      switch element {
      case .move(let point): page.move(point.x.points, point.y.points)
      case .line(let point): page.line(point.x.points, point.y.points)
      case .curve(let first, let second, let end):
        page.curve(
          (first.x.points, first.y.points), (second.x.points, second.y.points),
          (end.x.points, end.y.points))
      case .close: page.close()
      }
    }
  }

  /// The rectangle that the path is; nil for any other.
  private var axisParallelBox: Rectangle? {
    guard elements.count == 5, case .move(let first) = elements[0],
      case .line(let second) = elements[1], case .line(let third) = elements[2],
      case .line(let fourth) = elements[3], case .close = elements[4],
      first.y == second.y, second.x == third.x, third.y == fourth.y, fourth.x == first.x
    else { return nil }
    return Rectangle(
      x: min(first.x, third.x), y: min(first.y, third.y),
      width: max(first.x, third.x) - min(first.x, third.x),
      height: max(first.y, third.y) - min(first.y, third.y))
  }
}

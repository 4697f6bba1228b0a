import CCairo
import Layout
import Typography

/// A run's glyphs in reading order, each with the characters that it is copied as.
///
/// A PDF says for each glyph of a font which characters it stands for (ISO 32000-1, 9.10.3), and
/// readers take them in the order of drawing or by their place. What that cannot say, PDF leaves to
/// `ActualText`, which mutool passes over and pdftotext turns round in right-to-left text. So every
/// glyph here gets its own characters, at least one, and those that can have none of their own are
/// drawn as outlines.
struct CopyableRun {
  struct Piece {
    var glyph: UInt32
    var x: Double
    var y: Double
    /// UTF-8 in `bytes`.
    var text: Range<Int>
  }

  let bytes: [UInt8]
  private(set) var pieces: [Piece] = []
  /// What is seen and not read: marks, and the second glyph of a vowel sign that has two.
  private(set) var outlines: [cairo_glyph_t] = []

  init(bytes: [UInt8], pieces: [Piece]) {
    self.bytes = bytes
    self.pieces = pieces
  }

  init(_ run: GlyphRun, at origin: Point) {
    let origin = CopyableRun.rounded(origin, of: run)
    bytes = CopyableRun.copied(run.text)
    defer { if bytes.count < run.text.utf8.count { drawSpacesAlike(run.face) } }
    if let plain = CopyableRun.plainPieces(of: run, bytes, at: origin) {
      pieces = plain
      return
    }
    let offsets = CopyableRun.byteOffsets(String(decoding: bytes, as: UTF8.self))
    let placed = CopyableRun.placed(run, at: origin)
    let order = run.rightToLeft ? Array(run.glyphs.indices.reversed()) : Array(run.glyphs.indices)
    var index = 0
    pieces.reserveCapacity(order.count)
    while index < order.count {
      var end = index + 1
      while end < order.count, run.glyphs[order[end]].cluster == run.glyphs[order[index]].cluster {
        end += 1
      }
      let first = index == 0 ? 0 : offsets[Int(run.glyphs[order[index]].cluster)]
      let next = end < order.count ? offsets[Int(run.glyphs[order[end]].cluster)] : bytes.count
      append(order[index..<end], of: run, placed, text: first..<next)
      index = end
    }
    if run.rightToLeft { spreadCharacters(of: run) }
  }

  /// A space that keeps words together, and the end of a line, are spaces to whoever copies or
  /// searches.
  private static func copied(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { $0 == 0xC2 || $0 == 0xE2 }) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      let width = CopyableRun.spaceWidth(in: bytes, at: place)
      result.append(width > 0 ? UInt8(ascii: " ") : bytes[place])
      place += max(1, width)
    }
    return result
  }

  /// How many bytes U+00A0 or U+2028 takes here; 0 for anything else.
  private static func spaceWidth(in bytes: [UInt8], at place: Int) -> Int {
    func has(_ offset: Int, _ byte: UInt8) -> Bool {
      place + offset < bytes.count && bytes[place + offset] == byte
    }
    if has(0, 0xC2), has(1, 0xA0) { return 2 }
    return has(0, 0xE2) && has(1, 0x80) && has(2, 0xA8) ? 3 : 0
  }

  /// By the one glyph that stands for a space: another one would need a font of its own.
  private mutating func drawSpacesAlike(_ face: FontFace) {
    guard let space = face.glyph(for: " ") else { return }
    for index in pieces.indices where bytes[pieces[index].text].elementsEqual(" ".utf8) {
      pieces[index].glyph = space
    }
  }

  /// The pieces of a run from left to right in which each glyph takes room and stands for one
  /// character, as nearly all do; nil for any other.
  private static func plainPieces(
    of run: GlyphRun, _ bytes: [UInt8], at origin: (x: Double, y: Double)
  ) -> [Piece]? {
    let scale = run.scale
    var pieces: [Piece] = []
    pieces.reserveCapacity(run.glyphs.count)
    var pen = 0
    let isPlain = run.eachPlainSign(in: bytes) { glyph, text in
      pieces.append(
        Piece(
          glyph: glyph.id, x: origin.x + Double(pen + Int(glyph.offsetX)) * scale,
          y: origin.y - Double(glyph.offsetY) * scale, text: text))
      pen += Int(glyph.advance)
      return true
    }
    return isPlain ? pieces : nil
  }

  /// One cluster. Its glyphs that take room share its characters in the order of both, the last one
  /// taking all that are left. A mark lends its characters to the glyph before it: mutool and
  /// pdftotext take what stands off the baseline or off the pen for another word, and what stands
  /// upon another glyph for a shadow.
  private mutating func append(
    _ cluster: ArraySlice<Int>, of run: GlyphRun, _ placed: [cairo_glyph_t], text: Range<Int>
  ) {
    var carriers = cluster.filter { run.glyphs[$0].advance > 0 }
    if carriers.isEmpty {
      if let last = pieces.indices.last {
        pieces[last].text = pieces[last].text.lowerBound..<text.upperBound
      } else {
        carriers = Array(cluster.prefix(1))
      }
    }
    let starts = text.filter { UTF8.startsCharacter(bytes[$0]) }
    let count = min(carriers.count, starts.count)
    for (number, index) in carriers.prefix(count).enumerated() {
      let end = number + 1 < count ? starts[number + 1] : text.upperBound
      pieces.append(
        Piece(
          glyph: UInt32(placed[index].index), x: placed[index].x, y: placed[index].y,
          text: starts[number]..<end))
    }
    let drawn = carriers.prefix(count)
    outlines += cluster.filter { !drawn.contains($0) }.map { placed[$0] }
  }

  /// pdftotext takes the characters of one glyph from left to right and then turns the line round.
  /// So a right-to-left glyph keeps its first one, and each other gets an invisible glyph to its left.
  private mutating func spreadCharacters(of run: GlyphRun) {
    guard let blank = run.face.blankGlyph,
      pieces.contains(where: { bytes[$0.text].dropFirst().contains(where: UTF8.startsCharacter) })
    else { return }
    pieces = pieces.flatMap { piece in
      let starts = piece.text.filter { UTF8.startsCharacter(bytes[$0]) } + [piece.text.upperBound]
      return zip(starts, starts.dropFirst()).enumerated().map { index, text in
        Piece(
          glyph: index == 0 ? piece.glyph : blank, x: piece.x - 0.05 * Double(index), y: piece.y,
          text: text.0..<text.1)
      }
    }
  }

  /// Where a run begins for the first glyph that is read to stand on a tenth of a point: nobody sees
  /// half of that, but a PDF spells every digit of a place out.
  static func rounded(_ origin: Point, of run: GlyphRun) -> (x: Double, y: Double) {
    guard let first = run.rightToLeft ? run.glyphs.last : run.glyphs.first else {
      return (origin.x.points, origin.y.points)
    }
    func rounded(_ place: Double, aside units: Int) -> Double {
      let aside = Double(units) * run.scale
      return ((place + aside) * 10).rounded() / 10 - aside
    }
    let pen = run.rightToLeft ? run.glyphs.dropLast().reduce(0) { $0 + Int($1.advance) } : 0
    return (
      rounded(origin.x.points, aside: pen + Int(first.offsetX)),
      rounded(origin.y.points, aside: -Int(first.offsetY))
    )
  }

  /// Where the glyphs stand on the page, in visual order.
  static func placed(_ run: GlyphRun, at origin: (x: Double, y: Double)) -> [cairo_glyph_t] {
    let scale = run.scale
    var pen = 0
    return run.glyphs.map { glyph in
      defer { pen += Int(glyph.advance) }
      return cairo_glyph_t(
        index: UInt(glyph.id), x: origin.x + Double(pen + Int(glyph.offsetX)) * scale,
        y: origin.y - Double(glyph.offsetY) * scale)
    }
  }

  /// The UTF-8 offset of each UTF-16 offset; within a surrogate pair that of its character.
  private static func byteOffsets(_ text: String) -> [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(text.utf8.count + 1)
    var offset = 0
    for scalar in text.unicodeScalars {
      let units = scalar.value > 0xFFFF ? 2 : 1
      for _ in 0..<units { offsets.append(offset) }
      offset += Unicode.UTF8.width(scalar)
    }
    offsets.append(offset)
    return offsets
  }
}

extension GlyphRun {
  /// Points per font unit.
  fileprivate var scale: Double { style.size.points / Double(face.unitsPerEm) }
}

extension UTF8 {
  fileprivate static func startsCharacter(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}

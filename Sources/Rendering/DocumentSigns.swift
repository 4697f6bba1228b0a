import Layout
import Typography

/// Every sign on a document's pages but those of its slots, each once, font by font and in order of
/// glyphs: drawn before the pages, they have the codes that they have in any document of these signs,
/// whatever its pages say.
struct DocumentSigns: Hashable {
  struct Sign: Hashable, Comparable {
    var glyph: UInt32
    var text: SignText

    static func < (left: Sign, right: Sign) -> Bool {
      (left.glyph, left.text) < (right.glyph, right.text)
    }
  }

  struct Font: Hashable {
    /// Keeps the face's identity from being taken by another.
    let face: FontFace
    let signs: [Sign]

    static func == (left: Font, right: Font) -> Bool {
      left.face === right.face && left.signs == right.signs
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(ObjectIdentifier(face))
      hasher.combine(signs.count)
    }
  }

  let fonts: [Font]

  /// Nil where signs are drawn as outlines, which have no codes, or stand for whole words.
  init?(_ pages: [Page]) {
    var collected: [ObjectIdentifier: Collected] = [:]
    for page in pages {
      for item in page.items where !item.isPersonal {
        guard case .glyphs(let run, _) = item.content else { continue }
        let isKnown = collected[ObjectIdentifier(run.face), default: Collected(face: run.face)]
          .add(run)
        guard isKnown else { return nil }
      }
    }
    fonts = collected.values.map { Font(face: $0.face, signs: $0.signs.sorted()) }.sorted {
      ($0.face.family, $0.face.weight.rawValue) < ($1.face.family, $1.face.weight.rawValue)
    }
  }

  private struct Collected {
    let face: FontFace
    private(set) var signs: Set<Sign> = []
    /// The text that each glyph was met with last, which most have on all pages.
    private var last: [SignText?] = []

    init(face: FontFace) { self.face = face }

    /// False for a run that not all signs can be told of.
    mutating func add(_ run: GlyphRun) -> Bool {
      if addPlain(run) { return true }
      let text = CopyableRun(run, at: Point(x: .zero, y: .zero))
      guard text.outlines.isEmpty else { return false }
      for piece in text.pieces {
        guard let characters = SignText(text.bytes[piece.text]) else { return false }
        add(piece.glyph, characters)
      }
      return true
    }

    /// False for a run that is not plain, or has signs that are drawn by another's glyph.
    private mutating func addPlain(_ run: GlyphRun) -> Bool {
      let isPlain = run.text.utf8.withContiguousStorageIfAvailable { bytes in
        run.eachPlainSign(in: bytes) { glyph, place in
          guard let text = SignText(bytes[place]), text != Self.hardSpace, text != Self.lineEnd
          else { return false }
          add(glyph.id, text)
          return true
        }
      }
      return isPlain ?? false
    }

    /// They are drawn by the glyph of another character (see ``CopyableRun``).
    private static let (hardSpace, lineEnd) = (SignText("\u{A0}".utf8), SignText("\u{2028}".utf8))

    private mutating func add(_ glyph: UInt32, _ text: SignText) {
      let index = Int(glyph)
      if index >= last.count {
        last += [SignText?](repeating: nil, count: index + 64 - last.count)
      }
      guard last[index] != text else { return }
      last[index] = text
      signs.insert(Sign(glyph: glyph, text: text))
    }
  }
}

extension CopyableRun {
  /// A font's signs side by side.
  init(_ font: DocumentSigns.Font, at origin: Point) {
    var (bytes, pieces): ([UInt8], [Piece]) = ([], [])
    for (number, sign) in font.signs.enumerated() {
      let start = bytes.count
      bytes += sign.text.bytes
      pieces.append(
        Piece(
          glyph: sign.glyph, x: origin.x.points + Double(number), y: origin.y.points,
          text: start..<bytes.count))
    }
    self.init(bytes: bytes, pieces: pieces)
  }
}

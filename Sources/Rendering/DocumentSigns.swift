import Layout
import Typography

/// Every sign on a document's pages but those of its slots, each once, font by font and in order of
/// glyphs: drawn before the pages, they have the codes that they have in any document of these signs,
/// whatever its pages say.
struct DocumentSigns: Hashable {
  struct Sign: Hashable, Comparable {
    var glyph: UInt32
    /// The characters that it stands for: at most seven bytes of UTF-8 after a one.
    var text: UInt64

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
    private var last: [UInt64] = []

    init(face: FontFace) { self.face = face }

    /// False for a run that not all signs can be told of.
    mutating func add(_ run: GlyphRun) -> Bool {
      if addPlain(run) { return true }
      let text = CopyableRun(run, at: Point(x: .zero, y: .zero))
      guard text.outlines.isEmpty, text.pieces.allSatisfy({ $0.text.count < 8 }) else {
        return false
      }
      for piece in text.pieces {
        add(piece.glyph, text.bytes[piece.text].reduce(1) { $0 << 8 | UInt64($1) })
      }
      return true
    }

    /// A run from left to right whose glyphs stand for one character each, as nearly all do; false
    /// for any other.
    private mutating func addPlain(_ run: GlyphRun) -> Bool {
      guard !run.rightToLeft else { return false }
      let isPlain = run.text.utf8.withContiguousStorageIfAvailable { bytes in
        var (unit, place) = (0, 0)
        for glyph in run.glyphs {
          guard Int(glyph.cluster) == unit, glyph.advance > 0, place < bytes.count else {
            return false
          }
          let width = max(1, (~bytes[place]).leadingZeroBitCount)
          guard place + width <= bytes.count else { return false }
          var text: UInt64 = 1
          for byte in place..<place + width { text = text << 8 | UInt64(bytes[byte]) }
          if text == Self.hardSpace || text == Self.lineEnd { return false }
          add(glyph.id, text)
          unit += width == 4 ? 2 : 1
          place += width
        }
        return place == bytes.count
      }
      return isPlain ?? false
    }

    /// They are drawn by the glyph of another character (see ``CopyableRun``).
    private static let (hardSpace, lineEnd): (UInt64, UInt64) = (0x1C2A0, 0x1E280A8)

    private mutating func add(_ glyph: UInt32, _ text: UInt64) {
      let index = Int(glyph)
      if index >= last.count {
        last += [UInt64](repeating: 0, count: index + 64 - last.count)
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
      let count = 7 - sign.text.leadingZeroBitCount / 8
      bytes += (0..<count).reversed().map { UInt8(truncatingIfNeeded: sign.text >> ($0 * 8)) }
      pieces.append(
        Piece(
          glyph: sign.glyph, x: origin.x.points + Double(number), y: origin.y.points,
          text: start..<bytes.count))
    }
    self.init(bytes: bytes, pieces: pieces)
  }
}

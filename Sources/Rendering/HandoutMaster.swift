import Layout
import PDF
import Typography

/// The signs that may come into a master's slots, as runs, and where each stands among them.
public struct SignSheet: Sendable {
  let runs: [GlyphRun]
  /// Nil where the signs cannot be told apart.
  let signs: SignTable?

  public init(_ runs: [GlyphRun]) {
    self.runs = runs
    signs = SignTable(runs)
  }
}

/// A PDF as Cairo drew it, with slots in the place of what tells of the patient.
public struct MasterDrawing {
  /// The first two pages are sheets of signs: of those that may come into slots, and of all others.
  public var bytes: [UInt8]
  public var structure: DocumentStructure
  /// Pages that were not drawn, since another master has had them; nil for each that was.
  public var known: [FinishedPage?]
  var sheet: SignSheet
  /// By which pages are known again; nil for those that no other master has.
  var keys: [PageMemory.Key?]
}

/// A document that was drawn once for many patients: their own lines are written into its slots
/// with the glyphs of its fonts.
public struct HandoutMaster: Sendable {
  public var document: MasterDocument
  /// Where each sign stands on the sheet.
  public var signs: SignTable

  /// - Returns: nil where the sheet did not come out as it was set.
  public init?(_ drawing: MasterDrawing, finished document: MasterDocument) {
    guard let signs = drawing.sheet.signs, signs.count == document.signCount else { return nil }
    self.signs = signs
    self.document = document
  }

  /// What fills the slots of each page for one patient.
  ///
  /// - Parameter lines: for each page the personal items in their order.
  /// - Returns: nil where a line holds what the sheet has not.
  public func texts(_ lines: [[Item]]) -> [[SlotText]]? {
    var texts: [[SlotText]] = []
    for (index, page) in lines.enumerated() {
      // From the second page on all have the same lines.
      if index > 1, Item.areSame(page, lines[index - 1]) {
        texts.append(texts[index - 1])
        continue
      }
      guard let slots = slots(page) else { return nil }
      texts.append(slots)
    }
    return document.fits(texts) ? texts : nil
  }

  /// Neighbours of one meaning share a slot.
  private func slots(_ items: [Item]) -> [SlotText]? {
    var slots: [SlotText] = []
    var meaning: Item.Meaning?
    for item in items {
      guard case .glyphs(let run, let origin) = item.content, let text = self.run(run, at: origin)
      else { return nil }
      if item.meaning != meaning { slots.append(SlotText(runs: [])) }
      meaning = item.meaning
      if !text.glyphs.isEmpty { slots[slots.count - 1].runs.append(text) }
    }
    return slots
  }

  private func run(_ run: GlyphRun, at origin: Point) -> SlotText.Run? {
    let text = CopyableRun(run, at: origin)
    guard text.outlines.isEmpty else { return nil }
    let y = text.pieces.first?.y ?? 0
    var glyphs: [SlotText.Glyph] = []
    glyphs.reserveCapacity(text.pieces.count)
    for piece in text.pieces {
      guard piece.y == y,
        let entry = signs[run.face, piece.glyph, text.bytes[piece.text]]
      else { return nil }
      glyphs.append(
        SlotText.Glyph(
          sign: Int(entry.number), x: piece.x, advance: Double(entry.advance)))
    }
    let color = run.style.color
    return SlotText.Run(
      size: run.style.size.points, red: color.red, green: color.green, blue: color.blue,
      y: y, glyphs: glyphs)
  }
}

/// Finds a sign by its font, its glyph and the characters that it stands for: equal for all drawings
/// of the same sheet, so that many can share it.
public struct SignTable: Hashable, Sendable {
  private struct Sign: Hashable {
    var face: ObjectIdentifier
    var glyph: UInt32
    var text: SignText
  }

  struct Entry: Hashable {
    /// The place on the sheet.
    var number: Int32
    /// As a part of the font's size.
    var advance: Float
  }

  /// Few are of one size and not equal.
  public func hash(into hasher: inout Hasher) { hasher.combine(entries.count) }

  private var entries: [Sign: Entry] = [:]
  /// How many signs were set, some of them more than once.
  let count: Int
  /// Fonts whose identity is a key must not be freed and their identity taken by another.
  private var faces: [KeptFace] = []

  private struct KeptFace: Hashable {
    let face: FontFace

    static func == (left: KeptFace, right: KeptFace) -> Bool { left.face === right.face }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(face)) }
  }

  /// - Returns: nil where a sign of the sheet has no code of its own.
  init?(_ sheet: [GlyphRun]) {
    var number: Int32 = 0
    for run in sheet {
      let text = CopyableRun(run, at: Point(x: .zero, y: .zero))
      guard text.outlines.isEmpty, text.pieces.count == run.glyphs.count else { return nil }
      if faces.last?.face !== run.face { faces.append(KeptFace(face: run.face)) }
      for (piece, glyph) in zip(text.pieces, run.glyphs) {
        guard let characters = SignText(text.bytes[piece.text]) else { return nil }
        let sign = Sign(face: ObjectIdentifier(run.face), glyph: piece.glyph, text: characters)
        let advance = Float(glyph.advance) / Float(run.face.unitsPerEm)
        if entries[sign] == nil { entries[sign] = Entry(number: number, advance: advance) }
        number += 1
      }
    }
    count = Int(number)
  }

  subscript(face: FontFace, glyph: UInt32, text: ArraySlice<UInt8>) -> Entry? {
    SignText(text).flatMap {
      entries[Sign(face: ObjectIdentifier(face), glyph: glyph, text: $0)]
    }
  }
}

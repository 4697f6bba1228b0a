import Layout
import PDF
import Typography

/// A PDF as Cairo drew it, with slots in the place of what tells of the patient.
public struct MasterDrawing: Sendable {
  /// The first page is the sheet of signs.
  public var bytes: [UInt8]
  public var structure: DocumentStructure
  var sheet: [GlyphRun]
}

/// A document that was drawn once for many patients: their own lines are written into its slots
/// with the glyphs of its fonts.
public struct HandoutMaster: Sendable {
  public var document: MasterDocument
  private let signs: [Sign: Entry]
  /// Fonts whose identity is a key must not be freed and their identity taken by another.
  private let faces: [FontFace]

  private struct Sign: Hashable {
    var face: ObjectIdentifier
    var glyph: UInt32
    var text: ArraySlice<UInt8>
  }

  private struct Entry {
    /// The place on the sheet.
    var number: Int
    /// As a part of the font's size.
    var advance: Double
  }

  /// - Returns: nil where the sheet did not come out as it was set.
  public init?(_ drawing: MasterDrawing, finished document: MasterDocument) {
    var signs: [Sign: Entry] = [:]
    var count = 0
    for run in drawing.sheet {
      let text = CopyableRun(run, at: (0, 0))
      guard text.outlines.isEmpty, text.pieces.count == run.glyphs.count else { return nil }
      for (piece, glyph) in zip(text.pieces, run.glyphs) {
        let sign = Sign(
          face: ObjectIdentifier(run.face), glyph: piece.glyph, text: text.bytes[piece.text])
        let advance = Double(glyph.advance) / Double(run.face.unitsPerEm)
        if signs[sign] == nil { signs[sign] = Entry(number: count, advance: advance) }
        count += 1
      }
    }
    guard count == document.signCount else { return nil }
    self.signs = signs
    self.document = document
    faces = drawing.sheet.map(\.face)
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
    let place = PageDrawer.rounded(origin)
    let text = CopyableRun(run, at: place)
    guard text.outlines.isEmpty else { return nil }
    var glyphs: [SlotText.Glyph] = []
    glyphs.reserveCapacity(text.pieces.count)
    for piece in text.pieces {
      let sign = Sign(
        face: ObjectIdentifier(run.face), glyph: piece.glyph, text: text.bytes[piece.text])
      guard piece.y == place.y, let entry = signs[sign] else { return nil }
      glyphs.append(SlotText.Glyph(sign: entry.number, x: piece.x, advance: entry.advance))
    }
    let color = run.style.color
    return SlotText.Run(
      size: run.style.size.points, red: color.red, green: color.green, blue: color.blue,
      y: place.y, glyphs: glyphs)
  }
}

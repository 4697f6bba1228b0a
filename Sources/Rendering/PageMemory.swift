import Layout
import PDF
import Typography

/// Pages that several masters have, as they were finished: plans of one treatment differ in their
/// days, and half of their pages have none.
///
/// One memory serves one thread.
final class PageMemory {
  /// All that decides what a page's content is: what is drawn in which mark, and how the sheets of
  /// signs encode it. Nothing of what tells of the patient.
  struct Key: Hashable {
    fileprivate let sheets: Int
    fileprivate let size: Size
    fileprivate let stretches: [Stretch]

    func hash(into hasher: inout Hasher) {
      hasher.combine(sheets)
      hasher.combine(stretches.count)
      // Quicker than the hasher itself, which would guard against pages that are made to collide.
      var hash: UInt64 = 0
      for stretch in stretches {
        for case .glyphs(let run, let place) in stretch.contents {
          hash = hash &* 31 &+ place.y.points.bitPattern
          for glyph in run.glyphs { hash = (hash ^ UInt64(glyph.id)) &* 0x9E37_79B9_7F4A_7C15 }
        }
      }
      hasher.combine(hash)
    }
  }

  fileprivate struct Stretch: Equatable {
    let mark: FinishedPage.Mark
    /// Empty in a slot.
    let contents: [Item.Content]

    static func == (left: Stretch, right: Stretch) -> Bool {
      left.mark == right.mark
        && left.contents.elementsEqual(right.contents) { $0.isSame(as: $1) }
    }
  }

  private struct Sheets: Hashable {
    let slots: [Run]
    let signs: DocumentSigns
  }

  private struct Run: Hashable {
    let run: GlyphRun

    static func == (left: Run, right: Run) -> Bool { left.run.isSame(as: right.run) }
    func hash(into hasher: inout Hasher) { hasher.combine(run.glyphs.count) }
  }

  private var sheets: [Sheets: Int] = [:]
  private var pages: [Key: FinishedPage] = [:]
  /// The document in which a page was met first. One with a date on it comes again in the same
  /// document alone, if that is made again.
  private var first: [Int: Int] = [:]
  /// Less than ten megabytes.
  private static let mostPages = 400
  private static let mostFirst = 10_000

  /// The number of a pair of sheets; pages of other ones have other codes.
  func number(ofSlots slots: [GlyphRun], _ signs: DocumentSigns) -> Int {
    let pair = Sheets(slots: slots.map(Run.init), signs: signs)
    if let known = sheets[pair] { return known }
    if sheets.count >= Self.mostPages { (sheets, pages) = ([:], [:]) }
    sheets[pair] = sheets.count
    return sheets.count - 1
  }

  subscript(key: Key) -> FinishedPage? { pages[key] }

  /// Takes in a document's pages that another document has had.
  ///
  /// - Parameter pages: with their keys; nil where none other may have them.
  func add(_ finished: [(page: FinishedPage, key: Key)?]) {
    let hashes = finished.map { $0?.key.hashValue }
    let document = hashes.hashValue
    for (entry, hash) in zip(finished, hashes) {
      guard let (page, key) = entry, let hash, pages[key] == nil else { continue }
      if first.count >= Self.mostFirst { first = [:] }
      guard let before = first.updateValue(document, forKey: hash), before != document else {
        continue
      }
      if pages.count >= Self.mostPages { pages = [:] }
      pages[key] = page
    }
  }
}

extension PageMemory.Key {
  /// Nil for a page with pictures, which belong to a document's beginning.
  ///
  /// - Parameter marks: how the stretches' tags are written.
  init?(
    _ stretches: [Renderer.Stretch], _ marks: [FinishedPage.Mark], size: Size, sheets: Int
  ) {
    guard !stretches.contains(where: { $0.items.contains(where: \.content.isPicture) }) else {
      return nil
    }
    self.sheets = sheets
    self.size = size
    self.stretches = zip(stretches, marks).map { stretch, mark in
      PageMemory.Stretch(mark: mark, contents: stretch.isSlot ? [] : stretch.items.map(\.content))
    }
  }
}

extension Item.Content {
  fileprivate var isPicture: Bool {
    switch self {
    case .image, .drawing: true
    case .glyphs, .fill, .stroke: false
    }
  }

  /// Whether both are drawn alike; pictures are never known to be.
  fileprivate func isSame(as other: Item.Content) -> Bool {
    switch (self, other) {
    case (.glyphs(let run, let place), .glyphs(let otherRun, let otherPlace)):
      place == otherPlace && run.isSame(as: otherRun)
    case (.fill(let path, let color), .fill(let otherPath, let otherColor)):
      color == otherColor && path == otherPath
    case (
      .stroke(let path, let color, let width), .stroke(let other, let otherColor, let otherWidth)
    ):
      color == otherColor && width == otherWidth && path == other
    default: false
    }
  }
}

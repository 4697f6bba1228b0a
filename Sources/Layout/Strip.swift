import Typography

/// A horizontal piece of a document that no page break may cut: a line, a table row, a picture.
///
/// Items are placed from the strip's top and the content area's starting edge.
struct Strip: Sendable {
  var height: Length
  var items: [Item]
  /// Kept clear above, except at the top of a page.
  var spaceBefore: Length = .zero
  /// What a page break before this strip costs, in demerits; infinite where none may come.
  var breakBefore: Double = 0
  /// Set again on top of a page that begins with this strip, such as a table's header or the name
  /// of a rule whose days go on.
  var continuation: [Strip] = []
  /// Set below, as often as there is room, where the page ends with this strip: more lines to write
  /// on, say.
  var filler: [Strip] = []

  /// Where the top of its first line of running text lies below its own; nil where no rhythm is
  /// kept.
  var firstLine: Length?

  static let forbidden = Double.infinity
}

extension Strip {
  /// All that decides its place: numbers, which are looked at again and again.
  struct Measures {
    var height: Length
    var spaceBefore: Length
    var breakBefore: Double
    var firstLine: Length?
    /// Of what is set again on top of a page that begins with it.
    var continuation: Length
    var keepsWithPrevious = false
  }

  var measures: Measures {
    Measures(
      height: height, spaceBefore: spaceBefore, breakBefore: breakBefore, firstLine: firstLine,
      continuation: continuation.isEmpty ? .zero : continuation.totalHeight)
  }

  var isPersonal: Bool { items.contains(where: \.isPersonal) }

  /// The strip as one that tells of the patient.
  var personal: Strip {
    var strip = self
    for index in items.indices { strip.items[index].isPersonal = true }
    return strip
  }

  func moved(x: Length) -> Strip {
    var strip = self
    strip.items = items.map { $0.moved(x: x) }
    strip.filler = filler.map { $0.moved(x: x) }
    return strip
  }

  func lowered(by distance: Length) -> Strip {
    var strip = self
    strip.items = items.map { $0.moved(y: distance) }
    strip.height = height + distance
    strip.firstLine = firstLine.map { $0 + distance }
    return strip
  }

  /// Strips set one below another as one that no page break may cut.
  ///
  /// - Parameter rhythm: lines of running text stand on multiples of this below the first one.
  static func joined(_ strips: [Strip], rhythm: Length = .zero) -> Strip {
    let start = -(strips.first?.firstLine ?? .zero)
    var column = Column(rhythm: rhythm, header: start)
    var items: [Item] = []
    for strip in strips {
      let y = column.add(strip) - start
      items += strip.items.lazy.map { $0.moved(y: y) }
    }
    var result = Strip(height: column.height - start, items: items)
    result.spaceBefore = strips.first?.spaceBefore ?? .zero
    result.breakBefore = strips.first?.breakBefore ?? 0
    result.firstLine = strips.first?.firstLine
    return result
  }

  /// Columns of strips set side by side as one strip, their tops aligned.
  static func sideBySide(_ columns: [[Strip]]) -> Strip {
    let joined = columns.map { Strip.joined($0) }
    let height = joined.map(\.height).max() ?? .zero
    return Strip(height: height, items: joined.flatMap(\.items))
  }
}

extension [Strip] {
  /// Height of all strips one below another, without the first one's space.
  var totalHeight: Length { lazy.map(\.measures).totalHeight }

  /// Forbids page breaks between the first strips and those that follow, until so much height is
  /// kept together.
  func keepingTogether(first height: Length) -> [Strip] {
    var result = self
    var kept = Length.zero
    for index in indices {
      if index > 0, kept < height { result[index].breakBefore = Strip.forbidden }
      kept = kept + self[index].height + (index > 0 ? self[index].spaceBefore : .zero)
    }
    return result
  }

  /// The strips without gaps between them: each but the first takes the space above into itself, so
  /// that what is drawn behind it has no gaps either.
  func takingSpaceAbove() -> [Strip] {
    enumerated().map { index, strip in
      guard index > 0 else { return strip }
      var closed = strip.lowered(by: strip.spaceBefore)
      closed.spaceBefore = .zero
      closed.firstLine = nil
      return closed
    }
  }

  /// Makes the last strip taller until all together reach a height.
  mutating func padEnd(to height: Length) {
    let missing = height - totalHeight
    if !isEmpty, missing > .zero { self[count - 1].height += missing }
  }

  /// The first strips as one, as many as it takes to reach a height, and the others as they are.
  func joined(upTo height: Length, rhythm: Length) -> [Strip] {
    var count = 1
    while count < self.count, Array(prefix(count)).totalHeight < height { count += 1 }
    return [Strip.joined(Array(prefix(count)), rhythm: rhythm)] + dropFirst(count)
  }

  /// Rows stand where their neighbours leave them.
  func withoutRhythm() -> [Strip] {
    map { strip in
      var strip = strip
      strip.firstLine = nil
      return strip
    }
  }

  /// No page begins with the first strip.
  func keepingWithPrevious() -> [Strip] {
    var result = self
    if !isEmpty { result[0].breakBefore = Strip.forbidden }
    return result
  }

  /// Strips under one heading: a page may end between them, though rather before or after them all,
  /// and least of all where less than a height would stand alone.
  func asSection(leastAlone: Length) -> [Strip] {
    let height = totalHeight
    var result = self
    var above = Length.zero
    for index in indices.dropFirst() {
      above = above + self[index - 1].height
      let below = height - above - self[index].spaceBefore
      let isEnd = Swift.min(above, below) < leastAlone
      result[index].breakBefore += isEnd ? PageCost.splitSectionEnd : PageCost.splitSection
      above = above + self[index].spaceBefore
    }
    return result
  }

  func preferringToStayTogether() -> [Strip] {
    var result = self
    for index in indices.dropFirst() {
      result[index].breakBefore = Swift.max(self[index].breakBefore, PageCost.splitPart)
    }
    return result
  }

  /// A part that no column ends within.
  func keptWhole() -> [Strip] {
    var result = self
    for index in indices { result[index].breakBefore = index == 0 ? 0 : PageCost.keep }
    return result
  }

  func withSpaceBefore(_ space: Length) -> [Strip] {
    var result = self
    if !isEmpty { result[0].spaceBefore = space }
    return result
  }

  func moved(x: Length) -> [Strip] {
    map { $0.moved(x: x) }
  }
}

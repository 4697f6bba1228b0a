import Typography

/// Strips that are used as they are, but for how the first one follows what stands before it.
///
/// A document is divided into pages again and again until it fits: what its parts have in common with
/// other trials is not copied for each.
struct Passage: Sendable {
  var strips: [Strip]
  /// In place of the first strip's own.
  var spaceBefore: Length
  var breakBefore: Double
  /// Should stand whole on the page of what is before it.
  var keepsWithPrevious = false

  init(_ strips: [Strip]) {
    self.strips = strips
    spaceBefore = strips.first?.spaceBefore ?? .zero
    breakBefore = strips.first?.breakBefore ?? 0
  }
}

extension [Passage] {
  /// Of all strips.
  var measures: [Strip.Measures] {
    var measures: [Strip.Measures] = []
    measures.reserveCapacity(reduce(0) { $0 + $1.strips.count })
    for passage in self {
      for index in passage.strips.indices {
        var measure = passage.strips[index].measures
        if index == 0 {
          measure.spaceBefore = passage.spaceBefore
          measure.breakBefore = passage.breakBefore
        }
        measure.keepsWithPrevious = passage.keepsWithPrevious
        measures.append(measure)
      }
    }
    return measures
  }

  /// All strips, each with what its passage says of it.
  var strips: [Strip] {
    flatMap { passage in
      var strips = passage.strips
      if !strips.isEmpty {
        strips[0].spaceBefore = passage.spaceBefore
        strips[0].breakBefore = passage.breakBefore
      }
      return strips
    }
  }
}

extension Sequence<Strip.Measures> {
  /// Height of all strips one below another, without the first one's space.
  var totalHeight: Length {
    var height = Length.zero
    var isFirst = true
    for strip in self {
      height = height + strip.height + (isFirst ? .zero : strip.spaceBefore)
      isFirst = false
    }
    return height
  }
}

import Content

/// Stretches of days, each with a value, in which the one that holds a day is found by halving.
struct DayRanges<Value: Hashable & Sendable>: Hashable, Sendable {
  private struct Entry: Hashable, Sendable {
    var first: Day
    var last: Day
    var value: Value
  }

  /// Disjoint and ascending.
  private var entries: [Entry]

  /// - Complexity: O(*n* log *n*). Where stretches overlap, the one that begins first speaks for the
  ///   days they share.
  init(_ ranges: [(days: ClosedRange<Day>, value: Value)]) {
    // The place in the list decides between equals: `sort` alone promises no order among them.
    let ascending = ranges.enumerated().sorted {
      ($0.element.days.lowerBound, $0.offset) < ($1.element.days.lowerBound, $1.offset)
    }
    entries = []
    entries.reserveCapacity(ranges.count)
    for (_, range) in ascending {
      let free = entries.last?.last.adding(days: 1) ?? range.days.lowerBound
      let first = max(free, range.days.lowerBound)
      guard first <= range.days.upperBound else { continue }
      entries.append(Entry(first: first, last: range.days.upperBound, value: range.value))
    }
  }

  /// The value of the stretch that holds the day; nil where none does.
  ///
  /// - Complexity: O(log *n*).
  subscript(day: Day) -> Value? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].last < day { low = middle + 1 } else { high = middle }
    }
    guard low < entries.count, entries[low].first <= day else { return nil }
    return entries[low].value
  }
}

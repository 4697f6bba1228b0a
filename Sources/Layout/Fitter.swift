import Typography

/// Bends a layout until a document ends where the layout's fit wants it to.
///
/// Pages are counted by setting the whole document again; since words are shaped only once, that
/// costs a fraction of the first time.
struct Fitter {
  let fit: Fit
  /// Sets the document with the layout so bent.
  let compose: (Adjustment) -> Composition
  /// A thirty-second of the range: less than a point where spaces give way, a tenth where type does.
  private static let steps = 5
  /// A sixteenth of the range is a millimetre or two.
  private static let heroSteps = 4

  /// The composition that ends best, and the point of the fit at which it does.
  func best() -> Composition {
    let plain = compose(.none)
    switch fit.goal {
    case .tidy:
      let whole = plain.partsWhatShouldKeep ? keptWhole() ?? plain : plain
      guard whole.pageCount > 1, whole.lastPageNeed < PageCost.sparse else { return whole }
      return tightened(to: whole.pageCount - 1).map { withPicture(of: whole, $0) } ?? whole
    case .pages(let count):
      return exactly(count, plain) ?? shortest(plain, missing: "\(count)")
    case .sheet:
      let even = plain.pageCount + plain.pageCount % 2
      if plain.pageCount % 2 == 1, plain.pageCount > 1,
        let fewer = exactly(plain.pageCount - 1, plain)
      {
        return fewer
      }
      return exactly(even, plain) ?? odd(plain)
    }
  }

  /// The picture as tall as before, where nothing is gained by making it smaller.
  private func withPicture(of whole: Composition, _ tightened: Composition) -> Composition {
    var adjustment = tightened.adjustment
    adjustment.hero = whole.adjustment.hero
    let candidate = compose(adjustment)
    return candidate.pageCount <= tightened.pageCount && !candidate.partsWhatShouldKeep
      ? candidate : tightened
  }

  private func exactly(_ count: Int, _ plain: Composition) -> Composition? {
    let start = plain.pageCount > count ? tightened(to: count) : plain
    guard let start else { return nil }
    let filled = loosened(from: start, to: count)
    return filled.pageCount == count ? filled : nil
  }

  /// What does not fit takes as few pages as it can. Nothing is gained by squeezing it further.
  private func shortest(_ plain: Composition, missing goal: String) -> Composition {
    let tightest = compose(fit.adjustment(at: -1))
    var result =
      tightest.pageCount < plain.pageCount
      ? tightened(to: tightest.pageCount) ?? tightest : plain
    result.shortfall = "the document takes \(result.pagesInWords), not \(goal)"
    return result
  }

  private func odd(_ plain: Composition) -> Composition {
    var result = plain
    result.shortfall =
      "the document takes \(plain.pagesInWords): the last sheet's other side is blank"
    return result
  }

  /// The tallest picture that leaves the first page room for what belongs on it; nil where none
  /// does.
  private func keptWhole() -> Composition? {
    let least = fit.hero.lowerBound
    let smallest = compose(Adjustment(hero: least))
    guard !smallest.partsWhatShouldKeep else { return tightenedToKeep() }
    return best(
      from: least, towards: 1, Self.heroSteps, smallest, { Adjustment(hero: $0) },
      { !$0.partsWhatShouldKeep })
  }

  /// The same with all that may give way, where the picture alone does not do.
  private func tightenedToKeep() -> Composition? { leastTightened { !$0.partsWhatShouldKeep } }

  /// The least tightening that ends on so few pages; nil where even the most does not.
  private func tightened(to count: Int) -> Composition? {
    leastTightened { $0.pageCount <= count }
  }

  private func leastTightened(_ isEnough: (Composition) -> Bool) -> Composition? {
    let tightest = compose(fit.adjustment(at: -1))
    guard isEnough(tightest) else { return nil }
    return best(from: -1, towards: 0, Self.steps, tightest, fit.adjustment, isEnough)
  }

  /// The most loosening that still ends on so many pages, so that the last one is filled.
  private func loosened(from start: Composition, to count: Int) -> Composition {
    guard start.adjustment == .none else { return start }
    return best(from: 0, towards: 1, Self.steps, start, fit.adjustment) { $0.pageCount <= count }
  }

  /// Halves the way from what is known to do towards what would be better, and keeps the farthest
  /// that still does.
  private func best(
    from known: Double, towards better: Double, _ steps: Int, _ start: Composition,
    _ adjustment: (Double) -> Adjustment, _ does: (Composition) -> Bool
  ) -> Composition {
    var (best, known, better) = (start, known, better)
    for _ in 0..<steps {
      let middle = (known + better) / 2
      let candidate = compose(adjustment(middle))
      if does(candidate) {
        (best, known) = (candidate, middle)
      } else {
        better = middle
      }
    }
    return best
  }
}

extension Composition {
  fileprivate var pagesInWords: String { pageCount == 1 ? "1 page" : "\(pageCount) pages" }
}

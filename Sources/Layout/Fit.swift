import Typography

/// How far a layout may bend so that a document ends where it should.
public struct Fit: Hashable, Sendable {
  public enum Goal: Hashable, Sendable {
    /// Lets the picture give way where that keeps the first page whole, saves a last page that
    /// would be nearly empty, and else leaves everything as it is.
    case tidy
    /// So many pages, the last one filled.
    case pages(Int)
    /// Both sides of every sheet.
    case sheet
  }

  public var goal: Goal
  /// Bounds as factors of what the layout says, 1 within each.
  public var hero: ClosedRange<Double>
  public var spacing: ClosedRange<Double>
  public var leading: ClosedRange<Double>
  public var size: ClosedRange<Double>

  public init(
    goal: Goal, hero: ClosedRange<Double>, spacing: ClosedRange<Double>,
    leading: ClosedRange<Double>, size: ClosedRange<Double>
  ) {
    self.goal = goal
    self.hero = hero
    self.spacing = spacing
    self.leading = leading
    self.size = size
  }

  /// What a layout gets that asks for nothing: what a reader does not notice.
  public static let tidy = Fit(
    goal: .tidy, hero: 0.5...1, spacing: 0.75...1, leading: 0.98...1, size: 1...1)
}

/// One way of bending a layout, as factors of what it says.
struct Adjustment: Hashable {
  var hero = 1.0
  var spacing = 1.0
  var leading = 1.0
  var size = 1.0

  static let none = Adjustment()

  /// What changed, in words for the clinic's staff; empty where nothing did.
  var description: String {
    let changes = [("hero", hero), ("spacing", spacing), ("leading", leading), ("type", size)]
    return changes.filter { abs($0.1 - 1) > 0.001 }
      .map { "\($0.0) \(Int(($0.1 * 100).rounded())) %" }.joined(separator: ", ")
  }
}

extension Fit {
  /// The adjustment at a point between -1, as tight as may be, and 1, as loose as may be.
  ///
  /// What is noticed least gives way first: going tighter the picture, then the spaces between
  /// parts, then the leading, at last the size of type; going looser spaces come before pictures.
  func adjustment(at point: Double) -> Adjustment {
    guard point != 0 else { return .none }
    let amount = abs(point)
    func factor(_ range: ClosedRange<Double>, _ start: Double, _ end: Double) -> Double {
      let bound = point < 0 ? range.lowerBound : range.upperBound
      return 1 + (bound - 1) * min(1, max(0, (amount - start) / (end - start)))
    }
    return point < 0
      ? Adjustment(
        hero: factor(hero, 0, 0.3), spacing: factor(spacing, 0.2, 0.7),
        leading: factor(leading, 0.7, 0.85), size: factor(size, 0.85, 1))
      : Adjustment(
        hero: factor(hero, 0.3, 0.8), spacing: factor(spacing, 0, 0.6),
        leading: factor(leading, 0.6, 0.9), size: factor(size, 0.9, 1))
  }
}

extension LayoutTemplate {
  /// The layout, bent.
  func adjusted(by adjustment: Adjustment) -> LayoutTemplate {
    guard adjustment != .none else { return self }
    var result = self
    for index in result.parts.indices {
      result.parts[index].height = parts[index].height.map { $0 * adjustment.hero }
      result.parts[index].spaceBefore = parts[index].spaceBefore * adjustment.spacing
    }
    result.grid.rhythm = grid.rhythm * (adjustment.size * adjustment.leading)
    for (name, style) in styles {
      var adjusted = style
      adjusted.size = style.size * adjustment.size
      adjusted.leading = style.leading * (adjustment.size * adjustment.leading)
      adjusted.spaceBefore = style.spaceBefore * adjustment.spacing
      adjusted.spaceAfter = style.spaceAfter * adjustment.spacing
      result.styles[name] = adjusted
    }
    return result
  }
}

/// What a reader made of a text, and all that it found wrong with it.
public struct Parsed<Value> {
  /// Present even where there are errors, as far as it could be read, so that the rest of a file
  /// can be checked too; nil where nothing could be made of the text.
  public var value: Value?
  /// In the order of their places.
  public var diagnostics: [Diagnostic]

  public init(value: Value?, diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }

  /// The value where nothing is wrong with it; nil where any diagnostic is an error.
  public var sound: Value? { diagnostics.hasErrors ? nil : value }
}

extension Parsed: Equatable where Value: Equatable {}
extension Parsed: Sendable where Value: Sendable {}

extension [Diagnostic] {
  /// In the order of their lines and columns; those without a place first, equals as they came.
  public var inOrder: [Diagnostic] {
    enumerated().sorted { left, right in
      let leftPlace = (left.element.location?.line ?? 0, left.element.location?.column ?? 0)
      let rightPlace = (right.element.location?.line ?? 0, right.element.location?.column ?? 0)
      return leftPlace == rightPlace ? left.offset < right.offset : leftPlace < rightPlace
    }.map(\.element)
  }
}

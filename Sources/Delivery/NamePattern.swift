/// How the files of a batch are called.
///
/// Whatever stands in a row, a name is one name in the batch's folder: letters and digits of any
/// script, hyphens, underscores and dots within, and so no path, no hidden file, no control
/// character. The patient is named only where the pattern asks for it.
public struct NamePattern: Hashable, Sendable {
  public enum Field: String, CaseIterable, Hashable, Sendable {
    case row, reference, patient, treatment, start, language
  }

  private enum Piece: Hashable, Sendable {
    case text(String)
    case field(Field)
  }

  private let pieces: [Piece]

  /// The longest name in bytes; with a number and an ending it stays below 255.
  private static let longest = 200

  public static let usual = NamePattern(
    pieces: [.field(.reference), .text("-"), .field(.treatment), .text("-"), .field(.start)])

  private init(pieces: [Piece]) { self.pieces = pieces }

  /// Reads a pattern such as `{reference}-{start}`.
  ///
  /// A pattern that would give all rows one name gets the row's number at its end.
  ///
  /// - Throws: `NamePatternError` for a field that does not exist, or for what no file name holds.
  public init(_ text: String) throws(NamePatternError) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else { throw .openBrace }
      let name = String(rest[rest.index(after: open)..<close])
      guard let field = Field(rawValue: name) else { throw .unknownField(name) }
      pieces.append(.field(field))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    for case .text(let text) in pieces where text != text.asFileName(isWhole: false) {
      throw .unfitText
    }
    let distinct = pieces.contains { piece in
      guard case .field(let field) = piece else { return false }
      return [.row, .reference, .patient].contains(field)
    }
    self.pieces = distinct ? pieces : pieces + [.text("-"), .field(.row)]
  }

  /// A file's name without its ending.
  ///
  /// - Parameter values: of the row; where the reference or the patient is missing, the row's
  ///   number stands in.
  public func stem(_ values: [Field: String]) -> String {
    let name = pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .field(let field): NamePattern.value(field, values)
      }
    }
    let stem = name.joined().asFileName(isWhole: true).cut(toBytes: Self.longest)
    return stem.isEmpty ? NamePattern.value(.row, values) : stem
  }

  /// What the row alone gives to its name: rows of different keys never want the same name.
  public func key(_ values: [Field: String]) -> String {
    let own = pieces.compactMap { piece -> String? in
      guard case .field(let field) = piece, [.row, .reference, .patient].contains(field) else {
        return nil
      }
      return NamePattern.value(field, values)
    }
    return own.joined()
  }

  private static func value(_ field: Field, _ values: [Field: String]) -> String {
    let value = (values[field] ?? "").asFileName(isWhole: false).cut(toBytes: 80)
    let isEmpty = value.allSatisfy { $0 == "-" || $0 == "." || $0 == "_" }
    guard isEmpty else { return value }
    return [.reference, .patient].contains(field) ? values[.row] ?? "" : ""
  }
}

/// Why a pattern cannot be used.
public enum NamePatternError: Error, Hashable, Sendable {
  case unknownField(String)
  case openBrace
  case unfitText

  public var message: String {
    switch self {
    case .unknownField(let name): "a file's name has no field {\(name)}"
    case .openBrace: "a '{' in the pattern is not closed"
    case .unfitText:
      "between its fields a pattern has letters, digits, hyphens, underscores and dots"
    }
  }
}

extension String {
  /// With a hyphen for every stretch of what has no place in a file's name.
  ///
  /// - Parameter isWhole: also takes away what must not stand at a name's beginning or end.
  fileprivate func asFileName(isWhole: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isFit =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.canonicalCombiningClass != .notReordered
        || "-_.".unicodeScalars.contains(scalar)
      if isFit {
        result.append(scalar)
      } else if result.last != "-" {
        result.append("-")
      }
    }
    var name = String(result)
    guard isWhole else { return name }
    while let first = name.first, "-.".contains(first) { name.removeFirst() }
    while let last = name.last, "-.".contains(last) { name.removeLast() }
    return name
  }

  /// The beginning that fits, no character cut in two.
  fileprivate func cut(toBytes limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var end = startIndex
    var length = 0
    for index in indices {
      length += self[index].utf8.count
      if length > limit { break }
      end = self.index(after: index)
    }
    return String(self[..<end])
  }
}

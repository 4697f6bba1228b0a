/// A QR code: a square of modules that a telephone's camera reads, and the address that it holds.
public struct ScanCode: Hashable, Sendable {
  public var address: String
  /// From the top; true is dark. Without the quiet zone around it.
  public var rows: [[Bool]]

  /// Modules that stay clear on every side (ISO/IEC 18004, 6.3.8).
  public static let quietZone = 4

  public init(address: String, rows: [[Bool]]) {
    self.address = address
    self.rows = rows
  }

  /// Modules to a side, with the quiet zone.
  public var side: Int { rows.count + 2 * Self.quietZone }

  /// A stretch of dark modules that stand side by side, counted with the quiet zone.
  public struct Stretch: Hashable, Sendable {
    public var column: Int
    public var row: Int
    public var length: Int
  }

  /// The dark modules, as few stretches as there are: hair lines between modules would show.
  public var stretches: [Stretch] {
    rows.enumerated().flatMap { row, modules in
      var stretches: [Stretch] = []
      for (column, isDark) in modules.enumerated() where isDark {
        if let last = stretches.last,
          last.column + last.length == column + Self.quietZone
        {
          stretches[stretches.count - 1].length += 1
        } else {
          stretches.append(
            Stretch(column: column + Self.quietZone, row: row + Self.quietZone, length: 1))
        }
      }
      return stretches
    }
  }
}

/// Where a clinic's QR code leads.
public struct ScanTarget: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case page, calendar
  }

  public var kind: Kind
  /// With `{names}` of what a plan is about, and never of the patient.
  public var address: String
  public var location: SourceLocation?

  /// What an address may name.
  public static let names = ["treatment", "course", "start", "language"]

  public init(kind: Kind, address: String, location: SourceLocation? = nil) {
    self.kind = kind
    self.address = address
    self.location = location
  }

  /// The names in an address that stand for nothing.
  var unknownNames: [String] {
    address.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first }
      .map(String.init).filter { !Self.names.contains($0) }
  }

  /// The address with its names filled in; nil where a value is not known.
  public func address(_ values: [String: String]) -> String? {
    var address = address
    for name in Self.names where address.contains("{\(name)}") {
      guard let value = values[name] else { return nil }
      address = address.replacing("{\(name)}", with: Self.encoded(value))
    }
    return address
  }

  /// RFC 3986, 2.1.
  private static func encoded(_ value: String) -> String {
    value.utf8.map { byte in
      let character = Character(Unicode.Scalar(byte))
      let isPlain = byte < 0x80 && (character.isLetter || character.isNumber)
      if isPlain || "-._~".contains(character) { return String(character) }
      return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}

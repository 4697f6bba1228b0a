import CICU

/// A writing system, by its ISO 15924 tag.
struct Script: Hashable, Sendable {
  /// Four letters as one number, as in an OpenType tag.
  let tag: UInt32

  init(tag: UInt32) {
    self.tag = tag
  }

  /// - Parameter code: four letters such as `Latn`.
  init(iso code: String) {
    tag = code.utf8.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Unicode's Script property (UAX #24).
  init(of character: Unicode.Scalar) {
    tag = cicu_script_tag(cicu_script(character.value))
  }

  static let latin = Script(iso: "Latn")
  static let common = Script(iso: "Zyyy")
  static let inherited = Script(iso: "Zinh")
  static let unknown = Script(iso: "Zzzz")

  /// Common and Inherited characters belong to whatever stands around them (UAX #24, 5.2).
  var isShared: Bool { self == .common || self == .inherited }

  /// Letters take their forms from the ones beside them (Unicode's Joining_Type).
  var joins: Bool { Script.joining.contains(self) }

  /// Letters stand apart, so that a little space between them does no harm.
  var bearsLetterspacing: Bool { Script.detached.contains(self) }

  /// Characters are set without spaces, each in a square of its own.
  var isEastAsian: Bool { Script.eastAsian.contains(self) }

  private static let joining = Set(
    ["Arab", "Syrc", "Mong", "Nkoo", "Mand", "Phag", "Adlm", "Rohg", "Sogd"].map(Script.init(iso:)))
  private static let detached = Set(
    ["Latn", "Cyrl", "Grek", "Hebr", "Armn", "Geor"].map(Script.init(iso:)))
  private static let eastAsian = Set(
    ["Hani", "Hira", "Kana", "Hang", "Bopo"].map(Script.init(iso:)))
}

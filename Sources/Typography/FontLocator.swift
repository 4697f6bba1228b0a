import CFontconfig

/// Finds font files by family name through fontconfig.
public struct FontLocator: Sendable {
  /// Where a font lies, and which of a collection's fonts it is.
  public struct Location: Hashable, Sendable {
    public var path: String
    public var index: Int

    public init(path: String, index: Int) {
      self.path = path
      self.index = index
    }
  }

  public init() {}

  /// The file of a family's upright font in that weight; nil where the family is not installed.
  ///
  /// `FcFontMatch` always answers with something, so its answer's family is compared with the one
  /// that was asked for.
  public func locate(family: String, weight: FontWeight) -> Location? {
    guard let pattern = FcPatternCreate() else { return nil }
    defer { FcPatternDestroy(pattern) }
    FcPatternAddString(pattern, FC_FAMILY, family)
    FcPatternAddInteger(pattern, FC_WEIGHT, weight == .bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR)
    FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN)
    FcPatternAddInteger(pattern, FC_WIDTH, FC_WIDTH_NORMAL)
    FcPatternAddBool(pattern, FC_VARIABLE, FcBool(0))
    FcConfigSubstitute(nil, pattern, FcMatchPattern)
    FcDefaultSubstitute(pattern)
    var result = FcResultMatch
    guard let match = FcFontMatch(nil, pattern, &result) else { return nil }
    defer { FcPatternDestroy(match) }
    guard families(of: match).contains(where: { $0.lowercased() == family.lowercased() }) else {
      return nil
    }
    var path: UnsafeMutablePointer<FcChar8>?
    var index: Int32 = 0
    guard FcPatternGetString(match, FC_FILE, 0, &path) == FcResultMatch, let path else {
      return nil
    }
    FcPatternGetInteger(match, FC_INDEX, 0, &index)
    return Location(path: String(cString: path), index: Int(index))
  }

  /// The files and folders on which every answer depends: while none of them changes, neither do the
  /// answers.
  public var sources: [String] {
    let config = FcConfigGetCurrent()
    return Self.strings(FcConfigGetConfigFiles(config)) + Self.strings(FcConfigGetFontDirs(config))
  }

  private static func strings(_ list: OpaquePointer?) -> [String] {
    guard let list else { return [] }
    defer { FcStrListDone(list) }
    var strings: [String] = []
    while let string = FcStrListNext(list) { strings.append(String(cString: string)) }
    return strings
  }

  private func families(of pattern: OpaquePointer) -> [String] {
    var names: [String] = []
    var name: UnsafeMutablePointer<FcChar8>?
    while FcPatternGetString(pattern, FC_FAMILY, Int32(names.count), &name) == FcResultMatch,
      let found = name
    {
      names.append(String(cString: found))
    }
    return names
  }
}

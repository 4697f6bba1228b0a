/// A font of a document, finished or as Cairo draws it, as far as its program can be replaced:
/// simple, with codes of WinAnsi that lead to glyphs by their characters, or composite, with codes that are numbers of
/// glyphs (ISO 32000-1, 9.6 and 9.7).
struct SubsetFont {
  let dictionary: PDFDictionary
  /// Of a composite font.
  let descendant: PDFDictionary?
  let descriptor: PDFDictionary
  let program: PDFStream
  let toUnicode: PDFStream?

  /// Nil for a font of any other form.
  init?(_ dictionary: PDFDictionary, _ reader: PDFReader) throws(PDFError) {
    var described = dictionary
    switch (dictionary["Subtype"]?.name, dictionary["Encoding"]?.name) {
    case ("TrueType", "WinAnsiEncoding"):
      guard dictionary["Widths"]?.array != nil, dictionary["FirstChar"]?.integer != nil else {
        return nil
      }
      descendant = nil
    case ("Type0", "Identity-H"):
      let kin = try reader.resolved(dictionary["DescendantFonts"]).array ?? []
      guard kin.count == 1, let only = try reader.resolved(kin[0]).dictionary,
        only["Subtype"]?.name == "CIDFontType2",
        only["CIDToGIDMap"]?.name ?? "Identity" == "Identity"
      else { return nil }
      descendant = only
      described = only
    default: return nil
    }
    guard let descriptor = try reader.resolved(described["FontDescriptor"]).dictionary,
      let file = descriptor["FontFile2"]?.reference, let program = try reader.stream(file)
    else { return nil }
    (self.dictionary, self.descriptor, self.program) = (dictionary, descriptor, program)
    toUnicode = try dictionary["ToUnicode"]?.reference.flatMap { number throws(PDFError) in
      try reader.stream(number)
    }
    guard !hasMore else { return nil }
  }

  /// Whether it refers to anything else, which a copy would have to bring along.
  private var hasMore: Bool {
    [
      (dictionary, ["ToUnicode", "DescendantFonts", "FontDescriptor"]),
      (descendant ?? PDFDictionary(), ["FontDescriptor"]), (descriptor, ["FontFile2"]),
    ].contains { dictionary, known in
      dictionary.entries.contains { !known.contains($0.key) && $0.value.hasReferences }
    }
  }

  /// Its program; nil where that is none of Cairo's.
  func program(_ reader: PDFReader) throws(PDFError) -> TrueTypeProgram? {
    let data = try reader.data(of: program)
    return TrueTypeProgram(isFinished ? data : FontTrimmer.trimmed(data) ?? data)
  }

  /// Whether the finisher has done its part: it says that codes are glyphs' numbers, and not what
  /// codes of WinAnsi stand for.
  private var isFinished: Bool {
    descendant.map { $0["CIDToGIDMap"] != nil } ?? (dictionary["ToUnicode"] == nil)
  }

  /// The face's name, without the letters that tell its subsets apart (ISO 32000-1, 9.6.4).
  var faceName: String? {
    dictionary["BaseFont"]?.name.map { name in
      name.split(separator: "+", maxSplits: 1).last.map(String.init) ?? name
    }
  }

  var identity: ObjectDigest {
    var facts = PDFDictionary()
    facts["BaseFont"] = dictionary["BaseFont"]
    facts["Widths"] = descendant?["W"] ?? dictionary["Widths"]
    facts["FirstChar"] = dictionary["FirstChar"]
    return ObjectDigest(facts, [program.data, toUnicode?.data ?? []])
  }
}

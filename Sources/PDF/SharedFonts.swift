/// The fonts of a file into which many documents go: one program for each face, to which each
/// document adds the glyphs that it shows.
///
/// Cairo gives every document a subset of its own. Fonts of the same simple encoding become one;
/// composite ones keep their codes, and a map from these to the glyphs of the common program. Where
/// a face draws the same characters in two ways, as brackets in lines to the left and to the right,
/// there is a program for each way. What is no TrueType font as Cairo writes it stays as it is.
struct SharedFonts {
  private struct Face: Hashable {
    var name: String
    var tables: TrueTypeProgram.Face
  }

  /// A program in the making, and the objects of the file that stand for it.
  private struct Member {
    var union: FontUnion
    /// Of the program.
    let number: Int
    let name: PDFObject
    var descriptors: [PDFDictionary: Int] = [:]
    var simple: SimpleFont?

    /// Adds a simple font to the one that stands for all.
    mutating func add(
      _ font: SubsetFont, descriptor: Int, into file: inout PDFWriter
    ) -> Int {
      var simple = simple ?? SimpleFont(font.dictionary, number: file.reserve())
      simple.add(font.dictionary, name: name, descriptor: descriptor)
      self.simple = simple
      return simple.number
    }
  }

  /// In the order in which they came.
  private var members: [Member] = []
  private var faces: [Face: [Int]] = [:]
  /// Numbers of fonts that came before, so many of them.
  private var known: [ObjectDigest: Int] = [:]

  /// The number of a font that shows the same.
  ///
  /// - Parameter streams: those that the file has.
  /// - Returns: nil for one that has to be copied as it is.
  mutating func number(
    of dictionary: PDFDictionary, in reader: PDFReader, _ streams: SharedStreams,
    into file: inout PDFWriter
  ) throws(PDFError) -> Int? {
    guard let font = try SubsetFont(dictionary, reader) else { return nil }
    let identity = font.identity
    if let known = known[identity] { return known }
    guard let name = font.faceName, let program = try font.program(reader),
      font.descendant != nil || program.characters != nil
    else { return nil }
    let index = member(for: font, Face(name: name, tables: program.face), program, &file)
    let glyphs = members[index].union.add(program, withCharacters: font.descendant == nil)
    let descriptor = Self.descriptor(of: font, in: &members[index], into: &file)
    let number: Int
    if let descendant = font.descendant {
      let toUnicode = try font.toUnicode.map { stream throws(PDFError) in
        try streams.add(stream, of: reader, into: &file)
      }
      number = add(
        font, descendant, named: members[index].name, descriptor: descriptor,
        toUnicode: toUnicode, glyphs, into: &file)
    } else {
      number = members[index].add(font, descriptor: descriptor, into: &file)
    }
    if known.count >= SharedStreams.mostOthers { known = [:] }
    known[identity] = number
    return number
  }

  /// The first program of the face that can take the subset.
  private mutating func member(
    for font: SubsetFont, _ face: Face, _ program: TrueTypeProgram, _ file: inout PDFWriter
  ) -> Int {
    let candidate = faces[face, default: []].first { index in
      let member = members[index]
      return member.union.hasRoom(for: program)
        && (font.descendant != nil
          || member.union.takes(program) && member.simple?.takes(font.dictionary) ?? true)
    }
    if let candidate { return candidate }
    let index = members.count
    members.append(
      Member(
        union: FontUnion(program.face), number: file.reserve(),
        name: .name("\(Self.tag(index))+\(face.name)")))
    faces[face, default: []].append(index)
    return index
  }

  /// Six letters that no other program of the file has: `AAAAAA`, `AAAAAB` …
  private static func tag(_ index: Int) -> String {
    var (rest, letters) = (index, [UInt8]())
    for _ in 0..<6 {
      letters.insert(UInt8(ascii: "A") + UInt8(rest % 26), at: 0)
      rest /= 26
    }
    return String(decoding: letters, as: UTF8.self)
  }

  // MARK: Objects

  /// A composite font, which keeps its codes.
  private func add(
    _ font: SubsetFont, _ descendant: PDFDictionary, named name: PDFObject, descriptor: Int,
    toUnicode: Int?, _ glyphs: [Int], into file: inout PDFWriter
  ) -> Int {
    var kin = descendant
    kin["BaseFont"] = name
    kin["FontDescriptor"] = .reference(descriptor)
    kin["CIDToGIDMap"] = Self.map(glyphs, into: &file)
    var composite = font.dictionary
    composite["BaseFont"] = name
    composite["DescendantFonts"] = .array([.reference(file.add(kin))])
    composite["ToUnicode"] = toUnicode.map(PDFObject.reference)
    return file.add(composite)
  }

  private static func descriptor(
    of font: SubsetFont, in member: inout Member, into file: inout PDFWriter
  ) -> Int {
    var descriptor = font.descriptor
    descriptor["FontName"] = member.name
    descriptor["FontFile2"] = .reference(member.number)
    if let known = member.descriptors[descriptor] { return known }
    let number = file.add(descriptor)
    member.descriptors[descriptor] = number
    return number
  }

  /// From codes to glyphs: two bytes for each code (ISO 32000-1, table 117).
  private static func map(_ glyphs: [Int], into file: inout PDFWriter) -> PDFObject {
    if glyphs.elementsEqual(glyphs.indices) { return .name("Identity") }
    let number = file.reserve()
    file.add(number, compressing: glyphs.flatMap { [UInt8].bigEndian(UInt16($0)) })
    return .reference(number)
  }

  // MARK: End

  /// Writes the programs, once it is known what they hold.
  func finish(into file: inout PDFWriter) {
    for member in members {
      let program = member.union.program
      file.add(
        member.number, compressing: program,
        PDFDictionary(["Length1": .integer(program.count)]))
      if let simple = member.simple { file.add(simple.number) { $0.append(simple.dictionary) } }
    }
  }
}

/// A font with codes of WinAnsi for all documents that show their texts with these.
private struct SimpleFont {
  let number: Int
  private var font: PDFDictionary
  /// By code; nil for those that nobody has shown.
  private var widths: [PDFObject?] = Array(repeating: nil, count: 256)

  init(_ font: PDFDictionary, number: Int) {
    (self.font, self.number) = (font, number)
    // Everyone knows what its codes stand for (ISO 19005-2, 6.2.11.7.2).
    self.font["ToUnicode"] = nil
  }

  /// Whether it has no other width for any of the font's codes.
  func takes(_ font: PDFDictionary) -> Bool {
    Self.widths(of: font).allSatisfy { code, width in
      widths.indices.contains(code) && (widths[code] ?? width) == width
    }
  }

  mutating func add(_ font: PDFDictionary, name: PDFObject, descriptor: Int) {
    self.font["BaseFont"] = name
    self.font["FontDescriptor"] = .reference(descriptor)
    for (code, width) in Self.widths(of: font) { widths[code] = width }
  }

  /// Cairo gives codes that it does not show a width of 0.
  private static func widths(of font: PDFDictionary) -> [(code: Int, width: PDFObject)] {
    let first = font["FirstChar"]?.integer ?? 0
    return (font["Widths"]?.array ?? []).enumerated().compactMap { index, width in
      width.number == 0 ? nil : (first + index, width)
    }
  }

  var dictionary: PDFDictionary {
    let first = widths.firstIndex { $0 != nil } ?? 0
    let last = widths.lastIndex { $0 != nil } ?? 0
    var result = font
    result["FirstChar"] = .integer(first)
    result["LastChar"] = .integer(last)
    result["Widths"] = .array(widths[first...last].map { $0 ?? .integer(0) })
    return result
  }
}

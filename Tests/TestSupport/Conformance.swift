import Foundation
import FoundationXML

/// The machine-checkable rules of PDF/UA-1 (as the Matterhorn Protocol counts them) and of PDF/A-2a
/// (ISO 19005-2, clause 6) that a document of ours could break, read from the objects.
///
/// It shares no code with what writes them.
public struct Conformance {
  let file: PDFFile
  /// Without the claim to be PDF/A, which an encrypted file cannot be.
  let isArchival: Bool
  var failures: [String] = []

  /// Every rule that the file breaks, in words; empty where it breaks none.
  public static func failures(in bytes: [UInt8], isArchival: Bool = true) throws -> [String] {
    var check = Conformance(file: try PDFFile(bytes), isArchival: isArchival)
    check.checkFile()
    check.checkCatalog()
    check.checkMetadata()
    check.checkOutputIntent()
    check.checkObjects()
    check.checkFonts()
    check.checkStructure()
    check.checkPages()
    check.checkLinks()
    check.checkOutline()
    return check.failures
  }

  mutating func expect(_ holds: Bool, _ rule: String) {
    if !holds, !failures.contains(rule) { failures.append(rule) }
  }

  // MARK: File

  /// ISO 19005-2, 6.1.
  private mutating func checkFile() {
    let bytes = file.bytes
    expect(bytes.starts(with: "%PDF-1.7\n%".utf8), "6.1.2 header")
    expect(bytes.dropFirst(10).prefix(4).allSatisfy { $0 > 127 }, "6.1.2 binary comment")
    expect(bytes.suffix(6).elementsEqual("%%EOF\n".utf8), "6.1.3 end of file")
    let identifiers = file.array(file.trailer["/ID"]).compactMap { $0 as? String }
    expect(identifiers.count == 2 && identifiers.allSatisfy { $0.count >= 18 }, "6.1.3 ID")
    expect(file.trailer["/Encrypt"] == nil || !isArchival, "6.1.3 encrypted")
    expect(!isArchival || !Conformance.hasBareStreamEnd(bytes), "6.1.7 line end before endstream")
  }

  private static func hasBareStreamEnd(_ bytes: [UInt8]) -> Bool {
    bytes.ranges(of: Array("endstream\nendobj".utf8)).contains { range in
      range.lowerBound > 0 && bytes[range.lowerBound - 1] != 10
    }
  }

  private mutating func checkCatalog() {
    let catalog = file.catalog
    expect(file.dictionary(catalog["/MarkInfo"])["/Marked"] as? Bool == true, "UA 06 Marked")
    expect(file.dictionary(catalog["/MarkInfo"])["/Suspects"] == nil, "UA 01-007 Suspects")
    let language = file.text(catalog["/Lang"]) ?? ""
    expect(language.wholeMatch(of: /[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*/) != nil, "UA 11-006 Lang")
    let viewer = file.dictionary(catalog["/ViewerPreferences"])
    expect(viewer["/DisplayDocTitle"] as? Bool == true, "UA 07-002 DisplayDocTitle")
    expect(!file.dictionary(catalog["/PageLabels"]).isEmpty, "page labels")
    for key in ["/AA", "/OpenAction", "/OCProperties", "/AcroForm", "/Requirements", "/Collection"]
    {
      expect(catalog[key] == nil, "6 catalog \(key)")
    }
    expect(file.dictionary(catalog["/Names"]).isEmpty, "6.8 names")
  }

  // MARK: Metadata

  /// ISO 19005-2, 6.6, and ISO 14289-1, 5.
  private mutating func checkMetadata() {
    let xmp = file.metadata
    let tree = XMPReader.texts(in: xmp)
    expect(tree != nil, "6.6.2 XMP is no XML")
    let texts = tree ?? [:]
    let stream = file.dictionary(file.catalog["/Metadata"])
    expect(stream["/Type"] as? String == "/Metadata", "6.6.2 metadata type")
    expect(stream["/Subtype"] as? String == "/XML", "6.6.2 metadata subtype")
    expect(texts["pdfuaid:part"] == "1", "UA 06-002 pdfuaid")
    if isArchival {
      expect(texts["pdfaid:part"] == "2" && texts["pdfaid:conformance"] == "A", "6.6.4 pdfaid")
      expect(xmp.contains("pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/<"), "6.6.2.3")
    } else {
      expect(!xmp.contains("pdfaid"), "6.1.3 claims PDF/A")
    }
    let info = file.information
    let pairs = [
      ("/Title", "dc:title"), ("/Author", "dc:creator"), ("/Creator", "xmp:CreatorTool"),
      ("/Producer", "pdf:Producer"),
    ]
    for (key, name) in pairs {
      expect(file.text(info[key]) == texts[name], "6.6.3 \(key) differs from XMP")
    }
    for (key, name) in [("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")] {
      let digits = texts[name].map { $0.filter(\.isNumber) } ?? ""
      expect(file.text(info[key]) == "D:\(digits)Z", "6.6.3 \(key) differs from XMP")
    }
    expect(file.text(info["/Title"])?.isEmpty == false, "UA 06-003 title")
  }

  /// ISO 19005-2, 6.2.3.
  private mutating func checkOutputIntent() {
    let intents = file.array(file.catalog["/OutputIntents"]).map(file.dictionary)
    expect(intents.count == 1, "6.2.3 one output intent")
    let intent = intents.first ?? [:]
    expect(intent["/S"] as? String == "/GTS_PDFA1", "6.2.3 subtype")
    let profile = file.data(intent["/DestOutputProfile"])
    expect(file.dictionary(intent["/DestOutputProfile"])["/N"] as? Int == 3, "6.2.3 components")
    guard profile.count >= 128 else { return expect(false, "6.2.3 profile") }
    let size = profile.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    expect(size == profile.count, "6.2.3 size of the profile")
    expect(profile[8] <= 4, "6.2.3 version of the profile")
    expect(profile[12..<24].elementsEqual("mntrRGB XYZ ".utf8), "6.2.3 kind of the profile")
    expect(profile[36..<40].elementsEqual("acsp".utf8), "6.2.3 signature of the profile")
  }

  // MARK: Objects

  /// ISO 19005-2, 6.1.7 to 6.1.13, 6.2.8, 6.5.
  private mutating func checkObjects() {
    for (_, object) in file.objects { check(object, depth: 0) }
    expect(file.objects.count < 8_388_607, "6.1.13 objects")
  }

  private mutating func check(_ value: Any, depth: Int) {
    expect(depth < 28, "6.1.13 nesting")
    if let text = value as? String {
      expect(
        text.hasPrefix("/") ? text.utf8.count <= 128 : text.utf16.count < 16_384, "6.1.13 length")
    } else if let values = value as? [Any] {
      for value in values { check(value, depth: depth + 1) }
    } else if let entries = value as? PDFFile.Dictionary {
      check(entries)
      for (key, value) in entries {
        check(key, depth: depth)
        check(value, depth: depth + 1)
      }
    }
  }

  private mutating func check(_ entries: PDFFile.Dictionary) {
    for key in ["/F", "/FFilter"] where entries["/Length"] != nil {
      expect(entries[key] == nil, "6.1.7 external stream")
    }
    let filters = file.array(entries["/Filter"]).compactMap { $0 as? String }
    let known = ["/FlateDecode", "/DCTDecode", "/XRef"]
    expect(filters.allSatisfy(known.contains) || entries["/Length"] == nil, "6.1.7.2 filter")
    expect(entries["/Interpolate"] as? Bool != true, "6.2.8 interpolation")
    for key in ["/Alternates", "/OPI", "/PS", "/TR", "/HTP"] {
      expect(entries[key] == nil, "6.2 \(key)")
    }
    if let action = entries["/S"] as? String, entries["/Type"] as? String == "/Action" {
      expect(["/URI", "/GoTo"].contains(action), "6.5.1 action \(action)")
    }
    expect(entries["/EmbeddedFiles"] == nil, "6.8 embedded files")
    if entries["/Subtype"] as? String == "/Image" {
      let space = entries["/ColorSpace"] as? String
      expect(["/DeviceRGB", "/DeviceGray"].contains(space), "6.2.4 colour space")
    }
    if let mode = entries["/BM"] as? String { expect(mode == "/Normal", "6.2.10 blend mode") }
    if let mask = entries["/SMask"] as? String { expect(mask == "/None", "6.2.10 mask") }
  }

  // MARK: Fonts

  /// ISO 19005-2, 6.2.11, and ISO 14289-1, 7.21.
  private mutating func checkFonts() {
    let fonts = file.objects.values.compactMap { $0 as? PDFFile.Dictionary }
      .filter { $0["/Type"] as? String == "/Font" }
    for font in fonts { check(font: font) }
  }

  private mutating func check(font: PDFFile.Dictionary) {
    let name = font["/BaseFont"] as? String ?? "/"
    switch font["/Subtype"] as? String {
    case "/Type0":
      expect(font["/ToUnicode"] != nil, "UA 10-001 ToUnicode of \(name)")
      expect(font["/Encoding"] as? String == "/Identity-H", "6.2.11.3 encoding of \(name)")
      return
    case "/CIDFontType2":
      expect(font["/CIDToGIDMap"] as? String == "/Identity", "UA 31-005 glyph map of \(name)")
    case "/TrueType":
      let isNamed = font["/Encoding"] as? String == "/WinAnsiEncoding"
      expect(isNamed || font["/ToUnicode"] != nil, "UA 10-001 ToUnicode of \(name)")
      let flags = file.dictionary(font["/FontDescriptor"])["/Flags"] as? Int ?? 0
      expect(isNamed == (flags & 4 == 0), "6.2.11.6 encoding of \(name)")
      checkWidths(of: font, name)
    default: return expect(false, "6.2.11 kind of \(name)")
    }
    expect(name.wholeMatch(of: /\/[A-Z]{6}\+.+/) != nil, "6.2.11.4 \(name) is no subset")
    let descriptor = file.dictionary(font["/FontDescriptor"])
    expect(descriptor["/FontName"] as? String == name, "6.2.11.2 name of \(name)")
    expect(!file.data(descriptor["/FontFile2"]).isEmpty, "UA 31-009 \(name) is not embedded")
    let length = file.dictionary(descriptor["/FontFile2"])["/Length1"] as? Int
    expect(length == file.data(descriptor["/FontFile2"]).count, "6.1.7 length of \(name)")
  }

  private mutating func checkWidths(of font: PDFFile.Dictionary, _ name: String) {
    let (first, last) = (font["/FirstChar"] as? Int ?? 0, font["/LastChar"] as? Int ?? -1)
    expect(file.array(font["/Widths"]).count == last - first + 1, "6.2.11.5 widths of \(name)")
  }
}

/// Reads the values of an XMP packet.
private final class XMPReader: NSObject, XMLParserDelegate {
  private var path: [String] = []
  private var texts: [String: String] = [:]

  /// The text of each property by its prefixed name; nil where the packet is no XML.
  static func texts(in packet: String) -> [String: String]? {
    let reader = XMPReader()
    let parser = XMLParser(data: Data(packet.utf8))
    parser.delegate = reader
    return parser.parse() ? reader.texts : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    path.append(element)
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    path.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard let property = path.last(where: { !$0.hasPrefix("rdf:") }), property != "x:xmpmeta" else {
      return
    }
    texts[property, default: ""] += string
  }
}

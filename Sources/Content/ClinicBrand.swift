/// Reads how a clinic's handouts look: its colour, fonts, logo and header.
extension Clinic {
  static let papers = ["a4", "a5", "letter", "legal"]

  mutating func readLook(_ fields: inout FieldReader, _ file: SourceFile) {
    layout = fields.string("layout") ?? layout
    paper = fields.choice("paper", among: Clinic.papers) ?? paper
    readAccent(&fields, file)
    fonts =
      fields.fields("fonts") { fonts in
        ["text", "display"].reduce(into: [:]) { families, role in
          let names = fonts.strings(role)
          if !names.isEmpty { families[role] = names }
        }
      } ?? [:]
    readLetterhead(&fields)
    readScanTarget(&fields)
  }

  private mutating func readAccent(_ fields: inout FieldReader, _ file: SourceFile) {
    func withSign(_ text: String) -> String? {
      Clinic.isColour("#" + text) ? "#" + text.lowercased() : nil
    }
    accent = fields.value("accent", as: "a colour such as \"#7a2e43\"", suggest: withSign) {
      Clinic.isColour($0) ? $0.lowercased() : nil
    }
    if accent != nil { places["accent"] = fields.location(of: "accent") }
    // An unquoted # begins a comment, which would lose the colour without a word.
    let name = fields.nameLocation(of: "accent")
    guard fields.names.contains("accent"), !fields.has("accent"),
      file.line(name.line)?.contains("#") == true
    else { return }
    fields.report(.error("the colour needs quotes: a '#' begins a comment", at: name))
  }

  private static func isColour(_ text: String) -> Bool {
    text.utf8.count == 7 && text.first == "#"
      && text.dropFirst().allSatisfy { $0.isASCII && $0.isHexDigit }
  }

  /// `qr: https://…` leads to a page, `qr: {calendar: https://…}` to a calendar's file.
  private mutating func readScanTarget(_ fields: inout FieldReader) {
    guard let node = fields.node("qr") else { return }
    func target(_ kind: ScanTarget.Kind, _ address: String, at place: SourceLocation) {
      scan = ScanTarget(kind: kind, address: address.trimmed, location: place)
    }
    if let address = node.text {
      target(.page, address, at: node.location)
    } else {
      fields.fields(of: node, what: "qr") { inner in
        for kind in ScanTarget.Kind.allCases {
          guard let address = inner.string(kind.rawValue) else { continue }
          target(kind, address, at: inner.location(of: kind.rawValue))
        }
        if inner.has("page"), inner.has("calendar") {
          inner.report(
            .error("a handout has one QR code: 'page' or 'calendar'", at: inner.location))
        }
      }
    }
    fields.report(scanFaults)
  }

  private var scanFaults: [Diagnostic] {
    guard let scan else { return [] }
    let isWeb = ["https://", "http://"].contains { scan.address.hasPrefix($0) }
    let scheme =
      isWeb
      ? []
      : [
        Diagnostic.error(
          "a QR code leads to an address that begins with https://", at: scan.location)
      ]
    return scheme
      + scan.unknownNames.map { name in
        .error(
          "'{\(name)}' has no meaning in an address", at: scan.location,
          hint: Spelling.hint(for: name, among: ScanTarget.names)
            ?? "there are {treatment}, {course}, {start} and {language}")
      }
  }

  // MARK: The head of the first page

  private mutating func readLetterhead(_ fields: inout FieldReader) {
    let logo = readLogo(&fields)
    let lines = fields.fields("header") { header in
      (
        start: header.has("start") ? header.strings("start") : header.none("start"),
        end: header.has("end") ? header.strings("end") : header.none("end")
      )
    }
    guard logo != nil || lines != nil else { return }
    letterhead = Letterhead(logo: logo, start: lines?.start, end: lines?.end)
  }

  /// A file's name, or the fields of one.
  private func readLogo(_ fields: inout FieldReader) -> Logo? {
    guard let node = fields.node("logo") else { return nil }
    if let path = node.text?.trimmed {
      return Logo(picture: ImageReference(path: path, alternative: name, location: node.location))
    }
    return fields.fields(of: node, what: "logo") { logo(&$0) }
  }

  private func logo(_ fields: inout FieldReader) -> Logo? {
    let file = fields.string("file")
    let data = fields.string("path")
    let box = fields.string("box")
    let height = fields.value("height", as: "millimetres from 6 to 25, such as \"14mm\"") {
      Int($0.replacing("mm", with: "").trimmed).flatMap { Logo.heights.contains($0) ? $0 : nil }
    }
    guard (file == nil) != (data == nil) else {
      fields.report(
        .error(
          "a logo has either a 'file' or a 'path'", at: fields.location,
          hint: "write \"file: logo.svg\""))
      return nil
    }
    if data != nil, box == nil { fields.missing("box", hint: "write \"box: 0 0 120 40\"") }
    let place = fields.location(of: file == nil ? "path" : "file")
    return Logo(
      picture: ImageReference(path: file ?? "logo", alternative: name, location: place),
      outline: data.map { Logo.Outline(data: $0, box: box ?? "") },
      height: height ?? Logo.usualHeight)
  }
}

extension FieldReader {
  /// Counts the field as known.
  fileprivate mutating func none(_ name: String) -> [String]? {
    knows(name)
    // An empty list asks for no line at all.
    return names.contains(name) ? [] : nil
  }
}

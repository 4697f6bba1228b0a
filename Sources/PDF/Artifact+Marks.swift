extension DocumentStructure.Artifact {
  /// What begins its mark.
  var mark: StaticString {
    switch self {
    case .layout: "/Artifact BMC "
    case .header: "/Artifact/H BDC "
    case .footer: "/Artifact/F BDC "
    }
  }

  /// What the marks' names stand for, in a page's resources: each page has both, and says it in
  /// fewer bytes than in its content (ISO 32000-1, 14.6.2).
  static let properties = PDFObject.dictionary(
    PDFDictionary([
      "H": properties("Header", at: "Top"), "F": properties("Footer", at: "Bottom"),
    ]))

  /// Running headers and footers say what they are (ISO 14289-1, 7.8).
  private static func properties(_ subtype: String, at edge: String) -> PDFObject {
    .dictionary(
      PDFDictionary([
        "Type": .name("Pagination"), "Subtype": .name(subtype),
        "Attached": .array([.name(edge)]),
      ]))
  }
}

/// What alone differs between the handouts of patients who have the same plan.
public struct PersonalText: Hashable, Sendable {
  /// The one paragraph of the tone ``Block/Tone/addressee``.
  public var addressee: [Inline]
  /// Texts for running headers and footers; only some of them tell of the patient.
  public var running: [String: String]

  public init(addressee: [Inline], running: [String: String]) {
    self.addressee = addressee
    self.running = running
  }

  /// The names of the running texts that differ from patient to patient, as a template names them.
  private static let names = ["patient}", "for}"].map { Array($0.utf8) }

  /// Whether the template of a running text names the patient.
  public static func isNamed(in template: String) -> Bool {
    var rest = template.utf8[...]
    while let brace = rest.firstIndex(of: UInt8(ascii: "{")) {
      rest = rest[rest.index(after: brace)...]
      if names.contains(where: rest.starts(with:)) { return true }
    }
    return false
  }
}

extension Document {
  /// What this document says of its patient.
  public var personal: PersonalText {
    let paragraphs = parts.lazy.flatMap(\.blocks).compactMap { block -> [Inline]? in
      if case .paragraph(let text, .addressee) = block { text } else { nil }
    }
    return PersonalText(addressee: paragraphs.first ?? [], running: running)
  }
}

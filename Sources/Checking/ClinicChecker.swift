import Content
import Layout

/// A clinic's file names files that exist, and says whom to call.
public struct ClinicChecker {
  private let layouts: [String]
  private let languages: [String]
  private let hasFile: (String) -> Bool
  private let hasFont: (String) -> Bool

  /// - Parameters:
  ///   - hasFile: whether a path, as the clinic's file names it, leads to a file.
  ///   - hasFont: whether a family is installed.
  public init(
    layouts: [String], languages: [String], hasFile: @escaping (String) -> Bool,
    hasFont: @escaping (String) -> Bool
  ) {
    self.layouts = layouts
    self.languages = languages
    self.hasFile = hasFile
    self.hasFont = hasFont
  }

  public func findings(_ clinic: Clinic, in file: SourceFile) -> [Finding] {
    let root = YAMLNode.parse(file.text, file: file.path).value
    let start = SourceLocation(file: file.path, line: 1, column: 1)
    func place(_ field: String) -> SourceLocation { root?.value(at: field)?.location ?? start }
    var findings = FillInRule().findings(file)
    if !clinic.layout.hasSuffix(".yaml") {
      findings += unknown("layout", clinic.layout, layouts, at: place("layout"))
    }
    findings += unknown("language", clinic.language, languages, at: place("language"))
    if let path = clinic.holidaysFile, !hasFile(path) {
      findings.append(.error(.content, "there is no file '\(path)'", at: place("holidays")))
    }
    findings += clinic.accentWarnings.map { Finding(.contrast, $0) }
    findings += fonts(clinic, place)
    if clinic.phone == nil {
      findings.append(
        .warning(
          .content, "the clinic has no telephone number", at: start,
          hint: "patients need one: add 'phone'"))
    }
    return findings + addresses(clinic, place)
  }

  private func unknown(
    _ kind: String, _ name: String, _ known: [String], at place: SourceLocation
  ) -> [Finding] {
    guard !known.contains(name) else { return [] }
    return [
      .error(
        .content, "there is no \(kind) '\(name)'", at: place,
        hint: Spelling.hint(for: name, among: known)
          ?? "known: \(known.joined(separator: ", "))")
    ]
  }

  private func fonts(_ clinic: Clinic, _ place: (String) -> SourceLocation) -> [Finding] {
    clinic.fonts.sorted { $0.key < $1.key }.flatMap { role, families in
      families.filter { !hasFont($0) }.map { family in
        .error(
          .content, "the font '\(family)' is not installed", at: place("fonts.\(role)"),
          hint: "plan doctor lists the fonts that are found")
      }
    }
  }

  private func addresses(
    _ clinic: Clinic, _ place: (String) -> SourceLocation
  ) -> [Finding] {
    let example = Dictionary(uniqueKeysWithValues: ScanTarget.names.map { ($0, "x") })
    let links = [
      ("qr", clinic.scan?.address(example)),
      ("web", clinic.web.map { $0.contains("://") ? $0 : "https://\($0)" }),
      ("email", clinic.email.map { "mailto:\($0)" }),
    ]
    return links.compactMap { field, destination in
      destination.flatMap(LinkRule.fault).map {
        .error(.link, "'\(field)' \($0)", at: place(field))
      }
    }
  }
}

import Content

/// A clinic's file names files that exist, and says whom to call.
public struct ClinicChecker {
  private let layouts: [String]
  private let languages: [String]
  private let hasFile: (String) -> Bool

  /// - Parameter hasFile: whether a path, as the clinic's file names it, leads to a file.
  public init(layouts: [String], languages: [String], hasFile: @escaping (String) -> Bool) {
    self.layouts = layouts
    self.languages = languages
    self.hasFile = hasFile
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
    let files = [("holidays", clinic.holidaysFile), ("logo", clinic.logo?.path)]
    for (field, path) in files {
      guard let path, !hasFile(path) else { continue }
      findings.append(.error(.content, "there is no file '\(path)'", at: place(field)))
    }
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

  private func addresses(
    _ clinic: Clinic, _ place: (String) -> SourceLocation
  ) -> [Finding] {
    let links = [
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

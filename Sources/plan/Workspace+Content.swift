import Content
import Delivery
import Layout
import Typography

extension Workspace {
  // MARK: Treatments

  /// A treatment's file, and whether it belongs to the catalogue.
  struct TreatmentFile {
    var path: String
    var id: String
    /// What the file's name says: `laser.uk.md` is Ukrainian.
    var language: String?
    var isInCatalogue: Bool
  }

  private var treatmentFolder: String { FilePath.joined(assets, "treatments") }

  /// Every file of the catalogue, sorted by name.
  func treatmentFiles() -> [TreatmentFile] {
    Folder.names(in: treatmentFolder).compactMap { name in
      guard FilePath.ending(of: name) == "md" else { return nil }
      let parts = FilePath.stem(of: name).split(separator: ".", maxSplits: 1)
      guard let id = parts.first else { return nil }
      return TreatmentFile(
        path: FilePath.joined(treatmentFolder, name), id: String(id),
        language: parts.count > 1 ? String(parts[1]) : nil, isInCatalogue: true)
    }
  }

  /// One file of each treatment, sorted by id: the original rather than a translation.
  func catalogue() -> [TreatmentFile] {
    let byID = Dictionary(grouping: treatmentFiles(), by: \.id)
    return byID.sorted { $0.key < $1.key }.compactMap { entry in
      entry.value.first { $0.language == nil } ?? entry.value.first
    }
  }

  /// The file that an id, an alias or a path names, in the language where the catalogue has it.
  ///
  /// - Throws: `Failure` with near matches where nothing has that name.
  func treatmentFile(_ name: String, language: String) throws(Failure) -> TreatmentFile {
    try workshop.remembered("treatment \(language) \(name)") { () throws(Failure) in
      try findTreatment(name, language: language)
    }
  }

  private func findTreatment(_ name: String, language: String) throws(Failure) -> TreatmentFile {
    if ["md", "markdown", "txt"].contains(FilePath.ending(of: name)) {
      return TreatmentFile(
        path: name, id: FilePath.stem(of: name), language: nil, isInCatalogue: false)
    }
    let files = treatmentFiles()
    if let file = Workspace.best(files.filter { $0.id == name }, language: language) {
      return file
    }
    let aliases = try aliases(in: files)
    if let id = aliases.first(where: { $0.names.contains(name) })?.id,
      let file = Workspace.best(files.filter { $0.id == id }, language: language)
    {
      return file
    }
    let names = Set(files.map(\.id)).union(aliases.flatMap(\.names))
    throw Failure(
      .missingInput, "there is no treatment '\(name)'",
      hint: Spelling.hint(for: name, among: names.sorted())
        ?? "plan list shows all treatments")
  }

  /// The treatments' other names. They stand in the files, which are read for them once.
  private func aliases(
    in files: [TreatmentFile]
  ) throws(Failure) -> [(id: String, names: [String])] {
    try workshop.remembered("aliases") { () throws(Failure) in
      files.map { file in
        let source = try? text(file.path, what: "treatment")
        let treatment = source.flatMap {
          TreatmentReader.read($0, id: file.id, language: file.language).value
        }
        return (file.id, treatment?.aliases ?? [])
      }
    }
  }

  private static func best(_ files: [TreatmentFile], language: String) -> TreatmentFile? {
    files.first { $0.language == language } ?? files.first { $0.language == nil } ?? files.first
  }

  // MARK: Clinic and language

  /// The path of the clinic's file.
  func clinicPath(_ given: String?) -> String {
    given ?? FilePath.joined(assets, "clinic.yaml")
  }

  /// Tags of the languages that the program speaks, sorted.
  func languages() -> [String] {
    Folder.names(in: FilePath.joined(assets, "languages"))
      .filter { FilePath.ending(of: $0) == "yaml" }.map(FilePath.stem)
      // Beside a language lie the words that `plan check` looks for in it: `en.words.yaml`.
      .filter { !$0.contains(".") }
  }

  func phrasebookPath(_ language: String) throws(Failure) -> String {
    let known = languages()
    guard known.contains(language) else {
      throw Failure(
        .missingInput, "there is no language '\(language)'",
        hint: Spelling.hint(for: language, among: known)
          ?? "languages are \(known.joined(separator: ", "))")
    }
    return FilePath.joined(FilePath.joined(assets, "languages"), language + ".yaml")
  }

  /// A language as ICU knows it, with our phrases.
  func language(_ phrases: Phrasebook) throws(Failure) -> Language {
    try workshop.remembered("names \(phrases.file)") { () throws(Failure) in
      try namedLanguage(phrases)
    }
  }

  private func namedLanguage(_ phrases: Phrasebook) throws(Failure) -> Language {
    let tag = phrases.language
    do {
      let names = try LocaleNames(language: tag)
      return Language(
        phrases: phrases,
        names: Language.CalendarNames(
          weekdays: names.weekdays, shortWeekdays: names.shortWeekdays,
          narrowWeekdays: phrases.weekdayHeads.isEmpty
            ? names.narrowWeekdays : phrases.weekdayHeads, months: names.months,
          standaloneMonths: names.standaloneMonths, shortMonths: names.shortMonths),
        plural: { number in
          (try? LocaleNames.pluralCategory(of: number, language: tag))
            .flatMap(Language.PluralCategory.init) ?? .other
        })
    } catch {
      throw Failure(.ourFault, error.message)
    }
  }

  // MARK: Layouts

  func layoutNames() -> [String] {
    Folder.names(in: layouts).filter { FilePath.ending(of: $0) == "yaml" }
      .map(FilePath.stem)
  }

  /// The path of a layout given by name or by path.
  func layoutPath(_ name: String) throws(Failure) -> String {
    if FilePath.ending(of: name) == "yaml" { return name }
    let known = layoutNames()
    guard known.contains(name) else {
      throw Failure(
        .missingInput, "there is no layout '\(name)'",
        hint: Spelling.hint(for: name, among: known)
          ?? "layouts are \(known.joined(separator: ", "))")
    }
    return FilePath.joined(layouts, name + ".yaml")
  }
}

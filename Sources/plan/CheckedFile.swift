import Content

/// A file that `plan check` was given, and what it is.
struct CheckedFile {
  enum Kind { case treatment, layout, language, words, clinic }

  var path: String
  var kind: Kind

  /// By the file's ending and, for YAML, by where it lies or what its fields are.
  ///
  /// - Parameter name: a path, or the id of a treatment of the catalogue.
  /// - Throws: `Failure` where there is no such file.
  init(_ name: String, in workspace: Workspace) throws(Failure) {
    switch FilePath.ending(of: name) {
    case "md", "markdown", "txt": (path, kind) = (name, .treatment)
    case "yaml", "yml": (path, kind) = (name, try Self.kind(ofYAML: name, in: workspace))
    default:
      let id = workspace.treatmentFiles().first { $0.id == name }
      guard let id else {
        throw Failure(
          FileSystem.exists(name) ? .usage : .missingInput,
          FileSystem.exists(name)
            ? "\(name) is no file that can be checked" : "there is no file \(name)",
          hint: "name a .md, .txt or .yaml file, or a treatment of plan list")
      }
      (path, kind) = (id.path, .treatment)
    }
    guard FileSystem.exists(path) else {
      throw Failure(.missingInput, "there is no file \(path)")
    }
  }

  private static func kind(
    ofYAML path: String, in workspace: Workspace
  ) throws(Failure) -> Kind {
    if path.hasSuffix(".words.yaml") { return .words }
    switch FilePath.name(of: FilePath.parent(of: path)) {
    case "layouts": return .layout
    case "languages": return .language
    default: break
    }
    guard FileSystem.exists(path) else { return .clinic }
    let file = try workspace.text(path, what: "file")
    guard case .mapping(let entries)? = YAMLNode.parse(file.text, file: path).value?.kind else {
      return .clinic
    }
    let names = Set(entries.compactMap(\.name))
    if !names.isDisjoint(with: ["extends", "styles", "parts", "grid"]) { return .layout }
    return names.contains("direction") || names.contains("glance") ? .language : .clinic
  }
}

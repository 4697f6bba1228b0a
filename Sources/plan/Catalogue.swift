import Content
import Interchange

/// What there is to choose from.
struct Catalogue {
  private let treatments: [Treatment]
  private let layouts: [String]
  private let languages: [String]

  /// A treatment that cannot be read is reported and left out.
  init(_ workspace: Workspace, _ console: inout Console) {
    var found: [Treatment] = []
    for file in workspace.catalogue() {
      do {
        let source = try workspace.text(file.path, what: "treatment")
        console.show(linesOf: source)
        let parsed = TreatmentReader.read(source, id: file.id, language: file.language)
        console.report(parsed.diagnostics.filter { $0.severity == .error })
        if let treatment = parsed.sound { found.append(treatment) }
      } catch {
        console.report(error.diagnostics)
      }
    }
    treatments = found
    layouts = workspace.layoutNames()
    languages = workspace.languages()
  }

  /// For programs.
  var json: String {
    func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
    let entries = treatments.map { treatment in
      JSONValue.object([
        .init("id", .string(treatment.id)), .init("title", .string(treatment.title)),
        .init("aliases", strings(treatment.aliases)),
        .init("courses", strings(treatment.courses.map(\.id))),
      ])
    }
    return JSONValue.object([
      .init("treatments", .array(entries)), .init("layouts", strings(layouts)),
      .init("languages", strings(languages)),
    ]).text
  }

  /// For people.
  var table: String {
    var lines = treatments.flatMap { treatment in
      ["\(treatment.id)  \(treatment.title)"]
        + (treatment.aliases.isEmpty
          ? [] : ["  also  \(treatment.aliases.joined(separator: ", "))"])
        + treatment.courses.map { "  course  \($0.id)" + ($0.title.map { ": \($0)" } ?? "") }
    }
    lines.append("layouts  \(layouts.joined(separator: ", "))")
    lines.append("languages  \(languages.joined(separator: ", "))")
    return lines.joined(separator: "\n")
  }
}

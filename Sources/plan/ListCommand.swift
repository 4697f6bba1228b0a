import ArgumentParser
import Content

/// `plan list`: what there is to choose from.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Shows treatments, courses, layouts and languages.",
    discussion: """
      plan list
      plan list --json
      """)

  @OptionGroup var folders: FolderOptions

  @Flag(help: "Prints one JSON object.")
  var json = false

  func run() throws {
    try run(quietly: false) { console in
      let workspace = try folders.workspace()
      let catalogue = Catalogue(workspace, &console)
      try console.answer(json ? catalogue.json : catalogue.table)
    }
  }
}

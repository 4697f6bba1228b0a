import ArgumentParser
import Content

/// When, by whom and in which language a handout is made.
struct SettingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The day on which it is made; without it today.", valueName: "day"),
    transform: OptionParsing.day)
  var asOf: Day?

  @Option(
    help: ArgumentHelp("The clinic's file.", valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var clinic: String?

  @Option(
    help: ArgumentHelp("Language; without it the clinic's.", valueName: "tag"),
    completion: Completions.languages)
  var language: String?

  func apply(to request: inout JobRequest) {
    (request.asOf, request.clinic, request.language) = (asOf, clinic, language)
  }
}

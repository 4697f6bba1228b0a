import ArgumentParser
import Content
import Glibc

/// `plan new`: a file to start from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes a commented file to start from: a treatment or a layout.",
    discussion: """
      plan new treatment peel
          writes assets/treatments/peel.md.
      plan new layout summer --extends handout
          writes layouts/summer.yaml.

      A file that is there already is never overwritten.
      """,
    subcommands: [NewTreatment.self, NewLayout.self])
}

struct NewTreatment: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "treatment",
    abstract: "Writes a treatment's file, in which \"FILL IN\" marks what to write.")

  @Argument(help: ArgumentHelp("Its name on the command line: small letters and hyphens."))
  var id: String

  @OptionGroup var folders: FolderOptions

  func run() throws {
    try run(quietly: false) { console in
      let workspace = try folders.workspace()
      try NewFile.checkName(id)
      if let owner = try? workspace.treatmentFile(id, language: "en") {
        throw Failure(.cannotWrite, "there is a treatment '\(id)' already: \(owner.path)")
      }
      let folder = FilePath.joined(workspace.assets, "treatments")
      let path = try NewFile.write(
        Starter.treatment(id), to: FilePath.joined(folder, id + ".md"))
      try console.answer(path)
      console.say("fill in what it asks for, then run: plan check \(id)")
    }
  }
}

struct NewLayout: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layout",
    abstract: "Writes a layout's file, which takes from another what it does not say.")

  @Argument(help: ArgumentHelp("Its name for --layout: small letters and hyphens."))
  var name: String

  @Option(
    help: ArgumentHelp("The layout to start from.", valueName: "name"),
    completion: Completions.layouts)
  var extends: String = "handout"

  @OptionGroup var folders: FolderOptions

  func run() throws {
    try run(quietly: false) { console in
      let workspace = try folders.workspace()
      try NewFile.checkName(name)
      _ = try workspace.layoutPath(extends)
      let path = try NewFile.write(
        Starter.layout(name, extending: FilePath.stem(of: extends)),
        to: FilePath.joined(workspace.layouts, name + ".yaml"))
      try console.answer(path)
      console.say("change what you like, then run: plan check \(path)")
    }
  }
}

/// Writes files that were not there before, and no others.
enum NewFile {
  static func checkName(_ name: String) throws(Failure) {
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case 0x61...0x7A, 0x30...0x39, 0x2D: true
      default: false
      }
    }
    guard isPlain, let first = name.first, first != "-" else {
      throw Failure(
        .usage, "a name is made of small letters a-z, digits and hyphens", hint: "such as \"peel\"")
    }
  }

  /// - Throws: `Failure` where the file exists or cannot be made; nothing is left behind then.
  static func write(_ text: String, to path: String) throws(Failure) -> String {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      let reason = errno == EEXIST ? "it is there already" : String(cString: strerror(errno))
      throw Failure(.cannotWrite, "cannot write \(path): \(reason)")
    }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    let code = errno
    guard close(descriptor) == 0, rest.isEmpty else {
      unlink(path)
      throw Failure(
        code == ENOSPC ? .tryAgain : .cannotWrite,
        "cannot write \(path): \(String(cString: strerror(code)))")
    }
    return path
  }
}

import ArgumentParser
import Content
import Delivery

/// `plan ledger`: what was made, which version, when, and where it went.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Shows what a batch has made, printed and sent.",
    discussion: """
      plan ledger --reference A-1001
      plan ledger --ledger plans --json
      plan ledger merge plans/.plan-ledger-*.sqlite
      """,
    subcommands: [Show.self, Merge.self], defaultSubcommand: Show.self)

  /// The ledger that is meant.
  struct Place: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "The ledger, or the folder of its documents; without it output.", valueName: "file"))
    var ledger: String?

    /// The path of the ledger itself.
    func path(or usual: String = "output") -> String {
      let place = ledger ?? usual
      return FileSystem.isDirectory(place) || place.hasSuffix("/")
        ? FilePath.joined(place, LedgerPlace.usualName) : place
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Shows documents (the default).")

    @Option(help: ArgumentHelp("Only those of this reference.", valueName: "text"))
    var reference: String?

    @Flag(help: "Prints one JSON object.")
    var json = false

    @OptionGroup var place: Place

    func run() throws {
      try run(quietly: false) { console in
        let ledger = try LedgerClient(path: place.path(), isExisting: true)
        let listing = LedgerListing(ledger, reference: reference)
        if json { try listing.writeJSON(to: console) } else { try listing.writeTable(to: console) }
      }
    }
  }

  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "merge",
      abstract: "Takes the ledgers of several parts over into one.",
      discussion: """
        plan ledger merge plans/.plan-ledger-*.sqlite

        Without --ledger, into the usual ledger beside the first file. Doing it twice
        changes nothing.
        """)

    @Argument(help: ArgumentHelp("Ledgers of parts.", valueName: "file"))
    var files: [String]

    @OptionGroup var place: Place

    func run() throws {
      try run(quietly: false) { console in
        let folder = FilePath.parent(of: files.first ?? ".")
        let target = place.path(or: folder)
        // All are looked at first: a missing one must not leave half of the others merged.
        for file in files { _ = try LedgerClient(path: file, isExisting: true) }
        let ledger = try LedgerClient(path: target)
        for file in files where !FileSystem.isSame(file, target) {
          try ledger.merge(path: file, prefix: Self.prefix(of: file, seenFrom: target))
        }
        try console.answer(target)
      }
    }

    /// How documents beside one ledger are reached from the folder of the other.
    private static func prefix(of file: String, seenFrom target: String) -> String {
      let (folder, own) = (FilePath.parent(of: file), FilePath.parent(of: target))
      if FileSystem.isSame(folder, own) { return "" }
      return FilePath.shortened(folder, from: own) + "/"
    }
  }
}

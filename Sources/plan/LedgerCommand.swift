import ArgumentParser
import Content
import Delivery
import Interchange

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
        let records = try LedgerClient(path: place.path(), isExisting: true)
          .documents(reference: reference)
        if json {
          try console.answer(LedgerListing(records).json)
        } else if records.isEmpty {
          console.say("no documents")
        } else {
          try console.answer(LedgerListing(records).table)
        }
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

/// Documents of a ledger, for people and for programs.
struct LedgerListing {
  private let records: [LedgerRecord]

  init(_ records: [LedgerRecord]) { self.records = records }

  var table: String {
    let header = ["Made", "Row", "Reference", "Treatment", "Version", "First day", "File", "Went"]
    let rows = records.map { record in
      let entry = record.entry
      return [
        entry.made, String(entry.row), entry.reference ?? "–", entry.treatment,
        String(record.version), entry.schedule.first.flatMap { $0 } ?? "–", entry.path,
        went(record),
      ]
    }
    let widths = header.indices.map { column in
      ([header] + rows).map { $0[column].count }.max() ?? 0
    }
    return ([header] + rows).map { row in
      let cells = zip(row, widths).map { text, width in
        text + String(repeating: " ", count: width - text.count)
      }
      return cells.joined(separator: "  ").withoutEndSpaces
    }.joined(separator: "\n")
  }

  private func went(_ record: LedgerRecord) -> String {
    let printed = record.printed.map { "printed \($0.at) (\($0.state))" }
    let sent = record.sent.map { "email \($0.at) (\($0.state))" }
    return (printed + sent).joined(separator: "; ")
  }

  var json: String {
    JSONValue.object([.init("documents", .array(records.map(value)))]).text
  }

  private func value(_ record: LedgerRecord) -> JSONValue {
    let entry = record.entry
    return .object([
      .init("row", .integer(entry.row)), .init("reference", JSONValue(entry.reference)),
      .init("version", .integer(record.version)), .init("treatment", .string(entry.treatment)),
      .init("course", JSONValue(entry.course)), .init("language", .string(entry.language)),
      .init("layout", .string(entry.layout)),
      .init("dates", .array(entry.schedule.map { JSONValue($0) })),
      .init("path", .string(entry.path)), .init("bytes", .integer(entry.bytes)),
      .init("sha256", .string(entry.sha256)), .init("pages", .integer(entry.pages)),
      .init("inputs", .string(entry.inputs)), .init("made", .string(entry.made)),
      .init("printed", .array(record.printed.map(value))),
      .init("sent", .array(record.sent.map(value))),
    ])
  }

  private func value(_ event: LedgerRecord.Event) -> JSONValue {
    .object([.init("at", .string(event.at)), .init("state", .string(event.state))])
  }
}

extension String {
  fileprivate var withoutEndSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}

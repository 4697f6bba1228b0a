import CustomDump
import Testing

/// What is wrong in a clinic's own files: all of it at once, each at its place.
struct ContentErrorTests {
  let scratch: Scratch
  let file = "assets/treatments/laser.md"

  init() throws {
    scratch = try Scratch()
    try scratch.copyContent()
  }

  private func expectFailure(
    _ message: String, exits code: Int32 = 65, _ arguments: [String] = Scratch.laser
  ) throws {
    let run = try scratch.plan(arguments)
    #expect(run.exitCode == code)
    expectNoDifference(run.messages, message + "\n")
    #expect(run.bytes.isEmpty)
    #expect(try scratch.names().isEmpty)
  }

  /// The number of the line that begins so, as messages count.
  private func line(_ start: String, in name: String) throws -> Int {
    let lines = try scratch.lines(of: name)
    return try #require(lines.firstIndex { $0.hasPrefix(start) }) + 1
  }

  @Test func malformedYAML() throws {
    try scratch.write(
      "---\ntitle: Cold air\naliases: [breeze, draught\nsession: 10 minutes\n---\nIt cools.\n",
      to: "assets/treatments/cold.md")
    try expectFailure(
      """
      assets/treatments/cold.md:3:10: error: a list that opens with '[' is not closed
          3 | aliases: [breeze, draught
            |          ^
      """, ["--treatment", "cold"])
  }

  @Test func allThatIsWrongAtOnce() throws {
    try scratch.replace("sessions: 4-6", with: "sessions: six", in: file)
    try scratch.replace("every: 1 month", with: "every: monthly", in: file)
    let line = try line("    sessions: six", in: file)
    try expectFailure(
      """
      \(file):\(line):15: error: 'sessions' takes a number of sessions such as "3", "4-6" or "up to 8"
      \(pad(line)) |     sessions: six
            |               ^~~
      \(file):\(line + 1):12: error: 'every' takes an interval such as "14 days" or "1-2 weeks"
      \(pad(line + 1)) |     every: monthly
            |            ^~~~~~~
         hint: write "1 month"
      """)
  }

  @Test func aTreatmentThatIsNotUTF8() throws {
    var bytes = Array("---\ntitle: Caf".utf8)
    bytes += [0xE9] + Array("\n---\n".utf8)
    try scratch.write(bytes, to: "notes.md")
    let run = try scratch.plan("--treatment", "notes.md")
    #expect(run.exitCode == 65)
    #expect(run.messages.hasPrefix("notes.md:2:11: error: the file is not UTF-8\n"))
  }

  @Test func aTreatmentThatIsAFolder() throws {
    try scratch.makeFolder("notes.md")
    let run = try scratch.plan("--treatment", "notes.md")
    #expect(run.exitCode == 65)
    #expect(run.messages == "error: cannot read the treatment notes.md: it is a folder\n")
  }

  @Test func aClinicsFileThatIsWrong() throws {
    try scratch.replace("tolerance: 7 days", with: "tolerance: a while", in: "assets/clinic.yaml")
    let run = try scratch.laser()
    let line = try line("tolerance", in: "assets/clinic.yaml")
    #expect(run.exitCode == 65)
    #expect(run.messages.hasPrefix("assets/clinic.yaml:\(line):12: error: "))
    #expect(try scratch.names().isEmpty)
  }

  @Test func aLayoutThatIsWrong() throws {
    try scratch.write("extends: handout\nmargins: wide\n", to: "layouts/ours.yaml")
    let run = try scratch.laser("--layout", "ours")
    #expect(run.exitCode == 65)
    #expect(run.messages.hasPrefix("layouts/ours.yaml:2:"), "\(run.messages)")
    #expect(try scratch.names().isEmpty)
  }

  @Test func aLanguageThatLacksAPhrase() throws {
    try scratch.write("name: Nothing\n", to: "assets/languages/xx.yaml")
    let run = try scratch.laser("--language", "xx")
    #expect(run.exitCode == 65)
    #expect(run.messages.hasPrefix("assets/languages/xx.yaml:1:1: error: "), "\(run.messages)")
    #expect(try scratch.names().isEmpty)
  }

  @Test func controlCharactersReachNoTerminal() throws {
    try scratch.write("---\ntitle: x\n\u{1B}]0;owned\u{7}: y\n---\n", to: "notes.md")
    let run = try scratch.plan("--treatment", "notes.md")
    #expect(!run.messages.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test func aCourseWithoutRoomSaysWhichSessionAndWhy() throws {
    let run = try scratch.laser("--unavailable", "2025-04-01..2025-06-03")
    #expect(run.exitCode == 65)
    #expect(run.messages.contains("error: session 2 (course) has no day: "))
    #expect(run.messages.contains("   hint: "))
    #expect(try scratch.names().isEmpty)
  }

  /// A line's number as it stands before the line itself.
  private func pad(_ number: Int) -> String {
    String(repeating: " ", count: max(0, 5 - "\(number)".count)) + "\(number)"
  }
}

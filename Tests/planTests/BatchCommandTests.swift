import Foundation
import Testing

/// A list of patients becomes a folder of plans.
struct BatchCommandTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  static let list = """
    reference,patient,treatment,start
    A-1,Wilhelmine Zuckerkandl,laser,2025-03-03
    A-2,Bruno Beispiel,mesotherapy,2025-03-04
    A-3,Clara Sample,biorevitalisation,2025-03-05

    """

  static let names = [
    "A-1-laser-2025-03-03.pdf", "A-2-mesotherapy-2025-03-04.pdf",
    "A-3-biorevitalisation-2025-03-05.pdf",
  ]

  private func batch(
    _ list: String = list, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> Outcome {
    try scratch.write(list, to: "list.csv")
    return try scratch.plan(
      ["batch", "list.csv", "-o", "plans", "--as-of", "2025-02-01"] + arguments,
      environment: environment)
  }

  private func plans() throws -> [String] {
    try scratch.names(in: "plans").filter { $0.hasSuffix(".pdf") }
  }

  @Test func everyRowGetsItsPlan() throws {
    let run = try batch()
    #expect(run.exitCode == 0)
    #expect(run.lines == Self.names.map { "plans/\($0)" })
    #expect(try plans() == Self.names)
    for name in Self.names {
      try Reader.check(scratch.path("plans/\(name)"))
      #expect(try scratch.mode(of: "plans/\(name)") == 0o600)
    }
    #expect(try scratch.mode(of: "plans") == 0o700)
    #expect(try Reader.text(of: scratch.path("plans/\(Self.names[0])")).contains("Zuckerkandl"))
    #expect(!(run.text + run.messages).contains("Zuckerkandl"))
  }

  @Test func optionsHoldForRowsThatSayNothingElse() throws {
    let run = try batch(
      "reference,treatment\nA-1,laser\nA-2,\n",
      ["--treatment", "mesotherapy", "--start", "2025-03-03"])
    #expect(run.exitCode == 0)
    #expect(try plans() == ["A-1-laser-2025-03-03.pdf", "A-2-mesotherapy-2025-03-03.pdf"])
  }

  @Test func headersAreUnderstoodKindly() throws {
    let run = try batch(
      "Patient-ID;Treatmnt;First Session;Shoe size\n7;laser;2025-03-03 00:00:00;41\n")
    #expect(run.exitCode == 0)
    #expect(try plans() == ["7-laser-2025-03-03.pdf"])
    #expect(run.messages.contains("'Treatmnt' is read as 'treatment'"))
    #expect(run.messages.contains("'Shoe size' means nothing here"))
  }

  @Test func twoColumnsOfOneMeaningAreRefused() throws {
    let run = try batch("ref,reference,treatment\n1,2,laser\n")
    #expect(run.exitCode == 65)
    #expect(run.messages.contains("2 columns stand for 'reference'"))
  }

  @Test func jsonLinesWillDoAsWell() throws {
    let run = try batch(
      "{\"reference\": \"A-1\", \"treatment\": \"laser\", \"start\": \"2025-03-03\"}\n")
    #expect(run.exitCode == 0)
    #expect(try plans() == ["A-1-laser-2025-03-03.pdf"])
  }

  @Test func whatHasHappenedStandsInColumns() throws {
    let run = try batch(
      "reference,treatment,start,course,done,missed,move,has,acknowledge\n"
        + "1,laser,2025-03-03,standard,1=2025-03-03,2,3=2025-05-06,pregnancy,pregnancy\n"
        + "2,laser;mesotherapy,laser=2025-03-03;mesotherapy=2025-03-10,laser=standard,,,,,\n"
        + "3,laser,2025-03-03,,1=soon,,,,\n4,laser,2025-03-03,,1=2025-03-03,1,,,\n"
        + "5,laser,2025-03-03,,,,,pregnancy,\n",
      ["--as-of", "2025-04-06"])
    #expect(run.exitCode == 65)
    #expect(try plans() == ["1-laser-2025-03-03.pdf", "2-laser-2025-03-03.pdf"])
    let text = try Reader.text(of: scratch.path("plans/1-laser-2025-03-03.pdf"))
    #expect(text.contains("6 May 2025"))
    #expect(run.messages.contains("row 3, column 'done': takes sessions with their days"))
    #expect(run.messages.contains("row 4, column 'missed': names session 1 a second time"))
    #expect(run.messages.contains("row 5, column 'has': what was ticked is among"))
    #expect(!run.messages.contains("pregnancy"))
  }

  // MARK: Bad rows

  @Test func aBadRowFailsAlone() throws {
    let bad = Self.list + "A-4,Dora Secret,laser,3.3.2025\nA-5,Emil Secret,lasre,2025-03-03\n"
    let run = try batch(bad)
    #expect(run.exitCode == 65)
    #expect(try plans() == Self.names)
    #expect(run.messages.contains("list.csv:5:1: error: row 4, column 'start': takes a day"))
    #expect(run.messages.contains("row 5, column 'treatment': there is no treatment"))
    #expect(run.messages.contains("did you mean 'laser'?"))
    #expect(!run.messages.contains("Secret"))
    let failed = String(decoding: try scratch.bytes("plans/failed.csv"), as: UTF8.self)
    #expect(
      failed == "\u{FEFF}reference,patient,treatment,start\r\nA-4,Dora Secret,laser,3.3.2025\r\n"
        + "A-5,Emil Secret,lasre,2025-03-03\r\n")
    #expect(try scratch.mode(of: "plans/failed.csv") == 0o600)
  }

  @Test func theFailedRowsAreMendedAndRunAgain() throws {
    _ = try batch(Self.list + "A-4,Dora,laser,3.3.2025\n")
    try scratch.replace("3.3.2025", with: "2025-03-06", in: "plans/failed.csv")
    let run = try scratch.plan(
      "batch", "plans/failed.csv", "-o", "plans", "--as-of", "2025-02-01")
    #expect(run.exitCode == 0)
    #expect(run.lines == ["plans/A-4-laser-2025-03-06.pdf"])
  }

  @Test func namesOfPatientsInTheWrongColumnAreNotRepeated() throws {
    let run = try batch(
      "treatment,course,language,start\nZuckerkandl,,,\nlaser,Zuckerkandl,,2025-03-03\n"
        + "laser,,Zuckerkandl,2025-03-03\nlaser,,,Zuckerkandl\n")
    #expect(run.exitCode == 65)
    #expect(!run.messages.contains("Zuckerkandl"))
    for row in 1...4 { #expect(run.messages.contains("row \(row), column")) }
  }

  @Test(arguments: ["../../etc/passwd.txt", "/etc/hosts.md", "notes.txt"])
  func aRowNamesNoFileToRead(path: String) throws {
    let run = try batch("reference,treatment,start\n1,\(path),2025-03-03\n")
    #expect(run.exitCode == 65)
    #expect(run.messages.contains("not a file"))
  }

  @Test func aDryRunWritesNothing() throws {
    let run = try batch(Self.list + "A-4,Dora,laser,3.3.2025\n", ["--dry-run"])
    #expect(run.exitCode == 65)
    #expect(run.messages.contains("3 would be made, 1 failed"))
    #expect(run.text.isEmpty)
    #expect(try scratch.names() == ["list.csv"])
  }

  // MARK: Hostile lists

  @Test(arguments: [
    "../../escape", "/tmp/escape", "..", ".", "a/../../b", "x\u{202E}fdp", "~", "-rf",
    "=cmd|' /C calc'!A0", "Дарина-Приклад", "زينب",
  ])
  func noReferenceLeavesTheFolder(reference: String) throws {
    let run = try batch("reference,treatment,start\n\"\(reference)\",laser,2025-03-03\n")
    #expect(run.exitCode == 0)
    #expect(try plans().count == 1)
    #expect(try scratch.names().allSatisfy { $0 == "list.csv" || $0.hasPrefix("plans") })
  }

  @Test func aRowOfAMegabyteFailsAlone() throws {
    let long = String(repeating: "x", count: 1 << 20)
    let run = try batch(
      "reference,patient,treatment,start\n1,\(long),laser,2025-03-03\n2,Anna,laser,2025-03-03\n")
    #expect(run.exitCode == 65)
    #expect(run.messages.contains("row 1, column 'patient': is longer"))
    #expect(run.messages.utf8.count < 2000)
    #expect(try plans() == ["2-laser-2025-03-03.pdf"])
  }

  @Test func patientsWithOneReferenceGetTheSameNamesEachTime() throws {
    let rows = (1...12).map { "A-1,Patient \($0),laser,2025-03-03" }
    let list = "reference,patient,treatment,start\n" + rows.joined(separator: "\n")
    #expect(try batch(list, ["--jobs", "4"]).exitCode == 0)
    let first = try plans().map { try scratch.bytes("plans/\($0)") }
    #expect(first.count == 12)
    try scratch.remove("plans")
    #expect(try batch(list, ["--jobs", "1"]).exitCode == 0)
    #expect(try plans().map { try scratch.bytes("plans/\($0)") } == first)
    #expect(
      try Reader.text(of: scratch.path("plans/A-1-laser-2025-03-03-5.pdf")).contains("Patient 5"))
  }

  @Test func aPatternNamesTheFiles() throws {
    #expect(try batch(Self.list, ["--pattern", "{row}_{patient}"]).exitCode == 0)
    #expect(
      try plans() == ["1_Wilhelmine-Zuckerkandl.pdf", "2_Bruno-Beispiel.pdf", "3_Clara-Sample.pdf"])
    #expect(try batch(Self.list, ["--pattern", "{nme}"]).exitCode == 64)
  }

  // MARK: Print run

  @Test func aPrintRunBeginsEveryPatientOnTheRight() throws {
    #expect(try batch(Self.list, ["--merge", "run.pdf"]).lines.last == "run.pdf")
    try Reader.check(scratch.path("run.pdf"))
    let pages = try Reader.pages(of: scratch.path("run.pdf"))
    let starts = pages.indices.filter { pages[$0].contains("Page 1 of") }
    try #require(starts.count == 3)
    #expect(starts.allSatisfy { $0 % 2 == 0 })
    #expect(pages[starts[1]].contains("Beispiel"))
    let single = try Reader.pages(of: scratch.path("plans/\(Self.names[0])")).count
    #expect(pages[single - 1].contains("Page \(single) of \(single)"))
  }

  @Test func patientsShareFontsAndPictures() throws {
    let rows = (1...8).map { "A-\($0),Patient \($0),laser,2025-03-03\n" }.joined()
    #expect(
      try batch("reference,patient,treatment,start\n" + rows, ["--merge", "run.pdf"]).exitCode == 0)
    let single = try FileSize.of(scratch.path("plans/A-1-laser-2025-03-03.pdf"))
    #expect(try FileSize.of(scratch.path("run.pdf")) < 4 * single)
  }

  @Test func aPrintRunThatCannotBeWrittenIsAnError() throws {
    #expect(try batch(Self.list, ["--merge", "/dev/full"]).exitCode == 75)
    #expect(try batch(Self.list, ["--merge", "none/run.pdf"]).exitCode == 73)
    let run = try batch("reference,treatment\n1,lasre\n", ["--merge", "run.pdf"])
    #expect(run.exitCode == 65)
    #expect(try !scratch.names().contains("run.pdf"))
  }

  @Test func everyPartHasItsOwnPrintRun() throws {
    for part in 1...2 {
      _ = try batch(Self.list, ["--merge", "run.pdf", "--shard", "\(part)/2"])
    }
    let runs = try scratch.names().filter { $0.hasPrefix("run") }
    #expect(runs == ["run-1-of-2.pdf", "run-2-of-2.pdf"])
    let pages = try runs.flatMap { try Reader.pages(of: scratch.path($0)) }
    #expect(pages.filter { $0.contains("Page 1 of") }.count == 3)
  }

  @Test func separatorsStandBeforeEveryPatient() throws {
    #expect(try batch(Self.list, ["--merge", "run.pdf", "--separators"]).exitCode == 0)
    let pages = try Reader.pages(of: scratch.path("run.pdf"))
    #expect(pages[0].contains("A-1") && !pages[0].contains("Page 1 of"))
    #expect(pages[2].contains("Page 1 of"))
  }
}

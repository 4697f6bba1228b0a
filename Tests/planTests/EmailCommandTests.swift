import Foundation
import Testing

/// Drafts of messages. What a server and Python's own parser think of them is in `.ci/test-email`.
struct EmailCommandTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func headers(of name: String) throws -> [String] {
    let text = String(decoding: try scratch.bytes(name), as: UTF8.self)
    let end = try #require(text.firstRange(of: "\r\n\r\n"))
    let unfolded = text[..<end.lowerBound].replacing("\r\n ", with: " ")
      .replacing("\r\n\t", with: " ")
    return unfolded.split(separator: "\r\n").map(String.init)
  }

  private func makePlan() throws { #expect(try scratch.laser("-o", "plan.pdf").exitCode == 0) }

  @Test func aPlanBecomesADraft() throws {
    try makePlan()
    let run = try scratch.plan(
      "email", "plan.pdf", "--to", "Anna Example <anna@example.org>", "--as-of", "2025-02-01")
    #expect(run.exitCode == 0)
    #expect(run.lines == ["output/plan.eml"])
    let headers = try headers(of: "output/plan.eml")
    #expect(headers.contains("To: Anna Example <anna@example.org>"))
    #expect(headers.contains("X-Unsent: 1"))
    #expect(headers.contains("Date: Sat, 01 Feb 2025 00:00:00 +0000"))
    #expect(headers.filter { $0.hasPrefix("Subject:") }.count == 1)
    #expect(!headers.contains { $0.lowercased().contains("laser") })
    #expect(try scratch.mode(of: "output/plan.eml") == 0o600)
  }

  /// Of the parts whose headers hold the text, the decoded bodies.
  private func parts(of name: String, with text: String) throws -> [String] {
    let mail = String(decoding: try scratch.bytes(name), as: UTF8.self)
    return mail.components(separatedBy: "\r\n--=_").compactMap { part in
      guard let end = part.firstRange(of: "\r\n\r\n"), part[..<end.lowerBound].contains(text),
        let data = Data(
          base64Encoded: String(part[end.upperBound...]), options: .ignoreUnknownCharacters)
      else { return nil }
      return String(decoding: data, as: UTF8.self)
    }
  }

  @Test func theVisitsGoAlongAsACalendar() throws {
    #expect(
      try scratch.laser("--time", "10:30", "--time", "2=14:00", "-o", "plan.pdf").exitCode == 0)
    let common = ["--to", "a@example.org", "--as-of", "2025-02-01"]
    _ = try scratch.plan(["email", "plan.pdf", "-o", "read.eml"] + common)
    _ = try scratch.plan(
      ["email", "--request", "-", "-o", "made.eml"] + common,
      input: "{treatment: laser, start: 2025-03-01, time: '10:30'}")
    let read = try #require(try parts(of: "read.eml", with: "text/calendar").first)
    #expect(read.contains("DTSTART;TZID=Europe/London:20250301T103000"))
    #expect(read.contains(":20250401T140000") && !read.contains("METHOD"))
    #expect(read.components(separatedBy: "BEGIN:VEVENT").count == 7)
    let schedule = try scratch.plan(
      Array(["schedule"] + Scratch.laser + ["--format", "ics", "--time", "10:30"])
    ).text
    #expect(try parts(of: "made.eml", with: "text/calendar").first == schedule)
  }

  @Test func besideAnEncryptedPlanTheCalendarNamesNoTreatment() throws {
    try makePlan()
    try scratch.write("secret\n", to: "password")
    for arguments in [["plan.pdf"], Array(Scratch.laser.dropLast(2))] {
      _ = try scratch.plan(
        ["email"] + arguments + [
          "--to", "a@example.org", "--as-of", "2025-02-01", "--password-file", "password", "-o",
          "locked.eml",
        ])
      let calendar = try #require(try parts(of: "locked.eml", with: "text/calendar").first)
      #expect(calendar.contains("SUMMARY:Session 1"))
      #expect(!calendar.lowercased().contains("laser"))
    }
  }

  @Test func aForeignPDFGoesWithoutACalendar() throws {
    try scratch.write("%PDF-1.4\n", to: "foreign.pdf")
    let run = try scratch.plan("email", "foreign.pdf", "--to", "a@example.org", "-o", "a.eml")
    #expect(run.exitCode == 0 && run.messages.contains("no calendar goes with it"))
    #expect(try parts(of: "a.eml", with: "text/calendar").isEmpty)
  }

  @Test func theSameDraftIsTheSameFile() throws {
    try makePlan()
    for name in ["one.eml", "two.eml"] {
      _ = try scratch.plan(
        "email", "plan.pdf", "--to", "a@example.org", "--as-of", "2025-02-01", "-o", name)
    }
    #expect(try scratch.bytes("one.eml") == scratch.bytes("two.eml"))
  }

  @Test func aPlanIsMadeAndAttachedInOneGo() throws {
    let run = try scratch.plan(
      "email", "--treatment", "laser", "--start", "2025-03-01", "--as-of", "2025-02-01", "--to",
      "anna@example.org")
    #expect(run.lines == ["output/laser-2025-03-01.eml"])
    let text = String(decoding: try scratch.bytes("output/laser-2025-03-01.eml"), as: UTF8.self)
    #expect(text.contains("Content-Type: application/pdf"))
    #expect(!text.contains("laser-2025"))
  }

  @Test(arguments: [
    "anna", "a@b.org, c@d.org", "Anna\nBcc: c@d.org <a@b.org>", "a@b.org\r\nBcc: c@d.org",
  ])
  func noHeaderIsInjected(address: String) throws {
    try makePlan()
    let run = try scratch.plan("email", "plan.pdf", "--to", address)
    #expect(run.exitCode == 64)
    #expect(!(run.text + run.messages).contains("d.org"))
    #expect(try scratch.names() == ["plan.pdf"])
  }

  @Test func aFileThatIsNoPDFIsRefused() throws {
    try scratch.write("no plan", to: "plan.pdf")
    #expect(try scratch.plan("email", "plan.pdf", "--to", "a@example.org").exitCode == 65)
    #expect(try scratch.plan("email", "none.pdf", "--to", "a@example.org").exitCode == 66)
  }

  @Test func tooLargeAMessageIsRefusedAndALargeOnePointedOut() throws {
    for (megabytes, code) in [(1, 0), (6, 0), (16, 65)] {
      try scratch.write(
        Array("%PDF-1.4\n".utf8) + [UInt8](repeating: 7, count: megabytes << 20), to: "big.pdf")
      let run = try scratch.plan("email", "big.pdf", "--to", "a@example.org", "-o", "big.eml")
      #expect(run.exitCode == Int32(code))
      #expect(run.messages.contains("warning: the message has") == (megabytes == 6))
    }
  }

  @Test func sendingNeedsAServerAndEncryption() throws {
    try makePlan()
    let run = try scratch.plan("email", "plan.pdf", "--to", "a@example.org", "--send")
    #expect(run.exitCode == 64 && run.messages.contains("--server"))
    for url in ["mail.example.org", "http://mail.example.org", "smtp://user:secret@example.org"] {
      let run = try scratch.plan(
        "email", "plan.pdf", "--to", "a@example.org", "--send", "--server", url)
      #expect(run.exitCode == 64)
      #expect(!run.messages.contains("secret"))
    }
  }

  @Test func aDryRunSendsAndWritesNothing() throws {
    try makePlan()
    let run = try scratch.plan(
      "email", "plan.pdf", "--to", "a@example.org", "--send", "--dry-run")
    #expect(run.exitCode == 0)
    #expect(run.messages.contains("would be sent") && !run.messages.contains("a@example.org"))
    #expect(try scratch.names() == ["plan.pdf"])
  }

  @Test func aServerThatIsNotThereIsTriedAgainLater() throws {
    try makePlan()
    let run = try scratch.plan(
      "email", "plan.pdf", "--to", "a@example.org", "--send", "--server", "smtp://127.0.0.1:1",
      "--retries", "1", "--retry-wait", "0")
    #expect(run.exitCode == 75)
    #expect(!run.messages.contains("a@example.org"))
  }

  @Test func aBatchWritesDraftsForRowsWithAnAddress() throws {
    try scratch.write(
      "reference,patient,email,treatment,start\n1,\"Beispiel, Bruno\",b@example.org,laser,2025-03-03"
        + "\n2,Anna,,laser,2025-03-03\n3,Clara,clara at home,laser,2025-03-03\n", to: "list.csv")
    let run = try scratch.plan(
      "batch", "list.csv", "-o", "plans", "--email-drafts", "drafts", "--as-of", "2025-02-01")
    #expect(run.exitCode == 65)
    #expect(run.messages.contains("row 3, column 'email': takes an address"))
    #expect(try scratch.names(in: "drafts") == ["1-laser-2025-03-03.eml"])
    #expect(
      try headers(of: "drafts/1-laser-2025-03-03.eml")
        .contains("To: \"Beispiel, Bruno\" <b@example.org>"))
    try scratch.remove("drafts/1-laser-2025-03-03.eml")
    _ = try scratch.plan(
      "batch", "list.csv", "-o", "plans", "--email-drafts", "drafts", "--as-of", "2025-02-01",
      "--resume")
    #expect(try scratch.names(in: "drafts") == ["1-laser-2025-03-03.eml"])
  }

  /// A picture is embedded as it is, with all that its camera wrote into it. Just below 18 MB it is
  /// the line ends of base64 that are too much.
  @Test(arguments: [13_300_000, 13_900_000, 15_000_000])
  func aDraftThatIsTooLargeFailsItsRowAlone(bytes: Int) throws {
    try scratch.copyContent()
    let page = try scratch.lines(of: "assets/treatments/mesotherapy.md")
    let hero = try #require(page.first { $0.hasPrefix("hero_image: ") }).dropFirst(12)
    let picture = try scratch.bytes("assets/images/\(hero)")
    let comment = [0xFF, 0xFE, 0xFF, 0xFF] + [UInt8](repeating: 7, count: 65_533)
    let comments = [UInt8]((0..<(bytes - picture.count) / comment.count).flatMap { _ in comment })
    try scratch.write(picture[..<2] + comments + picture[2...], to: "assets/images/\(hero)")
    try scratch.write(
      "reference,email,treatment,start\n1,a@example.org,laser,2025-03-03\n"
        + "2,b@example.org,mesotherapy,2025-03-03\n3,c@example.org,laser,2025-03-04\n"
        + "4,,mesotherapy,2025-03-04\n", to: "list.csv")
    let run = try scratch.plan(
      "batch", "list.csv", "-o", "plans", "--email-drafts", "drafts", "--as-of", "2025-02-01")
    let fits = bytes < 13_500_000
    #expect(run.exitCode == (fits ? 0 : 65))
    #expect(run.messages.contains("row 2: the message has") == !fits)
    #expect(try scratch.names(in: "drafts").count == (fits ? 3 : 2))
    #expect(run.lines.count == (fits ? 4 : 3), "a row without an address has its plan")
    #expect(try scratch.names(in: "plans").contains("failed.csv") == !fits)
  }

  @Test func aPrinterThatIsNotThereIsAnUnavailableService() throws {
    try makePlan()
    let run = try scratch.plan("print", "plan.pdf", "--printer", "no-such-printer")
    #expect(run.exitCode == 69)
    #expect(try scratch.plan("print", "none.pdf").exitCode == 66)
    try scratch.write("no plan", to: "other.pdf")
    #expect(try scratch.plan("print", "other.pdf").exitCode == 65)
  }
}

import Foundation
import Glibc
import Testing

/// Batches of encrypted plans, by the list's passwords and by new ones.
struct BatchPasswordTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let header = "reference,patient,born,treatment,start,email,password\n"
  private static let list =
    header + "A-1,Anna,,laser,2025-03-03,anna@example.org,\n"
    + "A-2,Bruno,,laser,2025-03-03,,own secret\n"
    + "A-1,Anna,,mesotherapy,2025-09-01,anna@example.org,\n"
    + ",Clara,1990-01-30,laser,2025-03-05,,\n"

  private func arguments(_ more: [String]) -> [String] {
    ["batch", "list.csv", "-o", "plans", "--as-of", "2025-02-01"] + more
  }

  private func batch(_ more: String...) throws -> Outcome {
    try scratch.plan(arguments(["--generate-passwords", "passwords.csv"] + more))
  }

  /// The passwords in the list, by file.
  private func passwords() throws -> [String: String] {
    let text = String(decoding: try scratch.bytes("passwords.csv"), as: UTF8.self)
    let rows = text.split(whereSeparator: \.isNewline).dropFirst()
    return Dictionary(
      uniqueKeysWithValues: rows.map { row in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return (cells[1], cells[2])
      })
  }

  private func opens(_ name: String, with password: String) throws -> Bool {
    let qpdf = Process()
    qpdf.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    qpdf.arguments = [
      "qpdf", "--password=\(password)", "--check", scratch.path("plans/\(name)"),
    ]
    (qpdf.standardOutput, qpdf.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try qpdf.run()
    qpdf.waitUntilExit()
    return qpdf.terminationStatus == 0
  }

  private func plans() throws -> [String] {
    try scratch.names(in: "plans").filter { $0.hasSuffix(".pdf") }
  }

  @Test func rowsWithoutAPasswordGetOne() throws {
    try scratch.write(Self.list, to: "list.csv")
    let run = try batch("--email-drafts", "drafts")
    #expect(run.exitCode == 0, "\(run.messages)")
    let passwords = try passwords()
    #expect(
      Set(passwords.keys) == [
        "A-1-laser-2025-03-03.pdf", "A-1-mesotherapy-2025-09-01.pdf", "4-laser-2025-03-05.pdf",
      ])
    #expect(Set(passwords.values).count == 2, "one for each patient")
    for (name, password) in passwords { #expect(try opens(name, with: password)) }
    for name in try plans() { #expect(try !opens(name, with: "")) }
    #expect(try opens("A-2-laser-2025-03-03.pdf", with: "own secret"))
    #expect(try scratch.mode(of: "passwords.csv") == 0o600)
    let elsewhere = try
      (scratch.names(in: "plans").map { "plans/\($0)" }
      + scratch.names(in: "drafts").map { "drafts/\($0)" })
      .map { String(decoding: try scratch.bytes($0), as: UTF8.self) }
    for password in passwords.values {
      #expect(!(run.text + run.messages).contains(password))
      #expect(!elsewhere.contains { $0.contains(password) })
    }
  }

  @Test func noListOfPasswordsIsOverwritten() throws {
    try scratch.write(Self.list, to: "list.csv")
    _ = try batch()
    let before = try scratch.bytes("passwords.csv")
    let again = try batch()
    #expect(again.exitCode == 73 && again.messages.contains("is there already"))
    #expect(try scratch.bytes("passwords.csv") == before)
    try scratch.write("notes", to: "passwords.csv")
    #expect(try batch("--resume").exitCode == 65)
    #expect(try scratch.bytes("passwords.csv") == Array("notes".utf8))
  }

  @Test func aListThatCannotBeReadBeginsNoPasswords() throws {
    #expect(try batch().exitCode == 66)
    #expect(try !scratch.names().contains("passwords.csv"))
    try scratch.write(Self.list, to: "list.csv")
    #expect(try batch("--dry-run").exitCode == 0)
    #expect(try !scratch.names().contains("passwords.csv"))
  }

  @Test func whatIsKeptKeepsItsPassword() throws {
    try scratch.write(Self.list, to: "list.csv")
    _ = try batch()
    let before = try scratch.bytes("passwords.csv")
    let kept = try batch("--resume")
    #expect(kept.lines.isEmpty && kept.messages.contains("4 kept"))
    try scratch.remove("plans/A-1-laser-2025-03-03.pdf")
    #expect(try batch("--resume").lines == ["plans/A-1-laser-2025-03-03.pdf"])
    #expect(try scratch.bytes("passwords.csv") == before)
    for (name, password) in try passwords() { #expect(try opens(name, with: password)) }
  }

  @Test func whatNoPasswordOpensAnyMoreIsMadeAgain() throws {
    try scratch.write(Self.list, to: "list.csv")
    _ = try batch()
    try scratch.remove("passwords.csv")
    let again = try batch("--resume")
    #expect(again.exitCode == 0 && again.messages.contains("3 made, 1 kept"))
    let passwords = try passwords()
    #expect(Set(passwords.keys) == Set(again.lines.map { String($0.dropFirst(6)) }))
    for (name, password) in passwords { #expect(try opens(name, with: password)) }
    #expect(try batch("--resume").messages.contains("4 kept"))
  }

  @Test func everyPartHasItsOwnPasswords() throws {
    let rows = (1...8).map { "A-\($0),,,laser,2025-03-03,,\n" }
    try scratch.write(Self.header + rows.joined(), to: "list.csv")
    for part in 1...2 { _ = try batch("--shard", "\(part)/2") }
    let names = try scratch.names().filter { $0.hasPrefix("passwords") }
    #expect(names == ["passwords-1-of-2.csv", "passwords-2-of-2.csv"])
  }

  /// A killed batch has plans that have their names and are not yet in the ledger. Encrypted again,
  /// they would have other bytes.
  @Test(arguments: [true, false])
  func whatAKilledBatchEncryptedIsKnownAgain(isMadeUp: Bool) throws {
    let rows = (1...12).map {
      "A-\($0),Patient \($0),,laser,2025-03-03,a@example.org,\(isMadeUp ? "" : "secret \($0)")\n"
    }
    try scratch.write(Self.header + rows.joined(), to: "list.csv")
    let more =
      (isMadeUp ? ["--generate-passwords", "passwords.csv"] : [])
      + ["--email-drafts", "drafts", "--jobs", "1"]
    let run = try scratch.process(arguments(more)).start()
    while (try? plans().count) ?? 0 < 3 { usleep(2000) }
    run.send(SIGKILL)
    _ = try run.outcome()
    let rest = try scratch.plan(arguments(more + ["--resume"]))
    #expect(rest.exitCode == 0, "\(rest.messages)")
    #expect(try plans() == (1...12).map { "A-\($0)-laser-2025-03-03.pdf" }.sorted())
    #expect(try scratch.names(in: "drafts").count == 12)
    let ledger = try JSON(parsing: try scratch.plan("ledger", "--ledger", "plans", "--json").text)
    let passwords = isMadeUp ? try passwords() : [:]
    for document in try #require(ledger["documents"]?.elements) {
      let name = try #require(document["path"]?.text)
      let row = name.split(separator: "-")[1]
      #expect(try opens(name, with: isMadeUp ? passwords[name] ?? "" : "secret \(row)"))
      let draft = try scratch.lines(of: "drafts/\(name.dropLast(4)).eml")
      let digest = try #require(document["sha256"]?.text)
      #expect(draft.contains { $0.contains(digest) }, "the draft brings what the ledger knows")
    }
  }
}

import CustomDump
import Delivery
import Foundation
import Testing

@testable import Bookkeeping

/// What a ledger remembers.
struct LedgerTests {
  private func entry(
    _ row: Int, reference: String? = "A-1", inputs: String = "in", sha256: String = "aa",
    made: String = "2025-03-01T09:00:00Z", run: String = "1"
  ) -> LedgerEntry {
    LedgerEntry(
      row: row, reference: reference, inputs: inputs, treatment: "laser", course: "standard",
      language: "en", layout: "handout", schedule: ["2025-03-01", nil], path: "\(row).pdf",
      bytes: 10, sha256: sha256, pages: 2, made: made, day: "2025-03-01", run: run)
  }

  @Test func whatIsRecordedIsFound() throws {
    let ledger = try Ledger(path: ":memory:")
    try ledger.record([entry(1), entry(2, reference: "B-1")])
    try ledger.record([entry(1)])
    expectNoDifference(try ledger.documents(reference: "A-1").records.map(\.entry), [entry(1)])
    #expect(try ledger.documents().records.count == 2)
  }

  @Test func versionsOfAReferenceAreCounted() throws {
    let ledger = try Ledger(path: ":memory:")
    try ledger.record([
      entry(1), entry(1, inputs: "other", sha256: "bb", made: "2025-03-02T09:00:00Z"),
    ])
    #expect(try ledger.documents(reference: "A-1").records.map(\.version) == [1, 2])
  }

  /// In pages of any length, as in one.
  @Test(arguments: [1, 2, 3, 7, 12]) func pagesFollowEachOther(atMost count: Int) throws {
    let ledger = try Ledger(path: ":memory:")
    // Of two patients and of rows without a reference, out of order, many in the same second.
    try ledger.record(
      (0..<12).map { number in
        entry(
          number % 3 + 1, reference: ["A-1", "B-1", nil][number % 3], inputs: "\(number)",
          sha256: "\(number)", made: "2025-03-01T09:00:0\((12 - number) / 5)Z")
      })
    let whole = try ledger.documents(atMost: 100)
    #expect(whole.last == nil && whole.records.count == 12)
    expectNoDifference(
      whole.records.map(\.entry.inputs),
      ["8", "9", "10", "11", "3", "4", "5", "6", "7", "0", "1", "2"])
    expectNoDifference(whole.records.map(\.version), [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4])
    var records: [LedgerRecord] = []
    var page: LedgerPage?
    repeat {
      page = try ledger.documents(after: page?.last, atMost: count)
      records += page?.records ?? []
    } while page?.last != nil
    expectNoDifference(records, whole.records)
    expectNoDifference(
      try ledger.documents(reference: "B-1").records,
      whole.records.filter { $0.entry.reference == "B-1" })
  }

  @Test func equalRowsFindTwoDocuments() throws {
    let ledger = try Ledger(path: ":memory:")
    try ledger.record([entry(3), entry(5, sha256: "bb")])
    #expect(try ledger.claim(inputs: "in", row: 5, run: "2")?.row == 5)
    #expect(try ledger.claim(inputs: "in", row: 6, run: "2")?.row == 3)
    #expect(try ledger.claim(inputs: "in", row: 7, run: "2") == nil)
    #expect(try ledger.claim(inputs: "else", row: 3, run: "2") == nil)
    #expect(try ledger.claim(inputs: "in", row: 3, run: "3")?.row == 3)
  }

  @Test func aBatchThatGoesOnKeepsTheDay() throws {
    let ledger = try Ledger(path: ":memory:")
    #expect(try ledger.begin(run: "1", day: "2025-03-01", resumes: true) == "2025-03-01")
    #expect(try ledger.begin(run: "2", day: "2025-03-02", resumes: true) == "2025-03-01")
    #expect(try ledger.begin(run: "3", day: "2025-03-03", resumes: true) == "2025-03-01")
    try ledger.end(run: "3")
    #expect(try ledger.begin(run: "4", day: "2025-03-04", resumes: true) == "2025-03-04")
    #expect(try ledger.begin(run: "5", day: "2025-03-05", resumes: false) == "2025-03-05")
    try ledger.end(run: "5")
    // Nobody goes on with the one before the last.
    #expect(try ledger.begin(run: "6", day: "2025-03-06", resumes: true) == "2025-03-06")
  }

  @Test func itIsForItsOwnersEyesAlone() throws {
    let path = NSTemporaryDirectory() + "ledger-\(UUID().uuidString)"
    defer { unlink(path) }
    _ = try Ledger(path: path)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test func whatIsNoLedgerIsAnError() throws {
    let path = NSTemporaryDirectory() + "ledger-\(UUID().uuidString)"
    defer { unlink(path) }
    try Data("no database, and long enough to be looked at as one".utf8)
      .write(to: URL(fileURLWithPath: path))
    #expect(throws: LedgerError.self) { try Ledger(path: path) }
    #expect { try Ledger.existing(path: "/nowhere/ledger") } throws: {
      ($0 as? LedgerError)?.exitCode == 66
    }
  }

  // MARK: Mail

  @Test func aMessageIsBegunOnce() throws {
    let ledger = try Ledger(path: ":memory:")
    #expect(try ledger.beginMail(sha256: "aa", addressee: "x", at: "1"))
    #expect(try !ledger.beginMail(sha256: "aa", addressee: "x", at: "2"))
    #expect(try ledger.beginMail(sha256: "aa", addressee: "y", at: "2"))
    #expect(try ledger.beginMail(sha256: "bb", addressee: "x", at: "2"))
  }

  @Test(arguments: [MailState.sending, .sent, .refused, .postponed, .uncertain])
  func onlyWhatHasNotArrivedIsBegunAgain(state: MailState) throws {
    let ledger = try Ledger(path: ":memory:")
    #expect(try ledger.beginMail(sha256: "aa", addressee: "x", at: "1"))
    try ledger.endMail(sha256: "aa", addressee: "x", as: state, at: "2")
    #expect(try ledger.mailState(sha256: "aa", addressee: "x") == state)
    #expect(try ledger.beginMail(sha256: "aa", addressee: "x", at: "3") == !state.mayHaveArrived)
  }

  // MARK: Merging

  @Test func ledgersOfPartsBecomeOne() throws {
    let folder = NSTemporaryDirectory() + "ledgers-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for part in 1...3 {
      let ledger = try Ledger(path: "\(folder)/\(part)")
      try ledger.record([entry(part, inputs: "\(part)", sha256: "\(part)")])
      if part == 2 {
        #expect(try ledger.beginMail(sha256: "2", addressee: "x", at: "1"))
        try ledger.endMail(sha256: "2", addressee: "x", as: .sent, at: "2")
      }
    }
    let whole = try Ledger(path: "\(folder)/whole")
    for _ in 1...2 {
      for part in 1...3 { try whole.merge(path: "\(folder)/\(part)", prefix: "p\(part)/") }
    }
    #expect(
      try whole.documents().records.map(\.entry.path) == ["p1/1.pdf", "p2/2.pdf", "p3/3.pdf"])
    #expect(try whole.mailState(sha256: "2", addressee: "x") == .sent)
    #expect(throws: LedgerError.self) { try whole.merge(path: "\(folder)/4", prefix: "") }
  }
}

import Foundation
import Testing

@testable import Delivery

/// Passwords that a batch makes up.
struct PasswordListTests {
  let scratch: Scratch
  let path: String
  let anna = PasswordList.Key("Anna")
  let bruno = PasswordList.Key("Bruno")

  init() throws {
    scratch = try Scratch()
    path = "\(scratch.path)/passwords.csv"
  }

  private func text() throws -> String {
    String(decoding: try scratch.bytes("passwords.csv"), as: UTF8.self)
  }

  /// References, files and passwords, as another program reads them.
  private func rows() throws -> [[String]] {
    var reader = try ListReader(path: path)
    var rows: [[String]] = []
    while let record = try reader.next() { rows.append(record.cells.map(\.text).dropLast()) }
    return rows
  }

  @Test func eachPatientHasOneForAllDocuments() throws {
    let list = try PasswordList(path, resumes: false)
    #expect(try scratch.names.isEmpty)
    try list.add("a.pdf", reference: "A-1", of: anna)
    try list.add("b.pdf", reference: nil, of: bruno)
    try list.add("a-2.pdf", reference: "A-1", of: anna)
    let (first, second) = (list.password(of: anna), list.password(of: bruno))
    #expect(first != second && MadePassword(first) != nil)
    #expect(
      try rows() == [["A-1", "a.pdf", first], ["b.pdf", second], ["A-1", "a-2.pdf", first]])
    #expect(try text().hasPrefix("\u{FEFF}reference,file,password,key\r\n"))
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func aListThatIsThereIsKept() throws {
    try PasswordList(path, resumes: false).add("a.pdf", reference: "A-1", of: anna)
    let before = try text()
    #expect(throws: PasswordListError.exists(path)) { try PasswordList(path, resumes: false) }
    #expect(try text() == before)
  }

  @Test func itIsGoneOnWith() throws {
    var password = ""
    do {
      let list = try PasswordList(path, resumes: true)
      password = list.password(of: anna)
      try list.add("a.pdf", reference: "A-1", of: anna)
    }
    let list = try PasswordList(path, resumes: true)
    #expect(list.password(of: anna) == password)
    #expect(list.lists("a.pdf", of: anna))
    #expect(!list.lists("a.pdf", of: bruno) && !list.lists("b.pdf", of: anna))
    try list.add("a.pdf", reference: "A-1", of: anna)
    #expect(try rows().count == 1)
  }

  @Test func halfALineIsTakenAway() throws {
    try PasswordList(path, resumes: false).add("a.pdf", reference: "A-1", of: anna)
    let whole = try text()
    try (whole + "A-2,b.pdf,k7vm-2q").write(toFile: path, atomically: false, encoding: .utf8)
    do { try PasswordList(path, resumes: true).add("b.pdf", reference: "A-2", of: bruno) }
    #expect(try text().hasPrefix(whole + "A-2,b.pdf,"))
    #expect(try rows().map { $0[1] } == ["a.pdf", "b.pdf"])
    try String(whole.prefix(9)).write(toFile: path, atomically: false, encoding: .utf8)
    do { try PasswordList(path, resumes: true).add("b.pdf", reference: "A-2", of: bruno) }
    #expect(try rows().map { $0[1] } == ["b.pdf"])
  }

  @Test(arguments: [
    "reference;file;password;key\r\n", "notes\n", "\u{FEFF}reference,file\r\nx\r\n",
  ])
  func somethingElseStaysAsItIs(text: String) throws {
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    #expect(throws: PasswordListError.foreign(path)) { try PasswordList(path, resumes: true) }
    #expect(try self.text() == text)
  }

  @Test func oneBatchAloneWritesIt() throws {
    let list = try PasswordList(path, resumes: true)
    try list.add("a.pdf", reference: "A-1", of: anna)
    #expect(throws: PasswordListError.isInUse(path)) { try PasswordList(path, resumes: true) }
    withExtendedLifetime(list) {}
  }

  @Test(arguments: ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "A \"1\", B"])
  func noReferenceIsAFormula(reference: String) throws {
    try PasswordList(path, resumes: false).add("a.pdf", reference: reference, of: anna)
    let line = try #require(try text().split(separator: "\r\n").last)
    #expect(line.hasPrefix("'") || line.hasPrefix("\""))
    #expect(!"=+-@".contains(line.drop { $0 == "\"" }.first ?? "="))
    #expect(try rows()[0][0] == reference)
  }

  @Test func aFullDiskLeavesNoHalfLine() throws {
    symlink("/dev/full", path)
    let list = try PasswordList("\(scratch.path)/none/p.csv", resumes: false)
    #expect(throws: DeliveryError.self) { try list.add("a.pdf", reference: nil, of: anna) }
    #expect(throws: PasswordListError.self) { try PasswordList(path, resumes: true) }
  }
}

struct MadePasswordTests {
  @Test func itReadsAsItIsWritten() throws {
    var all: Set<String> = []
    for _ in 0..<1000 {
      let password = MadePassword()
      #expect(MadePassword(password.text) == password)
      #expect(password.text.wholeMatch(of: /([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}/) != nil)
      all.insert(password.text)
    }
    #expect(all.count == 1000)
  }

  @Test(arguments: ["", "k7vm-2qxe-9hft-wz4", "k7vm-2qxe-9hft-wz4l", "k7vm2-qxe-9hft-wz4c", "ä"])
  func nothingElseIsOne(text: String) { #expect(MadePassword(text) == nil) }
}

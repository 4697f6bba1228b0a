import CustomDump
import Foundation
import Testing

@testable import Delivery

/// Lists as spreadsheets and programs really save them.
struct ListReaderTests {
  private let path = NSTemporaryDirectory() + "list-\(UUID().uuidString)"

  private func records(
    _ bytes: [UInt8], encoding: String? = nil
  ) throws -> (columns: [String], rows: [ListRecord]) {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { unlink(path) }
    var reader = try ListReader(path: path, encoding: encoding)
    var rows: [ListRecord] = []
    while let row = try reader.next() { rows.append(row) }
    return (reader.columns, rows)
  }

  private func rows(_ text: String) throws -> [[String]] {
    try records(Array(text.utf8)).rows.map { $0.cells.map(\.text) }
  }

  @Test(arguments: [",", ";", "\t"])
  func theDelimiterIsFoundInTheHeader(delimiter: String) throws {
    let text = "a|b|c\r\n1|\"two\"|3\r\n".replacing("|", with: delimiter)
    let list = try records(Array(text.utf8))
    #expect(list.columns == ["a", "b", "c"])
    #expect(list.rows.map { $0.cells.map(\.text) } == [["1", "two", "3"]])
  }

  @Test func aSemicolonWithinQuotesDoesNotCount() throws {
    let list = try records(Array("\"a;b;c;d\",e\n1,2\n".utf8))
    #expect(list.columns == ["a;b;c;d", "e"])
  }

  @Test func excelsFirstLineNamesTheDelimiter() throws {
    let list = try records(Array("sep=|\r\na,b|c\r\n1|2\r\n".utf8))
    #expect(list.columns == ["a,b", "c"])
    #expect(list.rows.map { $0.cells.map(\.text) } == [["1", "2"]])
  }

  @Test func quotesHoldDelimitersLinesAndQuotes() throws {
    #expect(try rows("a,b\n\"x, \"\"y\"\"\",\"one\r\ntwo\"\n") == [["x, \"y\"", "one\ntwo"]])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func anyLineEndWillDo(end: String) throws {
    #expect(try rows("a,b\n1,2\n3,4".replacing("\n", with: end)) == [["1", "2"], ["3", "4"]])
  }

  @Test func rowsAndLinesAreCounted() throws {
    let list = try records(Array("a,b\n\"x\ny\",1\n,,\n2,3\n".utf8))
    #expect(list.rows.map(\.row) == [1, 3])
    #expect(list.rows.map(\.line) == [2, 5])
  }

  // MARK: Encodings

  @Test func aByteOrderMarkIsNoPartOfTheHeader() throws {
    #expect(try records(Array("\u{FEFF}a,b\n1,2\n".utf8)).columns == ["a", "b"])
  }

  @Test func excelsUnicodeTextIsRead() throws {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in "name\tday\r\nДарина\t1\r\n".utf16 {
      bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    #expect(try records(bytes).rows.map { $0.cells.map(\.text) } == [["Дарина", "1"]])
  }

  @Test func aDeclaredCodePageIsRead() throws {
    let bytes = Array("name;day\n".utf8) + [0xC4, 0xE0, 0xF8, 0xE0] + Array(";1\n".utf8)
    let list = try records(bytes, encoding: "windows-1251")
    #expect(list.rows.map { $0.cells.map(\.text) } == [["Даша", "1"]])
  }

  @Test func aLongListInACodePageLosesNothingAtThePiecesEnds() throws {
    let line = [UInt8](repeating: 0xE9, count: 97) + Array(",1\n".utf8)
    let bytes = Array("a,b\n".utf8) + (0..<3000).flatMap { _ in line }
    let list = try records(bytes, encoding: "windows-1252")
    #expect(list.rows.count == 3000)
    #expect(list.rows.allSatisfy { $0.cells[0].text == String(repeating: "é", count: 97) })
  }

  @Test func whatIsNotUTF8FailsAlone() throws {
    let bytes = Array("a,b\n1,2\n".utf8) + [0xE9] + Array(",3\n4,5\n".utf8)
    let list = try records(bytes)
    #expect(list.rows.map { $0.fault?.column } == [nil, "a", nil])
    #expect(list.rows.map { $0.fault == nil } == [true, false, true])
  }

  @Test func whatIsNoCharacterOfTheCodePageFailsAlone() throws {
    let bytes = Array("a,b\n1,2\n".utf8) + [0x81] + Array(",3\n4,5\n".utf8)
    let list = try records(bytes, encoding: "windows-1252")
    #expect(list.rows.map { $0.fault == nil } == [true, false, true])
  }

  @Test func anUnknownEncodingIsAnError() {
    #expect(throws: ListError.unknownEncoding("klingon")) {
      try records(Array("a\n1\n".utf8), encoding: "klingon")
    }
  }

  @Test(arguments: ["", "\n \n", "\u{FEFF}"])
  func anEmptyListIsAnError(text: String) {
    #expect(throws: ListError.empty) { try records(Array(text.utf8)) }
  }

  // MARK: Faults

  @Test func moreCellsThanColumnsIsAFault() throws {
    let list = try records(Array("a,b\n1,2,3\n1,2,,\n".utf8))
    #expect(list.rows.map { $0.fault == nil } == [false, true])
  }

  @Test func aCellOfAMegabyteFailsAlone() throws {
    let long = String(repeating: "x", count: 1 << 20)
    let list = try records(Array("a,b\n1,\(long)\n2,3\n".utf8))
    #expect(list.rows.map { $0.fault?.column } == ["b", nil])
    #expect(list.rows[1].fault == nil)
    #expect(list.rows[0].copy.utf8.count > 1 << 20)
  }

  @Test func aQuoteThatNeverEndsDoesNotSwallowTheRestForEver() throws {
    let line = "2,3\n"
    let text = "a,b\n\"1,2\n" + String(repeating: line, count: (ListLimits.rowBytes / 4) + 1000)
    let list = try records(Array(text.utf8))
    #expect(list.rows.first?.fault != nil)
    #expect(list.rows.count > 900)
    #expect(list.rows.dropFirst().allSatisfy { $0.fault == nil })
    #expect(try records(Array("a,b\n\"1,2\n".utf8)).rows.first?.fault != nil)
  }

  // MARK: Copies

  @Test func aCopyReadsAsItsRow() throws {
    let text = "a;b;c\n\"x;\"\"y\"\"\";\"one\ntwo\";=1+1\n"
    let first = try records(Array(text.utf8)).rows
    let again = try records(Array(("a;b;c\n" + first[0].copy).utf8)).rows
    expectNoDifference(again.map(\.cells), first.map(\.cells))
  }

  @Test(arguments: ["=HYPERLINK(\"x\")", "+1", "-1+1", "@SUM(A1)"])
  func aFormulaIsNoFormulaInACopy(formula: String) throws {
    let quoted = "\"" + formula.replacing("\"", with: "\"\"") + "\""
    let row = try records(Array("a,b\n\(quoted),2\n".utf8)).rows[0]
    #expect(row.copy.hasPrefix("'") || row.copy.hasPrefix("\"'"))
    #expect(row.cells[0].text == formula)
    #expect(try records(Array("a,b\n\(row.copy)".utf8)).rows[0].cells[0].text == formula)
  }

  // MARK: JSON Lines

  @Test func jsonLinesAreRows() throws {
    let text = """
      {"reference": "A-1", "sessions": 4, "unavailable": ["2025-03-01", "2025-03-02"]}

      {"reference": null, "patient": "Дарина"}
      """
    let rows = try records(Array(text.utf8)).rows
    #expect(rows.map(\.row) == [1, 3])
    #expect(
      rows[0].cells.map { "\($0.column)=\($0.text)" } == [
        "reference=A-1", "sessions=4", "unavailable=2025-03-01; 2025-03-02",
      ])
    #expect(rows[1].cells.map(\.text) == ["Дарина"])
  }

  @Test(arguments: ["{\"a\": ", "[1]", "{\"a\": {\"b\": 1}}", "nonsense"])
  func aLineThatIsNoSuchObjectFailsAlone(line: String) throws {
    let rows = try records(Array("{\"a\": 1}\n\(line)\n{\"a\": 2}\n".utf8)).rows
    #expect(rows.map { $0.fault == nil } == [true, false, true])
  }

  @Test func randomBytesNeverCrash() throws {
    var state: UInt64 = 7
    func random() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    let alphabet = Array(",;\t\"\r\n'=a1é{}[]:".utf8) + [0xFF, 0xFE, 0]
    for _ in 0..<300 {
      let bytes = (0..<Int(random() % 200)).map { _ in alphabet[Int(random()) % alphabet.count] }
      _ = try? records(bytes, encoding: random() % 2 == 0 ? "windows-1252" : nil)
    }
  }
}

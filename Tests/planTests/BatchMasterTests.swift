import CustomDump
import Foundation
import TestSupport
import Testing

/// A batch draws once what its plans share. Whoever holds one of them cannot tell.
struct BatchMasterTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  struct Case: Sendable, CustomTestStringConvertible {
    var layout: String
    var language = "en"
    var paper = "a4"
    var testDescription: String { "\(layout), \(language), \(paper)" }
  }

  static let cases = [
    Case(layout: "handout"), Case(layout: "handout", language: "de", paper: "a5"),
    Case(layout: "large-print", language: "uk"), Case(layout: "one-page"),
    Case(layout: "booklet", language: "es"), Case(layout: "press", language: "pl"),
    Case(layout: "handout", language: "ar"),
  ]

  /// Letters of many kinds, and names that take another line, a font of their own or a way of
  /// writing that no sheet of signs holds.
  static let patients = [
    "Anna Example", "Zoë \u{2018}AVATAR\u{2019} Łukasiewicz", "Олена Шевченко", "Νίκη", "أحمد",
    "Maximiliana Bartholomea Wilhelmina von und zu Hohenstein-Schillingsfürst-Lichtenberg, "
      + "Dowager Duchess of Somewhere-by-the-Sea", "A (B) \\ %%EOF", "Nomina\u{0301}l",
  ]

  private func batch(
    _ patients: [String], _ example: Case, _ folder: String, _ more: [String] = []
  ) throws {
    let rows = patients.map { patient in
      let number = Self.patients.firstIndex(of: patient).map { $0 + 1 } ?? 9
      return "R\(number),\"\(patient)\",1980-05-0\(number)"
    }
    try scratch.write("reference,patient,born\n" + rows.joined(separator: "\n"), to: "list.csv")
    let run = try scratch.plan(
      ["batch", "list.csv", "-o", folder, "--pattern", "{reference}", "--jobs", "1"]
        + options(example) + more)
    try #require(run.exitCode == 0, "\(run.messages)")
  }

  private func options(_ example: Case) -> [String] {
    [
      "--treatment", "laser", "--start", "2025-03-03", "--as-of", "2025-02-01", "--layout",
      example.layout, "--language", example.language, "--paper", example.paper, "--quiet",
    ]
  }

  @Test(arguments: cases) func thePagesAreThoseOfAPlanMadeByItself(_ example: Case) throws {
    try batch(Self.patients, example, "plans")
    for (index, patient) in Self.patients.enumerated() {
      let number = index + 1
      let run = try scratch.plan(
        options(example) + [
          "--patient", patient, "--reference", "R\(number)", "--born", "1980-05-0\(number)", "-o",
          "one.pdf",
        ])
      try #require(run.exitCode == 0, "\(run.messages)")
      let (one, row) = (
        try scratch.bytes("one.pdf"), try scratch.bytes("plans/R\(number).pdf")
      )
      try Self.expectSameWords(row, one)
      expectNoDifference(try Self.spoken(row), try Self.spoken(one))
      // The others differ in nothing that these would tell.
      guard index < 2 else { continue }
      expectNoDifference(try Conformance.failures(in: row), [])
      #expect(try Self.difference(row, one) < 0.000_5, "\(patient)")
    }
  }

  /// What is made for one patient depends on nobody else.
  @Test func theBytesDependOnNoNeighbour() throws {
    let example = Case(layout: "handout")
    try batch(Self.patients, example, "all")
    try batch(Self.patients.reversed(), example, "reversed")
    for number in Self.patients.indices {
      try batch([Self.patients[number]], example, "alone")
      let name = "R\(number + 1).pdf"
      #expect(try scratch.bytes("all/\(name)") == scratch.bytes("alone/\(name)"))
      #expect(try scratch.bytes("all/\(name)") == scratch.bytes("reversed/\(name)"))
    }
  }

  /// Plans of other days have pages in common, which are drawn once.
  @Test(arguments: [("en", "handout"), ("uk", "large-print")])
  func theBytesDependOnNoOtherDay(language: String, layout: String) throws {
    func batch(_ days: some Sequence<Int>, _ folder: String) throws {
      let rows = days.map { "R\($0),2025-03-\($0 + 9)" }.joined(separator: "\n")
      try scratch.write("reference,start\n" + rows, to: "list.csv")
      let run = try scratch.plan([
        "batch", "list.csv", "-o", folder, "--pattern", "{reference}", "--jobs", "1",
        "--treatment", "laser", "--as-of", "2025-02-01", "--layout", layout, "--language",
        language, "--quiet",
      ])
      try #require(run.exitCode == 0, "\(run.messages)")
    }
    try batch(1...5, "all")
    for day in [4, 5] {
      try batch([day], "alone")
      let (all, alone) = (
        try scratch.bytes("all/R\(day).pdf"), try scratch.bytes("alone/R\(day).pdf")
      )
      #expect(all == alone, "\(day)")
      expectNoDifference(try Conformance.failures(in: all), [])
    }
  }

  /// What comes out of the printer is what lies in the folder.
  @Test func aPrintRunHasTheSamePages() throws {
    try batch(
      Self.patients, Case(layout: "handout"), "plans", ["--merge", "run.pdf", "--separators"])
    try Reader.check(scratch.path("run.pdf"))
    let run = try scratch.bytes("run.pdf")
    var page = 0
    for number in Self.patients.indices {
      let plan = try scratch.bytes("plans/R\(number + 1).pdf")
      let count = try PDFFile(plan).pages.count
      // A separator and its blank back stand before every plan.
      let first = page + 3
      try Self.expectSameWords(run, plan, from: first, to: first + count - 1)
      page = first + count - 1 + count % 2
    }
    #expect(try PDFFile(run).pages.count >= page - 1)
  }

  /// The shared part is really shared: all but the last few thousand bytes.
  @Test func rowsShareWhatTheyHaveInCommon() throws {
    try batch(["Anna Example", "Bruno Beispiel"], Case(layout: "handout"), "plans")
    let (one, other) = (try scratch.bytes("plans/R1.pdf"), try scratch.bytes("plans/R9.pdf"))
    let common = zip(one, other).prefix { $0 == $1 }.count
    #expect(one.count - common < 4000, "\(one.count - common) bytes differ")
    #expect(common > 100_000)
  }

  // MARK: Readers

  private struct Word {
    var text: Substring
    var places: [Double]
  }

  /// The same words, no tenth of a point aside.
  private static func expectSameWords(
    _ left: [UInt8], _ right: [UInt8], from first: Int = 1, to last: Int = 999
  ) throws {
    let (left, right) = (try words(on: left, first, last), try words(on: right))
    expectNoDifference(left.map(\.text), right.map(\.text))
    for (word, other) in zip(left, right) {
      let isNear = zip(word.places, other.places).allSatisfy { abs($0 - $1) < 0.1 }
      #expect(isNear, "\(word) \(other)")
    }
  }

  private static func words(
    on pdf: [UInt8], _ first: Int = 1, _ last: Int = 999
  ) throws -> [Word] {
    // In the order of drawing: that of columns is a guess of the reader's.
    let options = ["-f", "\(first)", "-l", "\(last)", "-raw", "-bbox", "FILE", "-"]
    let read = try Tool.run("pdftotext", options, on: pdf).text
    return read.matches(of: /<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" .*?>(.*)<\/word>/).map {
      Word(text: $0.4, places: [$0.1, $0.2, $0.3].compactMap { Double($0) })
    }
  }

  private static func spoken(_ pdf: [UInt8]) throws -> [String] {
    try Tool.run("pdfinfo", ["-struct-text", "FILE"], on: pdf).text
      .split(separator: "\n").map(String.init).filter { !$0.contains("Object ") }
  }

  /// The part of all colour values that differ by more than a shade: a glyph may be drawn a quarter
  /// of a pixel aside.
  private static func difference(_ left: [UInt8], _ right: [UInt8]) throws -> Double {
    let pictures = try [left, right].map {
      try Tool.run("pdftoppm", ["-r", "40", "-gray", "FILE"], on: $0).output
    }
    guard pictures[0].count == pictures[1].count else { return 1 }
    let count = zip(pictures[0], pictures[1]).lazy.filter {
      abs(Int($0) - Int($1)) > 24
    }.count
    return Double(count) / Double(pictures[0].count)
  }
}

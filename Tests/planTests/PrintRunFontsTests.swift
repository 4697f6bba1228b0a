import CustomDump
import Foundation
import TestSupport
import Testing

/// A print run has each face's font once, however many plans bring a part of it.
struct PrintRunFontsTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Plans of several treatments, languages and layouts, for people of several scripts.
  private static let list = """
    reference,patient,treatment,start,language,layout
    1,Anna Example,laser,2025-03-03,en,handout
    2,Дарина Приклад,biorevitalisation,2025-03-04,uk,large-print
    3,زينب مثال,mesotherapy,2025-03-05,ar,handout
    4,Émile Exemple,laser,2025-03-06,uk,one-page
    5,Łucja Przykład,mesotherapy,2025-03-07,pl,handout
    6,Bruno Beispiel,biorevitalisation,2025-03-10,de,booklet
    7,مثال آخر,laser,2025-03-11,ar,large-print
    8,Anna Example,mesotherapy,2025-03-12,en,one-page
    """
  private static let count = 8

  private func batch(_ more: [String] = []) throws {
    try scratch.write(Self.list, to: "list.csv")
    let run = try scratch.plan(
      ["batch", "list.csv", "-o", "plans", "--pattern", "{reference}", "--merge", "run.pdf"]
        + ["--as-of", "2025-02-01", "--quiet"] + more)
    try #require(run.exitCode == 0, "\(run.messages)")
  }

  /// Separator sheets bring fonts as well.
  @Test(arguments: [[], ["--separators"]]) func everyFaceIsThereOnce(_ more: [String]) throws {
    try batch(more)
    try Reader.check(scratch.path("run.pdf"))
    let file = try PDFFile(try scratch.bytes("run.pdf"))
    let programs = Self.programs(of: file)
    // What a plan takes has several programs of a face already.
    let single = Self.programs(of: try PDFFile(try scratch.bytes("plans/3.pdf")))
    #expect((single["NotoSans-Regular"] ?? []).count > 1)
    #expect(programs.count >= 5, "\(programs)")
    for (face, programs) in programs {
      // These two draw brackets in another way in lines to the left.
      let most = face == "NotoSans-Regular" || face == "NotoSans-Bold" ? 2 : 1
      #expect(programs.count <= most, "\(face): \(programs.count)")
    }
    let names = Self.descriptors(of: file).map { [$0["/FontName"], $0["/FontFile2"]] as? [String] }
    #expect(Set(names).count == programs.values.joined().count, "each program has a name")
    // What stays as it came keeps the letters of its own subset.
    #expect(names.allSatisfy { $0?[0].hasPrefix("/AAA") == true }, "\(names)")
  }

  @Test func pagesAndTextsAreThoseOfThePlans() throws {
    try batch()
    let run = try scratch.bytes("run.pdf")
    var first = 1
    for number in 1...Self.count {
      let plan = try scratch.bytes("plans/\(number).pdf")
      let count = try PDFFile(plan).pages.count
      let pages = ["-f", "\(first)", "-l", "\(first + count - 1)"]
      expectNoDifference(try Self.words(in: run, pages), try Self.words(in: plan))
      // To the bit.
      #expect(try Self.picture(of: run, pages) == Self.picture(of: plan), "plan \(number)")
      first += count + count % 2
    }
  }

  @Test func otherReadersHaveNothingToSay() throws {
    try batch()
    let options = ["draw", "-q", "-r", "10", "-o", "/dev/null", "FILE"]
    let drawn = try Tool.run("mutool", options, on: try scratch.bytes("run.pdf"))
    #expect(drawn.status == 0)
    expectNoDifference(
      drawn.text.split(separator: "\n").filter { !$0.contains("ICC support") }, [])
  }

  @Test func theSameListGivesTheSameRun() throws {
    try batch(["--jobs", "1"])
    let first = try scratch.bytes("run.pdf")
    try batch(["--jobs", "2"])
    #expect(try scratch.bytes("run.pdf") == first)
  }

  // MARK: Reading

  /// Each word and where it stands.
  private static func words(in pdf: [UInt8], _ pages: [String] = []) throws -> [Substring] {
    try Tool.run("pdftotext", ["-raw", "-bbox"] + pages + ["FILE", "-"], on: pdf).text
      .split(separator: "\n").filter { $0.contains("<word") }
  }

  private static func picture(of pdf: [UInt8], _ pages: [String] = []) throws -> [UInt8] {
    try Tool.run("pdftoppm", ["-r", "50"] + pages + ["FILE"], on: pdf).output
  }

  private static func descriptors(of file: PDFFile) -> [PDFFile.Dictionary] {
    file.objects.values.compactMap { $0 as? PDFFile.Dictionary }
      .filter { $0["/Type"] as? String == "/FontDescriptor" }
  }

  /// References to the programs of each face.
  private static func programs(of file: PDFFile) -> [Substring: Set<String>] {
    descriptors(of: file).reduce(into: [:]) { programs, descriptor in
      guard let name = descriptor["/FontName"] as? String,
        let program = descriptor["/FontFile2"] as? String
      else { return }
      programs[name.split(separator: "+")[1], default: []].insert(program)
    }
  }
}

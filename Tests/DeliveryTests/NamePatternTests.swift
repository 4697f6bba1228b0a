import Testing

@testable import Delivery

/// Names of files, whatever stands in a list.
struct NamePatternTests {
  private func values(_ reference: String, row: String = "7") -> [NamePattern.Field: String] {
    [.row: row, .reference: reference, .treatment: "laser", .start: "2025-03-01"]
  }

  @Test func theUsualNameIsReferenceTreatmentAndStart() {
    #expect(NamePattern.usual.stem(values("A-1001")) == "A-1001-laser-2025-03-01")
  }

  @Test(arguments: ["", "/", "..", "-", "\u{0}", "\u{202E}"])
  func withoutAReferenceTheRowStandsIn(reference: String) {
    #expect(NamePattern.usual.stem(values(reference)) == "7-laser-2025-03-01")
  }

  @Test(arguments: [
    "../../etc/passwd", "/etc/passwd", "a/b", "a\\b", ".hidden", "a\u{0}b", "a\nb", "~root", "a:b",
    "$(rm -rf)", "-rf", "\u{202E}fdp", "CON|", "a\u{200D}b", String(repeating: "x", count: 5000),
    String(repeating: "Ж", count: 3000),
  ])
  func noNameLeavesTheFolder(reference: String) throws {
    for pattern in [
      NamePattern.usual, try NamePattern("{reference}"), try NamePattern("{patient}"),
    ] {
      var values = values(reference)
      values[.patient] = reference
      let name = pattern.stem(values)
      #expect(!name.isEmpty && name.utf8.count <= 200)
      #expect(!name.contains("/") && !name.hasPrefix(".") && !name.hasPrefix("-"))
      #expect(name.unicodeScalars.allSatisfy { $0.value > 31 && $0.value != 0x202E })
    }
  }

  @Test(arguments: ["Дарина", "زينب", "Émile", "山田", "A_1.b"])
  func lettersOfAnyScriptStay(reference: String) throws {
    #expect(try NamePattern("{reference}").stem(values(reference)) == reference)
  }

  @Test func thePatientIsNamedOnlyWhereAsked() throws {
    var values = values("A-1")
    values[.patient] = "Anna Example"
    #expect(!NamePattern.usual.stem(values).contains("Anna"))
    #expect(try NamePattern("{patient}-{row}").stem(values) == "Anna-Example-7")
  }

  @Test func aPatternThatIsTheSameForAllGetsTheRow() throws {
    #expect(try NamePattern("{treatment}").stem(values("A-1")) == "laser-7")
  }

  @Test func whatIsNoPatternIsRefused() {
    #expect(throws: NamePatternError.unknownField("name")) { try NamePattern("{name}") }
    #expect(throws: NamePatternError.openBrace) { try NamePattern("{row") }
    #expect(throws: NamePatternError.unfitText) { try NamePattern("../{row}") }
    #expect(throws: NamePatternError.unfitText) { try NamePattern("a b{row}") }
  }
}

import CustomDump
import Foundation
import TestSupport
import Testing

@testable import Content
@testable import Layout
@testable import Typography

/// `layouts/layout.schema.json` is what editors know of layouts; here it is held against what the
/// decoder knows. `.ci/check-layouts` holds the shipped layouts against it.
@Suite struct LayoutSchemaTests {
  private let schema: Schema

  init() throws { schema = try Schema.shipped() }

  private static func fields(_ text: String) throws -> FieldReader {
    FieldReader(
      try #require(YAMLNode.parse(text, file: "x.yaml").value), what: "layout")
  }

  private static func decoder() -> LayoutTemplateDecoder {
    LayoutTemplateDecoder(name: "x", paper: .a4, accent: TestLayouts.accent)
  }

  private static func diagnostics(_ text: String) -> [Diagnostic] {
    LayoutTemplateReader { _ in nil }.read(
      SourceFile(path: "x.yaml", text: text + "\nparts: [body]"), name: "x", paper: .a4,
      accent: TestLayouts.accent
    ).diagnostics
  }

  // MARK: Names

  @Test func knowsTheFieldsOfALayout() throws {
    var decoder = Self.decoder()
    var fields = try Self.fields("parts: [body]")
    _ = decoder.decode(&fields)
    // These two are the reader's: it merges files before they are decoded.
    let known = Set(fields.known + ["extends", "papers"])
    expectNoDifference(schema.names(), known)
    expectNoDifference(schema.names("variant"), known.subtracting(["extends", "papers"]))
  }

  @Test func knowsTheFieldsOfAPart() throws {
    var fields = try Self.fields("part: body")
    _ = Self.decoder().part(&fields)
    expectNoDifference(schema.names("part"), Set(fields.known))
  }

  /// Where fields are few, an unknown one makes the decoder name all that it knows.
  @Test(arguments: [
    ("margins", "margins: {zzzzzz: 1}"), ("grid", "grid: {zzzzzz: 1}"),
    ("fonts", "fonts: {zzzzzz: 1}"), ("colors", "colors: {zzzzzz: 1}"),
    ("running", "footer: {zzzzzz: 1}"),
    ("fit", "fit: {zzzzzz: 1}"),
  ])
  func knowsTheFieldsOfAField(definition: String, layout: String) throws {
    let hint = try #require(Self.diagnostics(layout).first?.hint)
    let known = hint.split(separator: "'").enumerated().filter { $0.offset % 2 == 1 }
      .map { String($0.element) }
    // "the style 'body' takes 'font', 'weight' …": a name may itself stand in quotes.
    let fields = known.drop { !schema.names(definition).contains($0) && $0 == "body" }
    #expect(fields.count > 1)
    expectNoDifference(schema.names(definition), Set(fields))
  }

  @Test func knowsTheFieldsOfAStyle() throws {
    var fields = try Self.fields("size: 12pt")
    _ = Self.decoder().style(&fields, after: LayoutTemplateDecoder.body)
    expectNoDifference(schema.names("style"), Set(fields.known))
  }

  @Test func knowsEveryChoice() {
    func names<Choice: CaseIterable & RawRepresentable<String>>(_: Choice.Type) -> Set<String> {
      Set(Choice.allCases.map(\.rawValue))
    }
    expectNoDifference(schema.names("styles"), names(LayoutTemplate.StyleName.self))
    expectNoDifference(schema.names(at: "properties", "papers"), names(Paper.self))
    expectNoDifference(schema.choices("$defs", "partName"), names(Part.Name.self))
    expectNoDifference(schema.choices("properties", "imposition"), names(Imposition.self))
    func choices(_ definition: String, _ field: String) -> Set<String> {
      schema.choices("$defs", definition, "properties", field)
    }
    expectNoDifference(choices("style", "font"), names(LayoutTemplate.FontRole.self))
    expectNoDifference(choices("style", "weight"), names(FontWeight.self))
    expectNoDifference(choices("style", "color"), names(Palette.Role.self))
    expectNoDifference(
      choices("part", "heading"), names(LayoutTemplate.PartLayout.HeadingPlacement.self))
  }

  // MARK: Forms

  /// What the schema takes, the decoder takes, and nothing else.
  @Test(arguments: [
    ("length", "header_gap: "), ("range", "fit: {to: sheet, hero: "), ("color", "colors: {ink: "),
    ("goal", "fit: {to: "),
  ])
  func takesTheSameForms(definition: String, field: String) throws {
    let patterns = schema.patterns(definition)
    #expect(!patterns.isEmpty)
    var taken = 0
    for sample in Self.samples {
      let fits = try patterns.contains { try sample.contains(Regex($0)) }
      let closing = field.contains("{") ? "}" : ""
      let reads = !Self.diagnostics("\(field)\"\(sample)\"\(closing)").hasErrors
      #expect(fits == reads, "\(definition): \(sample)")
      taken += fits ? 1 : 0
    }
    #expect(taken >= 2)
  }

  private static let samples = [
    "12pt", "12 pt", "4.5mm", "1.cm", ".5in", "0.5IN", "20%", "1.4em", "12", "12px", "wide", "em",
    "--1pt", "1e2pt", "+3pt", "1.2.3mm", "70-130%", "70%-130%", "70 % – 130 %", "100-100%",
    "9-130%",
    "70-401%", "101-130%", "-5-100%", "70-130-140%", "10-400", "#7a2e43", "#7A2E4F", "#7a2e4",
    "#7a2e4g", "7a2e43", "#7a2e4300", "tidy", "sheet", "sheets", "1", "2 pages", "1 page", "1000",
    "1001 pages", "0 pages", "02 pages x", "two pages",
  ]

  // MARK: The schema itself

  @Test func everyReferenceLeadsSomewhere() {
    #expect(schema.references.count > 30)
    for reference in schema.references {
      let path = reference.split(separator: "/").dropFirst().map(String.init)
      #expect(schema.node(path) != nil, "\(reference)")
    }
  }

  @Test func everyFieldIsExplained() {
    for definition in [nil, "part", "style", "fit", "grid", "margins", "running", "fonts"] {
      for name in schema.names(definition) where name != "weight" {
        #expect(
          schema.isExplained(definition, name), "\(definition ?? "layout").\(name)")
      }
    }
  }

  // MARK: The layouts we ship

  static let shipped = ["booklet", "handout", "large-print", "one-page", "press"]

  @Test func everyLayoutIsNamedHere() throws {
    let folder = TestLayouts.repository.appendingPathComponent("layouts").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    expectNoDifference(names.sorted(), Self.shipped)
  }

  @Test(arguments: shipped)
  func pointsEditorsToTheSchema(name: String) throws {
    let lines = try TestLayouts.shipped(name).text.split(separator: "\n")
    #expect(lines.first == "# yaml-language-server: $schema=layout.schema.json")
  }

  @Test(arguments: shipped, Paper.allCases)
  func readsCleanAndIsReadable(name: String, paper: Paper) throws {
    let parsed = LayoutTemplateReader { try? TestLayouts.shipped($0) }.read(
      try TestLayouts.shipped(name), name: name, paper: paper, accent: TestLayouts.accent)
    expectNoDifference(parsed.diagnostics, [])
    let template = try #require(parsed.value)
    // UKAAF G003 and WCAG 1.4.8.
    let least = Length.pt(name == "large-print" ? 18 : 12)
    for (style, values) in template.styles { #expect(values.size >= least, "\(style)") }
    #expect(template[.body].leading >= template[.body].size * 1.4)
    // Office printers leave 12 mm blank.
    let margins = template.margins
    #expect(min(margins.top, margins.bottom, margins.start, margins.end) >= .mm(12))
  }
}

/// A JSON Schema as these tests look at it.
private struct Schema {
  private let root: [String: Any]

  static func shipped() throws -> Schema {
    let url = TestLayouts.repository.appendingPathComponent("layouts/layout.schema.json")
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
    return Schema(root: try #require(object as? [String: Any]))
  }

  func node(_ path: [String]) -> [String: Any]? {
    path.reduce(root) { $0?[$1] as? [String: Any] }
  }

  /// The names of a definition's fields; of the layout's own for nil.
  func names(_ definition: String? = nil) -> Set<String> {
    names(path: definition.map { ["$defs", $0] } ?? [])
  }

  func names(at path: String...) -> Set<String> { names(path: path) }

  private func names(path: [String]) -> Set<String> {
    // Editors complain of a name that is not there.
    guard node(path)?["additionalProperties"] as? Bool == false else { return [] }
    return Set(node(path + ["properties"])?.keys.map(\.self) ?? [])
  }

  func choices(_ path: String...) -> Set<String> {
    Set(node(path)?["enum"] as? [String] ?? [])
  }

  /// The patterns of the texts that a definition takes.
  func patterns(_ definition: String) -> [String] {
    guard let node = node(["$defs", definition]) else { return [] }
    let options = node["anyOf"] as? [[String: Any]] ?? [node]
    return options.flatMap { option in
      (option["pattern"] as? String).map { [$0] }
        ?? (option["enum"] as? [String])?.map { "^\($0)$" } ?? []
    }
  }

  func isExplained(_ definition: String?, _ name: String) -> Bool {
    let path = (definition.map { ["$defs", $0] } ?? []) + ["properties", name]
    guard let field = node(path) else { return false }
    let target = (field["$ref"] as? String)?.split(separator: "/").dropFirst().map(String.init)
    let text = field["description"] ?? target.flatMap(node)?["description"]
    return (text as? String)?.isEmpty == false
  }

  var references: Set<String> { Self.references(in: root) }

  private static func references(in value: Any) -> Set<String> {
    if let list = value as? [Any] {
      return list.reduce(into: []) { $0.formUnion(references(in: $1)) }
    }
    guard let object = value as? [String: Any] else { return [] }
    return object.values.reduce(into: Set([object["$ref"] as? String].compactMap(\.self))) {
      $0.formUnion(references(in: $1))
    }
  }
}

import Content
import CustomDump
import Foundation
import Testing

/// The documents that clinics handed over, read as they are. They are not part of the project: the
/// folder is named by `PLAN_SOURCE_DOCUMENTS`, or lies as `shared/inputs` beside the package.
@Suite(.enabled(if: SourceDocuments.folder != nil)) struct SourceDocumentsTests {
  private func read(_ prefix: String) throws -> (file: SourceFile, parsed: Parsed<Treatment>) {
    let folder = try #require(SourceDocuments.folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let name = try #require(names.first { $0.hasPrefix(prefix) })
    let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    let file = SourceFile(path: prefix + ".txt", text: text)
    return (file, TreatmentReader.read(file, id: prefix))
  }

  /// The kinds of the blocks, each with its number of items or its first two words.
  private func outline(_ blocks: [Block]) -> [String] {
    blocks.map { block in
      switch block {
      case .heading(let level, let inlines): "H\(level) \(inlines.plainText)"
      case .paragraph(let inlines, _):
        inlines.plainText.split(separator: " ").prefix(2).joined(separator: " ")
      case .list(let list): "\(list.marker) \(list.items.count)"
      case .quote: "quote"
      default: "\(block)"
      }
    }
  }

  @Test func markdownWithFrontMatter() throws {
    let (_, parsed) = try read("000")
    expectNoDifference(parsed.diagnostics, [])
    let treatment = try #require(parsed.value)
    #expect(treatment.title == "Biorevitalisation")
    #expect(treatment.description?.hasPrefix("Biorevitalisation is a skin") == true)
    #expect(treatment.hero?.path == "biorevitalizatsiya.JPG")
    #expect(treatment.thumbnail?.path == "featured-product-4.JPG")
    expectNoDifference(
      outline(treatment.body),
      [
        "Biorevitalisation is", "H2 Biorevitalisation of the skin with hyaluronic acid", "The main",
        "The facial", "bullet 4", "Hyaluronic acid", "The duration",
        "H2 Indications for the procedure",
        "The main", "bullet 6", "quote", "H2 Results from biorevitalisation", "The time",
        "There are", "bullet 8",
      ])
  }

  @Test func pastedPages() throws {
    let first = try read("001")
    expectNoDifference(
      printed(first.parsed.diagnostics, of: first.file),
      """
      001.txt:43:1: warning: the comment form of a web page is left out
         43 | Leave a Comment
            | ^~~~~~~~~~~~~~~
         hint: delete it
      """)
    #expect(
      first.parsed.value?.title
        == "Biorevitalization or mesotherapy: what is the difference and which is better?")
    let body = try #require(first.parsed.value?.body)
    #expect(outline(body).filter { $0.hasPrefix("bullet") } == ["bullet 5"])
    #expect(outline(body).filter { $0.hasPrefix("number") } == ["number(start: 1) 3"])
    #expect(
      outline(body).filter { $0.hasPrefix("H") } == [
        "H2 Biorevitalization – as a kind of mesotherapy"
      ])
    #expect(outline(body).last == "The biorevitalization")

    let second = try read("002").parsed
    expectNoDifference(
      brief(second.diagnostics), ["13:1 warning: the comment form of a web page is left out"])
    #expect(second.value?.title == "Facial mesotherapy")
    #expect(second.value?.body.count == 5)
  }

  @Test func textWithoutSpacesAfterItsSentences() throws {
    let parsed = try read("003").parsed
    expectNoDifference(parsed.diagnostics, [])
    let treatment = try #require(parsed.value)
    #expect(treatment.title == "What is mesotherapy")
    expectNoDifference(
      outline(treatment.body).filter { $0.hasPrefix("H2") || $0.hasPrefix("bullet") },
      [
        "H2 Features mesotherapy face", "bullet 7", "H2 techniques mesotherapy face", "bullet 3",
        "H2 Mesotherapy and biorevitalization",
      ])
    guard case .paragraph(let inlines, _)? = treatment.body.first else {
      return #expect(Bool(false))
    }
    #expect(inlines.plainText.contains("cosmetology.In fact"))
  }

  @Test func indentedFrontMatter() throws {
    let parsed = try read("004").parsed
    expectNoDifference(parsed.diagnostics, [])
    let treatment = try #require(parsed.value)
    #expect(treatment.title == "Laser facial rejuvenation")
    expectNoDifference(
      treatment.hero,
      ImageReference(
        path: "lazernoe-omolozhenie-litsa.JPG",
        location: Place(file: "004.txt", line: 3, column: 17, length: 30)))
    #expect(outline(treatment.body).filter { $0.hasPrefix("H2") }.count == 5)
    #expect(
      outline(treatment.body).filter { $0.hasPrefix("number") || $0.hasPrefix("bullet") }
        == ["number(start: 1) 7", "number(start: 1) 3", "bullet 3"])
  }
}

private enum SourceDocuments {
  static var folder: String? {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let beside = package.deletingLastPathComponent().appendingPathComponent("shared/inputs").path
    let named = ProcessInfo.processInfo.environment["PLAN_SOURCE_DOCUMENTS"]
    return [named, beside].compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0) }
  }
}

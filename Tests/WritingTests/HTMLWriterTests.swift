import Content
import CustomDump
import Foundation
import FoundationXML
import TestSupport
import Testing

@testable import Writing

@Suite struct HTMLWriterTests {
  private static func html(
    _ document: Document = SampleHandout.document, accent: String = "#7a2e43"
  ) -> String {
    HTMLWriter(images: ["hero.jpg": [0xFF, 0xD8, 0xFF]], accent: accent).html(of: document)
  }

  private static func body(_ blocks: [Block]) -> String {
    let html = html(SampleHandout.document(blocks))
    let start = html.range(of: "<section class=\"title\">\n")?.upperBound ?? html.startIndex
    return String(html[start...].prefix { _ in true }.components(separatedBy: "</section>")[0])
  }

  /// Read as XML, once the elements that HTML leaves open are closed.
  @Test func everyElementIsClosed() throws {
    let xml = Self.html().replacing("<!DOCTYPE html>\n", with: "")
      .replacing(/<(meta|img|br|hr)([^>]*)>/) { "<\($0.output.1)\($0.output.2)/>" }
    let parser = XMLParser(data: Data(xml.utf8))
    #expect(parser.parse(), "line \(parser.lineNumber): \(String(describing: parser.parserError))")
  }

  @Test func saysItsLanguageAndTitle() {
    let html = Self.html()
    #expect(html.contains("<html lang=\"en\" dir=\"ltr\">"))
    #expect(html.contains("<title>Gentle light</title>"))
    #expect(
      html.contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"))
    #expect(html.contains("@media print"))
  }

  @Test func fetchesAndRunsNothing() {
    let html = Self.html()
    for word in ["<script", " src=\"http", "@import", "url(", " onclick", "<iframe", "<link"] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.contains("default-src 'none'"))
    #expect(html.contains("<img src=\"data:image/jpeg;base64,/9j/\" alt=\"Light passes"))
  }

  @Test func headingsLeaveNoLevelOut() {
    let levels = Self.html().matches(of: /<h([1-6])/).compactMap { Int($0.output.1) }
    #expect(levels.first == 1)
    #expect(levels.filter { $0 == 1 }.count == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
  }

  @Test func tablesNameTheirHeads() {
    expectNoDifference(
      Self.body([SampleHandout.schedule]).split(separator: "\n").prefix(4).joined(separator: "\n"),
      """
      <table>
      <thead><tr><td></td><th scope="col">Day</th><th scope="col">Time</th></tr></thead>
      <tbody>
      <tr><th scope="row"><span class="ring filled"><span aria-hidden="true">1</span>\
      <span class="heard">Visit 1</span></span></th><td>
      """)
    let calendar = Self.body([SampleHandout.calendar])
    #expect(calendar.contains("<abbr title=\"Mo, in full\">Mo</abbr>"))
    #expect(
      calendar.contains("<caption><strong>March 2025</strong><br>Visit: Saturday 1</caption>"))
    #expect(calendar.contains("<span class=\"heard\">1, planned</span>"))
  }

  @Test func hostileTextStaysText() {
    let text = "<script>alert(\"x\")</script> & \u{0}\u{1B}"
    let body = Self.body([
      .paragraph([
        .link(destination: "javascript:alert(1)", [.text("a")]),
        .link(destination: "https://b.org/\"><script>", [.text(text)]),
      ]), .code(text, nil), .image(ImageReference(path: "none", alternative: text)),
    ])
    #expect(!body.contains("<script"))
    #expect(!body.contains("javascript"))
    #expect(body.contains("href=\"https://b.org/&quot;&gt;&lt;script&gt;\""))
    #expect(!body.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  @Test func tellsAnotherLanguage() {
    var document = SampleHandout.document([])
    document.parts = [Part(name: .body, blocks: [.rule], language: "de")]
    #expect(Self.html(document).contains("<section class=\"body\" lang=\"de\">"))
  }

  /// WCAG 2.2, 1.4.3; the ratios are those of WebAIM's checker.
  @Test func lightAccentsAreNotUsed() {
    #expect(HTMLStyle.readable("#7a2e43") == "#7a2e43")
    #expect(HTMLStyle.readable("#767676") == "#767676")
    for colour in ["#777777", "#ffcc00", "red", "", "#12345", "#+12345", "}</style>"] {
      #expect(HTMLStyle.readable(colour) == "#1a4d6b", "\(colour)")
    }
  }

  @Test func base64() {
    let expected = ["", "AA==", "AAE=", "AAEC", "AAECAw=="]
    for (count, text) in expected.enumerated() {
      #expect(Base64.encoded((0..<count).map(UInt8.init)) == text)
    }
  }
}

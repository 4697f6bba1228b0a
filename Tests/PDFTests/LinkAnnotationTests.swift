import Testing

@testable import PDF

@Suite struct LinkAnnotationTests {
  private static func description(_ text: String, _ uri: String) -> String {
    LinkAnnotation(element: 0, page: 0, target: .uri(uri), text: text, boxes: []).description
  }

  @Test func saysWhereItLeadsUnlessTheWordsDo() {
    #expect(Self.description("020 7946 0321", "tel:02079460321") == "020 7946 0321")
    #expect(Self.description("a@b.org", "mailto:a@b.org") == "a@b.org")
    #expect(Self.description("b.org", "https://b.org") == "b.org")
    #expect(Self.description("most people", "https://b.org") == "most people: https://b.org")
    #expect(Self.description("", "https://b.org") == "https://b.org")
  }

  @Test func addressesAreASCII() {
    func ascii(_ text: String) -> String { String(decoding: URIText.ascii(text), as: UTF8.self) }
    #expect(ascii("https://b.org/a?b=(1)&c=%20#d") == "https://b.org/a?b=(1)&c=%20#d")
    #expect(ascii("https://b.org/ö \"<\\\u{1}") == "https://b.org/%C3%B6%20%22%3C%5C%01")
    #expect(URIText.ascii(String(repeating: "ö", count: 100_000)).count < 32_767)
  }
}

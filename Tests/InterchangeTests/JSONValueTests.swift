import Foundation
import Testing

@testable import Interchange

struct JSONValueTests {
  @Test func everyControlCharacterIsEscaped() throws {
    let text = String(String.UnicodeScalarView((0..<0x80).compactMap(Unicode.Scalar.init)))
    let json = JSONValue.array([.string(text + "\u{2028}é😀")]).text
    #expect(!json.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{7F}" || $0 == "\u{2028}" })
    let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String]
    #expect(read == [text + "\u{2028}é😀"])
  }

  @Test func shortForms() {
    #expect("a\"b\\c\n\r\t\u{8}\u{C}\u{1}/é".quotedForJSON == #""a\"b\\c\n\r\t\b\f\u0001/é""#)
  }

  @Test func aCombiningMarkAfterAQuoteHidesNothing() {
    // A quote and a combining accent are one Character, but two scalars.
    #expect("\"\u{301}".quotedForJSON == "\"\\\"\u{301}\"")
    #expect("\r\n".quotedForJSON == #""\r\n""#)
  }

  @Test func emptyThings() {
    #expect(JSONValue.object([]).text == "{}")
    #expect(JSONValue.object([.init("a", .array([]))]).text == #"{"a": []}"#)
    #expect(JSONValue.null.text == "null")
  }
}

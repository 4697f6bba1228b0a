import CustomDump
import Testing

@testable import Content

struct AlertTests {
  private static func block(_ markdown: String) -> Block? {
    MarkdownConverter.blocks(markdown, file: "a.md", firstLine: 1).value?.first
  }

  @Test(arguments: [
    ("[!NOTE]", Block.Callout.note), ("[!tip]", .note), ("[!Important]", .warning),
    ("[!WARNING]", .warning), ("[!CAUTION]", .warning),
  ])
  func labelsMakeCallouts(label: String, kind: Block.Callout) {
    guard case .callout(let blocks, let found)? = Self.block("> \(label)\n> Mind the sun.") else {
      Issue.record("no callout")
      return
    }
    #expect(found == kind)
    guard case .paragraph(let text, _)? = blocks.first else {
      Issue.record("no paragraph")
      return
    }
    #expect(text.plainText.trimmingPrefix(while: \.isWhitespace) == "Mind the sun.")
  }

  @Test func anAsideStandsApart() {
    guard case .aside(let blocks)? = Self.block("> [!ASIDE] A remark.\n>\n> And more.") else {
      Issue.record("no aside")
      return
    }
    #expect(blocks.count == 2)
  }

  @Test(arguments: ["> plain", "> [!UNKNOWN] text", "> [!NOTE]", "> [note] text", "> [!NOTE text"])
  func othersStayQuotes(markdown: String) {
    guard case .quote? = Self.block(markdown) else {
      Issue.record("no quote")
      return
    }
  }
}

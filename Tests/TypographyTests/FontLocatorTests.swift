import Foundation
import Testing

@testable import Typography

@Suite struct FontLocatorTests {
  @Test func findsAnInstalledFamily() throws {
    let regular = try #require(FontLocator().locate(family: "Noto Sans", weight: .regular))
    let bold = try #require(FontLocator().locate(family: "Noto Sans", weight: .bold))
    #expect(FileManager.default.fileExists(atPath: regular.path))
    #expect(FileManager.default.fileExists(atPath: bold.path))
    #expect(regular.path != bold.path)
    #expect(regular.index == 0)
  }

  @Test func readsNamesWhateverTheirCase() {
    #expect(
      FontLocator().locate(family: "noto sans", weight: .regular)
        == FontLocator().locate(family: "Noto Sans", weight: .regular))
  }

  /// fontconfig itself would answer with some other font.
  @Test(arguments: ["", "No Such Family 7", "Noto Sans Klingon", "sans-serif", "Noto"])
  func knowsNoOtherFamily(family: String) {
    #expect(FontLocator().locate(family: family, weight: .regular) == nil)
  }

  @Test func isTheSameOnEveryThread() async throws {
    let expected = FontLocator().locate(family: "Noto Serif", weight: .bold)
    #expect(expected != nil)
    await withTaskGroup(of: FontLocator.Location?.self) { group in
      for _ in 0..<16 {
        group.addTask { FontLocator().locate(family: "Noto Serif", weight: .bold) }
      }
      for await found in group { #expect(found == expected) }
    }
  }
}

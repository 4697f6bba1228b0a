import CustomDump
import TestSupport
import Testing

@testable import Typography

@Suite struct FontBookTests {
  /// A book that writes down what it is asked for, and has only some families.
  private final class Library {
    private(set) var requests: [FontBook.Request] = []
    private let families: Set<String>

    init(_ families: String...) {
      self.families = Set(families)
    }

    func book() -> FontBook {
      FontBook { [self] request throws(FontError) in
        requests.append(request)
        guard families.contains(request.family) else { throw .missing(family: request.family) }
        return try InstalledFonts.face(request.family, request.weight)
      }
    }
  }

  @Test func loadsEachFaceOnce() throws {
    let library = Library("Noto Sans")
    let book = library.book()
    let first = try book.face(family: "Noto Sans", weight: .regular)
    #expect(try book.face(family: "Noto Sans", weight: .regular) === first)
    #expect(try book.face(family: "Noto Sans", weight: .bold) !== first)
    #expect(library.requests.count == 2)
  }

  @Test func remembersWhatIsMissing() {
    let library = Library()
    let book = library.book()
    for _ in 0..<3 {
      #expect(throws: FontError.missing(family: "Nothing Sans")) {
        try book.face(family: "Nothing Sans", weight: .regular)
      }
    }
    #expect(library.requests.count == 1)
  }

  @Test func needsItsFirstFamilyAlone() throws {
    let book = Library("Noto Sans").book()
    #expect(throws: FontError.missing(family: "Nothing Sans")) {
      try book.stack(families: ["Nothing Sans", "Noto Sans"], weight: .regular)
    }
    #expect(throws: FontError.missing(family: "")) {
      try book.stack(families: [], weight: .regular)
    }
    let stack = try book.stack(families: ["Noto Sans", "Nothing Sans"], weight: .regular)
    #expect(stack.face(covering: "a", in: Script(of: "a"))?.family == "Noto Sans")
  }

  @Test func triesFamiliesThenFallbacks() throws {
    let book = InstalledFonts.book()
    let stack = try book.stack(families: ["Noto Sans Hebrew", "Noto Serif"], weight: .regular)
    #expect(stack.face(covering: "א", in: Script(of: "א"))?.family == "Noto Sans Hebrew")
    #expect(stack.face(covering: "Я", in: Script(of: "Я"))?.family == "Noto Serif")
    // Neither family has Arabic: its own fallback does.
    #expect(stack.face(covering: "ا", in: Script(of: "ا"))?.family == "Noto Sans Arabic")
    #expect(stack.face(covering: "क", in: Script(of: "क"))?.family == "Noto Sans Devanagari")
    #expect(
      stack.face(covering: "☃", in: Script(of: "☃"))?.family.hasPrefix("Noto Sans Symbols") == true)
    #expect(stack.face(covering: "\u{E000}", in: Script(of: "\u{E000}")) == nil)
    #expect(stack.face(covering: "\u{E000}", in: Script(of: "\u{E000}")) == nil)
  }

  @Test func fallsBackWithinTheWeight() throws {
    let book = InstalledFonts.book()
    let stack = try book.stack(families: ["Noto Sans"], weight: .bold)
    let hebrew = try #require(stack.face(covering: "א", in: Script(of: "א")))
    #expect((hebrew.family, hebrew.weight) == ("Noto Sans Hebrew", .bold))
  }

  /// A fallback that lacks the weight lends its regular.
  @Test func lendsTheRegularWeight() throws {
    let book = FontBook { request throws(FontError) in
      guard request.family == "Noto Sans" || request.weight == .regular else {
        throw .missing(family: request.family)
      }
      return try InstalledFonts.face(request.family, request.weight)
    }
    let stack = try book.stack(families: ["Noto Sans"], weight: .bold)
    let hebrew = try #require(stack.face(covering: "א", in: Script(of: "א")))
    #expect((hebrew.family, hebrew.weight) == ("Noto Sans Hebrew", .regular))
    #expect(stack.face(covering: "a", in: Script(of: "a"))?.weight == .bold)
  }
}

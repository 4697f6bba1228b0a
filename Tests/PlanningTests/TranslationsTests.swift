import Content
import CustomDump
import Foundation
import Testing

@testable import Planning

/// Every language says what English says: the same phrases, the same figures, other words.
struct TranslationsTests {
  static let languages = ["ar", "de", "es", "pl", "uk"]
  private static let treatments = ["biorevitalisation", "laser", "mesotherapy"]

  /// CLDR's plural categories of whole numbers.
  private static let categories: [String: Set<Language.PluralCategory>] = [
    "ar": [.zero, .one, .two, .few, .many, .other], "de": [.one, .other],
    "es": [.one, .many, .other], "pl": [.one, .few, .many, .other],
    "uk": [.one, .few, .many, .other],
  ]

  @Test(arguments: languages) func noPhraseIsMissing(language: String) throws {
    expectNoDifference(try phrasebook(language).missing.map(\.rawValue), [])
  }

  @Test(arguments: languages) func phrasesFillInTheSameNames(language: String) throws {
    let english = try phrasebook("en").templates
    for (key, forms) in try phrasebook(language).templates {
      let names = english[key]?[.other].map(names) ?? []
      // A language has its own order of a date and its own forms of a weekday.
      if key.rawValue.hasPrefix("date.") { continue }
      #expect(forms[.other].map(self.names) == names, "\(key.rawValue)")
      // A form for one or two may be a word without the number.
      #expect(forms.values.allSatisfy { self.names($0).isSubset(of: names) }, "\(key.rawValue)")
    }
  }

  @Test(arguments: languages) func pluralFormsAreTheLanguagesOwn(language: String) throws {
    let english = try phrasebook("en").templates
    for (key, forms) in try phrasebook(language).templates where (english[key]?.count ?? 0) > 1 {
      #expect(Set(forms.keys) == TranslationsTests.categories[language], "\(key.rawValue)")
    }
  }

  @Test(arguments: languages, treatments)
  func treatmentsKeepTheirFigures(language: String, treatment: String) throws {
    let original = try self.treatment(treatment, language: nil)
    let translation = try self.treatment(treatment, language: language)
    expectNoDifference(Figures(translation), Figures(original))
    #expect(translation.language == language)
    #expect(translation.aliases.starts(with: original.aliases))
  }

  @Test func aRangeThatEndsAtTheArabicDualKeepsItsBeginning() throws {
    let arabic = try arabic()
    #expect(arabic.words(.weeks(1), to: .weeks(2)) == "أسبوع واحد إلى أسبوعين")
    #expect(arabic.words(.weeks(2), to: .weeks(4)) == "2 إلى 4 أسابيع")
    #expect(arabic.words(.weeks(2)) == "أسبوعين")
  }

  @Test func whatAClinicWroteKeepsItsDirectionBesideArabic() throws {
    #expect(try arabic().isolated("020 7946 0000") == "\u{2068}020 7946 0000\u{2069}")
    #expect(try Language.english().isolated("020 7946 0000") == "020 7946 0000")
  }

  @Test func enumerationsHaveTheLanguagesComma() throws {
    #expect(try arabic().list(["أ", "ب", "ج"]) == "أ، ب، ج")
    #expect(try Language.english().list(["a", "b", "c"]) == "a, b, c")
    #expect(try Language.english().list([]) == "")
  }

  /// What a translation must not change.
  private struct Figures: Equatable {
    var hero: [String]
    var session: ClosedRange<Int>?
    var courses: [Course]
    var rules: [String]
    var contraindications: [String]
    var counts: [Int]

    init(_ treatment: Treatment) {
      hero = [treatment.hero, treatment.thumbnail].map { "\($0?.path ?? "") \($0?.focus as Any)" }
      session = treatment.session
      courses = treatment.courses.map {
        var course = $0
        (course.title, course.location) = (nil, nil)
        for index in course.phases.indices { course.phases[index].location = nil }
        return course
      }
      rules = (treatment.before + treatment.aftercare + treatment.expect).map(Figures.rule)
      contraindications = treatment.contraindications.map(\.id)
      counts = [
        treatment.steps.count, treatment.whenToCall.count, treatment.sources.count,
        treatment.body.count,
      ]
    }

    /// A span in free words is the translator's; any other is a figure.
    private static func rule(_ rule: CareRule) -> String {
      let span = if case .text = rule.span { "in words" } else { "\(rule.span)" }
      return "\(rule.id): \(rule.kind), \(span), \(rule.toConfirm ? "to confirm" : "known")"
    }
  }

  private func names(_ template: String) -> Set<Substring> {
    Set(template.matches(of: /\{[^}]*\}/).map(\.output))
  }

  /// Numbers up to ten are all that these tests count.
  private func arabic() throws -> Language {
    Language(phrases: try phrasebook("ar"), names: .english) {
      switch $0 {
      case 1: .one
      case 2: .two
      case 3...10: .few
      default: .other
      }
    }
  }

  private func phrasebook(_ language: String) throws -> Phrasebook {
    let parsed = PhrasebookReader.read(try file("languages/\(language).yaml"))
    expectNoDifference(parsed.diagnostics, [])
    return try #require(parsed.value)
  }

  private func treatment(_ id: String, language: String?) throws -> Treatment {
    let ending = language.map { ".\($0).md" } ?? ".md"
    let parsed = TreatmentReader.read(
      try file("treatments/\(id)\(ending)"), id: id, language: language)
    expectNoDifference(parsed.diagnostics, [])
    return try #require(parsed.value)
  }

  private func file(_ path: String, sourceFile: String = #filePath) throws -> SourceFile {
    let root = sourceFile.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let path = root.joined(separator: "/") + "/assets/" + path
    return SourceFile(path: path, text: try String(contentsOfFile: path, encoding: .utf8))
  }
}

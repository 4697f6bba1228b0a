import Content
import Foundation
import Layout
import Planning
import Typography

@testable import Checking

/// Swift Testing has a `SourceLocation` of its own.
typealias Place = Content.SourceLocation

enum Fixture {
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static let asOf = Day(iso: "2026-11-21") ?? Day(number: 0)

  static func file(_ path: String) -> SourceFile? {
    guard let text = try? String(contentsOfFile: "\(package)/\(path)", encoding: .utf8) else {
      return nil
    }
    return SourceFile(path: path, text: text)
  }

  /// The word lists of all languages, as they are shipped.
  static let words: [WordList] = ["en", "de", "es", "pl", "uk", "ar"].compactMap { tag in
    file("assets/languages/\(tag).words.yaml").flatMap { WordListReader.read($0).sound }
  }

  static let english: WordList? = words.first { $0.language == "en" }

  /// Debian's patterns, or nil where `hyphen-en-us` is not installed.
  static let patterns: HyphenationPatterns? = {
    let text = try? String(contentsOfFile: "/usr/share/hyphen/hyph_en_US.dic", encoding: .utf8)
    return text.map(HyphenationPatterns.init)
  }()

  static func clinic(_ fields: String = "") -> Clinic {
    let text = "name: Test\nphone: \"1\"\nopening: {monday: 09:00-17:00, thursday: 09:00-17:00}\n"
    return ClinicReader.read(SourceFile(path: "clinic.yaml", text: text + fields)).value
      ?? Clinic(file: "", name: "")
  }

  static func treatment(
    _ text: String, id: String = "test", language: String? = "en"
  ) -> (Treatment, SourceFile) {
    let file = SourceFile(path: "\(id).md", text: text)
    let parsed = TreatmentReader.read(file, id: id, language: language)
    return (parsed.value ?? Treatment(id: id, file: file.path, title: ""), file)
  }

  static func sentences(_ text: String, language: String? = "en") -> [Sentence] {
    let (treatment, file) = treatment(text, language: language)
    return Prose(treatment, in: file, abbreviations: english?.abbreviations ?? []).sentences
  }

  /// All findings about a file, but for the missing review.
  static func findings(
    _ text: String, clinic: Clinic? = nil, original: Treatment? = nil, language: String? = "en",
    pictures: [String: PictureState] = [:]
  ) -> [Finding] {
    let (treatment, file) = treatment(text, language: language)
    let planner = clinic.map {
      Planner(calendar: ClinicCalendar(clinic: $0), tolerance: $0.tolerance)
    }
    let surroundings = TreatmentChecker.Surroundings(
      clinic: clinic, planner: planner, template: nil, words: words,
      patterns: patterns.map { ["en": $0] } ?? [:], asOf: asOf)
    let checker = TreatmentChecker(surroundings) { reference, _ in
      pictures[reference.path] ?? .missing
    }
    return checker.report(on: treatment, in: file, original: original).findings
      .filter { $0.rule != .reviewMissing }
  }
}

extension [Finding] {
  /// `line:column+length rule` of each.
  var brief: [String] {
    map { finding in
      let place = finding.diagnostic.location
      return "\(place?.line ?? 0):\(place?.column ?? 0)+\(place?.length ?? 0) "
        + finding.rule.rawValue
    }
  }

  var messages: [String] { map(\.diagnostic.message) }
}

import Content
import Testing

/// Whatever stands in a file, reading it ends, and every complaint points into the file.
@Suite struct HostileInputTests {
  private static let clinic = """
    name: Example Clinic
    opening: {monday: 09:00-18:00, friday: "09:00-12:30, 14:00-18:00"}
    closures: [2025-12-24..2026-01-01: Winter break]
    courses: {peel: {standard: {every: 10 days}, two: {week: {sessions: 3}}}}
    aftercare:
      peel: {sun: 4 weeks}
    accent: "#7a2e43"
    cancel: {en: Call us., uk: Телефонуйте}
    logo: {path: M0 0z, box: 0 0 9 9}
    header: {start: ["{clinic}"], end: []}
    fonts: {text: [A, B]}
    """

  private static let phrases = """
    name: English
    week_starts: monday
    date: {long: "{weekday} {day}", medium: {one: "{day}", other: "x"}}
    """

  /// Pieces that mean something to one of the parsers.
  private static let pieces = [
    "\n", "\t", " ", "    ", "-", "- ", ":", ": ", "\"", "'", "[", "]", "{", "}", "#", "&a", "*a",
    "|", ">", "!", "%", "@", "`", "```\n", "---\n", "...", "<b>", "<!--", "[^1]", "[^1]: x", "~~",
    "**", "_", "\\", "•", "1. ", "|---|", "\u{0}", "\u{1B}", "\u{FEFF}", "\u{2028}", "é",
    "e\u{301}", "🇬🇧", "\u{202E}", "99999999999999999999", "-1", "2025-02-30", "..", "–", "clinic",
    "Leave a Comment\n", "\r", "\r\n", "null", "~", "? ", "<<: ", "![x](y)", "&amp;",
  ]

  private func mutated(_ text: String, using generator: inout SeededGenerator) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let start = Int.random(in: 0...scalars.count, using: &generator)
      let length = Int.random(in: 0...min(12, scalars.count - start), using: &generator)
      let range = start..<start + length
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: scalars.removeSubrange(range)
      case 1: scalars.insert(contentsOf: scalars[range], at: start)
      case 2: scalars.swapAt(max(0, start - 1), max(0, min(start, scalars.count - 1)))
      default:
        let piece = Self.pieces.randomElement(using: &generator) ?? ""
        scalars.replaceSubrange(range, with: piece.unicodeScalars)
      }
      if scalars.isEmpty { return "" }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private func check(_ diagnostics: [Diagnostic], of file: SourceFile) {
    for diagnostic in diagnostics {
      guard let place = diagnostic.location else { continue }
      let line = file.line(place.line)
      #expect(line != nil, "\(diagnostic.message) at \(place.line)")
      #expect(place.column >= 1 && place.column <= (line?.count ?? 0) + 1, "\(place)")
      #expect(!diagnostic.formatted(sourceLine: line).isEmpty)
    }
  }

  @Test(.timeLimit(.minutes(2)), arguments: 0..<8 as Range<UInt64>)
  func mutatedTreatmentsNeverTrap(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for round in 0..<60 {
      let path = round % 3 == 0 ? "f.txt" : "f.md"
      let text = mutated(TreatmentReaderTests.complete, using: &generator)
      let file = SourceFile(path: path, text: text)
      let parsed = TreatmentReader.read(file, id: "peel")
      check(parsed.diagnostics, of: file)
      let clinicFile = SourceFile(path: "c.yaml", text: mutated(Self.clinic, using: &generator))
      let clinic = ClinicReader.read(clinicFile)
      check(clinic.diagnostics, of: clinicFile)
      if let treatment = parsed.value, let clinic = clinic.value {
        check(treatment.applying(clinic).diagnostics, of: clinicFile)
      }
      let bookFile = SourceFile(path: "en.yaml", text: mutated(Self.phrases, using: &generator))
      check(PhrasebookReader.read(bookFile).diagnostics, of: bookFile)
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: 0..<4 as Range<UInt64>)
  func noiseNeverTraps(seed: UInt64) {
    var generator = SeededGenerator(seed: 1000 + seed)
    for _ in 0..<150 {
      let count = Int.random(in: 0...60, using: &generator)
      let noise = (0..<count).compactMap { _ in Self.pieces.randomElement(using: &generator) }
        .joined()
      for text in [noise, "---\n" + noise + "\n---\n" + noise, "Title\n\n" + noise] {
        let file = SourceFile(path: "f.txt", text: text)
        let parsed = TreatmentReader.read(file, id: "x")
        check(parsed.diagnostics, of: file)
        #expect(parsed == TreatmentReader.read(file, id: "x"))
      }
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func largeFilesAreReadOrRefusedQuickly() {
    let cases = [
      String(repeating: "• a\n", count: 15_000),
      String(repeating: "short\n\nA sentence.\n\n", count: 4_000),
      "---\n" + String(repeating: "x: 1\n", count: 5_000) + "---\n",
      "---\n" + (0..<20_000).map { "hero_imag\($0): 1\n" }.joined() + "---\n",
      "---\ntitle: T\naliases: [" + String(repeating: "a, ", count: 50_000) + "]\n---\n",
      String(repeating: "# h\n", count: 15_000), String(repeating: "```\n~~~\n", count: 9_000),
      String(repeating: "Leave a reply\n", count: 9_000),
      String(repeating: "\u{0}\n", count: 9_000),
      String(repeating: "\n", count: 2_000_000), String(repeating: "---\n", count: 200_000),
      String(repeating: "x", count: 3_000_000),
    ]
    for text in cases {
      let file = SourceFile(path: "f.txt", text: text)
      let parsed = TreatmentReader.read(file, id: "x")
      #expect(parsed.value != nil || parsed.diagnostics.hasErrors)
    }
  }
}

import Content
import Foundation
import Layout
import Rendering
import TestSupport
import Testing

/// What comes out of a PDF is what went in, in the order in which it is read.
@Suite struct CopiedTextTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var language: String
    var rightToLeft = false
    var text: String

    var testDescription: String { "\(language): \(text.prefix(24))" }
  }

  /// Text of one direction, or with words of the other between spaces.
  static let samples = [
    Sample(
      language: "en",
      text: "Laser “light” costs £5 – 30–40 minutes, office efficient affluent, naïve façade, q̃."),
    Sample(
      language: "uk", text: "Ваша шкіра може бути червоною кілька годин, п’ять їжаків і ґанок."),
    Sample(language: "el", text: "Το δέρμα σας μπορεί να είναι κόκκινο και ζεστό για λίγες ώρες."),
    Sample(
      language: "ar", rightToLeft: true,
      text: "قد يكون جلدك أحمر ودافئا لبضع ساعات بعد العلاج بالليزر"
        + " اتصل بنا إذا كنت قلقا على لا إله"),
    Sample(
      language: "ar", rightToLeft: true, text: "السَّلَامُ عَلَيْكُمْ وَرَحْمَةُ اللهِ"),
    Sample(
      language: "he", rightToLeft: true,
      text: "העור שלך עשוי להיות אדום וחם במשך כמה שעות לאחר הטיפול שָׁלוֹם"),
    Sample(
      language: "hi",
      text: "उपचार के बाद आपकी त्वचा कुछ घंटों तक लाल और गर्म हो सकती है। क्षत्रिय श्री हिन्दी र्क"),
    Sample(
      language: "th", text: "ผิวของคุณอาจแดงและอุ่นเป็นเวลาหลายชั่วโมงหลังการรักษา น้ำ ที่นี่"),
    Sample(language: "zh", text: "治疗后几个小时内，您的皮肤可能会发红发热。请给我们打电话。"),
    Sample(language: "ja", text: "治療後数時間、皮膚が赤く熱くなることがあります。「ご連絡」ください。"),
    Sample(language: "ko", text: "치료 후 몇 시간 동안 피부가 붉고 따뜻할 수 있습니다."),
  ]

  /// Text of two directions. pdftotext works out the order anew, by rules of its own: it takes a line
  /// for right to left where most of the page is, and signs between two numbers with the numbers.
  static let mixed = [
    Sample(
      language: "en",
      text: "Laser (лазер), λέιζερ, ليزر جديد, לייזר חדש, लेज़र, เลเซอร์, and more."),
    Sample(
      language: "ar", rightToLeft: true, text: "علاج Laser therapy جديد (2025) مع лазер و לייזר."),
    Sample(
      language: "he", rightToLeft: true, text: "לאחר הטיפול, (30–40 דקות) שלום, 01632 960001."),
  ]

  private static func isInstalled(_ sample: Sample) -> Bool {
    let isEastAsian = ["zh", "ja", "ko"].contains(sample.language)
    return !isEastAsian || (try? InstalledFonts.face("Noto Sans CJK SC")) != nil
  }

  @Test(arguments: samples.filter(isInstalled))
  func pdftotextReadsWhatWasWritten(sample: Sample) throws {
    let read = try Self.read(sample, with: "pdftotext", ["-", "-"])
    #expect(Self.normal(read, sample) == Self.normal(sample.text, sample))
  }

  @Test(arguments: (samples + mixed).filter(isInstalled))
  func mutoolReadsWhatWasWritten(sample: Sample) throws {
    let read = try Self.read(sample, with: "mutool", ["draw", "-q", "-F", "txt"])
    #expect(Self.normal(read, sample) == Self.normal(sample.text, sample))
  }

  /// Cairo leaves out a call whose box is empty, such as a lone space on a whole number.
  @Test func spacesBetweenStylesStay() throws {
    var inlines: [Inline] = []
    for number in 0..<200 {
      inlines += [.strong([.text("a\(number)")]), .text(" "), .code("b\(number)", nil), .text(" ")]
    }
    let sample = Sample(language: "en", text: inlines.plainText)
    let read = try Self.read(sample, with: "mutool", ["draw", "-q", "-F", "txt"], inlines)
    #expect(Self.normal(read, sample) == Self.normal(sample.text, sample))
  }

  /// The second character of a linked pair is a glyph that shows nothing, wherever the pair stands.
  @Test func charactersOfLinkedLettersStay() throws {
    let words = (0..<200).map { "الأربعاء \($0) إلى" }
    let sample = Sample(language: "ar", rightToLeft: true, text: words.joined(separator: " "))
    let read = try Self.read(sample, with: "mutool", ["draw", "-q", "-F", "txt"])
    for word in ["الأربعاء", "إلى"] {
      #expect(Self.normal(read, sample).ranges(of: word).count == words.count)
    }
  }

  /// pdftotext drops a hyphen at a line's end, which is wrong where it was written.
  @Test func writtenHyphensStay() throws {
    let text = Array(repeating: "light", count: 60).joined(separator: "-")
    let sample = Sample(language: "en", text: text)
    for read in [
      try Self.read(sample, with: "pdftotext", ["-", "-"]),
      try Self.read(sample, with: "mutool", ["draw", "-q", "-F", "txt"]),
    ] {
      #expect(read.replacing(" \n", with: "\n").contains("light-\u{200B}\n"))
      #expect(Self.normal(read, sample) == text)
    }
  }

  // MARK: Reading

  /// Without what a reader adds: ends of lines, and marks of direction. A hyphen that was added goes
  /// with the line's end behind it.
  private static func normal(_ text: String, _ sample: Sample) -> String {
    let added: Set<Unicode.Scalar> = [
      "\u{C}", "\u{AD}", "\u{202A}", "\u{202B}", "\u{202C}", "\u{FEFF}",
    ]
    let joined = text.replacing("\u{200B}\n", with: "").replacing("\u{AD}\n", with: "")
    let scalars = joined.unicodeScalars.filter { !added.contains($0) }
    let kept = String(String.UnicodeScalarView(scalars))
    // Lines end between any two characters where no spaces are written, and after a dash.
    let end = ["th", "zh", "ja"].contains(sample.language) ? "" : " "
    return kept.replacing("–\n", with: "–").split(whereSeparator: \.isNewline)
      .joined(separator: end).split(separator: " ").joined(separator: " ")
  }

  private static func read(
    _ sample: Sample, with program: String, _ arguments: [String], _ inlines: [Inline]? = nil
  ) throws -> String {
    let document = Document(
      language: sample.language, rightToLeft: sample.rightToLeft, title: "Copied",
      parts: [Part(name: .body, blocks: [.paragraph(inlines ?? [.text(sample.text)])])],
      running: [:])
    let laidOut = LayoutEngine(
      template: try TestLayouts.plain(), typesetter: InstalledFonts.typesetter()
    ).layOut(document, images: [:])
    #expect(laidOut.diagnostics.filter { $0.severity == .error } == [])
    let pdf = try Renderer().pdf(laidOut, images: [:], made: Day(number: 20_000))
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("copied-\(UUID().uuidString).pdf")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(pdf.bytes).write(to: file)
    let paths = arguments.first == "-" ? [file.path, "-"] : arguments + [file.path]
    return try output(of: program, paths)
  }

  private static func output(of program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}

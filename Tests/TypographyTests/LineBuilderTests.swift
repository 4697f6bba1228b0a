import CustomDump
import TestSupport
import Testing

@testable import Typography

/// What is true of every line of every paragraph.
@Suite struct LineBuilderTests {
  /// A paragraph set to a measure.
  struct Sample: Sendable {
    var text: StyledText
    var missing: [MissingCharacter]
    var measure: Length
    var lines: [Line]

    /// The units that a line draws: one space at its end stays, the others are swallowed.
    func drawn(_ line: Line) -> Range<Int> {
      let end = line.range.reversed().first { !Self.isBreakingSpace(text.units[$0]) }
      let visibleEnd = end.map { $0 + 1 } ?? line.range.lowerBound
      return line.range.lowerBound..<min(visibleEnd + 1, line.range.upperBound)
    }

    /// What the runs stand for, without the guard after a hyphen.
    func read(_ run: GlyphRun, of line: Line) -> [UInt16] {
      let isGuarded = run.text.hasSuffix("-\u{200B}") && text.units[drawn(line)].last != 0x200B
      return Array(run.text.utf16.dropLast(isGuarded ? 1 : 0))
    }

    func visible(_ line: Line) -> Range<Int> {
      let drawn = drawn(line)
      guard let last = drawn.last, Self.isBreakingSpace(text.units[last]) else {
        return drawn
      }
      return drawn.lowerBound..<last
    }

    static func isBreakingSpace(_ unit: UInt16) -> Bool {
      [0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x2028, 0x2029, 0x3000].contains(unit)
    }
  }

  /// Random paragraphs at random measures, often too narrow for their words.
  static let samples: [Sample] = {
    var texts = SampleTexts(seed: 4)
    let typesetter = InstalledFonts.typesetter()
    return (0..<150).compactMap { _ in
      let text = texts.paragraph(words: 1...50)
      let measure = texts.length(15...450)
      guard let paragraph = try? typesetter.prepare(text) else { return nil }
      return Sample(
        text: text, missing: paragraph.missing, measure: measure,
        lines: typesetter.lines(of: paragraph, measure: measure))
    }
  }()

  @Test func samplesAreMany() {
    #expect(Self.samples.count == 150)
    #expect(Self.samples.contains { $0.text.rightToLeft })
    #expect(Self.samples.reduce(0) { $0 + $1.lines.count } > 1000)
    #expect(Self.samples.flatMap(\.lines).contains { $0.isOverfull })
    #expect(Self.samples.allSatisfy { $0.missing.isEmpty })
  }

  @Test func rangesCoverTheText() {
    for sample in Self.samples {
      var end = 0
      for line in sample.lines {
        #expect(line.range.lowerBound == end)
        #expect(!line.range.isEmpty)
        end = line.range.upperBound
      }
      #expect(end == sample.text.units.count)
    }
  }

  /// The runs from left to right, each read in its own direction, are the line's units in the order
  /// that rule L2 gives them, worked out here unit by unit.
  @Test func runsAreTheTextInVisualOrder() throws {
    for sample in Self.samples {
      let text = sample.text
      let levels = try Bidi.levels(of: text.units, rightToLeft: text.rightToLeft)
      // A hyphen stands where its word goes on, which for the text is the line's end.
      for line in sample.lines where !line.isHyphenated {
        let drawn = sample.drawn(line)
        let visibleEnd = sample.visible(line).upperBound
        // Rule L1: spaces at the line's end have the paragraph's level.
        let lineLevels = drawn.map {
          $0 < visibleEnd && !levels.isEmpty ? levels[$0] : text.rightToLeft ? 1 : 0
        }
        let expected = Self.reordered(Array(text.units[drawn]), levels: lineLevels)
        let found = Self.fromLeftToRight(line).flatMap { placed in
          let units = sample.read(placed.run, of: line)
          return placed.run.rightToLeft ? units.reversed() : units
        }
        if found != expected { expectNoDifference(found, expected) }
      }
    }
  }

  /// Rule L2: from the highest level to the lowest odd one, every stretch at that level or higher is
  /// reversed.
  private static func reordered(_ units: [UInt16], levels: [UInt8]) -> [UInt16] {
    var order = Array(units.indices)
    for level in stride(from: levels.max() ?? 0, to: 0, by: -1) {
      var start = 0
      while start < order.count {
        var end = start
        while end < order.count, levels[order[end]] >= level { end += 1 }
        order[start..<end].reverse()
        start = max(end, start + 1)
      }
    }
    return order.map { units[$0] }
  }

  private static func fromLeftToRight(_ line: Line) -> [Line.PlacedRun] {
    // What has no width stands before what begins at the same place.
    line.runs.sorted { ($0.x, $0.run.width) < ($1.x, $1.run.width) }
  }

  /// What is read first is drawn first, whatever its direction.
  @Test func runsAreInReadingOrder() {
    for sample in Self.samples {
      for line in sample.lines {
        let drawn = sample.drawn(line)
        let read = line.runs.flatMap { sample.read($0.run, of: line) }
        #expect(read == Array(sample.text.units[drawn]))
      }
    }
  }

  @Test func runsStandSideBySide() {
    for sample in Self.samples {
      for line in sample.lines {
        let runs = Self.fromLeftToRight(line)
        for (left, right) in zip(runs, runs.dropFirst()) {
          #expect(abs((left.x + left.run.width - right.x).points) < 1e-6)
        }
      }
    }
  }

  /// What is seen begins at the line's left end and is as wide as the line says; a space at its end
  /// hangs out on the side where the line ends.
  @Test func visibleTextFillsTheLinesWidth() throws {
    for sample in Self.samples {
      let text = sample.text
      for line in sample.lines {
        let runs = Self.fromLeftToRight(line)
        guard let first = runs.first, let last = runs.last else { continue }
        let space = Self.trailingSpace(of: line, in: sample)
        let left = first.x + (text.rightToLeft ? space : .zero)
        let right = last.x + last.run.width - (text.rightToLeft ? .zero : space)
        #expect(abs(left.points) < 0.01, "\(text.string(in: line.range))")
        #expect(abs((right - line.width).points) < 0.01, "\(text.string(in: line.range))")
      }
    }
  }

  private static func trailingSpace(of line: Line, in sample: Sample) -> Length {
    let visible = sample.visible(line)
    guard visible.upperBound < sample.drawn(line).upperBound else { return .zero }
    let runs = fromLeftToRight(line)
    let run = sample.text.rightToLeft ? runs.first?.run : runs.last?.run
    let glyph = sample.text.rightToLeft ? run?.glyphs.first : run?.glyphs.last
    guard let run, let glyph else { return .zero }
    return run.style.size * (Double(glyph.advance) / Double(run.face.unitsPerEm))
  }

  /// A line wider than its measure says so. It holds a single cluster, or Arabic letters that were
  /// parted within a word and take up more room since they no longer join.
  @Test func linesKeepToTheMeasure() {
    for sample in Self.samples {
      for line in sample.lines {
        #expect(line.isOverfull == (line.width.points > sample.measure.points + 0.5))
        let text = sample.text.string(in: sample.visible(line))
        let isArabic = text.unicodeScalars.contains { Script(of: $0) == Script(iso: "Arab") }
        if line.isOverfull {
          #expect(text.count == 1 || isArabic, "\(text) at \(sample.measure.points)")
        }
      }
    }
  }

  @Test func clustersStayInTheirRun() {
    for run in Self.samples.flatMap(\.lines).flatMap(\.runs).map(\.run) {
      #expect(!run.glyphs.isEmpty)
      let clusters = run.glyphs.map(\.cluster)
      #expect(clusters.allSatisfy { $0 >= 0 && $0 < run.text.utf16.count })
      let logical = run.rightToLeft ? clusters.reversed() : clusters
      #expect(zip(logical, logical.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(logical.first == 0)
    }
  }

  /// Glyph 0 is the box that stands for a missing character.
  @Test func nothingIsDrawnAsABox() {
    for run in Self.samples.flatMap(\.lines).flatMap(\.runs).map(\.run) {
      #expect(run.glyphs.allSatisfy { $0.id != 0 }, "\(run.text) in \(run.face.family)")
    }
  }

  @Test(arguments: [
    "a\tb", "a\u{2028}b", "a\nb", "a\u{AD}b", "a\u{200B}b", "א\u{2028}ב", "ا\u{3000}b",
  ])
  func invisibleCharactersAreNoBox(string: String) throws {
    var text = StyledText(language: "en")
    text.append(
      string, style: TextStyle(families: ["Noto Sans"], size: .pt(12), leading: .pt(17)))
    let typesetter = InstalledFonts.typesetter()
    let paragraph = try typesetter.prepare(text)
    let glyphs = typesetter.lines(of: paragraph, measure: .pt(100)).flatMap(\.runs)
      .flatMap(\.run.glyphs)
    #expect(paragraph.missing.isEmpty)
    #expect(glyphs.allSatisfy { $0.id != 0 })
  }

  @Test func naturalAndMinimumWidth() throws {
    let typesetter = InstalledFonts.typesetter()
    for sample in Self.samples {
      let paragraph = try typesetter.prepare(sample.text)
      let natural = typesetter.naturalWidth(of: paragraph)
      let minimum = typesetter.minimumWidth(of: paragraph)
      #expect(minimum <= natural)
      let atNatural = typesetter.lines(of: paragraph, measure: natural)
      #expect(atNatural.count == paragraph.candidates.filter(\.isMandatory).count)
      // At its minimum no word of the paragraph is split.
      let offsets = Set(paragraph.candidates.map(\.offset))
      let atMinimum = typesetter.lines(of: paragraph, measure: minimum)
      #expect(atMinimum.allSatisfy { offsets.contains($0.range.upperBound) })
    }
  }
}

import Content
import CustomDump
import Layout
import Planning
import Testing

@testable import Checking

/// Rules about what a file says besides its prose.
struct FactRulesTests {
  private func treatment(_ fields: String, body: String = "") -> String {
    "---\ntitle: Test\n\(fields)\n---\n\(body)"
  }

  // MARK: Review

  @Test(arguments: [
    ("review:", Rule.reviewMissing), ("review: {by: A, on: 2024-01-01}", .reviewOverdue),
    ("review: {by: A, due: 2026-11-20}", .reviewOverdue),
  ])
  func reviews(field: String, rule: Rule) {
    let (parsed, _) = Fixture.treatment(treatment(field))
    let found = ReviewRule(asOf: Fixture.asOf).findings(parsed)
    #expect(found.map(\.rule) == [rule])
    #expect(found.first?.diagnostic.severity == .warning)
  }

  @Test func aReviewThatHoldsIsNoFinding() {
    let (parsed, _) = Fixture.treatment(treatment("review: {by: A, due: 2026-11-21}"))
    #expect(ReviewRule(asOf: Fixture.asOf).findings(parsed) == [])
  }

  // MARK: Care and courses

  @Test func careWithoutASpan() {
    let text = treatment("aftercare:\n  - {id: sun, do: stay out of the sun}")
    expectNoDifference(
      Fixture.findings(text, clinic: Fixture.clinic()).brief, ["4:19+19 care-span"])
    expectNoDifference(
      Fixture.findings(text, clinic: Fixture.clinic("aftercare: {test: {sun: 2 weeks}}")).brief, [])
  }

  @Test func aCourseThatCannotBeKept() {
    let text = treatment("courses:\n  daily: {sessions: 4, every: 1 day, at_most: 1 day}")
    let found = Fixture.findings(text, clinic: Fixture.clinic())
    #expect(found.map(\.rule) == [.course])
    #expect(found.first?.diagnostic.severity == .error)
    #expect(found.first?.diagnostic.location?.line == 4)
  }

  @Test func aCourseThatCannotBeginOnSomeDays() {
    let text = treatment("courses:\n  weekly: {sessions: 3, every: 1 week, at_most: 8 days}")
    let closed = "closures:\n  - 2026-12-21..2027-01-03: Winter break\n"
    let found = Fixture.findings(text, clinic: Fixture.clinic(closed))
    #expect(found.map(\.rule) == [.course])
    #expect(found.first?.diagnostic.severity == .warning)
    #expect(Fixture.findings(text, clinic: Fixture.clinic()) == [])
  }

  // MARK: Links and pictures

  @Test(arguments: [
    ("https://example.org/a?b#c", true), ("http://", false), ("https://nohost/", false),
    ("https://a..b/", false), ("mailto:a@example.org", true), ("mailto:a", false),
    ("tel:+44 20 7946 0321", true), ("tel:call-us", false), ("https://example.org:8080/", true),
  ])
  func links(destination: String, isSound: Bool) {
    #expect((LinkRule.fault(of: destination) == nil) == isSound)
  }

  @Test func linksAtTheirPlaces() {
    let body = "See [our\npages](https://nowhere) or click [here](https://example.org)."
    expectNoDifference(
      Fixture.findings(treatment("language: en", body: body)).brief,
      ["5:6+3 link", "6:35+4 link-words"])
  }

  @Test func pictures() {
    let text = treatment(
      "hero_image: hero.jpg", body: "![](plain.jpg)\n\n![Waves](gone.jpg)\n\n![A](bad.jpg)")
    let found = Fixture.findings(
      text,
      pictures: [
        "hero.jpg": .usable(PixelSize(width: 10, height: 10)),
        "plain.jpg": .usable(PixelSize(width: 10, height: 10)), "bad.jpg": .unusable(reason: "x"),
      ])
    expectNoDifference(
      found.brief,
      [
        "3:13+8 picture-alternative", "5:1+1 picture-alternative", "7:1+1 picture-missing",
        "9:1+1 picture-missing",
      ])
    #expect(found.allSatisfy { $0.diagnostic.severity == .error })
  }

  @Test func aHeroIsMeasuredWhereItIsPrinted() throws {
    let file = try #require(Fixture.file("layouts/handout.yaml"))
    let template = try #require(
      LayoutTemplateReader { _ in nil }.read(
        file, name: "handout", paper: .a4, accent: .black
      ).value)
    let (parsed, _) = Fixture.treatment(treatment("hero_image: a.jpg\nhero_alt: Waves"))
    // 185 mm are 7.28 inches: 1602 pixels at 220 dots to the inch.
    for (width, count) in [(1600, 0), (1590, 1)] {
      let rule = PictureRule(template: template) { _ in
        .usable(PixelSize(width: width, height: 900))
      }
      #expect(rule.findings(parsed).map(\.rule) == Array(repeating: .pictureSize, count: count))
    }
  }

  // MARK: Names, marks, translations

  @Test func whatIsStillToBeFilledIn() {
    let text = treatment("# FILL IN is a remark here\nsession: \"FILL IN: minutes\"")
    expectNoDifference(
      FillInRule().findings(SourceFile(path: "a", text: text)).brief, ["4:11+16 fill-in"])
  }

  @Test func aliasesThatMeanTwo() {
    let treatments = [("a", "b"), ("b", "c"), ("d", "c")].map { id, alias in
      Fixture.treatment("---\ntitle: T\naliases: [\(alias)]\n---\n", id: id).0
    }
    expectNoDifference(
      CatalogueRule().findings(treatments).messages,
      [
        "'b' is a name of the treatment 'b' already", "'c' is a name of the treatment 'b' already",
      ])
  }

  @Test func translations() {
    let original = Fixture.treatment(
      treatment(
        """
        version: "2"
        courses: {a: {sessions: 3, every: 2 weeks}}
        aftercare: [{id: sun, avoid: sun, for: 2 weeks}, {id: gym, avoid: gym, for: a day or two}]
        contraindications: [{cancer: have cancer}]
        """)
    ).0
    func found(_ fields: String) -> [String] {
      Fixture.findings(treatment(fields), original: original)
        .filter { [.translationStale, .translationDiffers].contains($0.rule) }.messages
    }
    let sound = """
      translation_of: "2"
      courses: {a: {title: Kur, sessions: 3, every: 2 weeks}}
      aftercare: [{id: sun, avoid: Sonne, for: 2 weeks}, {id: gym, avoid: Sport, for: "kurz"}]
      contraindications: [{cancer: haben Krebs}]
      """
    let text = sound.replacing("\"kurz\"", with: "ein bis zwei Tage")
    expectNoDifference(found(text), [])
    expectNoDifference(
      found(text.replacing("\"2\"", with: "\"1\"")),
      ["this translates version 1; the original is at 2"])
    expectNoDifference(
      found(text.replacing("sessions: 3", with: "sessions: 4")),
      ["the course 'a' differs from the original"])
    expectNoDifference(
      found(text.replacing("Sonne, for: 2 weeks", with: "Sonne, for: 1 week")),
      ["the span of 'sun' differs from the original"])
    expectNoDifference(
      found(text.replacing("cancer", with: "krebs")),
      [
        "'contraindications' lacks 'cancer' of the original",
        "the original has no 'krebs' in 'contraindications'",
      ])
  }
}

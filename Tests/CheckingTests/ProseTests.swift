import Content
import CustomDump
import Testing

@testable import Checking

struct ProseTests {
  private let text = """
    ---
    title: Peel
    description: >-
      We clean your
      skin. Then we wait.
    contraindications:
      - herpes: have **a cold sore**
    steps:
      - title: We wash
        text: Any make-up comes off. Then we wash.
    ---
    # Peel

    ## What it is

    A *gentle* acid; see [our pages](https://example.org/a-long-address) for
    more. It stings.

    | Kind | What it means |
    |---|---|
    | **Mild** | Stings a little. |
    """

  @Test func everyWordStandsWhereItWasWritten() {
    let (_, file) = Fixture.treatment(text)
    for sentence in Fixture.sentences(text) {
      for token in sentence.tokens {
        guard let place = token.place, let line = file.line(place.line) else {
          Issue.record("\(token.text) has no place")
          continue
        }
        let written = line.dropFirst(place.column - 1).prefix(place.length).lowercased()
        #expect(written == token.text)
      }
    }
  }

  @Test func sentencesWithTheirPlaces() {
    expectNoDifference(
      Fixture.sentences(text).map { sentence in
        "\(sentence.place?.line ?? 0):\(sentence.place?.column ?? 0) \(sentence.text)"
      },
      [
        "2:8 Peel", "4:3 We clean your skin.", "5:9 Then we wait.", "7:13 have a cold sore",
        "9:12 We wash", "10:11 Any make-up comes off.", "10:34 Then we wash.",
        "14:4 What it is", "16:1 A gentle acid; see our pages for more.", "17:7 It stings.",
        "19:3 Kind", "19:10 What it means", "21:5 Mild", "21:14 Stings a little.",
      ])
  }

  @Test func sections() {
    let (treatment, file) = Fixture.treatment(text)
    expectNoDifference(
      Prose(treatment, in: file).sections.map(\.title),
      ["introduction", "contraindications", "steps", "What it is"])
  }
}

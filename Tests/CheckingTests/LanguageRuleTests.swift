import CustomDump
import Testing

@testable import Checking

struct LanguageRuleTests {
  @Test(arguments: [
    ("Bitte sagen Sie uns, wenn Sie mit der Haut nicht zufrieden sind.", "German"),
    ("Díganos si no está bien y la piel se pone roja con el calor.", "Spanish"),
    ("Proszę powiedzieć, czy skóra jest czerwona i nie może się goić.", "Polish"),
    ("Скажіть нам, якщо ви не задоволені тим, як виглядає шкіра.", "Ukrainian"),
    ("أخبرنا إذا كان الجلد أحمر أو إذا لم يكن جيدا.", "Arabic"),
  ])
  func aForeignSentence(text: String, language: String) {
    let found = Fixture.findings(
      "---\ntitle: Test\n---\nWe wash your skin. Then you wait for the gel to work.\n\n\(text)"
    )
    .filter { $0.rule == .mixedLanguage }
    #expect(found.count == 1)
    #expect(found.first?.diagnostic.location?.line == 6)
    #expect(found.first?.diagnostic.message.contains("in \(language)") == true)
  }

  @Test func aWholeTextIsOneFinding() {
    let text = """
      ---
      title: Peeling
      ---
      Wir reinigen Ihre Haut mit einem Gel. Bitte sagen Sie uns, wenn es für Sie nicht gut ist.
      Sie können uns auch nach der Behandlung anrufen, wenn Sie Fragen haben.
      """
    let found = Fixture.findings(text).filter { $0.rule == .mixedLanguage }
    #expect(found.map(\.diagnostic.hint) == ["set 'language: de', or translate it"])
    #expect(Fixture.findings(text, language: "de").filter { $0.rule == .mixedLanguage } == [])
  }
}

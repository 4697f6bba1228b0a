import Content
import CustomDump
import Testing

@testable import Planning

struct HandoutComposerTests {
  @Test func everyPhraseIsThere() throws {
    expectNoDifference(try Language.english().phrases.missing, [])
  }

  @Test func partsInTheOrderInWhichTheyAreNeeded() throws {
    let document = try HandoutComposer.example().document()
    expectNoDifference(
      document.parts.map(\.name),
      [
        .hero, .title, .glance, .schedule, .practical, .calendar, .before, .screening,
        .steps, .aftercare, .expect, .call, .body, .colophon,
      ])
    #expect(document.title == "Laser facial rejuvenation")
    #expect(document.language == "en" && !document.rightToLeft)
  }

  @Test func whatIsEmptyIsLeftOut() throws {
    let bare = Treatment(id: "note", file: "note.txt", title: "A note")
    let document = try HandoutComposer.example(
      treatment: bare, course: nil, clinic: Clinic(file: "clinic.yaml", name: "Example")
    ).document()
    expectNoDifference(
      document.parts.map(\.name), [.hero, .title, .schedule, .practical, .call, .colophon])
    expectNoDifference(document.parts[0].blocks, [.ornament("note")])
  }

  @Test func noTitleNamesThePatient() throws {
    let document = try HandoutComposer.example(patient: Patient(name: "Anna {patient}")).document()
    #expect(!document.title.contains("Anna"))
    #expect(document.running["patient"] == "Anna {patient}")
    #expect(document.running["for"] == "Plan for Anna {patient}")
  }

  @Test func runningTexts() throws {
    expectNoDifference(
      try HandoutComposer.example(patient: Patient(reference: "A-17")).running,
      [
        "address": "1 Example Street, London", "email": "", "web": "",
        "clinic": "Example Clinic", "tagline": "", "phone": "020 7946 0000",
        "title": "Laser facial rejuvenation", "patient": "A-17", "for": "Plan for A-17",
        "version": "Version 1.0 (March 2026)", "review": "Not yet reviewed by a clinician",
        "made": "Made on 24 February 2025", "page": "Page {page} of {pages}",
      ])
  }
}

import Content
import CustomDump
import Testing

@testable import Planning

struct TitlePartTests {
  @Test func forWhomByWhomAndWhen() throws {
    let patient = Patient(
      name: "Anna Example", born: "1980-05-03", reference: "A-17", clinician: "Dr Smith")
    expectNoDifference(
      Outline.of(try HandoutComposer.example(patient: patient).titlePart),
      """
      [title]
        # Laser facial rejuvenation
        caution: Not yet reviewed by a clinician. Please go through it with yours.
        lead: Short pulses of laser light warm small areas of skin.
        addressee: For **Anna Example** · born 3 May 1980 · reference A-17 / From Dr Smith, Example Clinic · Made on Monday 24 February 2025
      """)
  }

  @Test func aReviewedTextSaysSoOnlyWhereItIsOverdue() throws {
    var treatment = Treatment.laser
    treatment.review = Review(by: "Dr A. Name", on: "2023-01-10", due: "2025-02-24")
    let inTime = try HandoutComposer.example(treatment: treatment)
    #expect(!Outline.of(inTime.titlePart).contains("caution"))
    expectNoDifference(
      Outline.of(inTime.colophonPart),
      """
      [colophon]
        note: Version 1.0 (March 2026) · Made on 24 February 2025 · Reviewed by Dr A. Name on 10 January 2023 · Next review due by 24 February 2025
        note: Sources: 004
      """)
    let late = try HandoutComposer.example(treatment: treatment, asOf: "2025-02-25")
    #expect(
      Outline.of(late.titlePart).contains(
        "caution: This text was due for review by Monday 24 February 2025."))
    #expect(inTime.running["review"] == "")
  }

  @Test func aCourseWithANameOfItsOwn() throws {
    var course = Course.laser
    course.title = "Gentle course"
    var treatment = Treatment.laser
    treatment.courses = [.laser, course]
    let one = try HandoutComposer.example(treatment: treatment, course: course)
    #expect(
      Outline.of(one.titlePart).contains("# Laser facial rejuvenation\n  **Gentle course**\n"))
    treatment.courses = [course]
    let only = try HandoutComposer.example(treatment: treatment, course: course)
    #expect(!Outline.of(only.titlePart).contains("Gentle course"))
  }
}

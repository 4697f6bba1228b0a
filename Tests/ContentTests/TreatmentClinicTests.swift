import Content
import CustomDump
import Testing

@Suite struct TreatmentClinicTests {
  private var treatment: Treatment {
    let text = """
      ---
      title: T
      courses:
        classic: {sessions: 5-10, planned: 9, every: clinic, maintenance: 1 year}
        intensive:
          phases:
            first: {every: 1 day, for: 1 week}
            second week: {sessions: clinic, every: clinic, optional: true}
        strict: {sessions: 3, every: 1 month, at_least: 4 weeks}
      before: [{id: sun, avoid: no sun, for: 1 week, confirm: true}]
      aftercare: [{id: sun, avoid: no sun}, {id: sauna, avoid: no sauna}]
      ---
      """
    let parsed = TreatmentReader.read(SourceFile(path: "meso.md", text: text), id: "meso")
    #expect(parsed.diagnostics == [])
    return parsed.value ?? Treatment(id: "", file: "", title: "")
  }

  private func clinic(_ text: String) -> Clinic {
    let file = SourceFile(
      path: "clinic.yaml", text: "name: N\nopening: {monday: 09:00-18:00}\n" + text)
    let parsed = ClinicReader.read(file)
    #expect(parsed.diagnostics == [])
    return parsed.value ?? Clinic(file: "", name: "")
  }

  @Test func whatTheClinicSetsIsMarked() {
    let clinic = clinic(
      """
      courses:
        meso:
          classic: {every: 10 days, sessions: 4-6, maintenance: 6 months}
          intensive:
            second week: {sessions: 3, every: 2 days}
      aftercare: {meso: {sun: 4 weeks}}
      before: {meso: {sun: course}}
      """)
    let before = treatment
    let parsed = before.applying(clinic)
    expectNoDifference(parsed.diagnostics, [])
    var expected = before
    expected.courses[0].phases[0].every = .every(low: Period(10, .day), high: nil)
    expected.courses[0].phases[0].sessions = 4...6
    // Nine sessions were the treatment's choice, out of another range.
    expected.courses[0].phases[0].planned = nil
    expected.courses[0].phases[0].setByClinic = ["every", "sessions"]
    expected.courses[0].maintenance = .every(low: Period(6, .month), high: nil)
    expected.courses[0].setByClinic = ["maintenance"]
    expected.courses[1].phases[1].sessions = 3...3
    expected.courses[1].phases[1].sessionsAwaitClinic = false
    expected.courses[1].phases[1].every = .every(low: Period(2, .day), high: nil)
    expected.courses[1].phases[1].setByClinic = ["every", "sessions"]
    expected.aftercare[0].span = .period(Period(4, .week))
    expected.aftercare[0].setByClinic = true
    expected.before[0].span = .course
    expected.before[0].setByClinic = true
    expected.before[0].toConfirm = false
    expectNoDifference(parsed.value, expected)
  }

  @Test func aSilentClinicChangesNothing() {
    let other = clinic("courses: {laser: {classic: {every: 1 day}}}")
    expectNoDifference(treatment.applying(other), Parsed(value: treatment))
    let undecided = clinic(
      "courses: {meso: {classic: {every: clinic}}}\naftercare: {meso: {sun: clinic}}")
    expectNoDifference(treatment.applying(undecided), Parsed(value: treatment))
  }

  @Test func unknownNamesAreWarningsWithANearOne() {
    let clinic = clinic(
      """
      courses:
        meso:
          clasic: {every: 1 day}
          intensive: {secnd week: {sessions: 2}, planned: 2}
      aftercare: {meso: {snu: 4 weeks}}
      before: {meso: {shower: 4 weeks}}
      """)
    let parsed = treatment.applying(clinic)
    expectNoDifference(
      parsed.diagnostics.map { "\(brief([$0])[0]) – \($0.hint ?? "")" },
      [
        "5:5 warning: the treatment 'meso' has no course called 'clasic' – did you mean 'classic'?",
        "6:16 warning: the course 'intensive' has several phases, and its fields are theirs – "
          + "known: 'first' and 'second week'",
        "6:17 warning: the course 'intensive' has no phase called 'secnd week' – "
          + "did you mean 'second week'?",
        "7:20 warning: the treatment 'meso' has no rule in 'aftercare' called 'snu' – "
          + "did you mean 'sun'?",
        "8:17 warning: the treatment 'meso' has no rule in 'before' called 'shower' – known: 'sun'",
      ])
    expectNoDifference(parsed.value, treatment)
  }

  @Test func aContradictionLeavesTheTreatmentsOwnValues() {
    let parsed = treatment.applying(clinic("courses: {meso: {strict: {every: 1 week}}}"))
    expectNoDifference(
      parsed.diagnostics.map(\.message),
      ["what the clinic sets of 'course' is not used: 'at_least' is longer than 'every'"])
    expectNoDifference(parsed.value, treatment)
    let both = clinic("courses: {meso: {strict: {every: 1 week, at_least: 5 days}}}")
    #expect(treatment.applying(both).diagnostics == [])
  }

  @Test func treatmentsThatNobodyHasAreNamed() {
    let clinic = clinic(
      "courses: {mseo: {a: {every: 1 day}}}\naftercare: {laser: {a: 1 day}, meso: {a: 1 day}}")
    expectNoDifference(
      clinic.unknownTreatments(among: ["meso"]).map { "\(brief([$0])[0]) – \($0.hint ?? "")" },
      [
        "3:11 warning: there is no treatment called 'mseo' – did you mean 'meso'?",
        "4:13 warning: there is no treatment called 'laser' – known: 'meso'",
      ])
  }
}

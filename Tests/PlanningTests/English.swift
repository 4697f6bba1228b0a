import Content
import Foundation
import Testing

@testable import Planning

extension Language {
  /// English with the phrases of `assets/languages/en.yaml`; ICU's part of it by hand.
  static func english(sourceFile: String = #filePath) throws -> Language {
    let root = sourceFile.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let path = (root + ["assets", "languages", "en.yaml"]).joined(separator: "/")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let parsed = PhrasebookReader.read(SourceFile(path: "en.yaml", text: text))
    #expect(parsed.diagnostics.isEmpty)
    return Language(phrases: try #require(parsed.value), names: .english) {
      $0 == 1 ? .one : .other
    }
  }
}

extension Language.CalendarNames {
  static let english = Language.CalendarNames(
    weekdays: [
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ],
    shortWeekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    narrowWeekdays: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
    months: englishMonths, standaloneMonths: englishMonths,
    shortMonths: englishMonths.map { String($0.prefix(3)) })

  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

extension Treatment {
  /// A laser treatment with something for every part of a handout.
  static var laser: Treatment {
    var treatment = Treatment(id: "laser", file: "laser.md", title: "Laser facial rejuvenation")
    treatment.description = "Short pulses of laser light warm small areas of skin."
    treatment.hero = ImageReference(path: "laser.jpg", alternative: "Waves of skin")
    treatment.session = 30...40
    treatment.courses = [.laser]
    treatment.before = [
      CareRule(id: "sun", kind: .avoid, what: "no sun beds", span: .clinic)
    ]
    treatment.aftercare = [
      CareRule(
        id: "sauna", kind: .avoid, what: "no sauna, pool or solarium", span: .period(.weeks(4)),
        toConfirm: true),
      CareRule(id: "sun", kind: .do, what: "protect your skin from the sun", span: .course),
    ]
    treatment.expect = [
      CareRule(id: "red", kind: .expect, what: "slight redness", span: .text("a few hours"))
    ]
    treatment.steps = [Step(title: "We clean your skin", text: [.text("Make-up comes off first.")])]
    treatment.contraindications = [
      Contraindication(id: "pregnancy", text: [.text("are pregnant or breastfeeding")])
    ]
    treatment.whenToCall = [[.text("the redness gets worse")]]
    treatment.sources = ["004"]
    treatment.version = "1.0 (March 2026)"
    treatment.body = [.paragraph([.text("Body.")])]
    return treatment
  }
}

extension Clinic {
  static var example: Clinic {
    var clinic = Clinic.closed(on: .sunday)
    clinic.opening[.saturday] = [Hours(opens: 540, closes: 750), Hours(opens: 840, closes: 960)]
    clinic.phone = "020 7946 0000"
    clinic.address = ["1 Example Street", "London"]
    clinic.outOfHours = OutOfHours(name: "Night line", phone: "020 7946 0999")
    return clinic
  }
}

extension HandoutComposer {
  static func example(
    treatment: Treatment = .laser, course: Course? = .laser, start: Day = "2025-03-01",
    clinic: Clinic = .example, patient: Patient = Patient(), asOf: Day = "2025-02-24",
    history: [Int: SessionEvent] = [:], options: HandoutOptions = HandoutOptions()
  ) throws -> HandoutComposer {
    let schedule = try course.map {
      try Planner(clinic).plan($0, from: start, history: history, asOf: asOf)
    }
    return HandoutComposer(
      treatment: treatment, course: course, schedule: schedule,
      care: CareCalendar(treatment: treatment, schedule: schedule), clinic: clinic,
      patient: patient, language: try .english(), asOf: asOf, options: options)
  }
}

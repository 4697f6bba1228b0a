import Content
import Planning

/// What one handout is asked to be, from the command line, a request file, or both.
///
/// Nil leaves the choice to the clinic's file or the treatment.
struct JobRequest: Hashable, Sendable {
  var treatments: [String] = []
  var start: Day?
  var course: String?
  var sessions: Int?
  var patient: String?
  var born: Day?
  var reference: String?
  var clinician: String?
  /// Minutes since midnight, of every session without a time of its own.
  var time: Int?
  /// By session number.
  var times: [Int: Int] = [:]
  /// What is said of one treatment of several, by the name that was used for it.
  var starts: [String: Day] = [:]
  var courses: [String: String] = [:]
  var counts: [String: Int] = [:]
  var visitTimes: [String: [Int: Int]] = [:]
  /// What has happened, or was agreed by hand.
  var history: [Visit: SessionEvent] = [:]
  /// The days of the plan that this one replaces; nil where no such plan was named.
  var earlier: [EarlierSession]?
  /// Conditions that were ticked, the form that names them, and those that were acknowledged.
  var has: [String] = []
  var screen: String?
  var acknowledge: [String] = []
  var unavailable: [ClosedRange<Day>] = []
  var replaces: Day?
  var asOf: Day?
  var clinic: String?
  var language: String?
  var layout: String?
  var paper: String?

  /// This request, completed by another where it says nothing.
  func over(_ other: JobRequest) -> JobRequest {
    JobRequest(
      treatments: treatments.isEmpty ? other.treatments : treatments,
      start: start ?? other.start, course: course ?? other.course,
      sessions: sessions ?? other.sessions, patient: patient ?? other.patient,
      born: born ?? other.born, reference: reference ?? other.reference,
      clinician: clinician ?? other.clinician, time: time ?? other.time,
      times: times.merging(other.times) { mine, _ in mine },
      starts: starts.merging(other.starts) { mine, _ in mine },
      courses: courses.merging(other.courses) { mine, _ in mine },
      counts: counts.merging(other.counts) { mine, _ in mine },
      visitTimes: visitTimes.merging(other.visitTimes) { mine, theirs in
        mine.merging(theirs) { mine, _ in mine }
      },
      history: history.merging(other.history) { mine, _ in mine },
      earlier: earlier ?? other.earlier, has: has + other.has, screen: screen ?? other.screen,
      acknowledge: acknowledge + other.acknowledge,
      unavailable: unavailable.isEmpty ? other.unavailable : unavailable,
      replaces: replaces ?? other.replaces, asOf: asOf ?? other.asOf,
      clinic: clinic ?? other.clinic, language: language ?? other.language,
      layout: layout ?? other.layout, paper: paper ?? other.paper)
  }
}

extension JobRequest {
  /// What the handout says of its patient.
  var addressee: Patient {
    Patient(name: patient, born: born, reference: reference, clinician: clinician)
  }

  /// What patients with the same plan have in common: whoever is known by the same particulars has
  /// the same pages but for these.
  var withoutParticulars: JobRequest {
    var request = self
    request.patient = patient.map { _ in "" }
    request.born = born.map { _ in Day(number: 0) }
    request.reference = reference.map { _ in "" }
    request.clinician = clinician.map { _ in "" }
    return request
  }
}

/// A session as the command line names it: "2", or "laser:2" in a plan of several treatments.
struct Visit: Hashable, Comparable, Sendable {
  /// Nil where the plan has one treatment.
  var treatment: String?
  var number: Int

  init(treatment: String?, number: Int) {
    self.treatment = treatment
    self.number = number
  }

  /// Nil where the text names no session.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let last = parts.last, let number = Int(last), number > 0, !parts[0].isEmpty else {
      return nil
    }
    self.number = number
    treatment = parts.count > 1 ? parts.dropLast().joined(separator: ":") : nil
  }

  static func < (left: Visit, right: Visit) -> Bool {
    (left.treatment ?? "", left.number) < (right.treatment ?? "", right.number)
  }
}

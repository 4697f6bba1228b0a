import Content

/// What one handout is asked to be, from the command line, a request file, or both.
///
/// Nil leaves the choice to the clinic's file or the treatment.
struct JobRequest: Sendable {
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
      unavailable: unavailable.isEmpty ? other.unavailable : unavailable,
      replaces: replaces ?? other.replaces, asOf: asOf ?? other.asOf,
      clinic: clinic ?? other.clinic, language: language ?? other.language,
      layout: layout ?? other.layout, paper: paper ?? other.paper)
  }
}

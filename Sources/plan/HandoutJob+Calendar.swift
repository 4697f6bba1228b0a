import Content
import Interchange

extension HandoutJob.Plan {
  /// The plan's visits as a calendar file.
  ///
  /// - Parameters:
  ///   - start: the day that was asked for.
  ///   - id: tells the plan from others of the same treatment and start.
  ///   - isDiscreet: names no treatment.
  func calendar(
    start: Day?, id: String? = nil, isDiscreet: Bool = false
  ) throws(Failure) -> (text: String, warnings: [Diagnostic]) {
    do {
      return try CalendarFile(
        plans: all, clinic: clinic, language: language, times: times, asOf: asOf, start: start,
        id: id, isDiscreet: isDiscreet
      ).text()
    } catch {
      throw Failure(error)
    }
  }
}

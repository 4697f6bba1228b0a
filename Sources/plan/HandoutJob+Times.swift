import Content
import Planning

extension HandoutJob {
  /// Sessions whose time lies outside the clinic's hours of that day: shown, never decided, since a
  /// clinic may well see someone before it opens.
  func timesOutsideHours(_ schedule: Schedule?, _ clinic: Clinic) -> [Diagnostic] {
    (schedule?.sessions ?? []).compactMap { session in
      guard let day = session.date, let time = request.times[session.number] ?? request.time,
        let hours = clinic.opening[day.weekday],
        !hours.contains(where: { $0.opens <= time && time < $0.closes })
      else { return nil }
      let weekday = day.weekday.rawValue
      return .warning(
        "session \(session.number) on \(day) is timed outside the clinic's hours that day",
        hint: "look at 'opening' for \(weekday) in the clinic's file")
    }
  }
}

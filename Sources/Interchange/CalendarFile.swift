internal import CICal
import Content
import Planning

/// A plan's visits as an iCalendar file (RFC 5545): one event for each dated session.
///
/// Nothing of the patient stands in it. An event's UID is made of the plan's id, the treatment and
/// the session's number, so that it stays the same when the day moves; SEQUENCE grows with the day
/// on which the plan is made and with what has happened since.
public struct CalendarFile {
  private let plans: [TreatmentPlan]
  private let clinic: Clinic
  private let language: Language
  private let times: VisitTimes
  private let asOf: Day
  private let id: String
  private let isDiscreet: Bool

  /// - Parameters:
  ///   - id: tells the plan from others of the same treatment and start; nil takes those.
  ///   - start: the day that was asked for, which no later move changes.
  ///   - isDiscreet: names no treatment, for a calendar that goes beside an encrypted plan.
  public init(
    plans: [TreatmentPlan], clinic: Clinic, language: Language, times: VisitTimes, asOf: Day,
    start: Day?, id: String? = nil, isDiscreet: Bool = false
  ) {
    self.plans = plans
    self.clinic = clinic
    self.language = language
    self.times = times
    self.asOf = asOf
    self.isDiscreet = isDiscreet
    let first = start ?? plans.visits.lazy.compactMap(\.date).first ?? asOf
    self.id =
      id
      ?? (plans.map { "\($0.treatment.id)-\($0.course?.id ?? "")" } + [first.description])
      .joined(separator: "-")
  }

  /// The file's text, its lines ended by CR LF, and what is doubtful about it.
  ///
  /// - Throws: where libical is not installed.
  public func text() throws(CalendarError) -> (text: String, warnings: [Diagnostic]) {
    let events = events
    let zone = events.contains { $0.minute >= 0 } ? clinic.timeZone : nil
    let titles = isDiscreet ? [] : plans.map(\.treatment.title).filter { !$0.isEmpty }
    let title = (titles.isEmpty ? [] : [language.together(titles)]) + [clinic.name]
    let (stamp, year) = (asOf.digits, (events.first?.day ?? asOf).year)
    return try CalendarLibrary.use { () throws(CalendarError) in
      var isUnknown: Int32 = 0
      guard
        let writer = cical_writer_new(
          "-//plan//treatment plan//EN", title.joined(separator: ", "), stamp, zone, Int32(year),
          &isUnknown)
      else { throw CalendarError.outOfMemory }
      for event in events { event.add(to: writer) }
      guard let text = cical_writer_finish(writer) else { throw CalendarError.outOfMemory }
      defer { cical_free(text) }
      return (String(cString: text), isUnknown == 0 ? [] : [unknownZone])
    }
  }

  private var unknownZone: Diagnostic {
    .warning(
      "the system does not know the clinic's time zone, so that the visits have local times",
      hint: "look at 'time_zone' in the clinic's file")
  }

  // MARK: Events

  private var events: [Event] {
    plans.flatMap { plan in
      (plan.schedule?.sessions ?? []).compactMap { session in
        session.date.map { event(session, on: $0, of: plan.treatment) }
      }
    }
  }

  private func event(_ session: PlannedSession, on day: Day, of treatment: Treatment) -> Event {
    let name = name(of: session, treatment)
    let minute = times[session]
    return Event(
      uid: uid(of: session, treatment), sequence: sequence,
      day: day, minute: minute ?? -1, length: treatment.session?.upperBound ?? 30,
      summary: session.optional ? "\(name) (\(language.text(.scheduleOptional)))" : name,
      location: ([clinic.name] + clinic.address).joined(separator: ", "),
      description: description, isTentative: session.optional,
      // A day before; of a visit without a time, at nine in the morning of the day before.
      alarm: name, alarmMinutes: minute == nil ? 15 * 60 : 24 * 60)
  }

  /// A digest tells nobody what it was made of, and is the same for the same visit.
  private func uid(of session: PlannedSession, _ treatment: Treatment) -> String {
    let name = "\(id)-\(treatment.id)-\(session.number)"
    return "\(isDiscreet ? UUIDv5(name).description : name)@\(domain)".asToken
  }

  private func name(of session: PlannedSession, _ treatment: Treatment) -> String {
    let number = String(session.number)
    return isDiscreet || treatment.title.isEmpty
      ? language.text(.scheduleSession, ["number": number])
      : language.text(.scheduleSessionOf, ["treatment": treatment.title, "number": number])
  }

  /// How to change a visit.
  private var description: String? {
    let lines = [clinic.cancel, clinic.phone].compactMap(\.self)
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  private var domain: String {
    let web = clinic.web?.split(separator: "://").last?.split(separator: "/").first
    return web.map(String.init) ?? clinic.email?.split(separator: "@").last.map(String.init)
      ?? "plan.invalid"
  }

  /// Sixteen for each day since 2000, and one for each thing that has happened.
  private var sequence: Int {
    let events = plans.flatMap { $0.schedule?.sessions ?? [] }.filter { $0.event != nil }.count
    return max(0, asOf.number - 10_957) * 16 + min(15, events)
  }

  private struct Event {
    var uid: String
    var sequence: Int
    var day: Day
    /// Since midnight; -1 for the whole day.
    var minute: Int
    var length: Int
    var summary: String
    var location: String
    var description: String?
    var isTentative: Bool
    var alarm: String
    var alarmMinutes: Int

    func add(to writer: OpaquePointer) {
      cical_writer_add(
        writer, uid, Int32(clamping: sequence), day.digits, Int32(minute), Int32(clamping: length),
        summary, location, description, isTentative ? 1 : 0, alarm, Int32(alarmMinutes))
    }
  }
}

extension Day {
  /// 20250301.
  fileprivate var digits: Int32 {
    let (year, month, day) = civil
    return Int32(clamping: year * 10_000 + month * 100 + day)
  }
}

extension String {
  /// With hyphens for all that could confuse whoever reads a UID.
  fileprivate var asToken: String {
    String(map { $0.isASCII && ($0.isLetter || $0.isNumber || "-._@".contains($0)) ? $0 : "-" })
  }
}

import Content
import Planning

/// A plan's sessions as comma-separated values (RFC 4180), one a line below a line of names.
///
/// No cell can be taken for a formula: a text that begins like one has an apostrophe before it, as
/// OWASP advises.
public struct CSVTable {
  private let plans: [TreatmentPlan]
  private let language: Language
  private let times: VisitTimes

  public init(plans: [TreatmentPlan], language: Language, times: VisitTimes) {
    self.plans = plans
    self.language = language
    self.times = times
  }

  /// Names in English and days as ISO dates whatever the language: programs read them. Lines end
  /// with CR LF, the last one too.
  public var text: String {
    let heads = [
      "treatment", "course", "number", "phase", "date", "weekday", "time", "earliest", "latest",
      "optional", "moved_from", "reason", "event", "before", "after",
    ]
    let rows = plans.visits.compactMap { session in
      plans.first { $0.treatment.id == session.treatment }.map { row(session, of: $0) }
    }
    return ([heads] + rows).map { $0.map(\.csvCell).joined(separator: ",") + "\r\n" }.joined()
  }

  private func row(_ session: PlannedSession, of plan: TreatmentPlan) -> [String] {
    let care = session.date.map { plan.care.days(around: $0) }
    return [
      session.treatment, plan.course?.id ?? "", String(session.number), session.phase,
      session.date?.description ?? "", session.date?.weekday.englishName ?? "",
      session.date == nil ? "" : times[session].map(clock) ?? "",
      session.earliest?.description ?? "", session.latest?.description ?? "",
      session.optional ? "yes" : "no", session.moved?.from.description ?? "",
      session.moved.map { language.words($0.reason) } ?? "", session.event?.name ?? "",
      words(care?.before), words(care?.after),
    ]
  }

  private func words(_ entries: [CareCalendar.Held]?) -> String {
    (entries ?? []).map { "\($0.rule.what) \($0.days.lowerBound)..\($0.days.upperBound)" }
      .joined(separator: "; ")
  }

  private func clock(_ minutes: Int) -> String {
    let digits = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : String($0) }
    return digits.joined(separator: ":")
  }
}

extension SessionEvent {
  /// As programs read it.
  var name: String {
    switch self {
    case .done: "done"
    case .agreed: "agreed"
    case .missed: "missed"
    }
  }
}

extension String {
  /// The cell with the quotes that it needs.
  var csvCell: String {
    var cell = self
    // By scalars: CR LF is one Character.
    if let first = unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) {
      cell = "'" + cell
    }
    guard cell.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return cell
    }
    var quoted = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}

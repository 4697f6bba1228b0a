import Content
import Planning

/// A schedule as a table of plain text, for a terminal.
public struct ScheduleTable {
  private let plans: [TreatmentPlan]
  private let language: Language

  public init(_ plans: [TreatmentPlan], language: Language) {
    self.plans = plans
    self.language = language
  }

  /// A line for the heads and one for each session, each ended by a line end, columns aligned and
  /// two spaces apart. Of several treatments each line names its own.
  public var text: String {
    let keys: [Phrasebook.Key] =
      (plans.count > 1 ? [.tableTreatment] : [])
      + [.tableSession, .scheduleDay, .tableWindow, .tableNote]
    let heads = keys.map { language.text($0) }
    let rows = [heads] + plans.visits.map(cells) + plans.compactMap(maintenance)
    let widths = heads.indices.map { column in rows.map { $0[column].columns }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ").withoutTrailingSpaces
        + "\n"
    }.joined()
  }

  private func cells(_ session: PlannedSession) -> [String] {
    let window = session.earliest.flatMap { earliest in
      session.latest.map { words(earliest...$0) }
    }
    return (plans.count > 1 ? [session.treatment] : []) + [
      String(session.number),
      session.date.map(language.longDate) ?? language.text(.scheduleUndated), window ?? "",
      notes(session).joined(separator: "; "),
    ]
  }

  private func notes(_ session: PlannedSession) -> [String] {
    [
      session.optional ? language.text(.scheduleOptional) : nil,
      session.event?.isDone == true ? language.text(.scheduleDone) : nil,
      session.moved.map { language.words($0) },
      session.setByClinic ? language.text(.scheduleSetByClinic) : nil,
    ].compactMap(\.self)
  }

  private func words(_ days: ClosedRange<Day>) -> String {
    let (first, last) = (days.lowerBound, days.upperBound)
    return first == last
      ? language.mediumDate(first)
      : "\(language.mediumDate(first)) – \(language.mediumDate(last))"
  }

  private func maintenance(_ plan: TreatmentPlan) -> [String]? {
    guard let maintenance = plan.schedule?.maintenance else { return nil }
    var (window, note) = ("", "")
    switch maintenance {
    case .window(let days): window = words(days)
    case .afterLast(let low, let high):
      note = language.text(
        .scheduleMaintenanceAfter, ["period": language.words(low, to: high)])
    case .setByClinic: note = language.text(.scheduleMaintenanceClinic)
    }
    return (plans.count > 1 ? [plan.treatment.id] : [])
      + ["", language.text(.scheduleMaintenance), window, note]
  }
}

extension String {
  /// How many columns of a terminal the text takes: East Asian wide characters take two (the main
  /// blocks of UAX #11's W and F).
  var columns: Int {
    reduce(0) { width, character in
      let isWide = character.unicodeScalars.first.map { scalar in
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
          0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
          true
        default: false
        }
      }
      return width + (isWide == true ? 2 : 1)
    }
  }

  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - columns))
  }

  var withoutTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

import Content
import Interchange
import Planning

/// What a run did: a few lines for people, one object for programs.
struct Summary {
  let plan: HandoutJob.Plan
  let setting: Setting
  let files: [PlanReport.File]

  /// How the plan was set, as far as its reader wants to know.
  struct Setting {
    /// The layout's name.
    var layout: String
    /// Nil for a text, which has no pages.
    var pageCount: Int?
    /// How the layout was bent, in words; empty where it was not.
    var adjustment = ""
    var warnings: [Diagnostic]
  }

  func show(on console: Console) {
    console.report(warnings)
    console.say(console.emphasized(title))
    if let schedule = plan.schedule {
      for session in schedule.sessions { console.say("  " + line(session)) }
    } else {
      console.say("  no dates: the treatment's file names no course")
    }
    guard let count = setting.pageCount else { return }
    let fitted = setting.adjustment
    console.say(
      "  \(count) \(count == 1 ? "page" : "pages")"
        + (fitted.isEmpty ? "" : " (fitted: \(fitted))"))
  }

  var json: String {
    PlanReport(
      files: files, treatment: plan.treatment.id, schedule: plan.schedule, care: plan.care,
      language: plan.language, layout: setting.layout, warnings: warnings
    ).json
  }

  private var warnings: [Diagnostic] { plan.warnings + setting.warnings }

  private var title: String {
    guard let course = plan.course else { return plan.treatment.title }
    return "\(plan.treatment.title), \(course.title ?? course.id)"
  }

  private func line(_ session: PlannedSession) -> String {
    let language = plan.language
    let number = session.number < 10 ? " \(session.number)" : "\(session.number)"
    let day = session.date.map(language.longDate) ?? language.text(.scheduleUndated)
    var notes: [String] = []
    if session.optional { notes.append(language.text(.scheduleOptional)) }
    if let moved = session.moved { notes.append(language.words(moved)) }
    return
      ([number, day].joined(separator: "  ")
      + (notes.isEmpty ? "" : " – " + notes.joined(separator: "; ")))
  }
}

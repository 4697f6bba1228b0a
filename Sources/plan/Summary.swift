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
    for session in plan.all.visits { console.say("  " + line(session)) }
    for undated in plan.all where undated.schedule == nil {
      let name = plan.others.isEmpty ? "" : "\(undated.treatment.title): "
      console.say("  \(name)no dates: the treatment's file names no course")
    }
    guard let count = setting.pageCount else { return }
    let fitted = setting.adjustment
    console.say(
      "  \(count) \(count == 1 ? "page" : "pages")"
        + (fitted.isEmpty ? "" : " (fitted: \(fitted))"))
  }

  var json: String {
    PlanReport(
      files: files, plans: plan.all, language: plan.language, layout: setting.layout,
      warnings: warnings
    ).json
  }

  private var warnings: [Diagnostic] { plan.warnings + setting.warnings }

  private var title: String {
    plan.all.map { plan in
      plan.treatment.title + (plan.course.map { ", \($0.title ?? $0.id)" } ?? "")
    }.joined(separator: "; ")
  }

  private func line(_ session: PlannedSession) -> String {
    let language = plan.language
    let number = session.number < 10 ? " \(session.number)" : "\(session.number)"
    let day = session.date.map(language.longDate) ?? language.text(.scheduleUndated)
    var notes: [String] = []
    if !plan.others.isEmpty { notes.append(session.treatment) }
    if session.event?.isDone == true { notes.append(language.text(.scheduleDone)) }
    if session.optional { notes.append(language.text(.scheduleOptional)) }
    if let moved = session.moved { notes.append(language.words(moved)) }
    return
      ([number, day].joined(separator: "  ")
      + (notes.isEmpty ? "" : " – " + notes.joined(separator: "; ")))
  }
}

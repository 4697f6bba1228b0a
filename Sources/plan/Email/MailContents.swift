import Content
import Delivery
import Interchange
import PDF

/// What a message brings, and in whose words.
struct MailContents {
  /// A plan, and the calendar of its visits.
  struct Enclosure {
    var pdf: [UInt8]
    /// Nil where the PDF tells of no visits.
    var calendar: String?
  }

  var enclosures: [Enclosure]
  var clinic: Clinic
  var language: Language
  /// The draft's date, so that the same draft is the same file.
  var made: Day
  /// What a draft's file is called.
  var name: String

  /// - Parameters:
  ///   - files: PDF files; without any, the plan that the job asks for is made.
  ///   - handout: the job, with the day on which it is done.
  ///   - password: encrypts every PDF. Then no calendar names a treatment: whoever cannot open the
  ///     PDF is not to read it there.
  init(
    _ files: [String], _ handout: HandoutJob, password: String?, _ console: inout Console
  ) throws(Failure) {
    if files.isEmpty {
      self = try MailContents(planned: handout, password, &console)
    } else {
      self = try MailContents(reading: files, handout, password, &console)
    }
  }

  private init(
    enclosures: [Enclosure], clinic: Clinic, language: Language, made: Day, name: String
  ) {
    self.enclosures = enclosures
    self.clinic = clinic
    self.language = language
    self.made = made
    self.name = name
  }

  private init(
    planned handout: HandoutJob, _ password: String?, _ console: inout Console
  ) throws(Failure) {
    let plan = try handout.plan(&console)
    let pages = try handout.pages(of: plan, &console)
    console.report(plan.warnings + pages.warnings)
    let pdf = try RenderedHandout.pdf(
      of: pages, plan, password: password, with: handout.workspace)
    let start = plan.schedule?.firstDay ?? plan.asOf
    self.init(
      enclosures: [
        try Enclosure(pdf, of: plan, start: handout.request.start, isDiscreet: password != nil)
      ], clinic: plan.clinic, language: plan.language, made: plan.asOf,
      name: "\(plan.treatment.id)-\(start)")
  }

  private init(
    reading files: [String], _ handout: HandoutJob, _ password: String?, _ console: inout Console
  ) throws(Failure) {
    var warnings: [Diagnostic] = []
    let (clinic, language) = try handout.house(&console, &warnings)
    console.report(warnings)
    self.init(
      enclosures: [], clinic: clinic, language: language,
      made: try handout.workspace.asOf(handout.request.asOf),
      name: FilePath.stem(of: files[0]))
    for file in files {
      let bytes = try Workspace.plainBytes(file, what: "file")
      guard bytes.starts(with: "%PDF-".utf8) else {
        throw Failure(.badData, "\(file) is no PDF", hint: "drafts end in .eml")
      }
      let calendar = try calendar(
        in: bytes, file, handout.workspace, isDiscreet: password != nil, console)
      let pdf = try password.map { password throws(Failure) in
        try PDFLock.locked(bytes, password, file: file)
      }
      enclosures.append(Enclosure(pdf: pdf ?? bytes, calendar: calendar))
    }
  }

  /// The calendar of the visits that a PDF carries along. A PDF of somebody else's goes without.
  private func calendar(
    in pdf: [UInt8], _ file: String, _ workspace: Workspace, isDiscreet: Bool,
    _ console: Console
  ) throws(Failure) -> String? {
    guard let record = try? EarlierPlan.carried(by: pdf, file),
      record.sessions.contains(where: { $0.date != nil })
    else {
      console.report([
        .warning(
          "\(file) carries no visits of a plan of ours, so that no calendar goes with it")
      ])
      return nil
    }
    do {
      let calendar = try CalendarFile(
        plans: record.plans(of: treatments(of: record, workspace)), clinic: clinic,
        language: language, times: record.times,
        asOf: made, start: record.asked.first?.start, isDiscreet: isDiscreet
      ).text()
      console.report(calendar.warnings)
      return calendar.text
    } catch {
      throw Failure(error)
    }
  }

  /// Those of a plan's treatments that the catalogue still has.
  private func treatments(of record: PlanRecord, _ workspace: Workspace) -> [String: Treatment] {
    var known: [String: Treatment] = [:]
    for id in record.asked.compactMap(\.treatment) {
      guard let file = try? workspace.treatmentFile(id, language: language.phrases.language),
        let source = try? workspace.text(file.path, what: "treatment")
      else { continue }
      known[id] = TreatmentReader.read(source, id: file.id, language: file.language).value
    }
    return known
  }
}

extension MailContents.Enclosure {
  /// A plan that was just made.
  init(
    _ pdf: [UInt8], of plan: HandoutJob.Plan, start: Day?, isDiscreet: Bool
  ) throws(Failure) {
    self.pdf = pdf
    guard plan.all.contains(where: { $0.schedule?.firstDay != nil }) else { return }
    calendar = try plan.calendar(start: start, isDiscreet: isDiscreet).text
  }
}

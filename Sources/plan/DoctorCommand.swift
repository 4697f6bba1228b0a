import ArgumentParser
import Content
import Interchange
import Layout
import Planning
import Rendering
import Typography

/// `plan doctor`: what is installed, and whether it works together.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Shows what is installed, which fonts are found, and makes a handout as a trial.",
    discussion: """
      plan doctor
          ends with exit code 69 where something that handouts need is missing.
      plan doctor --timings 200
          tells how many milliseconds the parts of a handout take here, as the
          median of so many rounds.
      """)

  @OptionGroup var folders: FolderOptions

  @Option(help: ArgumentHelp("Time a handout over so many rounds instead.", valueName: "n"))
  var timings: Int?

  func run() throws {
    try run(quietly: false) { console in
      let workspace = try folders.workspace()
      if let timings { return try answer(timings, workspace, &console) }
      let checks = Examination(workspace: workspace).checks(&console)
      let width = checks.map(\.name.count).max() ?? 0
      for check in checks {
        let name = check.name + String(repeating: " ", count: width - check.name.count)
        try console.answer("\(check.verdict)  \(name)  \(check.finding)")
      }
      if checks.contains(where: { !$0.isSound && $0.isNeeded }) {
        throw Failure(
          .serviceUnavailable, "something that handouts need is missing",
          hint: ".ci/setup installs it on Debian")
      }
    }
  }
}

extension DoctorCommand {
  private func answer(
    _ rounds: Int, _ workspace: Workspace, _ console: inout Console
  ) throws(Failure) {
    guard (1...100_000).contains(rounds) else {
      throw Failure(.usage, "a timing takes from 1 to 100000 rounds")
    }
    let treatment = workspace.treatmentFiles().map(\.id).first { $0 == "laser" }
    let timings = Timings(
      workspace: workspace,
      treatment: treatment ?? workspace.treatmentFiles().first?.id ?? "laser")
    for part in try timings.parts(rounds: rounds, &console) {
      let hundredths = Int((part.milliseconds * 1000).rounded())
      try console.answer("\(part.name)\t\(Double(hundredths) / 1000)")
    }
  }
}

/// Looks at everything that a handout needs.
struct Examination {
  struct Check {
    var name: String
    var finding: String
    var isSound: Bool
    /// By every handout, and not only by those that ask for more.
    var isNeeded = true

    fileprivate var verdict: String { isSound ? "ok     " : isNeeded ? "MISSING" : "absent " }
  }

  let workspace: Workspace

  func checks(_ console: inout Console) -> [Check] {
    [cairo, icu, assets, layouts] + fonts + helpers + [trial(&console), cache]
  }

  /// What only some jobs need, found when they do.
  private var helpers: [Check] {
    let folder = FileSystem.executable.map(FilePath.parent) ?? "."
    let places = (Workspace.environment("PATH") ?? "").split(separator: ":").map(String.init)
    func program(_ name: String, in folders: [String], for purpose: String) -> Check {
      let path = folders.map { FilePath.joined($0, name) }.first(where: FileSystem.exists)
      return helper(name, path, for: purpose)
    }
    let canDraw = (try? ScanCodeEncoder.code(of: "https://example.org")) != nil
    return [
      helper("libqrencode", canDraw ? "installed" : nil, for: "QR codes"),
      program("plan-post", in: [folder], for: "ledgers, email and printing"),
      program("qpdf", in: places, for: "passwords"), program("curl", in: places, for: "sending"),
    ]
  }

  private func helper(_ name: String, _ place: String?, for purpose: String) -> Check {
    Check(
      name: name, finding: "\(place ?? "not installed"), for \(purpose)", isSound: place != nil,
      isNeeded: false)
  }

  private var cairo: Check {
    let version = Renderer.cairoVersion
    return Check(
      name: "Cairo", finding: version + (isKnownCairo ? "" : " (1.16 is needed)"),
      isSound: isKnownCairo)
  }

  private var isKnownCairo: Bool { Renderer.cairoVersion.hasPrefix("1.16.") }

  private var icu: Check {
    Check(name: "ICU", finding: LocaleNames.icuVersion, isSound: true)
  }

  private var assets: Check {
    let count = Set(workspace.treatmentFiles().map(\.id)).count
    return Check(
      name: "assets",
      finding: "\(workspace.assets): \(count) treatments, "
        + "languages \(workspace.languages().joined(separator: ", "))",
      isSound: count > 0)
  }

  private var layouts: Check {
    let names = workspace.layoutNames()
    return Check(
      name: "layouts", finding: "\(workspace.layouts): \(names.joined(separator: ", "))",
      isSound: !names.isEmpty)
  }

  /// The families that the layouts name, and where they lie.
  private var fonts: [Check] {
    let locator = FontLocator()
    return families.flatMap { family in
      FontWeight.allCases.map { weight in
        let place = locator.locate(family: family, weight: weight)
        return Check(
          name: "\(family) \(weight.rawValue)", finding: place?.path ?? "not installed",
          isSound: place != nil)
      }
    }
  }

  private var families: [String] {
    let templates = workspace.layoutNames().compactMap { name in
      try? HandoutJob(workspace: workspace, request: JobRequest())
        .template(name, on: .a4).sound
    }
    return Set(templates.flatMap { $0.fonts.values.flatMap(\.names) }).sorted()
  }

  /// What runs keep for each other, which every run can do without.
  private var cache: Check {
    let folder = Workspace.cacheFolder
    let pictures = SoundPictures(folder: folder).count
    return Check(
      name: "cache",
      finding: folder.map { "\($0): where fonts lie; pictures known to be sound: \(pictures)" }
        ?? "nothing is kept from run to run",
      isSound: true)
  }

  /// A handout in memory: nothing is written.
  private func trial(_ console: inout Console) -> Check {
    do {
      var request = JobRequest()
      request.treatments = Array(workspace.treatmentFiles().map(\.id).prefix(1))
      let job = HandoutJob(workspace: workspace, request: request)
      let plan = try job.plan(&console)
      let pages = try job.pages(of: plan, &console)
      let bytes = try FinishedPDF(
        pages: pages, plan: plan, password: nil, workshop: workspace.workshop
      ).bytes(try Renderer())
      return Check(
        name: "trial", finding: "\(pages.document.pages.count) pages, \(bytes.count) bytes",
        isSound: true)
    } catch let failure as Failure {
      return Check(
        name: "trial", finding: failure.diagnostics.first?.message ?? "failed", isSound: false)
    } catch let error as RenderError {
      return Check(name: "trial", finding: error.message, isSound: false)
    } catch {
      return Check(name: "trial", finding: "failed", isSound: false)
    }
  }
}

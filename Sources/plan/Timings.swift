import Content
import Glibc
import Rendering

/// How long a handout takes, part by part, in a process that has made one before.
///
/// It is the program itself that is measured, as it was built and with what is installed here.
struct Timings {
  let workspace: Workspace
  /// The main job's sample: the first treatment that has a course.
  let treatment: String

  struct Part {
    var name: String
    /// The median of all rounds.
    var milliseconds: Double
  }

  /// - Throws: `Failure` where the handout cannot be made at all.
  func parts(rounds: Int, _ console: inout Console) throws(Failure) -> [Part] {
    var request = JobRequest()
    request.treatments = [treatment]
    request.asOf = Day(number: 20_120)
    request.start = Day(number: 20_148)
    let job = HandoutJob(workspace: workspace, request: request)
    let plan = try job.plan(&console)
    let pages = try job.pages(of: plan, &console)
    let pdf = FinishedPDF(pages: pages, plan: plan, password: nil)
    let manuscript = try job.manuscript(of: plan, &console)
    var quiet = Console(isQuiet: true)
    do {
      let renderer = try Renderer()
      let drawing = try pdf.drawing(renderer)
      return [
        try median("layout", rounds) { _ = job.set(manuscript) },
        try median("draw", rounds) { _ = try pdf.drawing(renderer) },
        try median("finish", rounds) { _ = try pdf.finished(drawing) },
        try median("whole", rounds) {
          let plan = try job.plan(&quiet)
          _ = try FinishedPDF(pages: try job.pages(of: plan, &quiet), plan: plan, password: nil)
            .bytes(renderer)
        },
      ]
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.ourFault, "\(error)")
    }
  }

  private func median(
    _ name: String, _ rounds: Int, _ work: () throws -> Void
  ) throws -> Part {
    var times: [Double] = []
    for _ in 0..<max(1, rounds) {
      let start = Timings.processorTime
      try work()
      times.append(Timings.processorTime - start)
    }
    return Part(name: name, milliseconds: times.sorted()[times.count / 2])
  }

  /// Of this thread, in milliseconds: on a busy machine the clock on the wall counts others' work.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }
}

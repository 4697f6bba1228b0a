import Content
import Glibc
import Layout
import Rendering
import Typography

/// How long a handout takes, part by part, in a process that has made one before.
///
/// It is the program itself that is measured, as it was built and with what is installed here. Where
/// something is kept from one handout to the next, each round has another day to start on, as each
/// patient has: what is the same on any day may be known, and nothing else.
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
    let rounds = max(1, rounds)
    let job = job(starting: 0)
    let plan = try job.plan(&console)
    let pdf = FinishedPDF(
      pages: try job.pages(of: plan, &console), plan: plan, password: nil,
      workshop: workspace.workshop)
    let manuscript = try job.manuscript(of: plan, &console)
    var others: [HandoutJob.Manuscript] = []
    for round in 1...rounds {
      let job = self.job(starting: round)
      others.append(try job.manuscript(of: try job.plan(&console), &console))
    }
    do {
      let renderer = try workspace.renderer()
      let drawing = try pdf.drawing(renderer)
      return try typesetting(manuscript, rounds) + [
        median("paginate", rounds) { _ in _ = job.set(manuscript) },
        median("layout", rounds) { _ = job.set(others[$0]) },
        median("draw", rounds) { _ in _ = try pdf.drawing(renderer) },
        median("finish", rounds) { _ in _ = try pdf.finished(drawing) },
        // Cairo's own file has its pages and fonts compressed; a drawing leaves that to the finisher.
        median("beyond Cairo's own", rounds) {
          _ = try pdf.finished(try pdf.drawing(renderer))
        } beyond: {
          _ = try pdf.unfinished(renderer)
        },
        median("whole", rounds) { try whole(self.job(starting: rounds + 1 + $0), renderer) },
      ]
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.ourFault, "\(error)")
    }
  }

  private func job(starting day: Int) -> HandoutJob {
    var request = JobRequest()
    request.treatments = [treatment]
    request.asOf = Day(number: 20_120)
    request.start = Day(number: 20_148 + day)
    return HandoutJob(workspace: workspace, request: request)
  }

  private func whole(_ job: HandoutJob, _ renderer: Renderer) throws {
    var quiet = Console(isQuiet: true)
    workspace.workshop.typesetter.beginDocument()
    let plan = try job.plan(&quiet)
    _ = try FinishedPDF(
      pages: try job.pages(of: plan, &quiet), plan: plan, password: nil,
      workshop: workspace.workshop
    ).bytes(renderer)
  }

  // MARK: Typesetting

  /// The treatment's paragraphs, all words new each time.
  private func typesetting(
    _ manuscript: HandoutJob.Manuscript, _ rounds: Int
  ) throws -> [Part] {
    let template = manuscript.template
    let texts = manuscript.document.parts.flatMap(\.blocks).flatMap(\.paragraphs).map { inlines in
      var text = StyledText(language: manuscript.document.language)
      text.append(inlines.plainText, style: template.textStyle(.body))
      return text
    }
    let book = workspace.workshop.typesetter.book
    var shaped: [(Typesetter, [ShapedParagraph])] = []
    let shaping = try median("shape", rounds) { _ in
      let typesetter = Typesetter(book: book)
      shaped.append((typesetter, try texts.map { try typesetter.prepare($0) }))
    }
    let breaking = median("break", rounds) { round in
      let (typesetter, paragraphs) = shaped[round]
      for paragraph in paragraphs {
        _ = typesetter.lines(of: paragraph, measure: template.grid.measure)
      }
    }
    return [shaping, breaking]
  }

  // MARK: Time

  /// - Parameter work: is told the number of the round, from 0.
  private func median(
    _ name: String, _ rounds: Int, _ work: (Int) throws -> Void
  ) rethrows -> Part {
    let times = try (0..<rounds).map { round in try time { try work(round) } }
    return Part(name: name, milliseconds: median(of: times))
  }

  /// How much longer one work takes than another, which goes before it in each round: neighbours
  /// slow both.
  private func median(
    _ name: String, _ rounds: Int, _ work: () throws -> Void, beyond other: () throws -> Void
  ) rethrows -> Part {
    let times = try (0..<rounds).map { _ in -(try time(other)) + (try time(work)) }
    return Part(name: name, milliseconds: median(of: times))
  }

  private func median(of times: [Double]) -> Double { times.sorted()[times.count / 2] }

  private func time(_ work: () throws -> Void) rethrows -> Double {
    let start = Timings.processorTime
    try work()
    return Timings.processorTime - start
  }

  /// Of this thread, in milliseconds: on a busy machine the clock on the wall counts others' work.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }
}

extension Block {
  /// Running text, also that of lists.
  fileprivate var paragraphs: [[Inline]] {
    switch self {
    case .paragraph(let inlines, _): [inlines]
    case .list(let list): list.items.flatMap { $0.flatMap(\.paragraphs) }
    case .quote(let blocks), .aside(let blocks), .callout(let blocks, _):
      blocks.flatMap(\.paragraphs)
    default: []
    }
  }
}

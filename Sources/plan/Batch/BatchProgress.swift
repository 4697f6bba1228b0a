import Glibc

/// How far a batch has come: one line that changes on a terminal, plain lines now and then in a log.
struct BatchProgress {
  private let console: Console
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let begin = ContinuousClock.now
  private var lastShown = ContinuousClock.now

  init(_ console: Console) { self.console = console }

  /// - Parameter fraction: of the list that is done, from 0 to 1; nil where nobody knows its length.
  mutating func show(_ tally: BatchTally, fraction: Double?) {
    let now = ContinuousClock.now
    guard now - lastShown >= (isTerminal ? .milliseconds(200) : .seconds(10)) else { return }
    lastShown = now
    let text = "\(tally) \(rate(tally, now, fraction))"
    if isTerminal { console.redraw(text) } else { console.say(text) }
  }

  /// The last line, which stays.
  func finish(_ tally: BatchTally) {
    if isTerminal { console.redraw("") }
    console.say("\(tally) \(rate(tally, .now, nil))")
  }

  private func rate(
    _ tally: BatchTally, _ now: ContinuousClock.Instant, _ fraction: Double?
  ) -> String {
    let seconds = max(0.001, (now - begin) / .seconds(1))
    var text = "(\(Int((Double(tally.total) / seconds).rounded())) a second"
    if let fraction, fraction > 0.001, fraction < 1 {
      let left = Int((seconds / fraction * (1 - fraction)).rounded())
      let (minutes, rest) = (left / 60, left % 60)
      text += ", about \(minutes):\(rest < 10 ? "0" : "")\(rest) left"
    }
    return text + ")"
  }
}

/// What became of how many rows.
struct BatchTally: CustomStringConvertible {
  var made = 0
  var kept = 0
  var checked = 0
  var failed = 0

  var total: Int { made + kept + checked + failed }

  var description: String {
    let parts = [
      (made, "made"), (kept, "kept"), (checked, "would be made"), (failed, "failed"),
    ].filter { $0.0 > 0 }
    return parts.isEmpty
      ? "no rows" : parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}

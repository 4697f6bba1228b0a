import Content
import Glibc

/// What people read: standard error, in colour only on a terminal.
struct Console {
  private let isQuiet: Bool
  private let usesColor: Bool
  /// Texts whose lines may be shown below a message; never those that hold patient data.
  private var sources: [String: SourceFile] = [:]

  init(isQuiet: Bool) {
    self.isQuiet = isQuiet
    usesColor = isatty(STDERR_FILENO) == 1 && Workspace.environment("NO_COLOR") == nil
  }

  mutating func show(linesOf source: SourceFile) {
    sources[source.path] = source
  }

  /// Errors are shown always, warnings unless the console is quiet.
  func report(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics where diagnostic.severity == .error || !isQuiet {
      let line = diagnostic.location.flatMap { sources[$0.file]?.line($0.line) }
      _ = Console.write(
        colored(diagnostic.formatted(sourceLine: line), diagnostic) + "\n", to: STDERR_FILENO)
    }
  }

  /// An error in words of its own, shown always.
  func complain(_ text: String) {
    _ = Console.write(text + "\n", to: STDERR_FILENO)
  }

  /// A line of the summary.
  func say(_ text: String) {
    guard !isQuiet else { return }
    _ = Console.write(text + "\n", to: STDERR_FILENO)
  }

  /// A line in place of the last one; nothing clears it.
  func redraw(_ text: String) {
    guard !isQuiet else { return }
    _ = Console.write("\r\u{1B}[2K" + text, to: STDERR_FILENO)
  }

  /// A line of the result, for scripts.
  ///
  /// - Throws: `Failure` where standard output cannot be written.
  func answer(_ text: String) throws(Failure) {
    try write(text + "\n")
  }

  /// The result as it stands, with its own line ends.
  ///
  /// - Throws: `Failure` where standard output cannot be written.
  func write(_ text: String) throws(Failure) {
    guard Console.write(text, to: STDOUT_FILENO) else {
      throw Failure(errno == ENOSPC ? .tryAgain : .cannotWrite, "cannot write standard output")
    }
  }

  func emphasized(_ text: String) -> String {
    usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  private func colored(_ text: String, _ diagnostic: Diagnostic) -> String {
    guard usesColor else { return text }
    let word = "\(diagnostic.severity.rawValue):"
    guard let range = text.firstRange(of: word) else { return text }
    let code = diagnostic.severity == .error ? "31" : "33"
    return text[..<range.lowerBound] + "\u{1B}[1;\(code)m\(word)\u{1B}[0m"
      + text[range.upperBound...]
  }

  /// Whether all of the text was written; `errno` says why not.
  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}

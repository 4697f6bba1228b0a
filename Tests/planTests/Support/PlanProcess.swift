import Foundation
import Glibc

/// One run of the built `plan`, set up to the last descriptor, as a script would start it.
///
/// Waiting blocks the thread, on purpose: Swift Testing runs as many tests at once as there are
/// cores, and so no more programs than that run at once either.
struct PlanProcess {
  enum Input {
    case nothing
    case text(String)
  }

  /// Where one of the program's two streams ends.
  enum Sink {
    /// In the outcome.
    case collected
    /// In the outcome too, by way of a terminal.
    case terminal
    /// In this file, such as `/dev/full`.
    case file(String)
    /// Nowhere: the program starts without that descriptor.
    case closed
    /// In a pipe whose reader has gone.
    case abandoned
  }

  var program = Self.plan
  var arguments: [String]
  /// The working folder.
  var folder: String
  /// Added to `PATH` and `HOME`; nothing else is handed on.
  var environment: [String: String] = [:]
  var input = Input.nothing
  var output = Sink.collected
  var messages = Sink.collected
  /// The largest file that the program may write, in bytes; nil for any.
  var fileSizeLimit: Int?
  /// How many files it may have open at once; nil for as many as we may.
  var openFileLimit: Int?

  /// What must end within this time, or is killed, and the test fails.
  static let timeLimit = Duration.seconds(30)

  /// The built program, which lies beside the tests.
  static let plan: String = {
    let tests = URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0])
    return tests.resolvingSymlinksInPath().deletingLastPathComponent().path + "/plan"
  }()

  /// Starts the program and waits for its end.
  func run() throws -> Outcome { try start().outcome() }

  func start() throws -> RunningPlan {
    let input = try Descriptor.temporary()
    if case .text(let text) = self.input { try input.fill(with: Array(text.utf8)) }
    let output = try Channel(output)
    let messages = try Channel(messages)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.number, STDIN_FILENO)
    output.add(to: &actions, as: STDOUT_FILENO)
    messages.add(to: &actions, as: STDERR_FILENO)

    var process = pid_t()
    let status = Self.spawn(&process, &actions, command, variables)
    guard status == 0 else { throw SystemError("start \(command[0])", status) }
    return RunningPlan(process: process, output: output, messages: messages)
  }

  /// The program's own words, behind a shell that goes to the folder and becomes the program.
  private var command: [String] {
    // A block is 512 bytes.
    let size = fileSizeLimit.map { "ulimit -f \($0 / 512) && " } ?? ""
    let count = openFileLimit.map { "ulimit -n \($0) && " } ?? ""
    let script = "cd \"$0\" && \(size)\(count)exec \"$@\""
    return ["/bin/sh", "-c", script, folder, program] + arguments
  }

  private var variables: [String] {
    let own = ProcessInfo.processInfo.environment
    var all = environment
    for name in ["PATH", "HOME", "LD_LIBRARY_PATH"] where all[name] == nil { all[name] = own[name] }
    return all.map { "\($0)=\($1)" }.sorted()
  }

  private static func spawn(
    _ process: inout pid_t, _ actions: inout posix_spawn_file_actions_t, _ command: [String],
    _ variables: [String]
  ) -> Int32 {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What the test runner ignores or blocks is not for the program to inherit.
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))

    var words = command.map { strdup($0) } + [nil]
    var settings = variables.map { strdup($0) } + [nil]
    defer { for text in words + settings { free(text) } }
    return posix_spawn(&process, command[0], &actions, &attributes, &words, &settings)
  }
}

/// A program on its way.
final class RunningPlan {
  private let process: pid_t
  private let output: Channel
  private let messages: Channel

  fileprivate init(process: pid_t, output: Channel, messages: Channel) {
    self.process = process
    self.output = output
    self.messages = messages
  }

  func send(_ signal: Int32) { kill(process, signal) }

  /// Waits for the end of the program.
  ///
  /// - Throws: `SystemError` where the program takes too long; it is killed then.
  func outcome() throws -> Outcome {
    let end = ContinuousClock.now + PlanProcess.timeLimit
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      guard ContinuousClock.now < end else {
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        throw SystemError("wait for the program's end", ETIMEDOUT)
      }
      usleep(1000)
    }
    return Outcome(
      exitCode: status & 0x7F == 0 ? status >> 8 & 0xFF : nil,
      signal: status & 0x7F == 0 ? nil : status & 0x7F,
      bytes: output.collected(), messages: String(decoding: messages.collected(), as: UTF8.self))
  }
}

/// What a run left behind on its two streams, and how it ended.
struct Outcome {
  /// Nil where a signal ended the program.
  var exitCode: Int32?
  var signal: Int32?
  /// Of standard output.
  var bytes: [UInt8]
  /// Of standard error.
  var messages: String

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var lines: [String] { text.split(separator: "\n").map(String.init) }
}

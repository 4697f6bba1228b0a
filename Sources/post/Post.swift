import Delivery
import Glibc

/// The program that `plan` runs for what only batches, printing and email need. It reads requests
/// from standard input and answers each on standard output.
@main
enum Post {
  static func main() {
    // Ctrl-C goes to the whole group; `plan` decides when the work is done, by closing the pipe.
    signal(SIGINT, SIG_IGN)
    signal(SIGTERM, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    switch CommandLine.arguments.dropFirst().first {
    case "ledger": LedgerDesk().run()
    case "mail": MailDesk().run()
    case "print": PrintDesk().run()
    default:
      fputs("plan-post is run by plan\n", stderrStream)
      exit(64)
    }
  }

  /// C's own variable is shared mutable state for Swift.
  private static var stderrStream: UnsafeMutablePointer<FILE>? { fdopen(STDERR_FILENO, "w") }
}

/// Answers requests, one after the other.
struct Desk<Request: Decodable, Reply: Encodable> {
  /// Ends when there are no more.
  func serve(_ answer: (Request) -> Reply) {
    let channel = MessageChannel(input: STDIN_FILENO, output: STDOUT_FILENO)
    do {
      while let request = try channel.receive(Request.self) { try channel.send(answer(request)) }
    } catch {
      exit(70)
    }
  }
}

import ArgumentParser
import Glibc

/// The front door.
@main
struct Plan: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Makes a patient's treatment plan as designed pages.",
    discussion: """
      plan --treatment laser --start 2025-03-01
          writes output/laser-2025-03-01.pdf; it is short for "plan make …",
          whose options "plan make --help" lists.
      plan schedule --treatment laser --start 2025-03-01
          prints the dates alone.
      plan batch patients.csv --output plans
          makes one for each row of a list.
      plan check
          tells what is wrong or weak in texts, layouts and the clinic's file.
      plan list
          shows treatments, courses, layouts and languages.

      Exit codes: 0 done, 64 usage, 65 bad data, 66 an input is missing,
      69 a service is unavailable, 70 a fault of ours, 73 cannot write, 75 try again.
      """,
    version: version,
    subcommands: [
      MakeCommand.self, ScheduleCommand.self, BatchCommand.self, LedgerCommand.self,
      PrintCommand.self, EmailCommand.self, ListCommand.self, CompareCommand.self,
      CheckCommand.self, NewCommand.self, WatchCommand.self, DoctorCommand.self,
    ],
    defaultSubcommand: MakeCommand.self)

  static func main() {
    // Cairo then leaves pages uncompressed, which the finisher would only have to undo. The
    // environment is read by no other thread yet.
    setenv("CAIRO_DEBUG_PDF", "1", 1)
    do {
      var command = try mainJob ?? parseAsRoot()
      try command.run()
    } catch {
      leave(with: error)
    }
  }

  /// The command line as the main job's, which it nearly always is; nil for all else, and for what
  /// is wrong with it. The root would ask for its own options and the main job's twice before it
  /// comes to the same answer.
  private static var mainJob: (any ParsableCommand)? {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.first?.hasPrefix("-") == true else { return nil }
    return try? MakeCommand.parse(arguments)
  }

  /// Ends the program. The parser's own errors begin as all others do.
  private static func leave(with error: any Error) -> Never {
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    guard !code.isSuccess, message.hasPrefix("Error: ") else { exit(withError: error) }
    Console(isQuiet: true).complain("error: " + message.dropFirst("Error: ".count))
    Glibc.exit(code.rawValue)
  }
}

extension ParsableCommand {
  /// Runs the work of a command; a failure is reported on standard error and ends the program with
  /// its exit code.
  func run(quietly isQuiet: Bool, _ work: (inout Console) throws -> Void) throws {
    // A file that outgrows a limit is an error, as a full disk is, and not a signal that would end
    // the program with its temporary file still there.
    signal(SIGXFSZ, SIG_IGN)
    var console = Console(isQuiet: isQuiet)
    do {
      try work(&console)
    } catch let failure as Failure {
      console.report(failure.diagnostics)
      throw ExitCode(failure.code.rawValue)
    }
  }
}

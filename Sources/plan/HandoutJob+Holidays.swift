import Content
import Interchange

extension HandoutJob {
  /// The holidays of the clinic's calendar file, from a year before the plan to twenty years after.
  func holidays(
    of clinic: Clinic, _ asOf: Day, _ warnings: inout [Diagnostic]
  ) throws(Failure) -> [Closure] {
    guard let name = clinic.holidaysFile else { return [] }
    let path = FilePath.joined(FilePath.parent(of: clinic.file), name)
    let source = try workspace.text(path, what: "holidays' calendar")
    let starts = [request.start].compactMap(\.self) + request.starts.values
    let first = min(starts.min() ?? asOf, asOf)
    let last = max(starts.max() ?? asOf, asOf)
    do {
      let parsed = try HolidayFile.read(
        source, within: first.adding(days: -366)...last.adding(days: 20 * 366))
      guard let holidays = parsed.sound else { throw Failure(.badData, parsed.diagnostics) }
      warnings += parsed.diagnostics
      return holidays
    } catch let error as CalendarError {
      throw Failure(error)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.ourFault, "\(error)")
    }
  }
}

extension Failure {
  init(_ error: CalendarError) {
    switch error {
    case .unavailable:
      self.init(.serviceUnavailable, error.message, hint: ".ci/setup installs it on Debian")
    case .unreadable: self.init(.badData, error.message)
    case .outOfMemory: self.init(.tryAgain, error.message)
    }
  }
}

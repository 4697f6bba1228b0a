internal import CICal
internal import Synchronization

/// libical, one call at a time: it keeps buffers of its own.
///
/// It is loaded when a calendar is first read or written, not linked. So the main job starts without
/// it (and without its `setlocale`), and no second program has to lie beside ours.
enum CalendarLibrary {
  private static let lock = Mutex(())

  /// - Throws: `CalendarError.unavailable` where libical is not installed.
  static func use<Value: Sendable>(
    _ work: () throws(CalendarError) -> Value
  ) throws(CalendarError) -> Value {
    try lock.withLock { _ throws(CalendarError) in
      guard cical_load() == 1 else { throw .unavailable }
      return try work()
    }
  }
}

/// Why a calendar could not be read or written.
public enum CalendarError: Error, Hashable, Sendable {
  /// libical is not installed.
  case unavailable
  /// The text is no iCalendar.
  case unreadable
  case outOfMemory

  public var message: String {
    switch self {
    case .unavailable: "calendars need libical, which is not installed"
    case .unreadable: "this is no iCalendar file"
    case .outOfMemory: "there is not enough memory for the calendar"
    }
  }
}

/// Whether libical is there; loads it.
public var calendarLibraryIsAvailable: Bool { (try? CalendarLibrary.use { true }) == true }

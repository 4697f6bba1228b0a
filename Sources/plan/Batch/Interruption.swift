import Glibc
import Synchronization

/// Whether somebody asked the program to stop, by Ctrl-C or as a scheduler does.
enum Interruption {
  private static let flag = Atomic<Bool>(false)

  static var wasAsked: Bool { flag.load(ordering: .relaxed) }

  /// From now on the first request is only noted; the second ends the program at once.
  static func listen() {
    for number in [SIGINT, SIGTERM] { signal(number, note) }
  }

  private static let note: @convention(c) (Int32) -> Void = { number in
    Interruption.flag.store(true, ordering: .relaxed)
    signal(number, SIG_DFL)
  }
}

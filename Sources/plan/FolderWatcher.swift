import Glibc

/// Waits until files in some folders are saved, through Linux's inotify.
final class FolderWatcher {
  enum Event {
    /// Paths of files that were written, renamed into place or removed.
    case saved([String])
    /// Somebody wants the program to end.
    case interrupted
  }

  private let descriptor: Int32
  private var folders: [Int32: String] = [:]
  private var signals = sigset_t()

  /// A save is often several steps, such as a new file that takes the old one's name: what follows
  /// within this time belongs to it.
  private static let quietMilliseconds: Int32 = 10
  /// How soon a signal is noticed.
  private static let patienceMilliseconds: Int32 = 100

  /// From now on SIGINT and SIGTERM wait until they are asked for, so that no work is cut short.
  ///
  /// - Throws: `Failure` where the system has no more watches to give.
  init() throws(Failure) {
    descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard descriptor >= 0 else { throw FolderWatcher.failure("watch files") }
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  deinit {
    close(descriptor)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// A folder that does not exist is not watched.
  func watch(_ folder: String) throws(Failure) {
    guard FileSystem.isDirectory(folder), !folders.values.contains(folder) else { return }
    let mask = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR)
    let watch = inotify_add_watch(descriptor, folder, mask)
    guard watch >= 0 else { throw FolderWatcher.failure("watch \(folder)") }
    folders[watch] = folder
  }

  /// What happens next.
  func next() -> Event {
    var saved: [String] = []
    while true {
      let wait = saved.isEmpty ? Self.patienceMilliseconds : Self.quietMilliseconds
      var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&watched, 1, wait)
      if isInterrupted { return .interrupted }
      if ready > 0 {
        saved += events()
      } else if ready == 0, !saved.isEmpty {
        return .saved(saved)
      }
    }
  }

  private var isInterrupted: Bool {
    var none = timespec()
    return sigtimedwait(&signals, nil, &none) > 0
  }

  /// The paths of all events that have come in.
  private func events() -> [String] {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return [] }
    var paths: [String] = []
    buffer.withUnsafeBytes { bytes in
      var offset = 0
      let head = MemoryLayout<inotify_event>.size
      while offset + head <= count {
        let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
        let name = bytes[(offset + head)...].prefix(Int(event.len)).prefix { $0 != 0 }
        if let folder = folders[event.wd], !name.isEmpty {
          paths.append(FilePath.joined(folder, String(decoding: name, as: UTF8.self)))
        }
        offset += head + Int(event.len)
      }
    }
    return paths
  }

  private static func failure(_ what: String) -> Failure {
    Failure(.tryAgain, "cannot \(what): \(String(cString: strerror(errno)))")
  }
}

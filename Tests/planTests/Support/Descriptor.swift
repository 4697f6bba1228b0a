import Foundation
import Glibc

/// A system call that the tests themselves need has failed.
struct SystemError: Error, CustomStringConvertible {
  var description: String

  init(_ action: String, _ code: Int32 = errno) {
    description = "cannot \(action): \(String(cString: strerror(code)))"
  }
}

/// An open file that closes itself, and that no program started meanwhile inherits.
final class Descriptor {
  let number: Int32

  init(opening path: String, _ flags: Int32) throws {
    number = open(path, flags | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw SystemError("open \(path)") }
  }

  deinit { close(number) }

  /// A file without a name.
  static func temporary() throws -> Descriptor {
    let path = temporaryPath
    let descriptor = try Descriptor(opening: path, O_RDWR | O_CREAT | O_EXCL)
    unlink(path)
    return descriptor
  }

  /// The end of a pipe to write to; nobody reads from it.
  static func pipeWithoutReader() throws -> Descriptor {
    // By name, since a descriptor from `pipe` may be inherited before it can be marked otherwise.
    let path = temporaryPath
    guard mkfifo(path, 0o600) == 0 else { throw SystemError("make a pipe") }
    defer { unlink(path) }
    let reader = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK)
    return try withExtendedLifetime(reader) { try Descriptor(opening: path, O_WRONLY) }
  }

  /// Both sides of a terminal, the one that looks at it first.
  static func terminal() throws -> (viewer: Descriptor, line: Descriptor) {
    let viewer = try Descriptor(opening: "/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK)
    var lock: Int32 = 0
    var number: UInt32 = 0
    guard ioctl(viewer.number, Self.setLock, &lock) == 0,
      ioctl(viewer.number, Self.getNumber, &number) == 0
    else { throw SystemError("open a terminal") }
    return (viewer, try Descriptor(opening: "/dev/pts/\(number)", O_RDWR | O_NOCTTY))
  }

  /// `TIOCSPTLCK` and `TIOCGPTN` of ioctl_tty(2), macros that Swift does not see.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  private static var temporaryPath: String {
    NSTemporaryDirectory() + "plan-stream-\(UUID().uuidString)"
  }

  /// Writes the bytes and goes back to the beginning.
  func fill(with bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(number, $0.baseAddress, $0.count) }
      guard count > 0 else { throw SystemError("write a temporary file") }
      rest = rest.dropFirst(count)
    }
    lseek(number, 0, SEEK_SET)
  }

  /// All that can be read now.
  func contents() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(number, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Waits until there is something to read.
  ///
  /// - Returns: false where nothing comes within the time limit of a run.
  func waitForBytes() -> Bool {
    var request = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    let limit = Int32(PlanProcess.timeLimit.components.seconds * 1000)
    return poll(&request, 1, limit) == 1 && request.revents & Int16(POLLIN) != 0
  }
}

/// One of a program's streams, from the program's side and from ours.
final class Channel {
  /// Nil where the program is to have no such descriptor.
  private let program: Descriptor?
  /// Nil where nobody looks at what it writes.
  private let viewer: Descriptor?

  init(_ sink: PlanProcess.Sink) throws {
    switch sink {
    case .collected:
      let file = try Descriptor.temporary()
      (program, viewer) = (file, file)
    case .terminal:
      let terminal = try Descriptor.terminal()
      (program, viewer) = (terminal.line, terminal.viewer)
    case .file(let path):
      (program, viewer) = (try Descriptor(opening: path, O_WRONLY), nil)
    case .closed:
      (program, viewer) = (nil, nil)
    case .abandoned:
      (program, viewer) = (try Descriptor.pipeWithoutReader(), nil)
    }
  }

  func add(to actions: inout posix_spawn_file_actions_t, as number: Int32) {
    if let program {
      posix_spawn_file_actions_adddup2(&actions, program.number, number)
    } else {
      posix_spawn_file_actions_addclose(&actions, number)
    }
  }

  /// What the program has written, once it has ended.
  func collected() -> [UInt8] {
    guard let viewer else { return [] }
    lseek(viewer.number, 0, SEEK_SET)
    return viewer.contents()
  }
}

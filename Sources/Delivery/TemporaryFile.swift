import Glibc

/// A complete file that has no name of its own yet, and goes with its owner unless it gets one.
///
/// Where the file system can, it has no name at all until then, so that not even a killed process
/// leaves anything behind. One thread at a time uses it.
final class TemporaryFile {
  private enum Place {
    /// Its descriptor is all that holds it.
    case nameless(FileDescriptor)
    case named(String)
  }

  private let place: Place
  private let folder: String
  /// The path that a message names: a temporary one tells nobody anything.
  private let reported: String
  private var isNamed = false

  /// Writes the bytes into a new file in the folder of `target`, for its owner's eyes only.
  init(beside target: String, _ bytes: [UInt8], reportedAs reported: String) throws(DeliveryError) {
    folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    self.reported = reported
    if let file = TemporaryFile.nameless(in: folder) {
      place = .nameless(file)
      isNamed = true
      try TemporaryFile.write(bytes, to: file, reportedAs: reported)
      return
    }
    let path = TemporaryFile.freshName(in: folder)
    place = .named(path)
    do {
      let file = try FileDescriptor(
        opening: path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600, failing: .create)
      try file.write(bytes)
      try file.close()
    } catch {
      // Where the file could not even be made, nothing at its path is ours to remove.
      if error.step != .create { unlink(path) }
      isNamed = true
      throw DeliveryError(error.step, path: reported, code: error.code)
    }
  }

  deinit {
    if case .named(let path) = place, !isNamed { unlink(path) }
  }

  private static func write(
    _ bytes: [UInt8], to file: FileDescriptor, reportedAs reported: String
  ) throws(DeliveryError) {
    do {
      try file.write(bytes)
    } catch {
      throw DeliveryError(error.step, path: reported, code: error.code)
    }
  }

  /// Writes more behind what is there.
  func append(_ bytes: [UInt8]) throws(DeliveryError) {
    switch place {
    case .nameless(let file): try TemporaryFile.write(bytes, to: file, reportedAs: reported)
    case .named(let path):
      let file = try FileDescriptor(
        opening: path, O_WRONLY | O_APPEND | O_NOFOLLOW, failing: .write)
      try TemporaryFile.write(bytes, to: file, reportedAs: reported)
      try file.close()
    }
  }

  /// Nil where the file system has no such files, or the folder is none: then the ordinary way says
  /// what is wrong.
  private static func nameless(in folder: String) -> FileDescriptor? {
    // It gets its name through this folder.
    guard access("/proc/self/fd", X_OK) == 0 else { return nil }
    // glibc's O_TMPFILE (a flag of its own with O_DIRECTORY) is a macro that Swift does not see.
    let temporary: Int32 = 0o20_000_000 | O_DIRECTORY
    return try? FileDescriptor(
      opening: folder.isEmpty ? "." : folder, temporary | O_WRONLY, mode: 0o600,
      failing: .create)
  }

  private static func freshName(in folder: String) -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 36)
    return "\(folder).plan-\(getpid())-\(digits).tmp"
  }

  /// Takes the name, whoever has it now.
  func replace(_ target: String) throws(DeliveryError) {
    // A nameless file can only take a free name; from there it moves on.
    var path = ""
    switch place {
    case .named(let name): path = name
    case .nameless:
      if linked(to: target) { return }
      path = TemporaryFile.freshName(in: folder)
      guard linked(to: path) else { throw failure }
    }
    guard rename(path, target) == 0 else {
      let failure = failure
      if case .nameless = place { unlink(path) }
      throw failure
    }
    isNamed = true
  }

  /// Takes the name if it is free; false where it is not.
  func take(_ target: String) throws(DeliveryError) -> Bool {
    if linked(to: target) { return true }
    switch errno {
    case EEXIST: return false
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK: return try reserve(target)
    default: throw failure
    }
  }

  private var failure: DeliveryError { DeliveryError(.rename, path: reported, code: errno) }

  /// Whether the file has that further name now; `errno` says why not.
  private func linked(to target: String) -> Bool {
    switch place {
    case .named(let path): link(path, target) == 0
    case .nameless(let file):
      linkat(
        AT_FDCWD, "/proc/self/fd/\(file.number)", AT_FDCWD, target, AT_SYMLINK_FOLLOW) == 0
    }
  }

  /// On disks without hard links: whoever makes the empty file may replace it.
  private func reserve(_ target: String) throws(DeliveryError) -> Bool {
    do {
      try FileDescriptor(
        opening: target, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600, failing: .create
      ).close()
    } catch {
      if error.code == EEXIST { return false }
      throw DeliveryError(.create, path: reported, code: error.code)
    }
    do {
      try replace(target)
    } catch {
      unlink(target)
      throw error
    }
    return true
  }
}

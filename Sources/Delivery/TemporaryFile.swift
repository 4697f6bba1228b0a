import Glibc

/// A complete file that has no name of its own yet, and goes with its owner unless it gets one.
///
/// Where the file system can, it has no name at all until then, so that not even a killed process
/// leaves anything behind. Else, and for the instant in which it takes another file's place, it has
/// a temporary one, and is locked as long as its owner lives: `Leftovers` removes what nobody holds.
/// One thread at a time uses it.
final class TemporaryFile {
  private let file: FileDescriptor
  /// Its temporary name; nil where it has none.
  private let name: String?
  private let folder: String
  /// The path that a message names: a temporary one tells nobody anything.
  private let reported: String
  private var isNamed = false

  /// Writes the bytes into a new file in the folder of `target`, for its owner's eyes only.
  init(beside target: String, _ bytes: [UInt8], reportedAs reported: String) throws(DeliveryError) {
    folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    self.reported = reported
    if let file = TemporaryFile.nameless(in: folder) {
      (self.file, name) = (file, nil)
    } else {
      Leftovers.remove(from: folder)
      let path = Leftovers.freshName(in: folder)
      do {
        file = try FileDescriptor(
          opening: path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600, failing: .create)
      } catch {
        throw DeliveryError(error.step, path: reported, code: error.code)
      }
      name = path
      file.lock()
    }
    try append(bytes)
  }

  deinit {
    if let name, !isNamed { unlink(name) }
  }

  /// Writes more behind what is there.
  func append(_ bytes: [UInt8]) throws(DeliveryError) {
    do {
      try file.write(bytes)
    } catch {
      throw DeliveryError(error.step, path: reported, code: error.code)
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

  // MARK: Names

  /// Takes the name, whoever has it now.
  func replace(_ target: String) throws(DeliveryError) {
    try settle()
    if let name { return try move(name, to: target) }
    // A nameless file can only take a free name; from there it moves on.
    if linked(to: target) { return }
    Leftovers.remove(from: folder)
    let name = Leftovers.freshName(in: folder)
    file.lock()
    guard linked(to: name) else { throw failure }
    do {
      try move(name, to: target)
    } catch {
      unlink(name)
      throw error
    }
  }

  private func move(_ name: String, to target: String) throws(DeliveryError) {
    guard rename(name, target) == 0 else { throw failure }
    isNamed = true
  }

  /// Takes the name if it is free; false where it is not.
  func take(_ target: String) throws(DeliveryError) -> Bool {
    try settle()
    if linked(to: target) { return true }
    switch errno {
    case EEXIST: return false
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK: return try moveToFree(target)
    default: throw failure
    }
  }

  /// Hears what the system had kept back; a nameless file's disk keeps nothing.
  private func settle() throws(DeliveryError) {
    guard name != nil else { return }
    do {
      try file.settle()
    } catch {
      throw DeliveryError(error.step, path: reported, code: error.code)
    }
  }

  private var failure: DeliveryError { DeliveryError(.rename, path: reported, code: errno) }

  /// Whether the file has that further name now; `errno` says why not.
  private func linked(to target: String) -> Bool {
    if let name { return link(name, target) == 0 }
    return linkat(
      AT_FDCWD, "/proc/self/fd/\(file.number)", AT_FDCWD, target, AT_SYMLINK_FOLLOW) == 0
  }

  /// On disks without hard links.
  private func moveToFree(_ target: String) throws(DeliveryError) -> Bool {
    guard let name else { throw failure }
    guard let rename = TemporaryFile.renameWithFlags else { return try reserve(target, for: name) }
    let withoutReplacing: UInt32 = 1
    if rename(AT_FDCWD, name, AT_FDCWD, target, withoutReplacing) == 0 {
      isNamed = true
      return true
    }
    switch errno {
    case EEXIST: return false
    case EINVAL, ENOSYS: return try reserve(target, for: name)
    default: throw failure
    }
  }

  private typealias RenameWithFlags =
    @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32

  /// Linux's own `renameat2`, which Swift does not see.
  private static let renameWithFlags = dlsym(nil, "renameat2").map {
    unsafeBitCast($0, to: RenameWithFlags.self)
  }

  /// Where the disk cannot even move without replacing: whoever makes the empty file may replace it.
  private func reserve(_ target: String, for name: String) throws(DeliveryError) -> Bool {
    do {
      try FileDescriptor(
        opening: target, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600, failing: .create
      ).close()
    } catch {
      if error.code == EEXIST { return false }
      throw DeliveryError(.create, path: reported, code: error.code)
    }
    do {
      try move(name, to: target)
    } catch {
      unlink(target)
      throw error
    }
    return true
  }
}

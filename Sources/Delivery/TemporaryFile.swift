import Glibc

/// A complete file that has no name of its own yet, and goes with its owner unless it gets one.
final class TemporaryFile {
  private let path: String
  /// The path that a message names: a temporary one tells nobody anything.
  private let reported: String
  private var isNamed = false

  /// Writes the bytes into a new file in the folder of `target`, for its owner's eyes only.
  init(beside target: String, _ bytes: [UInt8], reportedAs reported: String) throws(DeliveryError) {
    let folder = target.lastIndex(of: "/").map { target[...$0] } ?? ""
    let digits = String(UInt64.random(in: .min ... .max), radix: 36)
    path = "\(folder).plan-\(getpid())-\(digits).tmp"
    self.reported = reported
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
    if !isNamed { unlink(path) }
  }

  /// Takes the name, whoever has it now.
  func replace(_ target: String) throws(DeliveryError) {
    guard rename(path, target) == 0 else {
      throw DeliveryError(.rename, path: reported, code: errno)
    }
    isNamed = true
  }

  /// Takes the name if it is free; false where it is not.
  func take(_ target: String) throws(DeliveryError) -> Bool {
    if link(path, target) == 0 { return true }
    switch errno {
    case EEXIST: return false
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK: return try reserve(target)
    default: throw DeliveryError(.rename, path: reported, code: errno)
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

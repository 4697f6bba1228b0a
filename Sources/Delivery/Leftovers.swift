import Glibc
import Synchronization

/// Temporary files of processes that were killed in the instant in which they had a name.
///
/// Whoever is about to give such a name first clears the folder of those that nobody holds any more.
enum Leftovers {
  /// What is younger may not be locked yet.
  private static let leastAge = 60

  /// One look at each folder is enough: what comes later belongs to the living.
  private static let seen = Mutex<Set<String>>([])

  /// A name for a temporary file that no other process takes.
  static func freshName(in folder: String) -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 36)
    return "\(folder).plan-\(getpid())-\(digits).tmp"
  }

  /// - Parameter folder: with a slash at its end; empty for the working folder.
  static func remove(from folder: String) {
    guard seen.withLock({ $0.insert(folder).inserted }) else { return }
    for name in Folder.names(in: folder.isEmpty ? "." : folder)
    where isTemporary(name) && isNobodys(folder + name) {
      unlink(folder + name)
    }
  }

  /// Whether a name is of the form of `freshName`.
  static func isTemporary(_ name: String) -> Bool {
    guard name.hasPrefix(".plan-"), name.hasSuffix(".tmp") else { return false }
    let parts = name.dropFirst(6).dropLast(4).split(
      separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && UInt32(parts[0]) != nil && UInt64(parts[1], radix: 36) != nil
  }

  private static func isNobodys(_ path: String) -> Bool {
    guard
      let file = try? FileDescriptor(
        opening: path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK, failing: .read)
    else { return false }
    var status = stat()
    guard fstat(file.number, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      time(nil) - status.st_mtim.tv_sec >= leastAge
    else { return false }
    return file.lock()
  }
}

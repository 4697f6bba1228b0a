import Glibc

/// That one process alone works in a folder. The system lets go of it when the process ends, however
/// that happens.
public final class FolderLock {
  private let file: FileDescriptor

  /// - Parameter name: of the file that is locked, within the folder.
  /// - Throws: `DeliveryError`, with `EWOULDBLOCK` where another process has the lock.
  public init(_ folder: String, name: String) throws(DeliveryError) {
    let path = "\(folder)/\(name)"
    file = try FileDescriptor(
      opening: path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o600, failing: .create)
    guard file.lock() else {
      throw DeliveryError(.create, path: path, code: errno)
    }
  }
}

extension DeliveryError {
  /// Whether another process holds what was asked for.
  public var isHeldByAnother: Bool { code == EWOULDBLOCK }
}

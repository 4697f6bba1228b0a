import Glibc

/// Why a document did not reach its place.
public struct DeliveryError: Error, Hashable, Sendable {
  public enum Step: Hashable, Sendable {
    case createFolder, create, write, close, rename, read
    /// The target is a folder.
    case isFolder
    /// Every name from the usual one to `-9999` is taken.
    case namesTaken
  }

  public var step: Step
  public var path: String
  /// The system's error number; 0 where the system reported none.
  public var code: Int32

  public init(_ step: Step, path: String, code: Int32 = 0) {
    self.step = step
    self.path = path
    self.code = code
  }

  /// By `sysexits`: 75, try again, where the disk or a quota is full; else 73, cannot write.
  public var exitCode: Int32 {
    code == ENOSPC || code == EDQUOT ? 75 : 73
  }

  /// As a person reads it, such as "cannot write 'output/laser.pdf': No space left on device".
  public var message: String {
    switch step {
    case .createFolder: "cannot make the folder '\(path)': \(reason)"
    case .isFolder: "cannot write '\(path)': it is a folder"
    case .namesTaken: "cannot write '\(path)': it exists already, and so do all its numbered names"
    case .read: "cannot compare with '\(path)': \(reason)"
    case .create, .write, .close, .rename: "cannot write '\(path)': \(reason)"
    }
  }

  private var reason: String {
    // Safe to call from several threads since glibc 2.32.
    String(cString: strerror(code))
  }
}

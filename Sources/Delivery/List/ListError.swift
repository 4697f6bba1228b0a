/// Why a list cannot be read, or not to its end. A row that is wrong by itself is no such error.
public enum ListError: Error, Hashable, Sendable {
  case unreadable(path: String, reason: String)
  case unknownEncoding(String)
  /// The list has no header or no rows.
  case empty

  public var message: String {
    switch self {
    case .unreadable(let path, let reason): "cannot read the list \(path): \(reason)"
    case .unknownEncoding(let name): "there is no encoding '\(name)'"
    case .empty: "the list is empty"
    }
  }
}

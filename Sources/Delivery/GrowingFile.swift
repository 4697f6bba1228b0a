import Glibc

/// A file that is written piece by piece, for what no memory should have to hold at once. It takes
/// its name at the end; whoever lets go of it before leaves nothing behind.
///
/// One thread at a time uses it.
public final class GrowingFile {
  private enum Place {
    case temporary(TemporaryFile, target: String)
    /// Such as `/dev/stdout` or a pipe.
    case special(FileDescriptor)
  }

  /// So much is collected before it is written.
  private static let pieceSize = 1 << 18

  private let place: Place
  private let path: String
  private var piece: [UInt8] = []
  private var failure: DeliveryError?

  /// - Throws: `DeliveryError` where nothing can be written beside the path.
  public init(_ path: String) throws(DeliveryError) {
    self.path = path
    switch Target(path) {
    case .folder: throw DeliveryError(.isFolder, path: path)
    case .special:
      place = .special(
        try FileDescriptor(opening: path, O_WRONLY | O_NOCTTY, failing: .create))
    case .regular, .none:
      // A link stays a link: what it points at is replaced.
      let target = FileWriter.resolved(path) ?? path
      place = .temporary(
        try TemporaryFile(beside: target, [], reportedAs: path), target: target)
    }
  }

  /// - Returns: false once something could not be written; `finish` says what.
  public func append(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard failure == nil else { return false }
    piece.append(contentsOf: bytes)
    guard piece.count >= Self.pieceSize else { return true }
    do throws(DeliveryError) {
      try flush()
      return true
    } catch {
      failure = error
      return false
    }
  }

  private func flush() throws(DeliveryError) {
    switch place {
    case .temporary(let file, _): try file.append(piece)
    case .special(let file): try file.write(piece)
    }
    piece.removeAll(keepingCapacity: true)
  }

  /// Gives the file its name, whoever has it now.
  ///
  /// - Returns: the path.
  public func finish() throws(DeliveryError) -> String {
    if let failure { throw failure }
    try flush()
    switch place {
    case .temporary(let file, let target): try file.replace(target)
    case .special(let file): try file.close()
    }
    return path
  }

  /// What has failed so far.
  public var error: DeliveryError? { failure }
}

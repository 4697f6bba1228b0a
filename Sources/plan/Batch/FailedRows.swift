import Content
import Delivery
import Glibc

/// The list of just those rows that failed, to be mended and run again.
final class FailedRows {
  /// Where it lies, once there is a row in it.
  let path: String
  private let header: String
  private var descriptor: Int32 = -1

  /// A list of an earlier run is taken away, unless it is what is being read now.
  init(_ settings: BatchSettings, header: String, ending: String) {
    let usual = FilePath.joined(settings.folder, "\(settings.failedList).\(ending)")
    let isInput = FileSystem.isSame(usual, settings.list)
    path =
      isInput ? FilePath.joined(settings.folder, "\(settings.failedList)-again.\(ending)") : usual
    self.header = header
    unlink(path)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  var isEmpty: Bool { descriptor < 0 }

  func add(_ record: ListRecord) throws(Failure) {
    if descriptor < 0 {
      descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw failure }
      try write(header)
    }
    try write(record.copy)
  }

  private func write(_ text: String) throws(Failure) {
    do {
      try FileWriter.write(Array(text.utf8), toDescriptor: descriptor, name: path)
    } catch {
      throw Failure(error)
    }
  }

  private var failure: Failure { Failure(DeliveryError(.create, path: path, code: errno)) }
}

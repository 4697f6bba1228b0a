import Glibc

/// An open file that closes itself; whoever wrote to it closes it by hand, to hear of late errors.
final class FileDescriptor {
  let number: Int32
  private let path: String
  private var isOpen = true

  /// - Throws: `DeliveryError` with the step `failing`.
  init(
    opening path: String, _ flags: Int32, mode: mode_t = 0, failing step: DeliveryError.Step
  ) throws(DeliveryError) {
    let number = FileDescriptor.retrying { open(path, flags | O_CLOEXEC, mode) }
    guard number >= 0 else { throw DeliveryError(step, path: path, code: errno) }
    self.number = number
    self.path = path
  }

  /// Takes part in what another owns, such as standard output: closed by nobody here.
  static func write(_ bytes: [UInt8], to number: Int32, path: String) throws(DeliveryError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(number, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count >= 0 {
        written += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitUntilWritable(number)
      default: throw DeliveryError(.write, path: path, code: errno)
      }
    }
  }

  func write(_ bytes: [UInt8]) throws(DeliveryError) {
    try FileDescriptor.write(bytes, to: number, path: path)
  }

  /// A piece of the file, shorter where the file ends.
  func bytes(at position: Int, count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, pread(number, buffer.baseAddress, count, off_t(position)))
    }
  }

  /// All bytes of a file that was just opened.
  func bytes() throws(DeliveryError) -> [UInt8] {
    var status = stat()
    guard fstat(number, &status) == 0 else {
      throw DeliveryError(.read, path: path, code: errno)
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: min(65_536, Int(status.st_size) + 1))
    while true {
      let count = FileDescriptor.retrying { read(number, &buffer, buffer.count) }
      guard count >= 0 else { throw DeliveryError(.read, path: path, code: errno) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Whether the file holds these bytes and no others.
  func holds(_ bytes: [UInt8]) throws(DeliveryError) -> Bool {
    var status = stat()
    guard fstat(number, &status) == 0 else {
      throw DeliveryError(.read, path: path, code: errno)
    }
    guard status.st_size == bytes.count else { return false }
    var compared = 0
    var buffer = [UInt8](repeating: 0, count: min(65_536, bytes.count))
    while compared < bytes.count {
      let count = FileDescriptor.retrying { read(number, &buffer, buffer.count) }
      guard count >= 0 else { throw DeliveryError(.read, path: path, code: errno) }
      guard count > 0, compared + count <= bytes.count,
        buffer[..<count].elementsEqual(bytes[compared..<compared + count])
      else { return false }
      compared += count
    }
    return true
  }

  /// Holds the file for this process, until it is closed or the process ends, however that happens.
  ///
  /// - Returns: false where another holds it, or where files cannot be held.
  @discardableResult func lock() -> Bool { flock(number, LOCK_EX | LOCK_NB) == 0 }

  /// Writes what the system has kept back, and keeps the file open.
  ///
  /// - Throws: as `close`.
  func settle() throws(DeliveryError) {
    // Closing any descriptor of a file does it, and this one keeps its lock.
    let copy = dup(number)
    guard copy >= 0, Glibc.close(copy) == 0 || errno == EINTR else {
      throw DeliveryError(.close, path: path, code: errno)
    }
  }

  /// - Throws: what the system had kept back until now, such as a full quota on a network's disk.
  func close() throws(DeliveryError) {
    isOpen = false
    // On Linux the descriptor is gone even where the call was interrupted.
    guard Glibc.close(number) == 0 || errno == EINTR else {
      throw DeliveryError(.close, path: path, code: errno)
    }
  }

  deinit {
    if isOpen { _ = Glibc.close(number) }
  }

  private static func waitUntilWritable(_ number: Int32) {
    var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
    _ = poll(&request, 1, -1)
  }

  private static func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}

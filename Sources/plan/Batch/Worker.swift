import Glibc

/// A thread that can be waited for.
final class Worker {
  private var handle = pthread_t()

  private final class Work {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// - Throws: `Failure` where the system has no thread to give.
  init(_ run: @escaping @Sendable () -> Void) throws(Failure) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    // As much as the main thread has: deeply nested content is as deep here.
    pthread_attr_setstacksize(&attributes, 8 << 20)
    let work = Unmanaged.passRetained(Work(run)).toOpaque()
    let status = pthread_create(&handle, &attributes, Worker.start, work)
    guard status == 0 else {
      Unmanaged<Work>.fromOpaque(work).release()
      throw Failure(.tryAgain, "cannot start a thread: \(String(cString: strerror(status)))")
    }
  }

  private static let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
    {
      if let work = $0 { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run() }
      return nil
    }

  func join() { pthread_join(handle, nil) }
}

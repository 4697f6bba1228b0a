import Glibc

/// What one thread hands to others, never more of it than fits.
///
/// Unchecked, because every access lies between the lock's two ends.
final class WaitingLine<Element: Sendable>: @unchecked Sendable {
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  /// Told apart, so that an element wakes one who waits for it and nobody else.
  private let arrival: UnsafeMutablePointer<pthread_cond_t>
  private let room: UnsafeMutablePointer<pthread_cond_t>
  private var elements: [Element] = []
  private var first = 0
  private let capacity: Int
  private var isClosed = false

  init(capacity: Int) {
    self.capacity = capacity
    lock = .allocate(capacity: 1)
    arrival = .allocate(capacity: 1)
    room = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
    pthread_cond_init(arrival, nil)
    pthread_cond_init(room, nil)
  }

  deinit {
    pthread_cond_destroy(arrival)
    pthread_cond_destroy(room)
    pthread_mutex_destroy(lock)
    arrival.deallocate()
    room.deallocate()
    lock.deallocate()
  }

  /// Waits until there is room. What comes after the line was closed is dropped.
  func put(_ element: Element) {
    pthread_mutex_lock(lock)
    while elements.count - first >= capacity, !isClosed { pthread_cond_wait(room, lock) }
    if !isClosed { elements.append(element) }
    pthread_cond_signal(arrival)
    pthread_mutex_unlock(lock)
  }

  /// Waits for the next; nil when the line is closed and empty.
  func take() -> Element? {
    pthread_mutex_lock(lock)
    while elements.count == first, !isClosed { pthread_cond_wait(arrival, lock) }
    var element: Element?
    if first < elements.count {
      element = elements[first]
      first += 1
      if first > 64 {
        elements.removeFirst(first)
        first = 0
      }
    }
    pthread_cond_signal(room)
    pthread_mutex_unlock(lock)
    return element
  }

  /// Nothing more is put in.
  func close() {
    pthread_mutex_lock(lock)
    isClosed = true
    pthread_cond_broadcast(arrival)
    pthread_cond_broadcast(room)
    pthread_mutex_unlock(lock)
  }
}

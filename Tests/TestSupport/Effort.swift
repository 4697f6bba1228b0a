import Glibc

/// Time measured so that it can be judged among other tests, on a machine that has other things to do.
public enum Effort {
  /// Processor seconds of this thread alone.
  public static func seconds(_ work: () throws -> Void) rethrows -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    try work()
    return now() - start
  }

  /// How many times as long `large` takes as `small`: the least of several rounds, which end as soon
  /// as one is within the limit. What grows faster than it may is over it in every round.
  ///
  /// - Parameter repeats: Runs of `small` before and as many after each run of `large`, so that both
  ///   are measured over the same stretch of time, with the same neighbours in the caches.
  public static func growth(
    upTo limit: Double, rounds: Int = 8, repeats: Int,
    small: () throws -> Void, large: () throws -> Void
  ) rethrows -> Double {
    var least = Double.infinity
    for _ in 0..<rounds where least > limit {
      let before = try seconds { for _ in 0..<repeats { try small() } }
      let long = try seconds(large)
      let after = try seconds { for _ in 0..<repeats { try small() } }
      least = min(least, long * Double(2 * repeats) / (before + after))
    }
    return least
  }
}

/// A part of a list that one process works on: the `number`th of `count`.
///
/// Which part a row belongs to depends on the row alone, so that parts never overlap and together
/// are everything, whoever works when and on which machine.
public struct Shard: Hashable, Sendable {
  /// From 1 to `count`.
  public var number: Int
  public var count: Int

  public static let whole = Shard(number: 1, of: 1)

  private init(number: Int, of count: Int) {
    self.number = number
    self.count = count
  }

  /// As written on a command line, such as `3/16`; nil for what is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], count >= 1,
      (1...count).contains(number)
    else { return nil }
    self.init(number: number, of: count)
  }

  /// The part that a scheduler gives this process, told by its environment: a task of a Slurm job
  /// array, or a pod of a Kubernetes Indexed Job; nil outside of both.
  ///
  /// Kubernetes tells no pod how many there are, so a job file has to say it in `JOB_COMPLETIONS`.
  ///
  /// - Throws: `ShardError` where the environment speaks of a part and not of how many.
  public static func assigned(
    by environment: (String) -> String?
  ) throws(ShardError) -> Shard? {
    func number(_ name: String) -> Int? { environment(name).flatMap { Int($0) } }
    if environment("SLURM_ARRAY_TASK_ID") != nil {
      guard let id = number("SLURM_ARRAY_TASK_ID"), let first = number("SLURM_ARRAY_TASK_MIN"),
        let count = number("SLURM_ARRAY_TASK_COUNT")
      else { throw .incomplete("SLURM_ARRAY_TASK_ID") }
      let step = max(1, number("SLURM_ARRAY_TASK_STEP") ?? 1)
      let offset = id - first
      guard offset >= 0, offset % step == 0, offset / step < count else { throw .notInARow }
      return Shard(number: offset / step + 1, of: count)
    }
    guard environment("JOB_COMPLETION_INDEX") != nil else { return nil }
    guard let index = number("JOB_COMPLETION_INDEX"), let count = number("JOB_COMPLETIONS"),
      (0..<max(0, count)).contains(index)
    else { throw .incomplete("JOB_COMPLETION_INDEX") }
    return Shard(number: index + 1, of: count)
  }

  /// Whether a row belongs to this part.
  ///
  /// - Parameter key: what tells the row's file name from others: rows that want the same name come
  ///   to the same part, where one process settles who gets it.
  public func contains(_ key: String) -> Bool {
    guard count > 1 else { return true }
    // FNV-1a: the standard library's own hash differs from process to process.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    // Its low bits are weak for short keys.
    hash ^= hash >> 32
    return hash % UInt64(count) == UInt64(number - 1)
  }
}

/// What is wrong with a scheduler's environment.
public enum ShardError: Error, Hashable, Sendable {
  case incomplete(String)
  case notInARow

  public var message: String {
    switch self {
    case .incomplete(let name): "\(name) is set, but not how many parts there are"
    case .notInARow: "the array's indices leave gaps, so that its parts cannot be counted"
    }
  }

  public var hint: String { "say the part with --shard, as in --shard 3/16" }
}

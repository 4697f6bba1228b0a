import Glibc

extension Workspace {
  /// This moment in UTC, such as `2025-03-01T09:30:00Z`: for the ledger, never for a document.
  static var now: String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let length = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: text[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// How many processors this process may use.
  static var processors: Int {
    // The C library's own function is hidden from Swift, and its simpler one counts processors that
    // a scheduler keeps for others.
    let status = (try? FileSystem.read("/proc/self/status")) ?? []
    let lines = String(decoding: status, as: UTF8.self).split(separator: "\n")
    let mask = lines.first { $0.hasPrefix("Cpus_allowed:") }?.split(separator: "\t").last ?? "1"
    return max(1, mask.reduce(0) { $0 + ($1.hexDigitValue?.nonzeroBitCount ?? 0) })
  }
}

extension Workspace {
  /// This moment for a message's header: seconds since 1970, those of `SOURCE_DATE_EPOCH` where it
  /// is set.
  static func moment() throws(Failure) -> Int {
    guard let epoch = environment("SOURCE_DATE_EPOCH") else { return Int(time(nil)) }
    guard let seconds = Int(epoch) else {
      throw Failure(.usage, "SOURCE_DATE_EPOCH is no number of seconds")
    }
    return seconds
  }
}

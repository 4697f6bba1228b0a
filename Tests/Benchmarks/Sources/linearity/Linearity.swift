import BenchmarkFonts
import Glibc
import Typography

/// Sets paragraphs of 20 000 and 200 000 words and compares time and memory; exits with 1 where ten
/// times the words take more than twelve times of either.
@main struct Linearity {
  static func main() throws {
    _ = try set(words: 100)
    let short = try set(words: 20_000)
    let long = try set(words: 200_000)
    print("words    milliseconds    megabytes")
    for (words, cost) in [(20_000, short), (200_000, long)] {
      print("\(words)    \(Int(cost.seconds * 1000))    \(cost.bytes / 1_000_000)")
    }
    let (time, memory) = (long.seconds / short.seconds, Double(long.bytes) / Double(short.bytes))
    print("ratio    \(rounded(time))    \(rounded(memory))")
    if max(time, memory) > 12 { exit(1) }
  }

  private static func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }

  private struct Cost {
    var seconds: Double
    /// Held by the shaped paragraph and its lines.
    var bytes: Int
  }

  private static func set(words: Int) throws -> Cost {
    let known = [
      "skin", "your", "treatment", "a", "gentle", "light", "after", "30", "minutes", "of",
    ]
    var text = StyledText(language: "en")
    let style = TextStyle(families: ["Noto Sans"], size: .pt(12), leading: .pt(17))
    var state: UInt64 = 1
    for _ in 0..<words {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text.append(known[Int(state >> 33) % known.count] + " ", style: style)
    }
    let typesetter = Typesetter(book: InstalledFonts.book())
    _ = try typesetter.book.face(family: "Noto Sans", weight: .regular)
    let (start, held) = (now(), heldBytes())
    let paragraph = try typesetter.prepare(text)
    let lines = typesetter.lines(of: paragraph, measure: .pt(410))
    let bytes = heldBytes() - held
    let seconds = now() - start
    return withExtendedLifetime((paragraph, lines)) { Cost(seconds: seconds, bytes: max(bytes, 1)) }
  }

  /// Resident memory of the process.
  private static func heldBytes() -> Int {
    guard let status = try? InstalledFonts.bytes(of: "/proc/self/statm") else { return 0 }
    let pages = String(decoding: status, as: UTF8.self).split(separator: " ").dropFirst().first
    return (pages.flatMap { Int($0) } ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

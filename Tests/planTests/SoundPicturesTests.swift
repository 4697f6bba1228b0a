import Testing

/// That a picture can be decoded is remembered from run to run; no plan depends on it.
struct SoundPicturesTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private let file = "cache/plan/sound-pictures"

  private func plan(_ environment: [String: String]) throws -> [UInt8] {
    let run = try scratch.plan(
      Scratch.laser + ["-o", "plan.pdf", "--quiet"], environment: environment)
    try #require(run.exitCode == 0, "\(run.messages)")
    return try scratch.bytes("plan.pdf")
  }

  private var cache: [String: String] { ["XDG_CACHE_HOME": scratch.path("cache")] }

  @Test func thePlanIsTheSameWithAndWithoutThem() throws {
    let without = try plan(["PLAN_CACHE": "none"])
    #expect(try scratch.names() == ["plan.pdf"])
    let first = try plan(cache)
    #expect(try scratch.lines(of: file).count == 4)
    #expect(try without == first && first == plan(cache))
    #expect(try scratch.lines(of: file).count == 4)
  }

  /// Not even a file that says so makes a damaged picture a sound one: it has another digest.
  @Test func aDamagedPictureIsFoundAllTheSame() throws {
    _ = try plan(cache)
    try scratch.copyContent()
    let hero = "assets/images/lazernoe-omolozhenie-litsa.JPG"
    try scratch.write(Array(try scratch.bytes(hero).dropLast(5000)), to: hero)
    let run = try scratch.plan(
      Scratch.laser + ["--assets", "assets", "-o", "plan.pdf"], environment: cache)
    #expect(run.exitCode == 65)
    #expect(run.messages.contains("the picture is incomplete"))
    #expect(try scratch.lines(of: file).count == 4)
  }

  @Test(arguments: ["", "plan's sound pictures, of another day\nabc\nend\n", "\u{0}\n"])
  func aDamagedFileIsMadeAnew(text: String) throws {
    _ = try plan(cache)
    let sound = try scratch.lines(of: file)
    try scratch.write(text, to: file)
    _ = try plan(cache)
    #expect(try scratch.lines(of: file) == sound)
  }

  @Test func theDoctorTellsWhatIsKept() throws {
    _ = try plan(cache)
    // Its own trial adds the first treatment's.
    let kept = try scratch.plan(["doctor"], environment: cache)
    #expect(kept.text.contains("pictures known to be sound: 2"), "\(kept.text)")
    let nothing = try scratch.plan(["doctor"], environment: ["PLAN_CACHE": "none"])
    #expect(nothing.text.contains("nothing is kept from run to run"), "\(nothing.text)")
  }
}

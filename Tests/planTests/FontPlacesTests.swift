import Foundation
import Testing

/// Where fonts lie is remembered from run to run, and the plan is the same whether it is or not.
struct FontPlacesTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func plan(_ cache: String?, _ variables: [String: String] = [:]) throws -> [UInt8] {
    var environment = variables
    if let cache { environment["XDG_CACHE_HOME"] = cache }
    let run = try scratch.plan(
      Scratch.laser + ["-o", "plan.pdf", "--quiet"], environment: environment)
    try #require(run.exitCode == 0, "\(run.messages)")
    return try scratch.bytes("plan.pdf")
  }

  private let file = "cache/plan/font-places"

  @Test func thePlanIsTheSameWithAndWithoutThem() throws {
    try scratch.makeFolder("home")
    let without = try plan(nil, ["HOME": scratch.path("home")])
    #expect(try scratch.names(in: "home") == [])
    let first = try plan(scratch.path("cache"))
    #expect(try scratch.lines(of: file).contains { $0.hasPrefix("font\tregular Noto Sans\t0\t/") })
    let second = try plan(scratch.path("cache"))
    #expect(without == first && first == second)
  }

  /// They are believed while nothing has changed on which they depend, and only then.
  @Test func aChangeIsSeen() throws {
    _ = try plan(scratch.path("cache"))
    let sound = try scratch.bytes(file)
    let bold = try #require(
      try scratch.lines(of: file).first { $0.hasPrefix("font\tbold Noto Sans\t") })
    let path = try #require(bold.split(separator: "\t").last).description
    // A wrong answer shows that the file is believed at all.
    try scratch.replace(path, with: "/nowhere.ttf", in: file)
    let run = try scratch.plan(
      Scratch.laser + ["-o", "plan.pdf"],
      environment: ["XDG_CACHE_HOME": scratch.path("cache")])
    #expect(run.exitCode != 0)
    let stamp = try #require(try scratch.lines(of: file).first { $0.hasPrefix("source\t") })
    try scratch.replace(stamp, with: "source\t1\t/etc", in: file)
    _ = try plan(scratch.path("cache"))
    #expect(try scratch.bytes(file) == sound)
  }

  @Test(arguments: ["", "nothing of ours\n", "plan's font places, 1\nfont\tx"])
  func aDamagedFileIsMadeAnew(text: String) throws {
    try FileManager.default.createDirectory(
      atPath: scratch.path("cache/plan"), withIntermediateDirectories: true)
    try scratch.write(text, to: file)
    _ = try plan(scratch.path("cache"))
    #expect(try scratch.lines(of: file).contains("end"))
  }

  @Test func anotherEnvironmentIsAskedAnew() throws {
    _ = try plan(scratch.path("cache"))
    let first = try scratch.lines(of: file)[1]
    _ = try plan(scratch.path("cache"), ["LANG": "de_DE.UTF-8"])
    #expect(try scratch.lines(of: file)[1] != first)
  }
}

import Foundation
import Testing

/// Equal inputs give equal bytes, wherever, whenever and for whomever the program runs.
struct DeterminismTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func bytes(
    _ arguments: [String] = Scratch.laser, _ environment: [String: String] = [:],
    in folder: Scratch? = nil
  ) throws -> [UInt8] {
    let run = try (folder ?? scratch).plan(
      arguments + ["--output", "-"], environment: environment)
    try #require(run.exitCode == 0, "\(run.messages)")
    return run.bytes
  }

  private static let environments: [[String: String]] = [
    ["TZ": "Pacific/Kiritimati"], ["TZ": "America/Adak"], ["LANG": "de_DE.UTF-8"],
    ["LC_ALL": "C"], ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"],
    ["LC_ALL": "ar_EG.UTF-8"], ["HOME": "/nonexistent"],
    ["HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"], ["COLUMNS": "20", "TERM": "dumb"],
  ]

  @Test(arguments: environments)
  func theEnvironmentLeavesNoTrace(environment: [String: String]) throws {
    #expect(try bytes() == bytes(Scratch.laser, environment))
  }

  @Test(arguments: ["png", "svg"]) func neitherDoesItInPictures(format: String) throws {
    let arguments = Scratch.laser + ["--format", format, "--pages", "1", "--dpi", "36"]
    let environment = ["TZ": "Pacific/Kiritimati", "LC_ALL": "de_DE.UTF-8", "HOME": "/nonexistent"]
    #expect(try bytes(arguments) == bytes(arguments, environment))
  }

  @Test func theWorkingFolderLeavesNoTrace() throws {
    let elsewhere = try Scratch()
    try elsewhere.copyContent()
    #expect(try bytes() == bytes(in: elsewhere))
  }

  @Test func anEmptyFontCacheLeavesNoTrace() throws {
    try scratch.makeFolder("cache")
    try scratch.write(
      "<fontconfig><dir>/usr/share/fonts</dir><cachedir>\(scratch.path("cache"))</cachedir></fontconfig>",
      to: "fonts.conf")
    let environment = ["FONTCONFIG_FILE": scratch.path("fonts.conf"), "HOME": "/nonexistent"]
    #expect(try bytes(Scratch.laser, environment) == bytes())
  }

  @Test func theScheduleSaysTheSameInEveryLocale() throws {
    let arguments = ["schedule"] + Scratch.laser
    let plain = try scratch.plan(arguments)
    #expect(plain.exitCode == 0)
    for environment in Self.environments {
      #expect(try scratch.plan(arguments, environment: environment).bytes == plain.bytes)
    }
  }

  // MARK: The clock

  /// 1 February 2025, 23:59:59 in UTC.
  private let epoch = ["SOURCE_DATE_EPOCH": "1738454399"]
  private let undated = ["--treatment", "laser", "--start", "2025-03-01"]

  @Test func theEpochIsTheDayOfThePlan() throws {
    #expect(try bytes(undated, epoch) == bytes())
    let abroad = epoch.merging(["TZ": "Pacific/Kiritimati"]) { mine, _ in mine }
    #expect(try bytes(undated, abroad) == bytes())
  }

  @Test func theNamedDayWinsOverTheEpoch() throws {
    #expect(try bytes(Scratch.laser, ["SOURCE_DATE_EPOCH": "0"]) == bytes())
  }

  @Test func anEpochWithoutSenseIsRefused() throws {
    for epoch in ["yesterday", "-1", "99999999999999999999", "1e9"] {
      let run = try scratch.plan(undated, environment: ["SOURCE_DATE_EPOCH": epoch])
      #expect(run.exitCode == 64)
      #expect(run.messages == "error: SOURCE_DATE_EPOCH is no number of seconds\n")
    }
    #expect(try scratch.names().isEmpty)
  }

  @Test func todayStandsNowhereWhereADayIsNamed() throws {
    try scratch.write("Cold air\n\nIt cools the skin.\n", to: "cold.txt")
    _ = try scratch.plan("--treatment", "cold.txt", "--as-of", "2025-02-01", "-o", "plan.pdf")
    let path = scratch.path("plan.pdf")
    let written = try Reader.information(of: path) + Reader.text(of: path)
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    #expect(!written.contains("\(year)"))
    #expect(written.contains(/CreationDate: +D:20250201000000Z\n/))
    #expect(written.contains("1 February 2025"))
  }

  @Test func todayIsTheDayOfThePlanWhereNoneIsNamed() throws {
    let before = Date()
    let run = try scratch.plan(["--treatment", "laser", "-o", "plan.pdf"])
    #expect(run.exitCode == 0)
    let days = [before, Date()].map { day in
      day.formatted(.iso8601.year().month().day().dateSeparator(.omitted)) + "000000Z"
    }
    let information = try Reader.information(of: scratch.path("plan.pdf"))
    #expect(days.contains { information.contains($0) }, "\(information)")
  }
}

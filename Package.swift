// swift-tools-version: 6.2
import PackageDescription

/// In release the standard library is linked statically, which halves the start-up time. `swift run`
/// rejects `--static-swift-stdlib`, so the package asks for it by itself.
///
/// - Parameter more: what a dependency needs beside Foundation's essentials.
func staticStandardLibrary(_ more: [String] = []) -> [LinkerSetting] {
  [
    .unsafeFlags(
      ["-static-stdlib"]
        + (["_FoundationCShims", "_FoundationCollections"] + more).map { "-l\($0)" },
      .when(configuration: .release))
  ]
}

let icu: [LinkerSetting] = [.linkedLibrary("icuuc"), .linkedLibrary("icui18n")]

/// A test target mirrors the room it tests. `IssueReportingTestSupport` is needed by every one of
/// them: without it a failing `expectNoDifference` passes.
func tests(
  _ room: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(room)Tests",
    dependencies: [
      .byName(name: room),
      .product(name: "CustomDump", package: "swift-custom-dump"),
      .product(name: "IssueReportingTestSupport", package: "xctest-dynamic-overlay"),
    ] + dependencies,
    exclude: exclude)
}

let package = Package(
  name: "plan",
  products: [
    .executable(name: "plan", targets: ["plan"]),
    // For Tests/Benchmarks, which is a package of its own.
    .library(name: "Typography", targets: ["Typography"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/pointfreeco/swift-custom-dump", from: "1.7.3"),
    .package(url: "https://github.com/pointfreeco/xctest-dynamic-overlay", from: "1.13.1"),
  ],
  targets: [
    // C libraries.
    .systemLibrary(
      name: "CCairo", path: "Sources/System/CCairo", pkgConfig: "cairo-ft",
      providers: [.apt(["libcairo2-dev"])]),
    .systemLibrary(
      name: "CHarfBuzz", path: "Sources/System/CHarfBuzz", pkgConfig: "harfbuzz",
      providers: [.apt(["libharfbuzz-dev"])]),
    .systemLibrary(
      name: "CFreeType", path: "Sources/System/CFreeType", pkgConfig: "freetype2",
      providers: [.apt(["libfreetype-dev"])]),
    .systemLibrary(
      name: "CFontconfig", path: "Sources/System/CFontconfig", pkgConfig: "fontconfig",
      providers: [.apt(["libfontconfig-dev"])]),
    .systemLibrary(
      name: "CMarkGFM", path: "Sources/System/CMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(
      name: "CYAML", path: "Sources/System/CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(
      name: "CDeflate", path: "Sources/System/CDeflate", pkgConfig: "libdeflate",
      providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(
      name: "CNettle", path: "Sources/System/CNettle", pkgConfig: "nettle",
      providers: [.apt(["nettle-dev"])]),
    .systemLibrary(
      name: "CHyphen", path: "Sources/System/CHyphen", providers: [.apt(["libhyphen-dev"])]),
    .systemLibrary(
      name: "CGMime", path: "Sources/System/CGMime", pkgConfig: "gmime-3.0",
      providers: [.apt(["libgmime-3.0-dev"])]),
    .systemLibrary(
      name: "CCUPS", path: "Sources/System/CCUPS", providers: [.apt(["libcups2-dev"])]),
    .target(name: "CICU", path: "Sources/System/CICU", linkerSettings: icu),
    // libical, loaded when a calendar is read or written: nothing is linked.
    .target(
      name: "CICal", path: "Sources/System/CICal", linkerSettings: [.linkedLibrary("dl")]),
    // libqrencode, likewise.
    .target(
      name: "CQRCode", path: "Sources/System/CQRCode", linkerSettings: [.linkedLibrary("dl")]),
    .target(
      name: "CJPEG", path: "Sources/System/CJPEG", linkerSettings: [.linkedLibrary("jpeg")]),
    // Keeps Cairo from compressing what the finisher compresses anew.
    .target(name: "CZlib", path: "Sources/System/CZlib", linkerSettings: [.linkedLibrary("z")]),

    // Rooms, in the order in which a handout passes through them.
    .target(name: "Content", dependencies: ["CMarkGFM", "CYAML"]),
    .target(name: "Planning", dependencies: ["Content"]),
    .target(
      name: "Typography",
      dependencies: ["CHarfBuzz", "CFreeType", "CFontconfig", "CHyphen", "CICU"]),
    .target(name: "Layout", dependencies: ["Content", "Typography"]),
    .target(name: "PDF", dependencies: ["CDeflate", "CNettle"]),
    .target(
      name: "Rendering",
      dependencies: [
        "Content", "Layout", "PDF", "Typography", "CCairo", "CFreeType", "CJPEG", "CZlib",
      ]),
    .target(name: "Writing", dependencies: ["Content"]),
    .target(
      name: "Interchange", dependencies: ["Content", "Planning", "CICal", "CNettle", "CQRCode"]),
    .target(name: "Delivery", dependencies: ["CNettle"]),
    .target(
      name: "Bookkeeping",
      dependencies: ["Delivery", .product(name: "GRDB", package: "GRDB.swift")]),
    .target(
      name: "Checking",
      dependencies: ["Content", "Planning", "Typography", "Layout", "Interchange"]),
    .executableTarget(
      name: "plan",
      dependencies: [
        "Content", "Planning", "Typography", "Layout", "Rendering", "PDF", "Writing",
        "Interchange", "Delivery", "Checking",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      linkerSettings: staticStandardLibrary()),

    // What `plan` runs for batches, printing and email: the libraries that only these need would
    // slow the start of every other job.
    .executableTarget(
      name: "plan-post", dependencies: ["Bookkeeping", "Delivery", "CCUPS", "CGMime"],
      path: "Sources/post",
      // GRDB wants all of Foundation.
      linkerSettings: staticStandardLibrary([
        "CoreFoundation", "_FoundationICU", "BlocksRuntime", "swiftSynchronization", "dispatch",
        "swiftDispatch",
      ])),

    // Draws the pictures in assets/images.
    .executableTarget(
      name: "artwork", dependencies: ["CCairo", "CJPEG"], linkerSettings: staticStandardLibrary()),

    // What several rooms' tests need: the installed fonts, a sample document, random numbers.
    .target(
      name: "TestSupport", dependencies: ["Content", "Typography", "Layout"],
      path: "Tests/TestSupport"),
    tests("Content"),
    tests("Planning", ["Content", "TestSupport"]),
    tests("Typography", ["TestSupport"]),
    tests("Layout", ["Content", "Typography", "TestSupport"], exclude: ["Goldens"]),
    tests("Rendering", ["CCairo", "Content", "Layout", "Typography", "TestSupport"]),
    tests(
      "PDF", ["Rendering", "Layout", "Planning", "Typography", "Content", "TestSupport"]),
    tests("Writing", ["Content", "TestSupport"]),
    tests("Interchange", ["Content", "Planning"]),
    tests("Delivery", ["TestSupport"]),
    tests("Bookkeeping", ["Delivery"]),
    tests("Checking", ["Content", "Planning", "Layout", "Typography"], exclude: ["Readability"]),
    tests("plan", ["TestSupport"], exclude: ["Goldens"]),
  ],
  swiftLanguageModes: [.v6]
)

// Generic types are asked for by functions that know their parameters' conformances. By the name
// of the type, as is usual, each costs a search among all conformances of the program: 6 % of a run.
//
// That nobody writes to what somebody else is reading is seen to by the compiler, and where it cannot
// see it, by debug builds, in which all tests run; a tenth of a layout's time in release.
for target in package.targets where [.regular, .executable].contains(target.type) {
  target.swiftSettings = [
    .unsafeFlags(
      [
        "-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors",
        "-enforce-exclusivity=unchecked",
      ],
      .when(configuration: .release))
  ]
}

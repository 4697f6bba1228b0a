// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that building the tests does not build the benchmarks.
let typography: Target.Dependency = .product(name: "Typography", package: "plan")

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "plan", path: "../..")],
  targets: [
    .target(name: "BenchmarkFonts", dependencies: [typography]),
    .executableTarget(name: "typesetting", dependencies: [typography, "BenchmarkFonts"]),
    .executableTarget(name: "linearity", dependencies: [typography, "BenchmarkFonts"]),
    .executableTarget(name: "raggedness", dependencies: [typography, "BenchmarkFonts"]),
  ],
  swiftLanguageModes: [.v6]
)

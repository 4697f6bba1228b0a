// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that building the tests does not build the benchmarks.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "plan", path: "../..")],
  targets: [
    .executableTarget(
      name: "typesetting", dependencies: [.product(name: "Typography", package: "plan")])
  ],
  swiftLanguageModes: [.v6]
)

import Foundation
import Glibc

/// A working folder for one test, removed with it.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "plan-tests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  // MARK: Runs

  /// The README's example, on a fixed day.
  static let laser = ["--treatment", "laser", "--start", "2025-03-01", "--as-of", "2025-02-01"]

  /// A run in this folder, still to be started.
  func process(_ arguments: [String]) -> PlanProcess {
    PlanProcess(arguments: arguments, folder: path)
  }

  func plan(
    _ arguments: [String], environment: [String: String] = [:], input: String? = nil
  ) throws -> Outcome {
    var process = process(arguments)
    process.environment = environment
    if let input { process.input = .text(input) }
    return try process.run()
  }

  func plan(_ arguments: String...) throws -> Outcome { try plan(arguments) }

  /// Makes the plan for laser with more options, in this folder.
  func laser(_ arguments: String...) throws -> Outcome { try plan(Self.laser + arguments) }

  // MARK: Files

  func path(_ name: String) -> String { "\(path)/\(name)" }

  /// All files and folders below a folder, but not the assets and layouts, sorted.
  func names(in folder: String = ".") throws -> [String] {
    let own = ["assets", "layouts"]
    return try FileManager.default.subpathsOfDirectory(atPath: self.path(folder))
      .filter { name in !own.contains { name == $0 || name.hasPrefix("\($0)/") } }
      .sorted()
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  func lines(of name: String) throws -> [String] {
    String(decoding: try bytes(name), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: path(name), withIntermediateDirectories: false)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  func mode(of name: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
    return attributes[.posixPermissions] as? Int
  }

  // MARK: Content

  /// The package that is tested.
  static let package: String = {
    let support = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return support.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
  }()

  /// Copies the package's assets and layouts here, where a run finds them before any others.
  func copyContent() throws {
    for folder in ["assets", "layouts"] {
      try FileManager.default.copyItem(
        atPath: "\(Self.package)/\(folder)", toPath: path(folder))
    }
  }

  /// Has the package's own assets and layouts here, to be read only.
  func linkContent() throws {
    for folder in ["assets", "layouts"] {
      try FileManager.default.createSymbolicLink(
        atPath: path(folder), withDestinationPath: "\(Self.package)/\(folder)")
    }
  }

  /// Changes a text file.
  ///
  /// - Throws: where the file does not hold the old text: the test would test nothing.
  func replace(_ old: String, with new: String, in name: String) throws {
    let text = String(decoding: try bytes(name), as: UTF8.self)
    guard text.contains(old) else { throw Stale(description: "\(name) has no '\(old)'") }
    try write(text.replacing(old, with: new), to: name)
  }

  struct Stale: Error, CustomStringConvertible { var description: String }
}

enum FileSize {
  static func of(_ path: String) throws -> Int {
    try Data(contentsOf: URL(fileURLWithPath: path)).count
  }
}

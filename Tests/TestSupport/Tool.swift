import Foundation

/// Programs of others that read what we write; .ci/packages installs them.
public enum Tool {
  public struct Result {
    public var status: Int32
    public var output: [UInt8]
    public var text: String { String(decoding: output, as: UTF8.self) }
  }

  struct Missing: Error, CustomStringConvertible {
    let name: String
    var description: String { "\(name) is missing: .ci/setup installs it" }
  }

  /// Runs a program on a file that holds the bytes, whose path takes the place of `FILE` among the
  /// arguments, and returns what it wrote to its output and its error.
  public static func run(_ name: String, _ arguments: [String], on bytes: [UInt8]) throws -> Result
  {
    let paths = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    guard
      let path = paths.map({ "\($0)/\(name)" })
        .first(where: FileManager.default.isExecutableFile(atPath:))
    else { throw Missing(name: name) }
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("plan-tests-\(UUID().uuidString)")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments.map { $0 == "FILE" ? file.path : $0 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(status: process.terminationStatus, output: Array(output))
  }
}

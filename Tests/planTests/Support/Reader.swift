import Foundation
import Testing

/// Programs by others, which read what `plan` writes.
enum Reader {
  /// The text of a PDF in reading order, every run of white space as one space.
  static func text(of path: String) throws -> String {
    let text = try run("pdftotext", ["-enc", "UTF-8", path, "-"])
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The text of each page.
  static func pages(of path: String) throws -> [String] {
    let text = try run("pdftotext", ["-enc", "UTF-8", path, "-"])
    return text.split(separator: "\u{C}", omittingEmptySubsequences: false).dropLast().map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  /// The fields of a PDF's information dictionary, and its metadata stream.
  static func information(of path: String) throws -> String {
    try run("pdfinfo", ["-rawdates", path]) + run("pdfinfo", ["-meta", path])
  }

  /// The shared libraries that a program loads as it starts.
  static func libraries(of program: String) throws -> String { try run("ldd", [program]) }

  /// - Throws: where the PDF is damaged.
  static func check(_ path: String) throws { _ = try run("qpdf", ["--check", path]) }

  /// The SHA-256 of a file, in hexadecimal digits.
  static func digest(of path: String) throws -> String {
    String(try run("sha256sum", [path]).prefix(64))
  }

  struct Unusable: Error, CustomStringConvertible { var description: String }

  private static func run(_ name: String, _ arguments: [String]) throws -> String {
    let folders = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
    let paths = folders.map { "\($0)/\(name)" }
    guard let path = paths.first(where: FileManager.default.isExecutableFile) else {
      throw Unusable(description: "\(name) is missing: .ci/setup installs it")
    }
    var process = PlanProcess(arguments: arguments, folder: "/")
    process.program = path
    let outcome = try process.run()
    guard outcome.exitCode == 0 else {
      throw Unusable(description: "\(name): \(outcome.text)\(outcome.messages)")
    }
    return outcome.text
  }
}

import Delivery
import Foundation
import Testing

/// Files that grow piece by piece.
struct GrowingFileTests {
  private let folder = NSTemporaryDirectory() + "plan-growing-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
  }

  private func append(_ bytes: [UInt8], to file: GrowingFile) -> Bool {
    bytes.withUnsafeBufferPointer(file.append)
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder) }
  }

  @Test func itHasNoNameBeforeItsEnd() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try GrowingFile("\(folder)/run.pdf")
    let pieces = (0..<40).map { [UInt8](repeating: $0, count: 20_000) }
    for piece in pieces { #expect(append(piece, to: file)) }
    #expect(try !names.contains("run.pdf"))
    #expect(try file.finish() == "\(folder)/run.pdf")
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: "\(folder)/run.pdf"))
        == Data(pieces.flatMap(\.self)))
    #expect(try names == ["run.pdf"])
  }

  @Test func whoeverLetsGoOfItLeavesNothing() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      let file = try GrowingFile("\(folder)/run.pdf")
      #expect(append([UInt8](repeating: 1, count: 1 << 20), to: file))
    }
    #expect(try names.isEmpty)
  }

  @Test func anEarlierFileStaysUntilTheEnd() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/run.pdf"
    try "before".write(toFile: path, atomically: false, encoding: .utf8)
    let file = try GrowingFile(path)
    #expect(append([65], to: file))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "before")
    _ = try file.finish()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "A")
    #expect(try names == ["run.pdf"])
  }

  @Test func aFullDiskIsTold() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try GrowingFile("/dev/full")
    #expect(!append([UInt8](repeating: 1, count: 1 << 20), to: file))
    #expect(file.error?.exitCode == 75)
    #expect(throws: DeliveryError.self) { try file.finish() }
    #expect(throws: DeliveryError.self) { try GrowingFile(folder) }
  }
}

import Foundation
import Testing

@testable import Delivery

/// A folder of its own for one test, removed with it.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "plan-delivery-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// What lies in the folder, sorted.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
  }
}

struct FileWriterTests {
  let scratch: Scratch
  let replacing = FileWriter()
  let numbering = FileWriter(collision: .number)

  init() throws { scratch = try Scratch() }

  private func failure(_ write: () throws(DeliveryError) -> String) -> DeliveryError? {
    do {
      _ = try write()
      return nil
    } catch {
      return error
    }
  }

  @Test func writesForTheOwnerAlone() throws {
    let path = try replacing.write([1, 2, 3], to: "\(scratch.path)/a.pdf")
    #expect(path == "\(scratch.path)/a.pdf")
    #expect(try scratch.bytes("a.pdf") == [1, 2, 3])
    #expect(try scratch.names == ["a.pdf"])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func anEmptyAndALargeFile() throws {
    let large = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    _ = try replacing.write([], to: "\(scratch.path)/empty")
    _ = try numbering.write(large, to: "\(scratch.path)/large")
    _ = try numbering.write(large, to: "\(scratch.path)/large")
    #expect(try scratch.bytes("empty").isEmpty)
    #expect(try scratch.bytes("large") == large)
    #expect(try scratch.names == ["empty", "large"])
  }

  @Test func aNamedFileIsReplaced() throws {
    _ = try replacing.write([1], to: "\(scratch.path)/a.pdf")
    _ = try replacing.write([2], to: "\(scratch.path)/a.pdf")
    #expect(try scratch.bytes("a.pdf") == [2])
    #expect(try scratch.names == ["a.pdf"])
  }

  @Test func theUsualNameIsNeverTakenFromAnotherDocument() throws {
    let usual = "\(scratch.path)/laser-2025-03-01.pdf"
    #expect(try numbering.write([1], to: usual) == usual)
    #expect(try numbering.write([1], to: usual) == usual)
    let second = "\(scratch.path)/laser-2025-03-01-2.pdf"
    #expect(try numbering.write([2], to: usual) == second)
    #expect(try numbering.write([3], to: usual).hasSuffix("-3.pdf"))
    #expect(try numbering.write([2], to: usual) == second)
    #expect(
      try scratch.names == [
        "laser-2025-03-01-2.pdf", "laser-2025-03-01-3.pdf", "laser-2025-03-01.pdf",
      ])
    #expect(try scratch.bytes("laser-2025-03-01.pdf") == [1])
  }

  @Test func sameLengthIsNotSameBytes() throws {
    let path = "\(scratch.path)/a"
    _ = try numbering.write([1, 2, 3], to: path)
    #expect(try numbering.write([1, 2, 4], to: path) == "\(path)-2")
  }

  @Test func aNumberStandsBeforeTheEnding() throws {
    for (name, expected) in [
      ("a", "a-2"), (".hidden", ".hidden-2"), ("a.tar.gz", "a.tar-2.gz"), ("a.b/c", "a.b/c-2"),
    ] {
      let path = "\(scratch.path)/\(name)"
      let writer = FileWriter(collision: .number, makesFolders: true)
      _ = try writer.write([1], to: path)
      #expect(try writer.write([2], to: path) == "\(scratch.path)/\(expected)")
    }
  }

  @Test func manyAtOnceLoseNothing() async throws {
    let path = "\(scratch.path)/a.pdf"
    let writer = numbering
    let paths = try await withThrowingTaskGroup(of: String.self) { group in
      for byte in UInt8(0)..<40 { group.addTask { try writer.write([byte], to: path) } }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(paths.count == 40)
    let contents = try scratch.names.map { try scratch.bytes($0) }
    #expect(Set(contents) == Set((UInt8(0)..<40).map { [$0] }))
  }

  @Test func aFullDiskIsSomethingToTryAgain() {
    let failed = failure { () throws(DeliveryError) in
      try replacing.write([1], to: "/dev/full")
    }
    #expect(failed == DeliveryError(.write, path: "/dev/full", code: ENOSPC))
    #expect(failed?.exitCode == 75)
    #expect(failed?.message == "cannot write '/dev/full': No space left on device")
  }

  @Test func aSpecialFileIsWrittenDirectly() throws {
    #expect(try replacing.write([1], to: "/dev/null") == "/dev/null")
    #expect(try numbering.write([1], to: "/dev/null") == "/dev/null")
  }

  @Test func aPipeTakesMoreThanItsBuffer() async throws {
    let bytes = [UInt8](repeating: 7, count: 300_000)
    let pipe = "\(scratch.path)/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    let (counts, continuation) = AsyncStream<Int?>.makeStream()
    Thread.detachNewThread {
      continuation.yield(FileHandle(forReadingAtPath: pipe)?.readDataToEndOfFile().count)
      continuation.finish()
    }
    _ = try replacing.write(bytes, to: pipe)
    for await count in counts { #expect(count == bytes.count) }
    #expect(try scratch.names == ["pipe"])
  }

  @Test func foldersAreOnlyMadeWhereTheCallerSaysSo() throws {
    let path = "\(scratch.path)/x/y/a.pdf"
    let failed = failure { () throws(DeliveryError) in try replacing.write([1], to: path) }
    #expect(failed == DeliveryError(.create, path: path, code: ENOENT))
    #expect(failed?.exitCode == 73)
    #expect(try scratch.names.isEmpty)
    _ = try FileWriter(makesFolders: true).write([1], to: path)
    #expect(try scratch.bytes("x/y/a.pdf") == [1])
  }

  @Test func aParentThatIsAFile() throws {
    _ = try replacing.write([1], to: "\(scratch.path)/file")
    let path = "\(scratch.path)/file/a.pdf"
    for writer in [replacing, numbering, FileWriter(makesFolders: true)] {
      let failed = failure { () throws(DeliveryError) in try writer.write([1], to: path) }
      #expect(failed?.code == ENOTDIR)
      #expect(failed?.exitCode == 73)
    }
    #expect(try scratch.names == ["file"])
  }

  @Test func aFolderIsNoFile() throws {
    for writer in [replacing, numbering] {
      let failed = failure { () throws(DeliveryError) in
        try writer.write([1], to: scratch.path)
      }
      #expect(failed == DeliveryError(.isFolder, path: scratch.path))
    }
    #expect(try scratch.names.isEmpty)
  }

  @Test func aNameTooLongLeavesNothingBehind() throws {
    let path = "\(scratch.path)/" + String(repeating: "a", count: 300)
    for writer in [replacing, numbering] {
      let failed = failure { () throws(DeliveryError) in try writer.write([1], to: path) }
      #expect(failed == DeliveryError(.rename, path: path, code: ENAMETOOLONG))
      #expect(try scratch.names.isEmpty)
    }
  }

  @Test func aLinkStaysALink() throws {
    _ = try replacing.write([1], to: "\(scratch.path)/real")
    try FileManager.default.createSymbolicLink(
      atPath: "\(scratch.path)/link", withDestinationPath: "real")
    _ = try replacing.write([2], to: "\(scratch.path)/link")
    #expect(try scratch.bytes("real") == [2])
    let target = try FileManager.default.destinationOfSymbolicLink(atPath: "\(scratch.path)/link")
    #expect(target == "real")
  }

  @Test func aDescriptorThatNobodyReads() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    signal(SIGPIPE, SIG_IGN)
    close(ends[0])
    defer { close(ends[1]) }
    #expect(throws: DeliveryError(.write, path: "standard output", code: EPIPE)) {
      try FileWriter.write([1], toDescriptor: ends[1], name: "standard output")
    }
  }
}

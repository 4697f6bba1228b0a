import Foundation
import Testing

@testable import Delivery

/// Documents that get their name last.
struct ReadyFileTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "ready-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func withoutANameThereIsNothing() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = try ReadyFile([1, 2, 3], in: folder)
    withExtendedLifetime(file) { #expect((try? names().filter { !$0.hasSuffix(".tmp") }) == []) }
  }

  @Test func namesThatAreTakenGetNumbers() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try ReadyFile([1], in: folder).shelve(as: "a", ending: "pdf") == "a.pdf")
    #expect(try ReadyFile([2], in: folder).shelve(as: "a", ending: "pdf") == "a-2.pdf")
    #expect(try ReadyFile([1], in: folder).shelve(as: "a", ending: "pdf") == "a.pdf")
    #expect(try names() == ["a-2.pdf", "a.pdf"])
    var status = stat()
    #expect(stat("\(folder)/a.pdf", &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test func aNameIsAnnouncedBeforeItIsTaken() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try ReadyFile([1], in: folder).shelve(as: "a", ending: "pdf")
    var announced: [String] = []
    let name = try ReadyFile([2], in: folder).shelve(as: "a", ending: "pdf") {
      announced.append($0)
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/\($0)"))
    }
    #expect(name == "a-2.pdf" && announced == ["a-2.pdf"])
    let file = try ReadyFile([3], in: folder)
    #expect(throws: DeliveryError(.write, path: "list")) {
      try file.shelve(as: "a", ending: "pdf") { _ throws(DeliveryError) in
        throw DeliveryError(.write, path: "list")
      }
    }
    #expect(try names() == ["a-2.pdf", "a.pdf"])
  }

  @Test func aLinkThatLiesInTheWayIsNotFollowed() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let target = folder + "-target"
    defer { unlink(target) }
    try Data([1]).write(to: URL(fileURLWithPath: target))
    symlink(target, "\(folder)/a.pdf")
    #expect(try ReadyFile([1], in: folder).shelve(as: "a", ending: "pdf") == "a-2.pdf")
  }

  @Test func aFolderThatVanishesIsAnError() throws {
    let file = try ReadyFile([1], in: folder)
    try FileManager.default.removeItem(atPath: folder)
    #expect { try file.shelve(as: "a", ending: "pdf") } throws: {
      ($0 as? DeliveryError)?.exitCode == 73
    }
    #expect(throws: DeliveryError.self) { try ReadyFile([1], in: folder) }
  }

  @Test func oneProcessAloneHasTheLock() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lock = try FolderLock(folder, name: "lock")
    try withExtendedLifetime(lock) {
      #expect { try FolderLock(folder, name: "lock") } throws: {
        ($0 as? DeliveryError)?.isHeldByAnother == true
      }
      _ = try FolderLock(folder, name: "other")
    }
  }
}

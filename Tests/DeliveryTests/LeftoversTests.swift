import Foundation
import Testing

@testable import Delivery

/// What processes leave behind that are killed while a file takes another's place.
struct LeftoversTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// A file that was last written so many seconds ago.
  private func leave(_ name: String, seconds: Int) throws {
    let path = "\(scratch.path)/\(name)"
    try Data([1]).write(to: URL(fileURLWithPath: path))
    var times = [timeval](repeating: timeval(tv_sec: time(nil) - seconds, tv_usec: 0), count: 2)
    try #require(utimes(path, &times) == 0)
  }

  private func replace() throws {
    _ = try FileWriter().write([1], to: "\(scratch.path)/plan.pdf")
    _ = try FileWriter().write([2], to: "\(scratch.path)/plan.pdf")
  }

  @Test func whatNobodyHoldsIsRemovedByTheNext() throws {
    try leave(".plan-4711-3w5e11264sgsf.tmp", seconds: 3600)
    try leave(".plan-4711-zz.tmp", seconds: 5)
    try leave(".plan-notes.tmp", seconds: 3600)
    try leave(".plan-ledger.sqlite", seconds: 3600)
    try replace()
    #expect(
      try scratch.names == [
        ".plan-4711-zz.tmp", ".plan-ledger.sqlite", ".plan-notes.tmp", "plan.pdf",
      ])
    #expect(try scratch.bytes("plan.pdf") == [2])
  }

  @Test func whatAnotherIsAtWorkOnStays() throws {
    let name = ".plan-4711-abc.tmp"
    try leave(name, seconds: 3600)
    let held = try FileDescriptor(opening: "\(scratch.path)/\(name)", O_WRONLY, failing: .write)
    #expect(held.lock())
    try withExtendedLifetime(held) { try replace() }
    #expect(try scratch.names == [name, "plan.pdf"])
  }

  @Test func aLinkIsNotFollowedAndAFolderStays() throws {
    try leave("other", seconds: 3600)
    symlink("other", "\(scratch.path)/.plan-1-1.tmp")
    mkdir("\(scratch.path)/.plan-1-2.tmp", 0o700)
    try replace()
    #expect(try scratch.names == [".plan-1-1.tmp", ".plan-1-2.tmp", "other", "plan.pdf"])
  }

  @Test func freshNamesAreKnownAgain() {
    for _ in 0..<100 { #expect(Leftovers.isTemporary(Leftovers.freshName(in: ""))) }
    for name in [".plan-1-.tmp", ".plan--1.tmp", ".plan-1-1-1.tmp", "plan-1-1.tmp", ".plan-1-1"] {
      #expect(!Leftovers.isTemporary(name))
    }
  }
}

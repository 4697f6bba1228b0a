import CustomDump
import Foundation
import TestSupport
import Testing

/// The clinic's QR code, read back by an independent decoder.
struct ScanCodeTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.copyContent()
  }

  private func set(_ address: String) throws {
    try scratch.replace(
      "# logo: logo.jpg", with: "qr: \(address)", in: "assets/clinic.yaml")
  }

  /// What zbar reads in a page.
  private func read(_ name: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["zbarimg", "--quiet", "--nodbus", "--raw", scratch.path(name)]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    ("en", "handout", "\"https://clinic.example.org/{treatment}/{course}\"", "laser/standard"),
    (
      "ar", "handout", "{calendar: \"https://clinic.example.org/{language}-{start}.ics\"}",
      "ar-2025-03-01.ics"
    ),
    ("de", "large-print", "https://clinic.example.org/", ""),
  ])
  func readsBack(language: String, layout: String, address: String, end: String) throws {
    try set(address)
    let run = try scratch.laser(
      "--language", language, "--layout", layout, "--format", "png", "--pages",
      layout == "handout" ? "1-3" : "1-6", "--dpi",
      "150", "-o", "page.png")
    try #require(run.exitCode == 0, "\(run.messages)")
    let found = try run.lines.flatMap { try read(String($0.split(separator: "/").last ?? "")) }
    expectNoDifference(found, ["https://clinic.example.org/" + end])
  }

  @Test func theAddressStandsInPrintAndInEveryForm() throws {
    try set("https://clinic.example.org/{treatment}")
    _ = try scratch.laser("-o", "plan.pdf")
    let pdf = try scratch.bytes("plan.pdf")
    expectNoDifference(try Conformance.failures(in: pdf), [])
    let text = try Tool.run("pdftotext", ["FILE", "-"], on: pdf).text
    #expect(text.contains("clinic.example.org/laser"))
    _ = try scratch.laser("-o", "plan.txt")
    #expect(try scratch.lines(of: "plan.txt").contains("https://clinic.example.org/laser"))
    _ = try scratch.laser("-o", "plan.html")
    let html = try scratch.lines(of: "plan.html").joined()
    #expect(html.contains("aria-label=\"QR code that opens https://clinic.example.org/laser\""))
    #expect(html.contains("<a href=\"https://clinic.example.org/laser\">"))
  }

  /// Nothing of the patient can reach the code.
  @Test func noNameOfThePatientIsKnown() throws {
    try set("\"https://clinic.example.org/{patient}\"")
    let run = try scratch.laser("--patient", "Anna Example", "-o", "plan.pdf")
    #expect(run.exitCode == 65)
    #expect(run.messages.contains("'{patient}' has no meaning in an address"))
  }

  @Test func anAddressTooLongStandsInPrintAlone() throws {
    try set("https://clinic.example.org/" + String(repeating: "a", count: 200))
    let run = try scratch.laser("-o", "plan.pdf")
    #expect(run.exitCode == 0)
    #expect(run.messages.contains("warning: the address is too long for a QR code"))
  }
}

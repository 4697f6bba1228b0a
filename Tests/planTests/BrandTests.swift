import CustomDump
import Foundation
import TestSupport
import Testing

/// A clinic's logo, header, fonts and colour, from its file to the page.
struct BrandTests {
  let scratch: Scratch
  let file = "assets/clinic.yaml"

  init() throws {
    scratch = try Scratch()
    try scratch.copyContent()
  }

  private func set(_ lines: String) throws {
    try scratch.replace("# logo: logo.jpg", with: lines, in: file)
  }

  private let header = "header: {start: [\"**{clinic}**\", \"{tagline}\"], end: \"{address}\"}"

  /// The second clinic of the catalogue, in every language that it speaks.
  @Test(arguments: ["de", "en"])
  func theOtherClinicConforms(language: String) throws {
    let run = try scratch.laser(
      "--clinic", "assets/clinics/seewind.yaml", "--language", language, "-o", "plan.pdf",
      "--json")
    try #require(run.exitCode == 0, "\(run.messages)")
    expectNoDifference(try JSON(parsing: run.text)["warnings"]?.elements.count, 0)
    let pdf = try scratch.bytes("plan.pdf")
    expectNoDifference(try Conformance.failures(in: pdf), [])
    let fonts = try Tool.run("pdffonts", ["FILE"], on: pdf).text
    #expect(fonts.contains("NotoSerif-") && fonts.contains("NotoSansDisplay-"))
    #expect(!fonts.contains("NotoSans-"))
    let first = try Tool.run("pdftotext", ["-l", "1", "-layout", "FILE", "-"], on: pdf).text
    #expect(first.contains("Kaiweg 12, 20457 Hamburg"))
    let check = try scratch.plan("check", "assets/clinics/seewind.yaml")
    #expect(check.exitCode == 0)
  }

  @Test func anOutlineInTheClinicsOwnFile() throws {
    try set("logo: {path: \"M0 0h40v20h-40z\", box: 0 0 40 20, height: 10mm}\n" + header)
    let plain = try scratch.laser("--format", "html", "-o", "plan.html")
    try #require(plain.exitCode == 0, "\(plain.messages)")
    #expect(plain.messages.contains("warning") == false)
    let html = try scratch.lines(of: "plan.html").joined()
    #expect(html.contains("<header><img src=\"data:image/svg+xml;base64,"))
    #expect(html.contains("alt=\"Quillwater Skin Clinic\""))
    #expect(try scratch.laser("--format", "png", "--pages", "1", "-o", "1.png").exitCode == 0)
  }

  @Test func aJPEG() throws {
    try set("logo: featured-product-4.JPG")
    _ = try scratch.laser("-o", "with.pdf")
    let images = try Tool.run(
      "pdfimages", ["-list", "-l", "1", "FILE"], on: try scratch.bytes("with.pdf")
    ).text
    #expect(images.split(separator: "\n").count == 4, "a header of two lines, hero and logo")
    expectNoDifference(try Conformance.failures(in: try scratch.bytes("with.pdf")), [])
  }

  /// A handout without a logo is better than none; `plan check` calls it an error.
  @Test(arguments: [
    ("logo: gone.jpg", "there is no logo 'gone.jpg'"),
    ("logo: ../secret.svg", "the logo '../secret.svg' lies outside its folder"),
    ("logo: {path: \"M0\", box: 0 0 4 4}", "the path data needs a number here"),
  ])
  func aLogoThatCannotBeUsedIsLeftOut(lines: String, message: String) throws {
    try set(lines)
    let run = try scratch.laser("-o", "plan.pdf")
    #expect(run.exitCode == 0)
    #expect(run.messages.contains("warning: \(message)"))
    #expect(run.messages.contains("the logo is left out"))
    let check = try scratch.plan("check")
    #expect(check.exitCode == 65)
    #expect(check.text.contains("error: \(message)"))
  }

  @Test func aDrawingWithMoreThanPathsIsNamedAtItsPlace() throws {
    try scratch.write("<svg viewBox='0 0 9 9'>\n<rect/></svg>", to: "assets/own.svg")
    try set("logo: own.svg")
    let check = try scratch.plan("check")
    #expect(check.text.contains("assets/own.svg:2:1: error: 'rect' is not drawn"))
  }

  @Test func anAccentTooLightIsDarkenedAndSaid() throws {
    try scratch.replace("\"#7a2e43\"", with: "\"#f2a65a\"", in: file)
    let run = try scratch.laser("-o", "plan.pdf")
    #expect(run.exitCode == 0)
    #expect(run.messages.contains("the accent #f2a65a is too light for text, which is set in #"))
    #expect(try scratch.plan("check").text.contains("warning: the accent #f2a65a is too light"))
  }

  @Test func aFontThatIsNotInstalledIsNamed() throws {
    try set("fonts: {text: Nowhere Sans}")
    let check = try scratch.plan("check")
    #expect(check.exitCode == 65)
    #expect(check.text.contains("error: the font 'Nowhere Sans' is not installed"))
    #expect(try scratch.laser("-o", "plan.pdf").exitCode == 65)
  }

  // MARK: Languages

  /// What the clinic wrote in one language only is said, and marked for readers.
  @Test func anotherLanguageIsSaidAndMarked() throws {
    let run = try scratch.laser(
      "--clinic", "assets/clinics/seewind.yaml", "--language", "pl", "-o", "plan.pdf")
    #expect(run.exitCode == 0)
    #expect(run.messages.contains("'cancel' is not written in the language 'pl' but in 'de'"))
    let pdf = try scratch.bytes("plan.pdf")
    expectNoDifference(try Conformance.failures(in: pdf), [])
    let objects = try Tool.run("qpdf", ["--qdf", "--object-streams=disable", "FILE", "-"], on: pdf)
      .text
    #expect(objects.contains("/Lang (de)"))
    _ = try scratch.laser(
      "--clinic", "assets/clinics/seewind.yaml", "--language", "pl", "-o", "plan.html")
    #expect(try scratch.lines(of: "plan.html").joined().contains("<span lang=\"de\">Bitte rufen"))
  }

  @Test(arguments: ["en", "uk", "pl", "de", "es", "ar"])
  func ourClinicSpeaksEveryLanguage(language: String) throws {
    let run = try scratch.laser("--language", language, "-o", "plan.pdf", "--json")
    expectNoDifference(try JSON(parsing: run.text)["warnings"]?.elements.count, 0)
  }
}

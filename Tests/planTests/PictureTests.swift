import CustomDump
import Testing

/// Pictures as clinics have them: missing, damaged, of another kind, too large, elsewhere.
struct PictureTests {
  let scratch: Scratch
  let file = "assets/treatments/laser.md"
  let hero = "lazernoe-omolozhenie-litsa.JPG"

  init() throws {
    scratch = try Scratch()
    try scratch.copyContent()
  }

  private func expectFailure(
    naming picture: String? = nil, exits code: Int32, _ message: String, hint: String
  ) throws {
    let run = try scratch.laser()
    let line = "hero_image: \(picture ?? hero)"
    let number = try #require(try scratch.lines(of: file).firstIndex(of: line)) + 1
    let underline = "^" + String(repeating: "~", count: (picture ?? hero).count - 1)
    let gutter = String(repeating: " ", count: max(0, 5 - "\(number)".count)) + "\(number)"
    #expect(run.exitCode == code)
    expectNoDifference(
      run.messages,
      """
      \(file):\(number):13: error: \(message)
      \(gutter) | \(line)
            |             \(underline)
         hint: \(hint)

      """)
    #expect(run.bytes.isEmpty)
    #expect(try scratch.names().isEmpty)
  }

  private func setHero(_ bytes: [UInt8]) throws {
    try scratch.write(bytes, to: "assets/images/\(hero)")
  }

  @Test func aMissingHero() throws {
    try scratch.remove("assets/images/\(hero)")
    try expectFailure(
      exits: 66, "there is no picture '\(hero)'",
      hint: "pictures lie beside the file or in the assets' images")
  }

  @Test func aHeroWithAnotherLetterCase() throws {
    try scratch.write(try scratch.bytes("assets/images/\(hero)"), to: "assets/images/laser.JPG")
    try scratch.replace("hero_image: \(hero)", with: "hero_image: Laser.jpg", in: file)
    try expectFailure(
      naming: "Laser.jpg", exits: 66, "there is no picture 'Laser.jpg'",
      hint: "did you mean 'laser.JPG'?")
  }

  @Test func aHeroThatEndsEarly() throws {
    try setHero(Array(try scratch.bytes("assets/images/\(hero)").prefix(3000)))
    try expectFailure(
      exits: 65,
      "the picture '\(hero)' cannot be used: the picture is incomplete: the file ends early",
      hint: "copy it again from where it came from")
  }

  @Test func aHeroThatIsNoPicture() throws {
    try setHero(Array("nothing like a picture".utf8))
    try expectFailure(
      exits: 65, "the picture '\(hero)' cannot be used: this is not a JPEG picture",
      hint: "give a JPEG picture (.jpg)")
  }

  @Test func anEmptyHero() throws {
    try setHero([])
    try expectFailure(
      exits: 65, "the picture '\(hero)' cannot be used: the file is empty",
      hint: "copy it again from where it came from")
  }

  @Test func aPNGWithTheNameOfAJPEG() throws {
    try setHero([0x89] + Array("PNG\r\n\u{1A}\n".utf8) + [0, 0, 0, 13] + Array("IHDR".utf8))
    try expectFailure(
      exits: 65,
      "the picture '\(hero)' cannot be used: this is a PNG picture, not a JPEG picture",
      hint: "open it in an image program and save it as a JPEG; a new name is not enough")
  }

  @Test func aHeroOfSixtyThousandPixels() throws {
    // SOI; SOF0 of 16 × 60,000 pixels with one component; EOI.
    let frame: [UInt8] = [0xFF, 0xC0, 0, 11, 8, 0, 16, 0xEA, 0x60, 1, 1, 0x11, 0]
    try setHero([0xFF, 0xD8] + frame + [0xFF, 0xD9])
    try expectFailure(
      exits: 65,
      "the picture '\(hero)' cannot be used: the picture is too large: 60000 × 16 pixels",
      hint: "make it at most 20000 pixels wide and high; 1600 are plenty for print")
  }

  @Test(arguments: ["../../etc/x.jpg", "/etc/x.jpg", "../x.jpg"])
  func aPathThatClimbsOut(path: String) throws {
    // There is such a picture for the last of them, so that only the rule refuses it.
    try scratch.write(try scratch.bytes("assets/images/\(hero)"), to: "assets/x.jpg")
    try scratch.replace("hero_image: \(hero)", with: "hero_image: \(path)", in: file)
    try expectFailure(
      naming: path, exits: 65, "the picture '\(path)' lies outside its folder",
      hint: "pictures lie beside the file or in the assets' images")
  }

  @Test func aBodysPictureThatIsMissingLeavesItsText() throws {
    let text = try scratch.lines(of: file).joined(separator: "\n")
    try scratch.write(text + "\n![A quiet room with a chair.](room.jpg)\n", to: file)
    let run = try scratch.laser("-o", "plan.pdf")
    let number = try scratch.lines(of: file).firstIndex { $0.hasPrefix("![") }.map { $0 + 1 }
    #expect(run.exitCode == 0)
    let place = "\(file):\(try #require(number)):1"
    #expect(run.messages.hasPrefix("\(place): warning: there is no picture 'room.jpg'\n"))
    #expect(try Reader.text(of: scratch.path("plan.pdf")).contains("A quiet room with a chair."))
  }

  @Test func aBodysPictureThatIsDamagedLeavesItsText() throws {
    let text = try scratch.lines(of: file).joined(separator: "\n")
    try scratch.write(text + "\n![A quiet room with a chair.](room.jpg)\n", to: file)
    let whole = try scratch.bytes("assets/images/\(hero)")
    try scratch.write(Array(whole.prefix(whole.count / 2)), to: "assets/images/room.jpg")
    let run = try scratch.laser("-o", "plan.pdf")
    #expect(run.exitCode == 0)
    #expect(run.messages.contains("warning: the picture 'room.jpg' cannot be used"))
    #expect(try Reader.text(of: scratch.path("plan.pdf")).contains("A quiet room with a chair."))
  }

  @Test func aHeroOfAFileGivenByPathIsOnlyAWarning() throws {
    try scratch.write(
      "---\ntitle: Cold air\nhero_image: cold.jpg\nhero_alt: A breeze.\n---\nIt cools.\n",
      to: "cold.md")
    let run = try scratch.plan("--treatment", "cold.md", "-o", "plan.pdf")
    #expect(run.exitCode == 0)
    #expect(run.messages.hasPrefix("cold.md:3:13: warning: there is no picture 'cold.jpg'\n"))
    #expect(try Reader.text(of: scratch.path("plan.pdf")).contains("A breeze."))
  }

  @Test func pictureBesideTheFileComesFirst() throws {
    try scratch.write("---\ntitle: Cold air\nhero_image: \(hero)\n---\nIt cools.\n", to: "cold.md")
    try scratch.write([], to: hero)
    let run = try scratch.plan("--treatment", "cold.md", "-o", "plan.pdf")
    #expect(
      run.messages.contains("warning: the picture '\(hero)' cannot be used: the file is empty"))
  }
}

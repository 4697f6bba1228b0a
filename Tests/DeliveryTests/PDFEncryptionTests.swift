import TestSupport
import Testing

@testable import Delivery

@Suite struct PDFEncryptionTests {
  /// The least PDF with a page.
  private static let pdf = Array(
    """
    %PDF-1.7
    1 0 obj<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R/MarkInfo<</Marked true>>>>endobj
    2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
    4 0 obj<</Type/StructTreeRoot>>endobj
    trailer<</Root 1 0 R/Size 5>>

    """.utf8)

  private static func sound() throws -> [UInt8] {
    try Tool.run("qpdf", ["--warning-exit-0", "--no-warn", "FILE", "-"], on: pdf).output
  }

  @Test(arguments: ["secret", "-two words", "@file", "\"quoted\" \\", "pässwörd ☐", "\u{1}\t"])
  func opensWithThePasswordAlone(_ password: String) throws {
    let encrypted = try PDFEncryption.encrypted(Self.sound(), password: password)
    let shown = try Tool.run(
      "qpdf", ["--show-encryption", "--password=\(password)", "FILE"], on: encrypted)
    #expect(shown.status == 0, "\(shown.text)")
    #expect(shown.text.contains("R = 6"))
    #expect(shown.text.contains("stream encryption method: AESv3"))
    #expect(shown.text.contains("extract for accessibility: allowed"))
    let without = try Tool.run("qpdf", ["--check", "FILE"], on: encrypted)
    #expect(without.status != 0)
  }

  @Test func theSameDocumentIsKnownAgainByItsPassword() throws {
    let plain = try Self.sound()
    let one = try PDFEncryption.encrypted(plain, password: "x")
    let two = try PDFEncryption.encrypted(plain, password: "x")
    #expect(one != two)
    #expect(PDFEncryption.isSame(one, two, password: "x"))
    #expect(!PDFEncryption.isSame(one, two, password: "y"))
    #expect(
      !PDFEncryption.isSame(
        one, try PDFEncryption.encrypted(plain, password: "y"), password: "x"))
    let other = String(decoding: Self.pdf, as: UTF8.self).replacing("0 0 9 9", with: "0 0 9 8")
    let changed = try Tool.run(
      "qpdf", ["--warning-exit-0", "--no-warn", "FILE", "-"], on: Array(other.utf8)
    ).output
    #expect(
      !PDFEncryption.isSame(
        one, try PDFEncryption.encrypted(changed, password: "x"), password: "x"))
    #expect(!PDFEncryption.isSame(one, plain, password: "x"))
    #expect(!PDFEncryption.isSame(one, [1, 2, 3], password: "x"))
  }

  @Test func staysTagged() throws {
    let encrypted = try PDFEncryption.encrypted(Self.sound(), password: "x")
    let info = try Tool.run("pdfinfo", ["-upw", "x", "FILE"], on: encrypted).text
    #expect(info.contains(/Tagged: +yes/))
  }

  @Test func damageIsAnError() throws {
    #expect(throws: EncryptionError.failed("qpdf ended with code 2")) {
      try PDFEncryption.encrypted([1, 2, 3], password: "x")
    }
  }
}

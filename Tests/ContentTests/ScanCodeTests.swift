import Content
import CustomDump
import Testing

@Suite struct ScanCodeTests {
  @Test func darkModulesSideBySideAreOneStretch() {
    let code = ScanCode(
      address: "x", rows: [[true, true, false], [false, false, false], [true, false, true]])
    #expect(code.side == 3 + 2 * 4)
    expectNoDifference(
      code.stretches.map { [$0.column, $0.row, $0.length] }, [[4, 4, 2], [4, 6, 1], [6, 6, 1]])
  }

  @Test func anAddressIsFilledIn() {
    let target = ScanTarget(
      kind: .page, address: "https://a.example/{treatment}/{start}?l={language}")
    let values = ["treatment": "haut & glück", "start": "2025-03-01", "language": "de"]
    #expect(
      target.address(values) == "https://a.example/haut%20%26%20gl%C3%BCck/2025-03-01?l=de")
    #expect(target.address(["treatment": "laser"]) == nil)
  }

  private func read(_ lines: String) -> Parsed<Clinic> {
    ClinicReader.read(
      SourceFile(path: "c.yaml", text: "name: N\nopening: {monday: 09:00-18:00}\n" + lines))
  }

  @Test func aClinicSaysWhereItsCodeLeads() {
    #expect(read("qr: https://a.example").sound?.scan?.kind == .page)
    let calendar = read("qr: {calendar: \"https://a.example/{start}.ics\"}").sound?.scan
    #expect(calendar?.kind == .calendar && calendar?.address == "https://a.example/{start}.ics")
    #expect(read("phone: 1").sound?.scan == nil)
  }

  @Test(arguments: [
    ("qr: a.example", "3:5 error: a QR code leads to an address that begins with https://"),
    (
      "qr: \"https://a.example/{patient}\"",
      "3:5 error: '{patient}' has no meaning in an address"
    ),
    ("qr: {site: https://a.example}", "3:6 error: unknown field 'site'"),
    (
      "qr: {page: https://a.example, calendar: https://a.example}",
      "3:5 error: a handout has one QR code: 'page' or 'calendar'"
    ),
  ])
  func aWrongAddressIsAnError(lines: String, message: String) {
    expectNoDifference(brief(read(lines).diagnostics), [message])
  }
}

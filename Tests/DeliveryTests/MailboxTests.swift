import Testing

@testable import Delivery

/// Addresses, as people write them and as attackers do.
struct MailboxTests {
  @Test(
    arguments: [
      ("anna@example.org", nil, "anna@example.org"),
      (" Anna Example  <anna@example.org> ", "Anna Example", "anna@example.org"),
      ("\"Example, Anna\" <anna@example.org>", "Example, Anna", "anna@example.org"),
      ("Дарина <d.p+1@mail.example.org>", "Дарина", "d.p+1@mail.example.org"),
      ("<anna@example.org>", nil, "anna@example.org"),
    ] as [(String, String?, String)])
  func addressesAreRead(text: String, name: String?, address: String) {
    let mailbox = Mailbox(text)
    #expect(mailbox?.name == name)
    #expect(mailbox?.address == address)
  }

  @Test(arguments: [
    "", "anna", "@example.org", "anna@", "anna@@example.org", "anna @example.org",
    "a@b.org, c@d.org", "a@b.org c@d.org", "Anna <a@b.org> x", "Anna <a@b.org", "a@b..org",
    "a..b@c.org", ".a@b.org", "a@-b.org", "a@b.org\r\nBcc: c@d.org", "Anna\n <a@b.org>",
    "Anna <a@b.org\u{0}>", "<script> <a@b.org>", "Anna\" <a@b.org>", "é@example.org",
    "a@\(String(repeating: "b", count: 300)).org", "\(String(repeating: "a", count: 70))@b.org",
  ])
  func whatIsNoAddressIsRefused(text: String) {
    #expect(Mailbox(text) == nil)
  }
}

/// An address with the name of whoever it belongs to, as in a mail header.
public struct Mailbox: Hashable, Codable, Sendable {
  public var name: String?
  /// Such as `anna@example.org`; ASCII, without white space or brackets.
  public var address: String

  /// Reads `Name <address>`, `"Name" <address>` or an address alone.
  ///
  /// - Returns: nil for anything else: two addresses, line ends, control characters, an address that
  ///   no server would take.
  public init?(_ text: String) {
    let isControl = { (scalar: Unicode.Scalar) in scalar.properties.generalCategory == .control }
    guard !text.unicodeScalars.contains(where: isControl), text.utf8.count <= 500 else {
      return nil
    }
    var address = Mailbox.trimmed(text[...])
    var name: Substring = ""
    if let open = text.lastIndex(of: "<") {
      guard address.last == ">" else { return nil }
      name = Mailbox.trimmed(text[..<open])
      address = Mailbox.trimmed(text[text.index(after: open)...].prefix { $0 != ">" })
    }
    if name.count >= 2, name.first == "\"", name.last == "\"" { name = name.dropFirst().dropLast() }
    guard Mailbox.isAddress(address), !name.contains("<"), !name.contains("\"") else { return nil }
    self.name = name.isEmpty ? nil : String(name)
    self.address = String(address)
  }

  /// The address without what does not tell it from others: the case of letters.
  public var folded: String { address.lowercased() }

  /// RFC 5321's `Local-part@Domain`, without its quoted forms, which no clinic needs and many
  /// programs get wrong.
  private static func isAddress(_ text: Substring) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count), parts[1].utf8.count <= 253
    else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    func isWord(_ text: Substring, _ others: String) -> Bool {
      !text.isEmpty
        && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || others.contains($0)) }
    }
    return parts[0].split(separator: ".", omittingEmptySubsequences: false)
      .allSatisfy { isWord($0, "!#$%&'*+-/=?^_`{|}~") }
      && labels.allSatisfy { isWord($0, "-") && $0.first != "-" && $0.last != "-" }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}

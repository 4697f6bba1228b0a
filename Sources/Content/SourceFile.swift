/// A text file as it was read: the path that diagnostics name, and the text.
public struct SourceFile: Hashable, Sendable {
  /// As it was given, for diagnostics and for finding files beside it.
  public var path: String
  /// Without a byte order mark, each line ended by `\n` however the file ended it.
  public var text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text.withoutByteOrderMark.withPlainLineEnds
  }

  /// The text of a line, counted from 1, without its line end; nil where there is no such line.
  public func line(_ number: Int) -> String? {
    let lines = lines
    return lines.indices.contains(number - 1) ? String(lines[number - 1]) : nil
  }

  /// The last part of the path without its ending, such as `laser` of `treatments/laser.md`.
  public var name: String {
    let last = path.split(separator: "/").last ?? ""
    guard let dot = last.lastIndex(of: "."), dot > last.startIndex else { return String(last) }
    return String(last[..<dot])
  }

  var lines: [Substring] { text.lines }
}

extension String {
  /// The lines between `\n`; one empty line where the text is empty.
  ///
  /// Only `\n` ends a line here: Swift's `isNewline` also splits at form feeds and at Unicode's
  /// separators, which neither Markdown nor YAML 1.2 counts as line ends.
  var lines: [Substring] {
    utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map(Substring.init)
  }

  var withoutByteOrderMark: String {
    guard unicodeScalars.first == "\u{FEFF}" else { return self }
    return String(unicodeScalars.dropFirst())
  }

  /// With `\r\n` and a lone `\r` as `\n`.
  var withPlainLineEnds: String {
    let carriageReturn = UInt8(ascii: "\r")
    let lineFeed = UInt8(ascii: "\n")
    guard utf8.contains(carriageReturn) else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    var previous: UInt8 = 0
    for byte in utf8 {
      switch byte {
      case carriageReturn: bytes.append(lineFeed)
      case lineFeed where previous == carriageReturn: break
      default: bytes.append(byte)
      }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

import Content

/// A document as one HTML file: semantic, readable in any width, printable, and without a script or
/// anything that has to be fetched. Made to meet WCAG 2.2 AA.
public struct HTMLWriter {
  /// JPEG data by the pictures' paths in the document.
  public var images: [String: [UInt8]]
  /// `#rrggbb`; one that is too light for text on white is not used.
  public var accent: String
  /// Families of the text, in the order of preference; a reader that has none of them takes its own.
  public var fonts: [String]
  /// The clinic's sign and what it is called.
  public var logo: Logo?

  public struct Logo: Sendable {
    public var bytes: [UInt8]
    /// The media type of the bytes.
    public var type: String
    public var alternative: String

    public init(bytes: [UInt8], type: String, alternative: String) {
      self.bytes = bytes
      self.type = type
      self.alternative = alternative
    }
  }

  public init(
    images: [String: [UInt8]], accent: String = "#1a4d6b", fonts: [String] = [],
    logo: Logo? = nil
  ) {
    self.images = images
    self.accent = accent
    self.fonts = fonts
    self.logo = logo
  }

  /// The whole file.
  public func html(of document: Document) -> String {
    var blocks = HTMLBlocks(images: images)
    for part in document.parts { blocks.add(part, in: document) }
    let direction = document.rightToLeft ? "rtl" : "ltr"
    return """
      <!DOCTYPE html>
      <html lang="\(HTML.escaped(document.language))" dir="\(direction)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(HTML.escaped(document.title))</title>
      <style>
      \(HTMLStyle.text(accent: HTMLStyle.readable(accent), fonts: fonts))
      </style>
      </head>
      <body>
      \(header)<main>
      \(blocks.html)</main>
      </body>
      </html>

      """
  }
}

extension HTMLWriter {
  private var header: String {
    guard let logo else { return "" }
    let words = HTML.escaped(logo.alternative)
    return "<header><img src=\"data:\(logo.type);base64,\(Base64.encoded(logo.bytes))\" "
      + "alt=\"\(words)\"></header>\n"
  }
}

/// Text as HTML.
enum HTML {
  /// Without control characters, which HTML does not allow.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{2028}", "\n", "\t", "\r": result += " "
      case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static func inlines(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let string, _): escaped(string)
      case .code(let string, _): "<code>\(escaped(string))</code>"
      case .strong(let inner): "<strong>\(HTML.inlines(inner))</strong>"
      case .emphasis(let inner): "<em>\(HTML.inlines(inner))</em>"
      case .link(let destination, let inner): link(to: destination, HTML.inlines(inner))
      case .foreign(let language, let inner):
        "<span lang=\"\(escaped(language))\">\(HTML.inlines(inner))</span>"
      case .image(let reference): escaped(reference.alternative ?? "")
      case .lineBreak: "<br>"
      }
    }.joined()
  }

  private static func link(to destination: String, _ words: String) -> String {
    LinkScheme(destination) == nil
      ? words : "<a href=\"\(escaped(destination))\">\(words)</a>"
  }
}

/// RFC 4648, section 4.
enum Base64 {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encoded(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var value = group.reduce(0) { $0 << 8 | Int($1) }
      value <<= 8 * (3 - group.count)
      for place in 0..<4 {
        result.append(
          place <= group.count ? digits[value >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

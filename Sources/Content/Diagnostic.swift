/// A place in a source file. Lines and columns count from 1; a column counts characters.
public struct SourceLocation: Hashable, Sendable {
  public var file: String
  public var line: Int
  public var column: Int
  /// Characters that the place covers, at least 1: how far the caret's underline reaches.
  public var length: Int

  public init(file: String, line: Int, column: Int, length: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
    self.length = max(1, length)
  }
}

/// Something that is wrong (`error`) or doubtful (`warning`) in what we were given.
///
/// Diagnostics are collected, so that all that is wrong with a file is shown at once. They never
/// carry patient data.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Sendable {
    case error, warning
  }

  public var severity: Severity
  public var message: String
  public var location: SourceLocation?
  public var hint: String?

  public init(
    _ severity: Severity, _ message: String, at location: SourceLocation? = nil,
    hint: String? = nil
  ) {
    self.severity = severity
    self.message = message
    self.location = location
    self.hint = hint
  }

  public static func error(
    _ message: String, at location: SourceLocation? = nil, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(.error, message, at: location, hint: hint)
  }

  public static func warning(
    _ message: String, at location: SourceLocation? = nil, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(.warning, message, at: location, hint: hint)
  }

  /// The diagnostic as people read it: `file:line:column: error: …`, the line itself, a caret under
  /// the place, a hint.
  ///
  /// A line too long for a screen is cut to the neighbourhood of the place. Control characters are
  /// replaced, so that no file can write escape sequences to a terminal.
  ///
  /// - Parameter sourceLine: the text of the line that `location` names, without its line end; nil
  ///   leaves the line and the caret out.
  public func formatted(sourceLine: String? = nil) -> String {
    var text = ""
    if let location {
      text += "\(location.file):\(location.line):\(location.column): "
    }
    text += "\(severity.rawValue): \(message)"
    text = text.printable
    if let location, let sourceLine {
      text += "\n" + Excerpt(sourceLine, at: location).underlined(number: location.line)
    }
    if let hint {
      text += "\n   hint: \(hint.printable)"
    }
    return text
  }
}

/// A source line as a diagnostic shows it.
private struct Excerpt {
  private static let widest = 120
  private static let lead = 40
  private static let width = 100

  private let text: String
  /// Characters before the place, and how many the place covers.
  private let offset: Int
  private let length: Int

  init(_ line: String, at location: SourceLocation) {
    let offset = max(0, location.column - 1)
    let line = line.printable
    guard line.count > Self.widest else {
      self.init(text: line, offset: offset, length: location.length)
      return
    }
    let start = max(0, min(offset, line.count) - Self.lead)
    let window = line.dropFirst(start).prefix(Self.width)
    let isCut = (before: start > 0, after: start + window.count < line.count)
    let text = (isCut.before ? "…" : "") + window + (isCut.after ? "…" : "")
    self.init(
      text: text, offset: offset - start + (isCut.before ? 1 : 0), length: location.length)
  }

  private init(text: String, offset: Int, length: Int) {
    self.text = text
    self.offset = offset
    self.length = max(1, min(length, text.count - offset))
  }

  /// The line with its number, and below it a caret and tildes under the place.
  func underlined(number: Int) -> String {
    let digits = String(number)
    let gutter = String(repeating: " ", count: max(0, 5 - digits.count)) + digits
    let blank = String(repeating: " ", count: gutter.count)
    // Tabs stay tabs, so that the caret stands under its character however wide they are drawn.
    let lead = String(text.prefix(offset).map { $0 == "\t" ? "\t" : " " })
    let tildes = String(repeating: "~", count: length - 1)
    return "\(gutter) | \(text)\n\(blank) | \(lead)^\(tildes)"
  }
}

extension String {
  /// With a replacement character for every control character but the tab.
  fileprivate var printable: String {
    let isControl = { (scalar: Unicode.Scalar) in
      scalar != "\t" && (scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value))
    }
    guard unicodeScalars.contains(where: isControl) else { return self }
    var scalars = UnicodeScalarView()
    scalars.append(contentsOf: unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 })
    return String(scalars)
  }
}

extension [Diagnostic] {
  public var hasErrors: Bool { contains { $0.severity == .error } }
}

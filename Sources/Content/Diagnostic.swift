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
  /// - Parameter sourceLine: the text of the line that `location` names, without its line end; nil
  ///   leaves the line and the caret out.
  public func formatted(sourceLine: String? = nil) -> String {
    var text = ""
    if let location {
      text += "\(location.file):\(location.line):\(location.column): "
    }
    text += "\(severity.rawValue): \(message)"
    if let location, let sourceLine {
      let number = String(location.line)
      let gutter = String(repeating: " ", count: max(0, 5 - number.count)) + number + " | "
      // Tabs stay tabs, so that the caret stands under its character however wide they are drawn.
      let lead = sourceLine.prefix(location.column - 1).map { $0 == "\t" ? "\t" : " " }.joined()
      let reach = max(1, min(location.length, sourceLine.count - location.column + 1))
      text += "\n\(gutter)\(sourceLine)\n"
      text += String(repeating: " ", count: gutter.count - 2) + "| " + lead
      text += "^" + String(repeating: "~", count: reach - 1)
    }
    if let hint {
      text += "\n   hint: \(hint)"
    }
    return text
  }
}

extension [Diagnostic] {
  public var hasErrors: Bool { contains { $0.severity == .error } }
}

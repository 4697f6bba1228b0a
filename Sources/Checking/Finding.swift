import Content

/// Something that is wrong or weak, and by which rule.
public struct Finding: Hashable, Sendable {
  public var rule: Rule
  public var diagnostic: Diagnostic

  public init(_ rule: Rule, _ diagnostic: Diagnostic) {
    self.rule = rule
    self.diagnostic = diagnostic
  }

  public static func error(
    _ rule: Rule, _ message: String, at location: SourceLocation?, hint: String? = nil
  ) -> Finding {
    Finding(rule, .error(message, at: location, hint: hint))
  }

  public static func warning(
    _ rule: Rule, _ message: String, at location: SourceLocation?, hint: String? = nil
  ) -> Finding {
    Finding(rule, .warning(message, at: location, hint: hint))
  }
}

extension [Finding] {
  public var hasErrors: Bool { contains { $0.diagnostic.severity == .error } }

  /// By file, line and column; what concerns no file first.
  public var inOrder: [Finding] {
    func key(_ finding: Finding) -> (String, Int, Int, String) {
      let place = finding.diagnostic.location
      return (place?.file ?? "", place?.line ?? 0, place?.column ?? 0, finding.rule.rawValue)
    }
    return sorted { key($0) < key($1) }
  }

  func count(of rule: Rule) -> Int { count { $0.rule == rule } }
}

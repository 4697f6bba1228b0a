import Content

/// Nothing is left of the marks by which a new file says what is to be filled in.
public struct FillInRule {
  /// As `plan new` writes it.
  public static let mark = "FILL IN"

  public init() {}

  public func findings(_ file: SourceFile) -> [Finding] {
    file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .compactMap { number, line in
        guard line.drop(while: \.isWhitespace).first != "#",
          let found = line.firstRange(of: Self.mark)
        else { return nil }
        let column = line[..<found.lowerBound].count + 1
        let rest = line[found.lowerBound...].prefix { $0 != "\"" && $0 != "}" && $0 != "#" }
        return .error(
          .fillIn, "this is still to be filled in",
          at: SourceLocation(
            file: file.path, line: number + 1, column: column,
            length: rest.reversed().drop(while: \.isWhitespace).count))
      }
  }
}

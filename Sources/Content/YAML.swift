/// A value of a YAML file with the place where it stands.
///
/// Every scalar stays the text that was written: what is a number, a date or an interval is for the
/// reader of the field to say, so that "no" may be a word and 2025-03-01 a day.
public struct YAMLNode: Hashable, Sendable {
  public indirect enum Kind: Hashable, Sendable {
    /// Nothing, `~` or `null`.
    case null
    case scalar(String, quoted: Bool)
    case sequence([YAMLNode])
    /// In the order of the file, no key twice.
    case mapping([Entry])
  }

  public struct Entry: Hashable, Sendable {
    public var key: YAMLNode
    public var value: YAMLNode

    public init(key: YAMLNode, value: YAMLNode) {
      self.key = key
      self.value = value
    }

    /// The key's text; nil where the key is not a scalar.
    public var name: String? { key.text }
  }

  public var kind: Kind
  public var location: SourceLocation

  public init(_ kind: Kind, at location: SourceLocation) {
    self.kind = kind
    self.location = location
  }

  /// The text of a scalar; nil for anything else.
  public var text: String? {
    guard case .scalar(let text, _) = kind else { return nil }
    return text
  }

  public var isNull: Bool { kind == .null }

  /// Reads one YAML document.
  ///
  /// Malformed YAML is one error at its place and no value; anchors, aliases and tags are refused,
  /// and a key that stands twice is an error at the second. Depth and size are bounded, so that no
  /// text can exhaust the stack or the memory.
  ///
  /// - Parameters:
  ///   - firstLine: the number of the text's first line in the file.
  ///   - indentation: how many columns were cut from the start of each line.
  public static func parse(
    _ text: String, file: String, firstLine: Int = 1, indentation: Int = 0
  ) -> Parsed<YAMLNode> {
    let text = text.withoutByteOrderMark.withPlainLineEnds
    let source = YAMLSource(text: text, file: file, firstLine: firstLine, indentation: indentation)
    if let refusal = source.refusal {
      return Parsed(value: nil, diagnostics: [refusal])
    }
    var composer = YAMLComposer(source: source)
    return composer.compose()
  }
}

/// A piece of running text.
public indirect enum Inline: Hashable, Sendable {
  /// Text with the place it was written at, so that a character no font has can be named.
  case text(String, SourceLocation?)
  case strong([Inline])
  case emphasis([Inline])
  case code(String, SourceLocation?)
  case link(destination: String, [Inline])
  case image(ImageReference)
  case lineBreak
  /// Words in another language than those around them, which a BCP 47 tag names.
  case foreign(language: String, [Inline])

  public static func text(_ string: String) -> Inline { .text(string, nil) }
}

extension [Inline] {
  /// The words alone, as an outline or a message shows them.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let string, _), .code(let string, _): string
      case .strong(let inner), .emphasis(let inner), .link(_, let inner), .foreign(_, let inner):
        inner.plainText
      case .image(let reference): reference.alternative ?? ""
      case .lineBreak: " "
      }
    }.joined()
  }
}

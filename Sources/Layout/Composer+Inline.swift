import Content
import Typography

extension Composer {
  /// Inlines as one styled text, with the language's own punctuation.
  func styledText(
    _ inlines: [Inline], _ style: TextStyle, _ meaning: Item.Meaning
  ) -> StyledText {
    var builder = StyledTextBuilder(composer: self)
    builder.append(inlines, style, meaning)
    return builder.text
  }
}

/// Flattens inlines, carrying styles inwards and punctuation's state along.
private struct StyledTextBuilder {
  let composer: Composer
  var text: StyledText
  private var punctuation: SmartPunctuation

  init(composer: Composer) {
    self.composer = composer
    text = StyledText(language: composer.language, rightToLeft: composer.rightToLeft)
    punctuation = composer.punctuation
  }

  mutating func append(_ inlines: [Inline], _ style: TextStyle, _ meaning: Item.Meaning) {
    for inline in inlines { append(inline, style, meaning) }
  }

  private mutating func append(_ inline: Inline, _ style: TextStyle, _ meaning: Item.Meaning) {
    switch inline {
    case .text(let string, let location):
      text.append(
        punctuation.converted(string), style: style, tag: composer.tag(meaning, location))
    case .code(let string, let location):
      punctuation.skip(string)
      text.append(string, style: style, tag: composer.tag(meaning, location))
    case .strong(let inner), .emphasis(let inner):
      // Emphasis is bold as well: slanted letters are harder to read (UKAAF G003).
      append(inner, bold(style), meaning)
    case .link(let destination, let inner):
      append(inner, style, linked(meaning, to: destination))
    case .foreign(let language, let inner): append(inner, style, spoken(meaning, in: language))
    case .image(let reference):
      text.append(
        reference.alternative ?? "", style: style,
        tag: composer.tag(meaning, reference.location))
    case .lineBreak:
      punctuation.skip("\n")
      let separator = composer.template.isCompact ? " · " : "\u{2028}"
      text.append(separator, style: style, tag: tagOfBreak(meaning))
    }
  }

  /// A line's end is drawn with the words before it, where they mean the same.
  private func tagOfBreak(_ meaning: Item.Meaning) -> Int {
    if let last = text.spans.last?.tag, composer.meaning(ofTag: last) == meaning { return last }
    return composer.tag(meaning, nil)
  }

  private func bold(_ style: TextStyle) -> TextStyle {
    var style = style
    style.weight = .bold
    return style
  }

  private func spoken(_ meaning: Item.Meaning, in language: String) -> Item.Meaning {
    guard case .node(let node) = meaning else { return meaning }
    return .node(composer.tree.add(.span, to: node, language: language))
  }

  private func linked(_ meaning: Item.Meaning, to destination: String) -> Item.Meaning {
    guard case .node(let node) = meaning else { return meaning }
    return .node(composer.tree.add(.link(destination: destination), to: node))
  }
}

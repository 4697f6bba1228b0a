import Content
import Typography

extension Composer {
  enum Alignment {
    case start, centre, end
  }

  /// A paragraph of running text as lines, each a strip.
  ///
  /// - Parameters:
  ///   - parent: the node under which the paragraph gets a node of its own.
  ///   - role: what the paragraph is; nil puts its text into `parent` itself.
  func paragraph(
    _ inlines: [Inline], _ style: LayoutTemplate.StyleName, in frame: Frame,
    under parent: SemanticTree.NodeID, role: SemanticTree.Role? = .paragraph,
    alignment: Alignment = .start, tabular: Bool = false
  ) -> [Strip] {
    let node = role.map { tree.add($0, to: parent) } ?? parent
    var base = template.textStyle(style)
    base.tabularFigures = tabular
    var text = styledText(inlines, base, .node(node))
    text.hyphenation = template[style].hyphenation
    // A line of few words has too few spaces to share its room out among them.
    let isWide = frame.width >= base.size * Self.narrowestJustified
    return lines(
      of: text, base, in: frame, alignment: alignment,
      edge: alignment == .start && isWide ? template[style].edge : .ragged)
  }

  /// In ems; about 40 characters (Bringhurst, "The Elements of Typographic Style", 2.1.2).
  private static let narrowestJustified = 20.0

  /// The strips of one text, kept from leaving a single line alone on either side of a page break.
  func lines(
    of text: StyledText, _ style: TextStyle, in frame: Frame, alignment: Alignment = .start,
    edge: TextEdge = .ragged
  ) -> [Strip] {
    guard !text.isEmpty, let shaped = shaped(text) else { return [] }
    let lines = typesetter.lines(of: shaped, measure: frame.width, edge: edge)
    reportWideWords(in: lines, width: frame.width)
    return lines.enumerated().map { index, line in
      var strip = strip(of: line, style, in: frame, alignment: alignment)
      if style.leading == template[.body].leading { strip.firstLine = .zero }
      if index > 0 {
        strip.breakBefore =
          index == 1 || index == lines.count - 1 ? Strip.forbidden : PageCost.splitParagraph
      }
      return strip
    }
  }

  /// One line of a plain text whose node is known, without breaking.
  func singleLine(
    _ string: String, _ style: TextStyle, meaning: Item.Meaning, in frame: Frame,
    alignment: Alignment = .start
  ) -> Strip? {
    var text = StyledText(language: language, rightToLeft: rightToLeft)
    text.append(string, style: style, tag: tag(meaning, nil))
    guard !string.isEmpty, let shaped = shaped(text),
      let line = typesetter.lines(of: shaped, measure: .pt(100_000)).first
    else { return nil }
    return strip(of: line, style, in: frame, alignment: alignment)
  }

  private func strip(
    of line: Line, _ style: TextStyle, in frame: Frame, alignment: Alignment
  ) -> Strip {
    let room = frame.width - line.width
    let indent: Length =
      switch alignment {
      case .start: .zero
      case .centre: room / 2
      case .end: room
      }
    let baseline = baseline(of: style)
    let items = line.runs.map { placed in
      // Places are counted from the starting edge; the mirror that ends the layout of a
      // right-to-left page turns them round again.
      let offset = rightToLeft ? line.width - placed.x - placed.run.width : placed.x
      return Item(
        .glyphs(placed.run, at: Point(x: frame.x + indent + offset, y: baseline)),
        meaning(ofTag: placed.run.tag))
    }
    return Strip(height: style.leading, items: items)
  }

  /// How far below a line's top its baseline lies. Capitals stand in the middle of their line, so
  /// that text looks centred in panels, rings and table rows.
  func baseline(of style: TextStyle) -> Length {
    let capHeight = capHeight(of: style)
    return (style.leading + capHeight) / 2
  }

  func capHeight(of style: TextStyle) -> Length {
    // Asked for every line: a look through the two or three fonts of a layout is quicker than a hash.
    if let known = capHeights.first(where: {
      $0.weight == style.weight && $0.families == style.families
    }) {
      return style.size * known.ratio
    }
    guard let family = style.families.first else { return style.size * 0.7 }
    let face = try? typesetter.book.face(family: family, weight: style.weight)
    let ratio = face.map { Double($0.capHeight) / Double($0.unitsPerEm) } ?? 0.7
    capHeights.append((style.families, style.weight, ratio))
    return style.size * ratio
  }

  func naturalWidth(
    of inlines: [Inline], _ style: LayoutTemplate.StyleName, tabular: Bool = false
  ) -> Length {
    measured(inlines, style, tabular).map(typesetter.naturalWidth) ?? .zero
  }

  func minimumWidth(
    of inlines: [Inline], _ style: LayoutTemplate.StyleName, tabular: Bool = false
  ) -> Length {
    measured(inlines, style, tabular).map(typesetter.minimumWidth) ?? .zero
  }

  private func measured(
    _ inlines: [Inline], _ style: LayoutTemplate.StyleName, _ tabular: Bool
  ) -> ShapedParagraph? {
    var style = template.textStyle(style)
    style.tabularFigures = tabular
    let text = styledText(inlines, style, .artifact(.layout))
    return text.isEmpty ? nil : shaped(text)
  }
}

import Content

/// A stretch of text as a patient reads it, and where it begins.
struct Passage: Hashable {
  /// The heading under which it stands, or the field's name.
  var section: String
  var text: String
  var start: SourceLocation?
  /// It opens with words in bold, as an entry of a list that explains a term.
  var isDefinition = false
  /// It names what the text below it explains.
  var isHeading = false
}

extension Treatment {
  /// All that a patient reads of a treatment, in the order in which a handout says it.
  var passages: [Passage] {
    var passages = introduction
    passages += before.map { passage("before", $0) }
    passages += contraindications.map { passage("contraindications", $0.text, at: $0.location) }
    passages += steps.flatMap { step in
      [
        Passage(section: "steps", text: step.title, start: places["steps"]),
        passage("steps", step.text, at: places["steps"]),
      ]
    }
    passages += aftercare.map { passage("aftercare", $0) }
    passages += expect.map { passage("expect", $0) }
    passages += whenToCall.map { passage("when_to_call", $0, at: places["when_to_call"]) }
    passages += bodyPassages
    passages += comparisonPassages
    return passages.filter { $0.text.contains(where: \.isWordPart) }
  }

  private var introduction: [Passage] {
    let fields = [("title", title as String?), ("description", description)]
    return fields.compactMap { name, text in
      text.map { Passage(section: "introduction", text: $0, start: places[name]) }
    }
  }

  private var comparisonPassages: [Passage] {
    [
      ("what", comparison.what), ("aim", comparison.aim), ("sensation", comparison.sensation),
      ("lasts", comparison.lasts), ("suits", comparison.suits),
    ].map { name, text in passage("comparison", text, at: places[name]) }
  }

  private var bodyPassages: [Passage] {
    var section = "text"
    return body.flatMap { block -> [Passage] in
      if case .heading(let level, let words) = block, level <= 2 { section = words.plainText }
      return block.passages(in: section)
    }
  }

  private func passage(_ section: String, _ rule: CareRule) -> Passage {
    Passage(section: section, text: rule.what, start: rule.location)
  }

  private func passage(
    _ section: String, _ text: [Inline], at place: SourceLocation?
  ) -> Passage {
    Passage(
      section: section, text: text.plainText, start: text.firstPlace ?? place,
      isDefinition: text.opensInBold)
  }
}

extension Block {
  fileprivate func passages(in section: String) -> [Passage] {
    func passage(_ text: [Inline]) -> Passage {
      Passage(
        section: section, text: text.plainText, start: text.firstPlace,
        isDefinition: text.opensInBold)
    }
    switch self {
    case .paragraph(let text, _): return [passage(text)]
    case .heading(_, let text):
      var heading = passage(text)
      heading.isHeading = true
      return [heading]
    case .list(let list): return list.items.flatMap { $0.flatMap { $0.passages(in: section) } }
    case .quote(let blocks), .callout(let blocks, _), .aside(let blocks):
      return blocks.flatMap { $0.passages(in: section) }
    case .table(let table):
      return table.header.map(passage) + table.rows.flatMap { $0.passages(in: section) }
    case .steps(let steps):
      return steps.flatMap { [Passage(section: section, text: $0.title), passage($0.text)] }
    default: return []
    }
  }
}

extension Table.Row {
  /// The first of several cells names what the others explain.
  fileprivate func passages(in section: String) -> [Passage] {
    cells.enumerated().flatMap { index, cell in
      cell.flatMap { $0.passages(in: section) }.map { passage in
        var passage = passage
        passage.isDefinition = passage.isDefinition || index == 0 && cells.count > 1
        return passage
      }
    }
  }
}

extension [Inline] {
  /// Where the first words stand that know their place.
  var firstPlace: SourceLocation? {
    for inline in self {
      switch inline {
      case .text(_, let place?), .code(_, let place?): return place
      case .strong(let inner), .emphasis(let inner), .link(_, let inner):
        if let place = inner.firstPlace { return place }
      case .image(let reference): return reference.location
      default: continue
      }
    }
    return nil
  }

  fileprivate var opensInBold: Bool {
    if case .strong = first { return count > 1 }
    return false
  }
}

import Content

/// Swift Testing has a `SourceLocation` of its own.
typealias Place = Content.SourceLocation

/// The diagnostics as the program prints them, one below the other.
func printed(_ diagnostics: [Diagnostic], of file: SourceFile) -> String {
  diagnostics.map { diagnostic in
    diagnostic.formatted(sourceLine: diagnostic.location.flatMap { file.line($0.line) })
  }.joined(separator: "\n")
}

/// The messages alone, each with its line and column.
func brief(_ diagnostics: [Diagnostic]) -> [String] {
  diagnostics.map { diagnostic in
    let place = diagnostic.location.map { "\($0.line):\($0.column) " } ?? ""
    return "\(place)\(diagnostic.severity.rawValue): \(diagnostic.message)"
  }
}

/// A generator with a seed, so that a failing case can be run again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Blocks as indented lines, for reviewable comparisons: `H2 Words`, `P words`, `- ` for items.
func sketch(_ blocks: [Block], places: Bool = false, indentation: String = "") -> String {
  blocks.map { sketch($0, places: places, indentation: indentation) }.joined(separator: "\n")
}

private func sketch(_ block: Block, places: Bool, indentation: String) -> String {
  let inner = indentation + "  "
  func words(_ inlines: [Inline]) -> String { inlines.map { sketch($0, places: places) }.joined() }
  switch block {
  case .heading(let level, let inlines): return "\(indentation)H\(level) \(words(inlines))"
  case .paragraph(let inlines, _): return "\(indentation)P \(words(inlines))"
  case .list(let list):
    let items = list.items.map { sketch($0, places: places, indentation: inner) }
    let name =
      switch list.marker {
      case .bullet: "bullets"
      case .number(let start): "numbers from \(start)"
      case .tickBox: "boxes"
      }
    return (["\(indentation)\(list.tight ? "" : "loose ")\(name)"] + items)
      .joined(separator: "\n")
  case .table(let table):
    let header = "\(indentation)table " + table.header.map(words).joined(separator: " | ")
    let rows = table.rows.map { row in
      inner
        + row.cells.map { sketch($0, places: places).replacing("P ", with: "") }
        .joined(separator: " | ")
    }
    return ([header] + rows).joined(separator: "\n")
  case .quote(let blocks):
    return "\(indentation)quote\n" + sketch(blocks, places: places, indentation: inner)
  case .code(let text, _): return "\(indentation)code \(text)"
  case .image(let reference):
    return "\(indentation)image \(reference.path) (\(reference.alternative ?? "no text"))"
  case .rule: return "\(indentation)rule"
  default: return "\(indentation)\(block)"
  }
}

private func sketch(_ inline: Inline, places: Bool) -> String {
  func words(_ inlines: [Inline]) -> String { inlines.map { sketch($0, places: places) }.joined() }
  switch inline {
  case .text(let text, let place): return text + (places ? mark(place) : "")
  case .code(let text, let place): return "`\(text)`" + (places ? mark(place) : "")
  case .strong(let inner): return "**\(words(inner))**"
  case .emphasis(let inner): return "*\(words(inner))*"
  case .link(let destination, let inner): return "[\(words(inner))](\(destination))"
  case .image(let reference): return "![\(reference.alternative ?? "")](\(reference.path))"
  case .foreign(let language, let inner): return "<\(language): \(words(inner))>"
  case .lineBreak: return "⏎"
  }
}

private func mark(_ place: Place?) -> String {
  place.map { "@\($0.line):\($0.column)+\($0.length)" } ?? "@nowhere"
}

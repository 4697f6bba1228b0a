internal import CMarkGFM
internal import Synchronization

/// Owns cmark's tree; all of cmark-gfm is in this file.
final class MarkdownTree {
  let root: MarkdownNode

  /// Attaching an extension changes a table of special characters that all of cmark's parsers
  /// share, so only one text is parsed at a time.
  private static let parsing = Mutex(())

  private static let registration: Void = cmark_gfm_core_extensions_ensure_registered()

  /// Nil where memory is short.
  init?(_ text: String) {
    Self.registration
    let root: OpaquePointer? = Self.parsing.withLock { _ in Self.parse(text) }
    guard let root else { return nil }
    self.root = MarkdownNode(pointer: root)
  }

  deinit {
    cmark_node_free(root.pointer)
  }

  private static func parse(_ text: String) -> sending OpaquePointer? {
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8) else {
      return nil
    }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "tasklist"] {
      guard let syntax = cmark_find_syntax_extension(name) else { return nil }
      cmark_parser_attach_syntax_extension(parser, syntax)
    }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        cmark_parser_feed(parser, characters.baseAddress, characters.count)
      }
    }
    return cmark_parser_finish(parser)
  }
}

/// A node of cmark's tree, valid as long as the tree is.
struct MarkdownNode {
  /// cmark's own names: extensions number their kinds only when they are registered.
  enum Kind: String {
    case paragraph, heading, list, item, table, text, code, strong, link, image
    case quote = "block_quote"
    case codeBlock = "code_block"
    case htmlBlock = "html_block"
    case rule = "thematic_break"
    case task = "tasklist"
    case tableHeader = "table_header"
    case tableRow = "table_row"
    case tableCell = "table_cell"
    case softBreak = "softbreak"
    case lineBreak = "linebreak"
    case emphasis = "emph"
    case struckOut = "strikethrough"
    case htmlInline = "html_inline"
    case footnoteDefinition, footnoteReference, other
  }

  fileprivate let pointer: OpaquePointer

  var kind: Kind {
    // The footnotes are the kinds that cmark gives no name.
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_FOOTNOTE_DEFINITION: return .footnoteDefinition
    case CMARK_NODE_FOOTNOTE_REFERENCE: return .footnoteReference
    default: break
    }
    return cmark_node_get_type_string(pointer).flatMap { Kind(rawValue: String(cString: $0)) }
      ?? .other
  }

  var children: [MarkdownNode] {
    var children: [MarkdownNode] = []
    var next = cmark_node_first_child(pointer)
    while let node = next {
      children.append(MarkdownNode(pointer: node))
      next = cmark_node_next(node)
    }
    return children
  }

  var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }
  var destination: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }

  /// The first number of a numbered list; nil for bullets.
  var listStart: Int? {
    guard cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST else { return nil }
    return Int(cmark_node_get_list_start(pointer))
  }

  var alignments: [Table.Alignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
    guard let letters = cmark_gfm_extensions_get_table_alignments(pointer) else {
      return Array(repeating: .start, count: count)
    }
    return (0..<count).map { column in
      switch letters[column] {
      case UInt8(ascii: "c"): .centre
      case UInt8(ascii: "r"): .end
      default: .start
      }
    }
  }

  /// From 1.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }
  var byte: Int { Int(cmark_node_get_start_column(pointer)) }
}

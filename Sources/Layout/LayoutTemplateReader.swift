import Content
import Typography

/// Reads `layouts/<name>.yaml`.
public struct LayoutTemplateReader {
  /// The layout of that name, for `extends`; nil where there is none.
  private let base: (String) -> SourceFile?
  private static let deepestExtension = 8

  public init(base: @escaping (String) -> SourceFile?) {
    self.base = base
  }

  /// The layout for one paper and one clinic's colour. All that is wrong is reported at its place,
  /// in whichever file of a chain of `extends` it stands.
  public func read(
    _ file: SourceFile, name: String, paper: Paper, accent: Color
  ) -> Parsed<LayoutTemplate> {
    var diagnostics: [Diagnostic] = []
    let layers = layers(of: file, depth: 0, &diagnostics)
    guard let first = layers.first, !diagnostics.hasErrors else {
      return Parsed(value: nil, diagnostics: diagnostics)
    }
    for layer in layers { diagnostics += Self.unknownPapers(layer[field: "papers"]) }
    let all = layers.dropFirst().reduce(first) { $1.merged(over: $0) }
    let variant = Self.variant(of: all, on: paper)
    var decoder = LayoutTemplateDecoder(name: name, paper: paper, accent: accent)
    let template = decoder.decode(Self.merged(layers, on: variant, over: first))
    diagnostics += decoder.diagnostics
    return Parsed(value: diagnostics.hasErrors ? nil : template, diagnostics: diagnostics)
  }

  /// Each layout's fields over those of the one that it extends, whatever that says of the paper;
  /// what it says of the paper itself over these.
  private static func merged(
    _ layers: [YAMLNode], on paper: Paper, over first: YAMLNode
  ) -> YAMLNode {
    layers.reduce(YAMLNode(.mapping([]), at: first.location)) { below, layer in
      let fields = layer.removing(field: "papers").merged(over: below)
      return layer[field: "papers"]?[field: paper.rawValue]?.merged(over: fields) ?? fields
    }
  }

  /// The fields of the layouts that a file extends, the innermost first, and its own; none where
  /// one of them cannot be read.
  private func layers(
    of file: SourceFile, depth: Int, _ diagnostics: inout [Diagnostic]
  ) -> [YAMLNode] {
    let parsed = YAMLNode.parse(file.text, file: file.path)
    diagnostics += parsed.diagnostics
    guard let node = parsed.value else { return [] }
    guard let extended = node[field: "extends"], let name = extended.text else { return [node] }
    guard depth < Self.deepestExtension else {
      diagnostics.append(
        .error("layouts extend each other in a circle", at: extended.location))
      return []
    }
    guard let baseFile = base(name) else {
      diagnostics.append(
        .error(
          "there is no layout '\(name)' to extend", at: extended.location,
          hint: "plan list shows the layouts"))
      return []
    }
    let lower = layers(of: baseFile, depth: depth + 1, &diagnostics)
    return lower.isEmpty ? [] : lower + [node.removing(field: "extends")]
  }

  /// A booklet's pages are half of the paper, so that what holds for A5 holds for them.
  private static func variant(of layout: YAMLNode, on paper: Paper) -> Paper {
    layout[field: "imposition"]?.text == Imposition.booklet.rawValue ? .a5 : paper
  }

  private static func unknownPapers(_ papers: YAMLNode?) -> [Diagnostic] {
    guard let papers else { return [] }
    var fields = FieldReader(papers, what: "list of papers")
    for paper in Paper.allCases { fields.knows(paper.rawValue) }
    fields.finish()
    return fields.diagnostics
  }
}

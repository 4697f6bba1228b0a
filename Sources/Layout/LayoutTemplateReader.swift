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
    guard let merged = tree(of: file, depth: 0, &diagnostics), !diagnostics.hasErrors else {
      return Parsed(value: nil, diagnostics: diagnostics)
    }
    let papers = merged[field: "papers"]
    diagnostics += Self.unknownPapers(papers)
    let variant = papers?[field: Self.variant(of: merged, on: paper).rawValue]
    let bare = merged.removing(field: "papers")
    var decoder = LayoutTemplateDecoder(name: name, paper: paper, accent: accent)
    let template = decoder.decode(variant?.merged(over: bare) ?? bare)
    diagnostics += decoder.diagnostics
    return Parsed(value: diagnostics.hasErrors ? nil : template, diagnostics: diagnostics)
  }

  /// The file's fields over those of the layout that it extends.
  private func tree(
    of file: SourceFile, depth: Int, _ diagnostics: inout [Diagnostic]
  ) -> YAMLNode? {
    let parsed = YAMLNode.parse(file.text, file: file.path)
    diagnostics += parsed.diagnostics
    guard let node = parsed.value else { return nil }
    guard let extended = node[field: "extends"], let name = extended.text else { return node }
    guard depth < Self.deepestExtension else {
      diagnostics.append(
        .error("layouts extend each other in a circle", at: extended.location))
      return nil
    }
    guard let baseFile = base(name) else {
      diagnostics.append(
        .error(
          "there is no layout '\(name)' to extend", at: extended.location,
          hint: "plan list shows the layouts"))
      return nil
    }
    let lower = tree(of: baseFile, depth: depth + 1, &diagnostics)
    let upper = node.removing(field: "extends")
    return lower.map { upper.merged(over: $0) }
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

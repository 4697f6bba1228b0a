import Content
import TestSupport
import Typography

@testable import Layout

/// What tests read from laid out pages.
extension LaidOutDocument {
  /// A run of glyphs at its place, with what it means.
  struct PlacedText {
    var page: Int
    var text: String
    var style: TextStyle
    var x: Double
    var end: Double
    var baseline: Double
    var role: SemanticTree.Role
  }

  /// The texts that belong to the document, in reading order; furniture is left out.
  var texts: [PlacedText] {
    pages.enumerated().flatMap { number, page in
      page.items.compactMap { item in
        guard case .glyphs(let run, let point) = item.content, case .node(let node) = item.meaning
        else { return nil }
        return PlacedText(
          page: number, text: run.text, style: run.style, x: point.x.points,
          end: (point.x + run.width).points, baseline: point.y.points, role: tree.nodes[node].role)
      }
    }
  }

  func first(_ prefix: String) -> PlacedText? {
    texts.first { $0.text.hasPrefix(prefix) }
  }

  var frames: [Rectangle] {
    pages.flatMap(\.items).compactMap { item in
      if case .image(let image) = item.content { image.frame } else { nil }
    }
  }
}

extension LayoutTemplate {
  func laidOut(_ document: Document, images: [String: PixelSize] = [:]) -> LaidOutDocument {
    LayoutEngine(template: self, typesetter: InstalledFonts.typesetter())
      .layOut(document, images: images)
  }

  /// The template with one part set otherwise.
  func setting(_ part: Part.Name, _ change: (inout PartLayout) -> Void) -> LayoutTemplate {
    var template = self
    for index in parts.indices where parts[index].part == part { change(&template.parts[index]) }
    return template
  }

  /// Between the header's and the footer's clear space.
  var contentHeight: ClosedRange<Double> {
    let running = self[.running].leading
    let top = margins.top + running + headerGap
    return top.points...(size.height - margins.bottom - running - footerGap).points
  }
}

import Content
import Foundation
import Layout
import Typography

/// Layout templates for tests.
public enum TestLayouts {
  /// The repository's own directory.
  public static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A template that stays as it is whatever becomes of the ones we ship, so that expectations built
  /// on it change with the engine alone.
  public static func plain(_ paper: Paper = .a4) throws -> LayoutTemplate {
    try read(SourceFile(path: "plain.yaml", text: plainText), paper)
  }

  /// `layouts/handout.yaml`.
  public static func handout(_ paper: Paper = .a4) throws -> LayoutTemplate {
    try read(shipped("handout"), paper)
  }

  /// `layouts/<name>.yaml` with those that it extends.
  public static func layout(_ name: String, _ paper: Paper = .a4) throws -> LayoutTemplate {
    try read(shipped(name), paper)
  }

  public static func shipped(_ name: String) throws -> SourceFile {
    let url = repository.appendingPathComponent("layouts/\(name).yaml")
    return SourceFile(
      path: "layouts/\(name).yaml", text: try String(contentsOf: url, encoding: .utf8))
  }

  private static func read(_ file: SourceFile, _ paper: Paper) throws -> LayoutTemplate {
    let parsed = LayoutTemplateReader { try? shipped($0) }
      .read(file, name: file.name, paper: paper, accent: accent)
    guard let template = parsed.sound else { throw Unsound(diagnostics: parsed.diagnostics) }
    return template
  }

  public static let accent = Color(red: 0.48, green: 0.18, blue: 0.26)

  struct Unsound: Error, CustomStringConvertible {
    let diagnostics: [Diagnostic]
    var description: String { diagnostics.map { $0.formatted() }.joined(separator: "\n") }
  }

  public static let plainText = """
    margins: {top: 30pt, bottom: 30pt, start: 40pt, end: 30pt}
    header_gap: 20pt
    footer_gap: 20pt
    grid: {side: 100pt, gutter: 20pt, measure: 400pt}
    fonts: {text: Noto Sans, display: Noto Serif}
    colors: {ink: "#202020", muted: "#505050"}
    styles:
      body: {size: 12pt, leading: 16pt, space_after: 8pt}
      lead: {size: 14pt, leading: 20pt}
      note: {color: muted}
      caution: {weight: bold, color: accent}
      title: {font: display, weight: bold, size: 30pt, leading: 36pt}
      heading: {weight: bold, size: 16pt, leading: 20pt, color: accent}
      subheading: {weight: bold, size: 14pt, leading: 18pt, space_before: 6pt, space_after: 2pt}
      minor: {weight: bold, space_before: 4pt, space_after: 2pt}
      label: {weight: bold, color: muted}
      figure: {weight: bold, size: 20pt, leading: 24pt, color: accent}
      running: {color: muted}
      marker: {weight: bold}
      calendar-title: {weight: bold}
    first_header: {start: "**{clinic}**[ – {tagline}]", end: "{phone}"}
    header: {start: "**{clinic}**", end: "{title}"}
    footer: {start: "[{patient}]", end: "{page-of}"}
    parts:
      - {part: hero, height: 90pt, heading: top}
      - {part: title, heading: top}
      - {part: glance, heading: top}
      - {part: schedule, heading: top}
      - practical
      - {part: calendar, heading: top}
      - {part: aftercare, heading: top}
      - before
      - steps
      - screening
      - expect
      - {part: call, heading: top}
      - body
      - colophon
    papers:
      a5:
        grid: {side: 0}
        styles: {title: {size: 24pt, leading: 30pt}}
    """
}

import Content
import Typography

/// Turns a layout's fields into a template.
struct LayoutTemplateDecoder {
  let name: String
  let paper: Paper
  let accent: Color
  private(set) var diagnostics: [Diagnostic] = []
  /// What `%` and `em` stand for outside the styles.
  private var bases: Length.Bases

  init(name: String, paper: Paper, accent: Color) {
    self.name = name
    self.paper = paper
    self.accent = accent
    bases = Length.Bases(pageWidth: paper.size.width, em: Self.body.size)
  }

  mutating func decode(_ node: YAMLNode) -> LayoutTemplate {
    var fields = FieldReader(node, what: "layout")
    let template = decode(&fields)
    fields.finish()
    // Styles are read before the lengths that count in ems, wherever they stand.
    diagnostics += fields.diagnostics.inOrder
    report(template, at: fields.location)
    return template
  }

  mutating func decode(_ fields: inout FieldReader) -> LayoutTemplate {
    let palette = palette(&fields)
    let imposition: Imposition = fields.choice("imposition") ?? .single
    let size = imposition.pageSize(onSheet: paper.size)
    bases.pageWidth = size.width
    let styles = styles(&fields)
    bases.em = styles[.body]?.size ?? bases.em
    let running = runningTexts(&fields)
    return LayoutTemplate(
      name: name, title: fields.string("title") ?? name, size: size,
      margins: margins(&fields), grid: grid(&fields, leading: styles[.body]?.leading ?? .zero),
      fonts: fonts(&fields), palette: palette,
      styles: styles, firstHeader: running.first, header: running.rest,
      footer: running.footer, headerGap: length("header_gap", &fields) ?? .pt(18),
      footerGap: length("footer_gap", &fields) ?? .pt(16),
      imageResolution: Double(fields.int("image_resolution", in: 36...2400) ?? 220),
      fit: fit(&fields), isCompact: fields.bool("compact") ?? false, imposition: imposition,
      printMarks: printMarks(&fields),
      parts: parts(&fields))
  }

  // MARK: Page

  /// - Parameter em: what `1em` is, where that is not the size of the body.
  private func length(
    _ name: String, _ fields: inout FieldReader, em: Length? = nil
  ) -> Length? {
    let bases = Length.Bases(pageWidth: bases.pageWidth, em: em ?? bases.em)
    return fields.value(
      name, as: Length.expected, suggest: Length.suggestion, convert: { Length($0, bases: bases) })
  }

  private func printMarks(_ fields: inout FieldReader) -> PrintMarks? {
    guard let bleed = length("bleed", &fields) else { return nil }
    guard (Length.zero...Length.mm(20)).contains(bleed) else {
      fields.report(
        .error("'bleed' takes a length up to 20mm", at: fields.location(of: "bleed")))
      return nil
    }
    return PrintMarks(bleed: bleed)
  }

  private func margins(_ fields: inout FieldReader) -> LayoutTemplate.Margins {
    let usual = Length.mm(15)
    return fields.fields("margins") { margins in
      LayoutTemplate.Margins(
        top: length("top", &margins) ?? usual, bottom: length("bottom", &margins) ?? usual,
        start: length("start", &margins) ?? usual, end: length("end", &margins) ?? usual)
    } ?? LayoutTemplate.Margins(top: usual, bottom: usual, start: usual, end: usual)
  }

  /// - Parameter leading: of the body, which the rhythm divides evenly.
  private func grid(
    _ fields: inout FieldReader, leading: Length
  ) -> LayoutTemplate.Grid {
    fields.fields("grid") { grid in
      LayoutTemplate.Grid(
        side: length("side", &grid) ?? .zero, gutter: length("gutter", &grid) ?? .pt(18),
        measure: length("measure", &grid) ?? .pt(420),
        rhythm: (grid.choice("rhythm") ?? Rhythm.none).length(of: leading))
    } ?? LayoutTemplate.Grid(side: .zero, gutter: .pt(18), measure: .pt(420), rhythm: .zero)
  }

  private func fonts(
    _ fields: inout FieldReader
  ) -> RoleTable<LayoutTemplate.FontRole, FontFamilies> {
    fields.fields("fonts") { fonts in
      var families = RoleTable<LayoutTemplate.FontRole, FontFamilies>()
      for role in LayoutTemplate.FontRole.allCases {
        let names = fonts.strings(role.rawValue)
        if !names.isEmpty { families[role] = FontFamilies(names) }
      }
      let text = families[.text] ?? ["Noto Sans"]
      return [.text: text, .display: families[.display] ?? text]
    } ?? [.text: ["Noto Sans"], .display: ["Noto Sans"]]
  }

  // MARK: Colours

  private func palette(_ fields: inout FieldReader) -> Palette {
    var palette = Palette(accent: accent)
    _ = fields.fields("colors") { colors in
      for role in Palette.Role.allCases {
        if let color = colors.value(
          role.rawValue, as: "a colour such as \"#7a2e43\"", convert: { Color(hex: $0) })
        {
          palette.colors[role] = color
        }
      }
    }
    return palette
  }

  // MARK: Styles

  private func styles(
    _ fields: inout FieldReader
  ) -> RoleTable<LayoutTemplate.StyleName, LayoutTemplate.Style> {
    fields.fields("styles") { all in
      var styles = RoleTable<LayoutTemplate.StyleName, LayoutTemplate.Style>()
      let body = style("body", after: LayoutTemplateDecoder.body, &all)
      for name in LayoutTemplate.StyleName.allCases {
        styles[name] = name == .body ? body : style(name.rawValue, after: body, &all)
      }
      return styles
    }
      ?? LayoutTemplate.StyleName.allCases.reduce(into: [:]) {
        $0[$1] = LayoutTemplateDecoder.body
      }
  }

  static let body = LayoutTemplate.Style(
    font: .text, weight: .regular, size: .pt(12), leading: .pt(17), color: .ink,
    spaceBefore: .zero, spaceAfter: .pt(8))

  /// What a style does not say, it takes from the body's; its leading follows its size.
  private func style(
    _ name: String, after body: LayoutTemplate.Style, _ fields: inout FieldReader
  ) -> LayoutTemplate.Style {
    var inherited = body
    if !Self.running.contains(name) { (inherited.edge, inherited.hyphenation) = (.ragged, nil) }
    return fields.fields(name, what: "style '\(name)'") { style(&$0, after: inherited) }
      ?? inherited
  }

  func style(
    _ style: inout FieldReader, after inherited: LayoutTemplate.Style
  ) -> LayoutTemplate.Style {
    let size = length("size", &style, em: inherited.size) ?? inherited.size
    return LayoutTemplate.Style(
      font: style.choice("font") ?? inherited.font,
      weight: style.choice("weight") ?? inherited.weight, size: size,
      leading: length("leading", &style, em: size)
        ?? size * (inherited.leading / inherited.size),
      color: style.choice("color") ?? inherited.color,
      spaceBefore: length("space_before", &style, em: size) ?? .zero,
      spaceAfter: length("space_after", &style, em: size) ?? inherited.spaceAfter,
      edge: edge(&style) ?? inherited.edge, hyphenation: hyphenation(&style, inherited))
  }

  /// Styles of running text; justification and hyphens of the body are not for headings and labels.
  private static let running = ["lead", "note", "caution"]

  private func edge(_ style: inout FieldReader) -> TextEdge? {
    let names = ["start": TextEdge.ragged, "justify": .justified]
    return style.value("align", as: "\"start\" or \"justify\"", convert: { names[$0] })
  }

  /// `hyphenate: true` keeps the usual numbers of letters on either side of a hyphen.
  private func hyphenation(
    _ style: inout FieldReader, _ inherited: LayoutTemplate.Style
  ) -> Hyphenation? {
    guard let node = style.node("hyphenate") else { return inherited.hyphenation }
    if node.text != nil { return style.bool("hyphenate") == true ? Hyphenation() : nil }
    return style.fields("hyphenate") { fields in
      Hyphenation(
        before: fields.int("before", in: 1...20) ?? Hyphenation().before,
        after: fields.int("after", in: 1...20) ?? Hyphenation().after)
    }
  }

  // MARK: Furniture

  private func runningTexts(
    _ fields: inout FieldReader
  ) -> (
    first: LayoutTemplate.Running, rest: LayoutTemplate.Running, footer: LayoutTemplate.Running
  ) {
    let header = running("header", &fields)
    return (
      running("first_header", &fields) ?? header ?? .empty, header ?? .empty,
      running("footer", &fields) ?? .empty
    )
  }

  private func running(
    _ name: String, _ fields: inout FieldReader
  ) -> LayoutTemplate.Running? {
    fields.fields(name) { running in
      LayoutTemplate.Running(
        start: running.string("start") ?? "", end: running.string("end") ?? "")
    }
  }

  // MARK: Fit

  private func fit(_ fields: inout FieldReader) -> Fit {
    // `fit: sheet` alone keeps the usual bounds.
    if let goal = fields.node("fit")?.text {
      if let goal = Self.goal(goal) { return Self.bounds(for: goal) }
      fields.wrongKind("fit", Self.goals, at: fields.location(of: "fit"))
      return .tidy
    }
    return fields.fields("fit") { fit in
      var result = Self.bounds(
        for: fit.value("to", as: Self.goals, convert: Self.goal) ?? .tidy)
      result.hero = factors("hero", &fit) ?? result.hero
      result.spacing = factors("spacing", &fit) ?? result.spacing
      result.leading = factors("leading", &fit) ?? result.leading
      result.size = factors("size", &fit) ?? result.size
      return result
    } ?? .tidy
  }

  private static let goals = "\"tidy\", \"sheet\" or a number of pages such as \"2 pages\""

  private static func goal(_ text: String) -> Fit.Goal? {
    switch text {
    case "tidy": return .tidy
    case "sheet": return .sheet
    default:
      let words = text.split(separator: " ")
      guard let first = words.first, let count = Int(first), (1...1000).contains(count),
        words.count == 1 || words.count == 2 && ["page", "pages"].contains(words[1])
      else { return nil }
      return .pages(count)
    }
  }

  private static func bounds(for goal: Fit.Goal) -> Fit {
    if goal == .tidy { return .tidy }
    return Fit(
      goal: goal, hero: 0.7...1.5, spacing: 0.6...1.8, leading: 0.98...1.06, size: 1...1.04)
  }

  /// A range of per cent that holds 100, such as `70-130%`.
  private func factors(_ name: String, _ fields: inout FieldReader) -> ClosedRange<Double>? {
    fields.value(
      name, as: "a range that holds 100 %, such as \"80-120%\"",
      convert: { text in
        let numbers = text.replacing("%", with: "").split { "-–".contains($0) }
          .map { Double($0.filter { !$0.isWhitespace }) }
        guard numbers.count == 2, let low = numbers[0], let high = numbers[1],
          (10...100).contains(low), (100...400).contains(high)
        else { return nil }
        return low / 100...high / 100
      })
  }

  // MARK: Parts

  private func parts(_ fields: inout FieldReader) -> [LayoutTemplate.PartLayout] {
    fields.nodes("parts").compactMap { node in
      if let name = node.text { return part(named: name, at: node.location, &fields) }
      return fields.fields(of: node, what: "part") { part(&$0) }
    }
  }

  func part(_ part: inout FieldReader) -> LayoutTemplate.PartLayout? {
    let name: Part.Name? = part.choice("part")
    if !part.has("part") { part.missing("part") }
    let layout = LayoutTemplate.PartLayout(
      part: name ?? .body, heading: part.choice("heading") ?? (name ?? .body).usualHeading,
      height: length("height", &part),
      reachesEdges: part.bool("to_edges") ?? false,
      spaceBefore: length("space_before", &part) ?? .pt(22),
      columns: part.int("columns", in: 1...4) ?? 1, companions: companions(&part),
      startsPage: part.bool("starts_page") ?? false,
      keepsWithPrevious: part.bool("keep_with_previous") ?? false)
    return name == nil ? nil : layout
  }

  private func companions(_ fields: inout FieldReader) -> [Part.Name] {
    fields.nodes("with").compactMap { node in
      guard let name = node.text.flatMap(Part.Name.init) else {
        fields.report(Self.unknownPart(node.text ?? "", at: node.location))
        return nil
      }
      return name
    }
  }

  private static func unknownPart(_ name: String, at location: SourceLocation) -> Diagnostic {
    let names = Part.Name.allCases.map(\.rawValue)
    return .error(
      "there is no part '\(name)'", at: location,
      hint: Spelling.hint(for: name, among: names) ?? "parts are \(names.joined(separator: ", "))")
  }

  private func part(
    named name: String, at location: SourceLocation, _ fields: inout FieldReader
  ) -> LayoutTemplate.PartLayout? {
    guard let part = Part.Name(rawValue: name) else {
      fields.report(Self.unknownPart(name, at: location))
      return nil
    }
    return LayoutTemplate.PartLayout(
      part: part, heading: part.usualHeading, height: nil, reachesEdges: false,
      spaceBefore: .pt(22),
      columns: 1, companions: [], startsPage: false, keepsWithPrevious: false)
  }

  /// What is decoded but makes no page.
  private mutating func report(_ template: LayoutTemplate, at location: SourceLocation) {
    let margins = template.margins
    let width = template.size.width - margins.start - margins.end
    if width < .pt(120) {
      diagnostics.append(
        .error("the margins leave less than 120 pt for the text", at: location))
    }
    let furniture = template[.running].leading * 2 + template.headerGap + template.footerGap
    if template.size.height - margins.top - margins.bottom - furniture < .pt(120) {
      diagnostics.append(
        .error("the margins, header and footer leave less than 120 pt of height", at: location))
    }
    if template.grid.side + template.grid.gutter > width * 0.6 {
      diagnostics.append(
        .error("the side column leaves less than half the page for the text", at: location))
    }
    if template.parts.isEmpty {
      diagnostics.append(.error("the layout names no parts", at: location))
    }
    for style in template.styles.values where style.size < .pt(1) || style.leading < style.size {
      diagnostics.append(
        .error("a style's leading is smaller than its size", at: location))
      break
    }
  }
}

extension LayoutTemplate.Running {
  static let empty = LayoutTemplate.Running(start: "", end: "")
}

/// How finely the places of lines are divided; a share of the body's leading, so that it stays true
/// whatever a layout that extends another does to its type.
enum Rhythm: String, CaseIterable {
  case none, half, full

  func length(of leading: Length) -> Length {
    switch self {
    case .none: .zero
    case .half: leading / 2
    case .full: leading
    }
  }
}

extension Part.Name {
  /// Parts that take the whole width have their headings on top.
  var usualHeading: LayoutTemplate.PartLayout.HeadingPlacement {
    switch self {
    case .hero, .title, .glance, .schedule, .calendar, .before, .aftercare, .call: .top
    default: .side
    }
  }
}

/// Reads a treatment's file: front matter with its courses and rules, and a text in Markdown.
public enum TreatmentReader {
  /// The largest file that is read.
  static let mostBytes = 2 * 1024 * 1024

  /// The treatment that a file describes, and all that is wrong with the file.
  ///
  /// The title is the front matter's, else the first heading, else a first line of at most 120
  /// characters, else the file's name.
  ///
  /// - Parameters:
  ///   - id: the name under which the catalogue knows the treatment.
  ///   - language: what the file's name says, or the caller's wish; the front matter goes before it.
  public static func read(
    _ file: SourceFile, id: String, language: String? = nil
  ) -> Parsed<Treatment> {
    if let refusal = refusal(of: file) { return Parsed(value: nil, diagnostics: [refusal]) }
    let front = FrontMatter(file)
    let start = SourceLocation(file: file.path, line: 1, column: 1)
    var fields = FieldReader(
      front.fields ?? YAMLNode(.null, at: start), what: "treatment", unknown: .warning)
    let title = fields.string("title")?.singleSpaced
    let body = TreatmentBody(front, file: file, title: title)
    var treatment = Treatment(id: id, file: file.path, title: body.title)
    treatment.body = body.blocks
    treatment.language = language
    treatment.readFields(&fields)
    fields.finish()
    return Parsed(
      value: treatment,
      diagnostics: (front.diagnostics + fields.diagnostics + body.diagnostics).inOrder)
  }

  private static func refusal(of file: SourceFile) -> Diagnostic? {
    let start = SourceLocation(file: file.path, line: 1, column: 1)
    if file.text.utf8.count > mostBytes {
      return .error("the file is too long: \(mostBytes / 1024) kB at most", at: start)
    }
    if file.text.allSatisfy(\.isWhitespace) { return .error("the file is empty", at: start) }
    return nil
  }
}

/// What stands below the front matter, and the title that comes of it.
private struct TreatmentBody {
  let title: String
  let blocks: [Block]
  let diagnostics: [Diagnostic]

  init(_ front: FrontMatter, file: SourceFile, title: String?) {
    let text = PlainTextReader.read(
      front.body, file: file.path, hasFrontMatter: front.isPresent, needsTitle: title == nil)
    let markdown = MarkdownConverter.blocks(text.lines, file: file.path)
    var outline = Outline(markdown.value ?? [])
    self.title = title ?? outline.firstHeading ?? text.firstLine?.singleSpaced ?? file.name
    outline.dropTitle(self.title)
    outline.shiftHeadings()
    blocks = outline.blocks
    diagnostics = text.diagnostics + markdown.diagnostics
  }
}

extension Treatment {
  fileprivate mutating func readFields(_ fields: inout FieldReader) {
    description = fields.string("description")?.singleSpaced
    language = fields.languageTag("language") ?? language
    aliases = fields.strings("aliases")
    readImages(&fields)
    session = fields.minutes("session")
    courses = CourseReader(&fields).courses
    rests = fields.rests("rest")
    before = CareRuleReader("before", &fields).rules
    aftercare = CareRuleReader("aftercare", &fields).rules
    expect = CareRuleReader("expect", &fields).rules
    readSteps(&fields)
    readContraindications(&fields)
    whenToCall = fields.nodes("when_to_call").compactMap { fields.text("when_to_call", $0) }
    sources = fields.strings("sources")
    version = fields.string("version")
    translationOf = fields.string("translation_of")
    readReview(&fields)
    comparison = ComparisonFacts(
      what: fields.sentence("what"), aim: fields.sentence("aim"),
      sensation: fields.sentence("sensation"), lasts: fields.sentence("lasts"),
      suits: fields.sentence("suits"), cost: fields.int("cost", in: ComparisonFacts.costs))
    for name in fields.names { places[name] = fields.location(of: name) }
  }

  private mutating func readImages(_ fields: inout FieldReader) {
    let alternative = fields.string("hero_alt")
    let focus = fields.focus("hero_focus") ?? .centre
    hero = fields.string("hero_image").map {
      ImageReference(
        path: $0, alternative: alternative, focus: focus,
        location: fields.location(of: "hero_image"))
    }
    thumbnail = fields.string("thumb_image").map {
      ImageReference(path: $0, location: fields.location(of: "thumb_image"))
    }
  }

  private mutating func readSteps(_ fields: inout FieldReader) {
    steps = fields.nodes("steps").compactMap { item in
      if let title = item.text?.trimmed { return Step(title: title, text: []) }
      return fields.fields(of: item, what: "step") { inner in
        let text = inner.node("text").flatMap { inner.text("text", $0) } ?? []
        guard let title = inner.string("title") else {
          if !inner.has("title") { inner.missing("title") }
          return nil
        }
        return Step(title: title, text: text)
      }
    }
  }

  private mutating func readContraindications(_ fields: inout FieldReader) {
    var ids: Set<String> = []
    for (key, node) in fields.namedItems("contraindications") {
      guard let text = fields.text("contraindications", node) else { continue }
      let id = key?.name?.trimmed ?? text.plainText.slug
      let place = key?.key.location ?? node.location
      if ids.insert(id).inserted {
        contraindications.append(Contraindication(id: id, text: text, location: place))
      } else {
        fields.report(.error("two contraindications are called '\(id)'", at: place))
      }
    }
  }

  private mutating func readReview(_ fields: inout FieldReader) {
    review = fields.fields("review") { inner -> Review? in
      let (by, on, due) = (inner.string("by"), inner.day("on"), inner.day("due"))
      if let on, let due, due < on {
        inner.report(
          .warning("the review is due before it was made", at: inner.location(of: "due")))
      }
      if by == nil, !inner.isEmpty, !inner.has("by") {
        inner.missing("by", hint: "name the clinician who read the text")
      }
      return by.map { Review(by: $0, on: on, due: due) }
    }.flatMap { $0 }
  }
}

extension FieldReader {
  /// The running text of a field; empty where there is none.
  fileprivate mutating func sentence(_ name: String) -> [Inline] {
    node(name).flatMap { text(name, $0) } ?? []
  }

  /// Running text of one item of a field.
  fileprivate mutating func text(_ name: String, _ node: YAMLNode) -> [Inline]? {
    guard node.text != nil else {
      wrongKind(name, "texts", at: node.location, hint: "put a text with a colon in quotes")
      return nil
    }
    return inlines(node)
  }

  /// The items of a list in which each is a value, or a value with a name before it:
  /// `- pregnancy: are pregnant`. Fields without hyphens before them are understood too.
  mutating func namedItems(_ name: String) -> [(entry: YAMLNode.Entry?, value: YAMLNode)] {
    nodes(name).flatMap { item -> [(entry: YAMLNode.Entry?, value: YAMLNode)] in
      guard case .mapping(let entries) = item.kind else { return [(nil, item)] }
      return entries.map { ($0, $0.value) }
    }
  }
}

import Content
import Typography

/// Sets blocks into strips: the part of layout that happens before pages are known.
///
/// Each kind of block has an extension in a file of its own.
final class Composer {
  /// A column in which blocks are set, counted from the content area's starting edge.
  struct Frame {
    var x: Length
    var width: Length
    /// How far the frame begins after that of the list whose item it holds; zero outside of lists.
    var indent: Length = .zero

    func indented(by indent: Length) -> Frame {
      var frame = inset(start: indent)
      frame.indent = indent
      return frame
    }

    func inset(start: Length, end: Length = .zero) -> Frame {
      Frame(x: x + start, width: max(width - start - end, .pt(1)))
    }
  }

  let template: LayoutTemplate
  let typesetter: Typesetter
  /// Size in pixels of each picture that was found, by its path in the document.
  let images: [String: PixelSize]
  /// Pictures that are drawn from outlines, likewise.
  let drawings: [String: Drawing]
  let language: String
  let rightToLeft: Bool
  var tree = SemanticTreeBuilder()
  var diagnostics: [Diagnostic] = []
  /// What the tags of styled text stand for.
  private var tags: [Tag] = []
  private var reportedCharacters: Set<String> = []
  /// The capitals' height of the fonts that were asked for, as a part of the size.
  var capHeights: [(families: FontFamilies, weight: FontWeight, ratio: Double)] = []
  /// The language's punctuation at the beginning of a text.
  private(set) lazy var punctuation = SmartPunctuation(language: language)

  struct Tag {
    var meaning: Item.Meaning
    var location: SourceLocation?
  }

  init(
    template: LayoutTemplate, typesetter: Typesetter, images: [String: PixelSize],
    drawings: [String: Drawing] = [:], language: String, rightToLeft: Bool
  ) {
    self.template = template
    self.typesetter = typesetter
    self.images = images
    self.drawings = drawings
    self.language = language
    self.rightToLeft = rightToLeft
  }

  /// A distance that was drawn for a body of 12 pt, in proportion to the layout's own: larger print
  /// needs wider gaps, or it looks crowded.
  func space(_ points: Double) -> Length {
    template[.body].size * (points / 12)
  }

  /// A distance up or down, of which a compact layout keeps half.
  func rise(_ points: Double) -> Length {
    space(template.isCompact ? points / 2 : points)
  }

  /// Whether a frame holds so few words to the line that what stands side by side elsewhere has to
  /// stand one below the other.
  func isNarrow(_ frame: Frame) -> Bool {
    frame.width < template[.body].size * 36
  }

  func color(_ role: Palette.Role) -> Color { template.palette[role] }

  /// In a right-to-left line the groups of a telephone number would change places, so each value
  /// keeps its own direction (UAX #9, first strong isolate).
  func isolated(_ value: String) -> String {
    rightToLeft && !value.isEmpty ? "\u{2068}\(value)\u{2069}" : value
  }

  func tag(_ meaning: Item.Meaning, _ location: SourceLocation?) -> Int {
    tags.append(Tag(meaning: meaning, location: location))
    return tags.count - 1
  }

  func meaning(ofTag tag: Int) -> Item.Meaning { tags[tag].meaning }

  /// The paragraph's glyphs. A font that cannot be used and a character that no font draws become
  /// errors, each once.
  func shaped(_ text: StyledText) -> ShapedParagraph? {
    do {
      let paragraph = try typesetter.prepare(text)
      for missing in paragraph.missing { report(missing) }
      return paragraph
    } catch {
      let diagnostic = Diagnostic.error(
        error.message, hint: "plan doctor lists the fonts that are found")
      if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
      return nil
    }
  }

  private func report(_ missing: MissingCharacter) {
    let location = tags[missing.tag].location
    let name = Self.name(of: missing.character, isPublic: location != nil)
    guard reportedCharacters.insert(name).inserted else { return }
    diagnostics.append(
      .error(
        "no installed font has \(name)", at: location,
        hint: "install a font for its script, or write it differently"))
  }

  /// What stands in no file may be a patient's name, which no message spells.
  private static func name(of character: Unicode.Scalar, isPublic: Bool) -> String {
    if isPublic { return "the character " + UnicodeCharacter.description(of: character) }
    return UnicodeCharacter.scriptName(of: character).map { "letters of the script \($0)" }
      ?? "one of the signs in a name or reference"
  }

  /// A warning for each word that is split or does not fit at all.
  func reportWideWords(in lines: [Line], width: Length) {
    for (index, line) in lines.enumerated() where line.isOverfull || line.splitsWord {
      if index > 0, lines[index - 1].splitsWord { continue }
      let location = line.runs.reversed().lazy.compactMap { self.tags[$0.run.tag].location }.first
      let message =
        line.splitsWord
        ? "a word is wider than its column and is split"
        : "a word is \(Int((line.width - width).points.rounded(.up))) pt wider than its column"
      diagnostics.append(.warning(message, at: location))
    }
  }
}

/// A picture's size.
public struct PixelSize: Hashable, Sendable {
  public var width: Int
  public var height: Int

  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

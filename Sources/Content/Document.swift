/// A handout as a tree of semantic blocks: what layout sets, whatever it is about.
public struct Document: Hashable, Sendable {
  /// A BCP 47 tag.
  public var language: String
  public var rightToLeft: Bool
  /// Names the treatment, never the patient: viewers show titles in lists of recent files.
  public var title: String
  /// In the order in which they are to be read; a layout may leave some out or set them apart.
  public var parts: [Part]
  /// Texts for running headers and footers, by the name a layout uses: `clinic`, `phone`, `title`,
  /// `patient`, `version`.
  public var running: [String: String]
  /// Takes the place of the layout's header on the first page.
  public var letterhead: Letterhead?

  public init(
    language: String, rightToLeft: Bool, title: String, parts: [Part], running: [String: String],
    letterhead: Letterhead? = nil
  ) {
    self.language = language
    self.rightToLeft = rightToLeft
    self.title = title
    self.parts = parts
    self.running = running
    self.letterhead = letterhead
  }
}

/// One part of a document, by the name that a layout uses for it.
public struct Part: Hashable, Sendable {
  public enum Name: String, CaseIterable, Hashable, Sendable {
    case hero, title, glance, schedule, changes, practical, calendar, aftercare, before, steps,
      screening, expect, call, body, colophon
  }

  public var name: Name
  /// Set as a second-level heading; nil for a part that needs none.
  public var heading: [Inline]?
  public var blocks: [Block]
  /// A BCP 47 tag, where the part is written in another language than the document.
  public var language: String?

  public init(
    name: Name, heading: [Inline]? = nil, blocks: [Block], language: String? = nil
  ) {
    self.name = name
    self.heading = heading
    self.blocks = blocks
    self.language = language
  }
}

/// What a PDF says of itself.
public struct DocumentMetadata: Hashable, Sendable {
  /// Viewers show it in lists of recent files, so it never names a person.
  public var title: String
  /// The program's own name, such as "plan 1.0"; it stands as creator and as producer.
  public var program: String
  /// The day on which the document was made, at midnight UTC, since no time of day is told.
  public var made: CalendarDay
  /// Who the document is from, such as a clinic; nil says nothing.
  public var author: String?

  /// A day of the Gregorian calendar.
  public struct CalendarDay: Hashable, Sendable {
    public var year: Int
    public var month: Int
    public var day: Int

    public init(year: Int, month: Int, day: Int) {
      self.year = year
      self.month = month
      self.day = day
    }
  }

  public init(title: String, program: String, made: CalendarDay, author: String? = nil) {
    self.title = title
    self.program = program
    self.made = made
    self.author = author
  }
}

/// What a file claims to conform to.
public enum Conformance: Hashable, Sendable {
  /// PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) together.
  case accessibleAndArchival
  /// PDF/UA-1 alone: PDF/A allows no encryption.
  case accessible
}

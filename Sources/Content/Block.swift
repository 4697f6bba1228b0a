/// A semantic part of a document. Layout knows these, and no treatments or sessions.
public indirect enum Block: Hashable, Sendable {
  /// Levels count from 1, the document's title.
  case heading(level: Int, [Inline])
  case paragraph([Inline], Tone = .body)
  case list(List)
  case table(Table)
  case quote([Block])
  case code(String, SourceLocation?)
  case image(ImageReference)
  case rule
  /// A few large figures side by side, each with a label.
  case glance([Fact])
  /// A tinted box: one message that must not be missed.
  case callout([Block], Callout)
  /// A remark beside the text; among it, where the layout has no room at its side.
  case aside([Block])
  /// Numbered steps side by side, or one below the other where the page is narrow.
  case steps([Step])
  case calendar(MonthCalendar)
  case timeline(Timeline)
  /// Labelled lines to write on.
  case form([String])
  /// Names and values, such as "Address" and its lines.
  case details([Detail])
  /// A code for a telephone's camera, what it is for, and what it is to those who cannot see it.
  case scanCode(ScanCode, caption: [Block], alternative: String)
  /// A calm drawing in the layout's colours, which says nothing; the name decides which.
  case ornament(String)

  /// What a paragraph is to the reader.
  public enum Tone: String, Hashable, Sendable {
    case body, lead, note, caution
    /// For whom and from whom the document is (see ``PersonalText``).
    case addressee
  }

  public enum Callout: String, Hashable, Sendable {
    case call, note, warning
  }
}

/// Items that each begin with a bullet, a number or a box to tick.
public struct List: Hashable, Sendable {
  public enum Marker: Hashable, Sendable {
    case bullet
    case number(start: Int)
    case tickBox
  }

  public var marker: Marker
  public var items: [[Block]]
  /// No blank line stands between the items.
  public var tight: Bool
  /// What is said in place of each box to tick, such as "tick box".
  public var boxLabel: String?

  public init(
    marker: Marker, items: [[Block]], tight: Bool = true, boxLabel: String? = nil
  ) {
    self.marker = marker
    self.items = items
    self.tight = tight
    self.boxLabel = boxLabel
  }
}

/// Rows of cells below a repeated header row.
public struct Table: Hashable, Sendable {
  public enum Style: String, Hashable, Sendable {
    case plain, schedule
  }
  public enum Alignment: String, Hashable, Sendable {
    case start, centre, end
  }

  public struct Row: Hashable, Sendable {
    /// A number in a ring before the row's first cell.
    public var marker: Marker?
    public var cells: [[Block]]

    public init(marker: Marker? = nil, cells: [[Block]]) {
      self.marker = marker
      self.cells = cells
    }
  }

  public var style: Style
  public var columns: [Alignment]
  public var header: [[Inline]]
  public var rows: [Row]
  public var location: SourceLocation?

  public init(
    style: Style = .plain, columns: [Alignment], header: [[Inline]], rows: [Row],
    location: SourceLocation? = nil
  ) {
    self.style = style
    self.columns = columns
    self.header = header
    self.rows = rows
    self.location = location
  }
}

/// A short text in a ring: filled for what is planned, open for what may follow.
public struct Marker: Hashable, Sendable {
  public var label: String
  public var filled: Bool
  /// What a screen reader says, such as "Session 3, if suggested".
  public var spoken: String

  public init(label: String, filled: Bool, spoken: String) {
    self.label = label
    self.filled = filled
    self.spoken = spoken
  }
}

/// One figure of the panel at a glance.
public struct Fact: Hashable, Sendable {
  public var figure: String
  public var label: [Inline]
  /// The figure as it is read aloud, where it is abbreviated: "Saturday 1 March 2025" for
  /// "Sat 1 March".
  public var spoken: String?

  public init(figure: String, label: [Inline], spoken: String? = nil) {
    self.figure = figure
    self.label = label
    self.spoken = spoken
  }
}

/// A name and what belongs to it.
public struct Detail: Hashable, Sendable {
  public var name: String
  public var value: [Block]

  public init(name: String, value: [Block]) {
    self.name = name
    self.value = value
  }
}

/// Month grids with some days marked, and a legend.
public struct MonthCalendar: Hashable, Sendable {
  public struct Month: Hashable, Sendable {
    public var title: String
    /// One line below the title for each marked day, such as "Session 1: Saturday 1".
    public var captions: [String]
    /// Weeks of seven; nil where a day belongs to another month.
    public var weeks: [[Cell?]]

    public init(title: String, captions: [String], weeks: [[Cell?]]) {
      self.title = title
      self.captions = captions
      self.weeks = weeks
    }
  }

  public struct Cell: Hashable, Sendable {
    public var label: String
    public var mark: Mark?
    /// What a screen reader says in place of the bare number; nil for an ordinary day.
    public var spoken: String?

    public init(label: String, mark: Mark? = nil, spoken: String? = nil) {
      self.label = label
      self.mark = mark
      self.spoken = spoken
    }
  }

  /// Told apart by shape, so that they also differ in black and white.
  public enum Mark: String, Hashable, Sendable {
    case planned, optional, closed
  }

  public struct WeekdayName: Hashable, Sendable {
    /// Two or three letters, as the column's head.
    public var short: String
    public var spoken: String

    public init(short: String, spoken: String) {
      self.short = short
      self.spoken = spoken
    }
  }

  /// In the order of the columns.
  public var weekdays: [WeekdayName]
  public var months: [Month]
  /// Each mark in use with its meaning.
  public var legend: [LegendEntry]

  public struct LegendEntry: Hashable, Sendable {
    public var mark: Mark
    public var text: String

    public init(mark: Mark, text: String) {
      self.mark = mark
      self.text = text
    }
  }

  public init(weekdays: [WeekdayName], months: [Month], legend: [LegendEntry]) {
    self.weekdays = weekdays
    self.months = months
    self.legend = legend
  }
}

/// Bars along one axis of days, with their dates in words.
public struct Timeline: Hashable, Sendable {
  /// A label at the day on which it begins, such as a month's name at its first day.
  public struct Tick: Hashable, Sendable {
    public var day: Day
    public var label: String

    public init(day: Day, label: String) {
      self.day = day
      self.label = label
    }
  }

  public struct Event: Hashable, Sendable {
    public var day: Day
    public var marker: Marker

    public init(day: Day, marker: Marker) {
      self.day = day
      self.marker = marker
    }
  }

  public struct Track: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
      case avoid, `do`, expect
    }

    public var kind: Kind
    public var icon: Icon?
    public var label: String
    /// First and last day of each bar; empty where no span is known.
    public var bars: [ClosedRange<Day>]
    /// What the bars say, in words; the only content where there are none.
    public var lines: [[Inline]]
    /// The same in fewer lines; empty where there is no shorter way.
    public var brief: [[Inline]]

    public init(
      kind: Kind, icon: Icon? = nil, label: String, bars: [ClosedRange<Day>],
      lines: [[Inline]], brief: [[Inline]] = []
    ) {
      self.kind = kind
      self.icon = icon
      self.label = label
      self.bars = bars
      self.lines = lines
      self.brief = brief
    }
  }

  /// What the axis covers.
  public var days: ClosedRange<Day>
  public var ticks: [Tick]
  public var events: [Event]
  public var tracks: [Track]
  /// Stands below the tracks.
  public var note: [Inline]

  public init(
    days: ClosedRange<Day>, ticks: [Tick], events: [Event], tracks: [Track],
    note: [Inline] = []
  ) {
    self.days = days
    self.ticks = ticks
    self.events = events
    self.tracks = tracks
    self.note = note
  }
}

/// What `assets/clinic.yaml` says: who the clinic is, when it is open, what it sets by itself.
public struct Clinic: Hashable, Sendable {
  public var file: String
  public var name: String
  public var tagline: String?
  public var address: [String]
  public var phone: String?
  public var outOfHours: OutOfHours?
  public var email: String?
  public var web: String?
  /// How to cancel or move a visit, a sentence or two.
  public var cancel: String?
  /// Opening hours of each weekday; a weekday that is missing is closed.
  public var opening: [Weekday: [Hours]]
  /// An IANA name such as `Europe/London`; only for calendars and mail, never for counting days.
  public var timeZone: String?
  public var closures: [Closure]
  /// Days on which the clinic opens although its weekday or a closure says otherwise.
  public var exceptionalDays: [Day]
  public var holidaysFile: String?
  /// How many days after its target a session may lie.
  public var tolerance: Int
  /// Field values by treatment, course and, in a course of several phases, phase.
  public var courses: [String: [String: CourseOverride]]
  /// Spans by treatment and rule.
  public var aftercare: [String: [String: CareRule.Span]]
  public var before: [String: [String: CareRule.Span]]
  /// Rest intervals by the treatment that waits; each takes the place of the treatment's own.
  public var rests: [String: [RestRule]]
  /// When practitioners are away, in the order of the file.
  public var practitioners: [Practitioner]
  public var language: String
  public var layout: String
  public var paper: String
  /// `#rrggbb`.
  public var accent: String?
  /// Families in the order of preference, by the role they have in a layout: `text`, `display`.
  public var fonts: [String: [String]]
  /// The head of the first page; nil leaves it to the layout.
  public var letterhead: Letterhead?
  /// Where the QR code leads; nil for none.
  public var scan: ScanTarget?
  /// The languages of those of the clinic's own words that are not in the handout's language, by
  /// field: `cancel`, `tagline`, `out_of_hours`.
  public var foreign: [String: String]
  /// Where the values stand that belong to a treatment, by their paths: `aftercare.laser.sun`,
  /// `courses.mesotherapy.classic`.
  public var places: [String: SourceLocation]

  public init(file: String, name: String) {
    self.file = file
    self.name = name
    address = []
    opening = [:]
    closures = []
    exceptionalDays = []
    tolerance = 7
    courses = [:]
    aftercare = [:]
    before = [:]
    rests = [:]
    practitioners = []
    language = "en"
    layout = "handout"
    paper = "a4"
    fonts = [:]
    foreign = [:]
    places = [:]
  }
}

/// Whom to call when the clinic is closed.
public struct OutOfHours: Hashable, Sendable {
  public var name: String
  public var phone: String

  public init(name: String, phone: String) {
    self.name = name
    self.phone = phone
  }
}

/// A stretch of one day, in minutes since midnight.
public struct Hours: Hashable, Sendable {
  public var opens: Int
  public var closes: Int

  public init(opens: Int, closes: Int) {
    self.opens = opens
    self.closes = closes
  }
}

/// Days on which the clinic, the practitioner or the patient is away.
public struct Closure: Hashable, Sendable {
  public var days: ClosedRange<Day>
  /// Such as "Summer break"; printed as the reason of a move.
  public var reason: String?

  public init(days: ClosedRange<Day>, reason: String? = nil) {
    self.days = days
    self.reason = reason
  }
}

/// One who treats, and the days on which she or he does not.
public struct Practitioner: Hashable, Sendable {
  /// As `--clinician` gives it; letter case and spaces do not count.
  public var name: String
  public var away: [Closure]

  public init(name: String, away: [Closure] = []) {
    self.name = name
    self.away = away
  }
}

/// What a clinic's file sets of one course; nil leaves the treatment's own value.
public struct CourseOverride: Hashable, Sendable {
  public var fields: PhaseOverride
  public var phases: [String: PhaseOverride]
  public var maintenance: Spacing?
  public var location: SourceLocation?

  public init(
    fields: PhaseOverride = PhaseOverride(), phases: [String: PhaseOverride] = [:],
    maintenance: Spacing? = nil, location: SourceLocation? = nil
  ) {
    self.fields = fields
    self.phases = phases
    self.maintenance = maintenance
    self.location = location
  }
}

/// What a clinic's file sets of one phase; nil leaves the treatment's own value.
public struct PhaseOverride: Hashable, Sendable {
  public var sessions: ClosedRange<Int>?
  public var planned: Int?
  public var every: Spacing?
  public var atLeast: Period?
  public var atMost: Period?
  public var span: Period?
  public var location: SourceLocation?

  public init(
    sessions: ClosedRange<Int>? = nil, planned: Int? = nil, every: Spacing? = nil,
    atLeast: Period? = nil, atMost: Period? = nil, span: Period? = nil,
    location: SourceLocation? = nil
  ) {
    self.sessions = sessions
    self.planned = planned
    self.every = every
    self.atLeast = atLeast
    self.atMost = atMost
    self.span = span
    self.location = location
  }
}

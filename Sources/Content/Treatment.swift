/// What a clinic wrote about one treatment, in one language.
public struct Treatment: Hashable, Sendable {
  /// The file's name without its ending, such as `laser`.
  public var id: String
  /// The path as it was given, for diagnostics and for finding images beside it.
  public var file: String
  /// A BCP 47 tag; nil where neither the file nor its name says.
  public var language: String?
  public var title: String
  public var description: String?
  public var aliases: [String]
  public var hero: ImageReference?
  public var thumbnail: ImageReference?
  /// Minutes of one session; equal bounds where the file gives one number.
  public var session: ClosedRange<Int>?
  /// The first is the default. Empty where the file names none: then nothing is dated.
  public var courses: [Course]
  /// How long this treatment waits after another one.
  public var rests: [RestRule]
  public var before: [CareRule]
  public var aftercare: [CareRule]
  /// What most people notice afterwards, and for how long.
  public var expect: [CareRule]
  /// What happens at a session, in order.
  public var steps: [Step]
  public var contraindications: [Contraindication]
  public var whenToCall: [[Inline]]
  public var sources: [String]
  public var version: String?
  /// Nil until a clinician has reviewed the text; then the handout no longer says "not reviewed".
  public var review: Review?
  /// The version of the text that this one translates; nil for an original.
  public var translationOf: String?
  /// What a comparison with another treatment says.
  public var comparison: ComparisonFacts
  /// Where the values of the front matter stand, by the fields' names.
  public var places: [String: SourceLocation]
  /// The Markdown below the front matter, without the first heading where that is the title.
  public var body: [Block]

  public init(id: String, file: String, title: String) {
    self.id = id
    self.file = file
    self.title = title
    aliases = []
    courses = []
    rests = []
    before = []
    aftercare = []
    expect = []
    steps = []
    contraindications = []
    whenToCall = []
    sources = []
    comparison = ComparisonFacts()
    places = [:]
    body = []
  }
}

/// What sets a treatment apart from others, each in a sentence or two; empty where the file is
/// silent.
public struct ComparisonFacts: Hashable, Sendable {
  public var what: [Inline]
  public var aim: [Inline]
  public var sensation: [Inline]
  public var lasts: [Inline]
  public var suits: [Inline]
  /// From 1, the lowest, to 5; only a comparison of two treatments makes sense of it.
  public var cost: Int?

  public static let costs = 1...5

  public init(
    what: [Inline] = [], aim: [Inline] = [], sensation: [Inline] = [], lasts: [Inline] = [],
    suits: [Inline] = [], cost: Int? = nil
  ) {
    self.what = what
    self.aim = aim
    self.sensation = sensation
    self.lasts = lasts
    self.suits = suits
    self.cost = cost
  }
}

/// A picture as a file names it; where it lies is for the workspace to find.
public struct ImageReference: Hashable, Sendable {
  public var path: String
  /// The text alternative; nil where the file gives none.
  public var alternative: String?
  public var focus: Focus
  public var location: SourceLocation?

  /// The point that a crop keeps in view, as fractions of width and height from the top left.
  public struct Focus: Hashable, Sendable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }

    public static let centre = Focus(x: 0.5, y: 0.5)
  }

  public init(
    path: String, alternative: String? = nil, focus: Focus = .centre,
    location: SourceLocation? = nil
  ) {
    self.path = path
    self.alternative = alternative
    self.focus = focus
    self.location = location
  }
}

/// Something to avoid, to do or to expect, and for how long.
public struct CareRule: Hashable, Sendable {
  public enum Kind: String, Sendable {
    case avoid, `do`, expect
  }

  public enum Span: Hashable, Sendable {
    /// So long before or after each session; a span of n days after day D ends on D + n − 1.
    case period(Period)
    /// From the first session to the last.
    case course
    /// A length too short or too loose for a date, such as "a few hours", printed as it stands.
    case text(String)
    /// Left to the clinic's file; where that is silent, "as long as your clinician tells you".
    case clinic
  }

  /// The name by which a clinic's file sets the span.
  public var id: String
  public var kind: Kind
  /// As the patient reads it, in lower case where the language would: "no sauna, pool or solarium".
  public var what: String
  public var span: Span
  /// The span is our cautious reading of a source, for the clinic to confirm.
  public var toConfirm: Bool
  /// The span comes from the clinic's file.
  public var setByClinic: Bool
  public var icon: Icon?
  public var location: SourceLocation?

  public init(
    id: String, kind: Kind, what: String, span: Span, toConfirm: Bool = false,
    setByClinic: Bool = false, icon: Icon? = nil, location: SourceLocation? = nil
  ) {
    self.id = id
    self.kind = kind
    self.what = what
    self.span = span
    self.toConfirm = toConfirm
    self.setByClinic = setByClinic
    self.icon = icon
    self.location = location
  }
}

/// One step of a session: a short title and a sentence or two.
public struct Step: Hashable, Sendable {
  public var title: String
  public var text: [Inline]

  public init(title: String, text: [Inline]) {
    self.title = title
    self.text = text
  }
}

/// A condition that a patient must name before treatment.
public struct Contraindication: Hashable, Sendable {
  /// The name on the command line, such as `pregnancy`.
  public var id: String
  /// Completes "tell us if you …".
  public var text: [Inline]
  public var location: SourceLocation?

  public init(id: String, text: [Inline], location: SourceLocation? = nil) {
    self.id = id
    self.text = text
    self.location = location
  }
}

/// That a clinician has read the text, who, when, and until when that holds.
public struct Review: Hashable, Sendable {
  public var by: String
  public var on: Day?
  public var due: Day?

  public init(by: String, on: Day? = nil, due: Day? = nil) {
    self.by = by
    self.on = on
    self.due = due
  }
}

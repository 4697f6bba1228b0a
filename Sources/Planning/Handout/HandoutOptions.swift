import Content

/// Who a handout is for and from. All of it is optional; none of it reaches a message or a title.
public struct Patient: Hashable, Sendable {
  public var name: String?
  public var born: Day?
  /// The clinic's own number for the patient.
  public var reference: String?
  public var clinician: String?

  public init(
    name: String? = nil, born: Day? = nil, reference: String? = nil, clinician: String? = nil
  ) {
    self.name = name
    self.born = born
    self.reference = reference
    self.clinician = clinician
  }
}

/// Times of day of the sessions, in minutes since midnight.
public struct VisitTimes: Hashable, Sendable {
  /// The time of every session that has none of its own.
  public var all: Int?
  public var bySession: [Int: Int]
  /// By treatment and session, where a plan has several treatments.
  public var byTreatment: [String: [Int: Int]]

  public init(
    all: Int? = nil, bySession: [Int: Int] = [:], byTreatment: [String: [Int: Int]] = [:]
  ) {
    self.all = all
    self.bySession = bySession
    self.byTreatment = byTreatment
  }

  /// Nil where nothing is known.
  public subscript(session: PlannedSession) -> Int? {
    byTreatment[session.treatment]?[session.number] ?? bySession[session.number] ?? all
  }
}

/// An address that stands in print, and as a QR code where one can be drawn.
public struct ScanLink: Hashable, Sendable {
  public var kind: ScanTarget.Kind
  public var address: String
  public var code: ScanCode?

  public init(kind: ScanTarget.Kind, address: String, code: ScanCode?) {
    self.kind = kind
    self.address = address
    self.code = code
  }
}

/// What a handout may say beside treatment and schedule.
public struct HandoutOptions: Hashable, Sendable {
  public var times: VisitTimes
  /// The day on which the plan was made that this one replaces.
  public var replaces: Day?
  /// Also names the days within which each session may move.
  public var showsWindows: Bool
  /// Says each thing once and leaves out why it is so, for a page that must hold everything.
  public var isBrief: Bool
  /// The sessions of the plan that this one changes; nil where there was none.
  public var earlier: [EarlierSession]?
  /// Conditions that were ticked and that a clinician has acknowledged; only the handout names them.
  public var acknowledged: Set<String>
  /// Where the clinic's QR code leads.
  public var scan: ScanLink?

  public init(
    times: VisitTimes = VisitTimes(), replaces: Day? = nil, showsWindows: Bool = true,
    isBrief: Bool = false, earlier: [EarlierSession]? = nil, acknowledged: Set<String> = [],
    scan: ScanLink? = nil
  ) {
    self.times = times
    self.replaces = replaces
    self.showsWindows = showsWindows
    self.isBrief = isBrief
    self.earlier = earlier
    self.acknowledged = acknowledged
    self.scan = scan
  }
}

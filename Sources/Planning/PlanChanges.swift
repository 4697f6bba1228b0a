import Content

/// A session as an earlier plan had it.
public struct EarlierSession: Hashable, Sendable {
  /// The treatment's id.
  public var treatment: String
  public var number: Int
  public var date: Day?
  public var optional: Bool

  public init(treatment: String, number: Int, date: Day?, optional: Bool = false) {
    self.treatment = treatment
    self.number = number
    self.date = date
    self.optional = optional
  }

  public init(_ session: PlannedSession) {
    self.init(
      treatment: session.treatment, number: session.number, date: session.date,
      optional: session.optional)
  }
}

/// How a plan differs from the one before it.
public struct PlanChanges: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Another day, because of the clinic or of the sessions before.
    case moved(from: Day, to: Day)
    /// The visit did not take place and has a new day.
    case missed(Day, now: Day)
    /// It took place on another day than planned.
    case done(Day, planned: Day)
    /// Another day was agreed by hand.
    case agreed(Day, before: Day)
    /// A day where there was none.
    case added(Day)
    /// No longer part of the plan.
    case dropped(Day)
    /// Part of the plan, and without its day.
    case undated(Day)
    /// The same day, now whatever the clinician finds.
    case planned(Day)
    /// The same day, now only if the clinician recommends it.
    case optional(Day)
  }

  public struct Change: Hashable, Sendable {
    /// The treatment's id.
    public var treatment: String
    public var number: Int
    public var kind: Kind

    public init(treatment: String, number: Int, kind: Kind) {
      self.treatment = treatment
      self.number = number
      self.kind = kind
    }
  }

  /// In the order of the new plan, what was dropped last.
  public var changes: [Change]
  /// Some dated session stays exactly as it was.
  public var keepsOthers: Bool

  /// - Parameters:
  ///   - earlier: the sessions of the plan before.
  ///   - sessions: those of the new one.
  public init(from earlier: [EarlierSession], to sessions: [PlannedSession]) {
    changes = []
    keepsOthers = false
    for session in sessions {
      let before = earlier.first {
        $0.treatment == session.treatment && $0.number == session.number
      }
      if let kind = Kind(from: before, to: session) {
        changes.append(
          Change(treatment: session.treatment, number: session.number, kind: kind))
      } else if session.date != nil {
        keepsOthers = true
      }
    }
    for before in earlier {
      guard let day = before.date, !sessions.contains(where: before.isSame) else { continue }
      changes.append(
        Change(treatment: before.treatment, number: before.number, kind: .dropped(day)))
    }
  }
}

extension EarlierSession {
  fileprivate func isSame(_ session: PlannedSession) -> Bool {
    treatment == session.treatment && number == session.number
  }
}

extension PlanChanges.Kind {
  /// Nil where nothing has changed that a patient would notice.
  fileprivate init?(from earlier: EarlierSession?, to session: PlannedSession) {
    switch (earlier?.date, session.date) {
    case (let before?, let now?) where before != now:
      switch session.event {
      case .done: self = .done(now, planned: before)
      case .agreed: self = .agreed(now, before: before)
      case .missed: self = .missed(before, now: now)
      case nil: self = .moved(from: before, to: now)
      }
    case (_?, let now?):
      guard let earlier, earlier.optional != session.optional else { return nil }
      self = session.optional ? .optional(now) : .planned(now)
    case (nil, let now?): self = .added(now)
    case (let before?, nil): self = .undated(before)
    case (nil, nil): return nil
    }
  }
}

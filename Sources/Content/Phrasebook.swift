/// The words that the program itself puts on a page, in one language; `assets/languages/<tag>.yaml`.
public struct Phrasebook: Hashable, Sendable {
  public var file: String
  /// A BCP 47 tag.
  public var language: String
  /// The language's own name for itself.
  public var name: String
  public var rightToLeft: Bool
  public var firstWeekday: Weekday
  /// The heads of a calendar's columns, Monday first, where the language has a custom that CLDR does
  /// not know; else empty.
  public var weekdayHeads: [String] = []
  /// Templates by key and plural category; a phrase without plural forms has only `other`.
  public var templates: [Key: [Language.PluralCategory: String]]

  public init(
    file: String, language: String, name: String, rightToLeft: Bool, firstWeekday: Weekday,
    templates: [Key: [Language.PluralCategory: String]]
  ) {
    self.file = file
    self.language = language
    self.name = name
    self.rightToLeft = rightToLeft
    self.firstWeekday = firstWeekday
    self.templates = templates
  }

  func template(_ key: Key, _ category: Language.PluralCategory?) -> String {
    let forms = templates[key] ?? [:]
    return forms[category ?? .other] ?? forms[.other] ?? key.rawValue
  }

  /// Keys without a phrase, in the order of `Key.allCases`.
  public var missing: [Key] {
    Key.allCases.filter { templates[$0] == nil }
  }

  /// The name of a phrase; the raw value is its path in the file.
  public enum Key: String, CaseIterable, Hashable, Sendable {
    // Dates
    case dateLong = "date.long"
    case dateMedium = "date.medium"
    case dateDayMonth = "date.day-month"
    case dateMonth = "date.month"
    case dateShort = "date.short"
    case dateWeekdayAndDay = "date.weekday-day"
    case dateTick = "date.tick"

    // Lists
    case listComma = "list.comma"
    case listSemicolon = "list.semicolon"

    // Numbers, times and lengths of time
    case numberRange = "number.range"
    case clock = "time.clock"
    case hours = "time.hours"
    case minutes = "time.minutes"
    case days = "time.days"
    case weeks = "time.weeks"
    case months = "time.months"
    case years = "time.years"

    // Title
    case titleUnreviewed = "title.unreviewed"
    case titleReviewOverdue = "title.review-overdue"
    case titleFor = "title.for"
    case titleBorn = "title.born"
    case titleReference = "title.reference"
    case titleFrom = "title.from"
    case titleMade = "title.made"

    // The plan at a glance
    case glanceSessions = "glance.sessions"
    case glanceUpTo = "glance.up-to"
    case glancePlanned = "glance.planned"
    case glanceEachSession = "glance.each-session"
    case glanceBetween = "glance.between"
    case glanceBetweenClinic = "glance.between-set-by-clinic"
    case glanceFirst = "glance.first"
    case glanceThen = "glance.then"
    case glanceNext = "glance.next"
    case glanceOf = "glance.of"
    case glanceOfUpTo = "glance.of-up-to"
    case glanceThenVisit = "glance.then-visit"
    case glanceNextVisit = "glance.next-visit"
    case glancePhone = "glance.phone"

    // Schedule
    case scheduleHeading = "schedule.heading"
    case scheduleDay = "schedule.day"
    case scheduleTime = "schedule.time"
    case scheduleSession = "schedule.session"
    case scheduleSessionOptional = "schedule.session-optional"
    case scheduleOptional = "schedule.optional"
    case scheduleOptionalMark = "schedule.optional-mark"
    case scheduleMoved = "schedule.moved"
    case scheduleWindow = "schedule.window"
    case scheduleUndated = "schedule.undated"
    case scheduleUnknownNumber = "schedule.unknown-number"
    case scheduleSetByClinic = "schedule.set-by-clinic"
    case scheduleAllSetByClinic = "schedule.all-set-by-clinic"
    case scheduleMaintenance = "schedule.maintenance"
    case scheduleMaintenanceFrom = "schedule.maintenance-from"
    case scheduleMaintenanceAfter = "schedule.maintenance-after"
    case scheduleMaintenanceClinic = "schedule.maintenance-set-by-clinic"
    case scheduleNone = "schedule.none"
    case scheduleLatest = "schedule.latest"
    case scheduleDone = "schedule.done"
    case scheduleSessionOf = "schedule.session-of"

    // Treatments named together
    case listTwo = "list.two"

    // What a new plan changes
    case changesHeading = "changes.heading"
    case changesMoved = "changes.moved"
    case changesMissed = "changes.missed"
    case changesDone = "changes.done"
    case changesAgreed = "changes.agreed"
    case changesAdded = "changes.added"
    case changesDropped = "changes.dropped"
    case changesUndated = "changes.undated"
    case changesPlanned = "changes.planned"
    case changesOptional = "changes.optional"
    case changesSame = "changes.same"
    case changesNone = "changes.none"
    case changesDoubts = "changes.doubts"
    case changesEarly = "changes.early"
    case changesClosed = "changes.closed"
    case changesNotYet = "changes.not-yet"
    case changesRest = "changes.rest"

    // Why a session moved
    case moveWeekday = "move.weekday"
    case moveClosed = "move.closed"
    case moveClosedFor = "move.closed-for"
    case moveAway = "move.away"
    case movePractitioner = "move.practitioner"
    case moveResting = "move.resting"
    case moveSameDay = "move.same-day"
    case moveGap = "move.gap"
    case moveLimit = "move.limit"
    case moveSpacing = "move.spacing"
    case moveAgreed = "move.agreed"
    case moveMissed = "move.missed"

    // Email
    case emailSubject = "email.subject"
    case emailGreeting = "email.greeting"
    case emailGreetingUnnamed = "email.greeting-unnamed"
    case emailIntroduction = "email.introduction"
    case emailCalendar = "email.calendar"
    case emailPassword = "email.password"
    case emailContact = "email.contact"
    case emailClosing = "email.closing"
    case emailFile = "email.file"

    // Practical
    case practicalHeading = "practical.heading"
    case practicalReplaces = "practical.replaces"
    case practicalChange = "practical.change"
    case practicalCall = "practical.call"
    case practicalPhone = "practical.phone"
    case practicalEmail = "practical.email"
    case practicalWeb = "practical.web"
    case practicalAddress = "practical.address"
    case practicalOpening = "practical.opening"
    case practicalOpen = "practical.open"
    case practicalClosed = "practical.closed"
    case practicalWeekdays = "practical.weekdays"
    case practicalTwoWeekdays = "practical.two-weekdays"
    case practicalOutOfHours = "practical.out-of-hours"
    case practicalScanPage = "practical.scan-page"
    case practicalScanCalendar = "practical.scan-calendar"
    case practicalScanSpoken = "practical.scan-spoken"
    case practicalQuestions = "practical.questions"
    case practicalNotes = "practical.notes"

    // Calendar
    case calendarHeading = "calendar.heading"
    case calendarCaption = "calendar.caption"
    case calendarCaptionOptional = "calendar.caption-optional"
    case calendarVisit = "calendar.visit"
    case calendarVisitOptional = "calendar.visit-optional"
    case calendarPlanned = "calendar.planned"
    case calendarOptional = "calendar.optional"

    // Before and after
    case beforeHeading = "before.heading"
    case aftercareHeading = "aftercare.heading"
    case careAfter = "care.after"
    case careBefore = "care.before"
    case careCourse = "care.course"
    case careUnknown = "care.unknown"
    case careSetByClinic = "care.set-by-clinic"
    case careConfirm = "care.confirm"
    case careThrough = "care.through"
    case careFromThrough = "care.from-through"
    case careFromUntil = "care.from-until"
    case careSession = "care.session"
    case careSessions = "care.sessions"
    case careFurther = "care.further"
    case careMoves = "care.moves"

    // What happens, whom to tell, what to expect
    case stepsHeading = "steps.heading"
    case screeningHeading = "screening.heading"
    case screeningNote = "screening.note"
    case screeningAcknowledged = "screening.acknowledged"
    case screeningBox = "screening.box"
    case expectHeading = "expect.heading"
    case expectFor = "expect.for"
    case expectUnknown = "expect.unknown"

    // When to call
    case callHeading = "call.heading"
    case callPhone = "call.phone"
    case callUs = "call.us"
    case callWorse = "call.worse"
    case callLonger = "call.longer"
    case callWorried = "call.worried"
    case callOutOfHours = "call.out-of-hours"

    // Colophon
    case colophonVersion = "colophon.version"
    case colophonReviewed = "colophon.reviewed"
    case colophonReviewedOn = "colophon.reviewed-on"
    case colophonReviewDue = "colophon.review-due"
    case colophonUnreviewed = "colophon.unreviewed"
    case colophonSources = "colophon.sources"

    // Two treatments side by side
    case compareTitle = "compare.title"
    case compareLead = "compare.lead"
    case compareWhat = "compare.what"
    case compareAim = "compare.aim"
    case compareSensation = "compare.sensation"
    case compareSession = "compare.session"
    case compareCourse = "compare.course"
    case compareApart = "compare.apart"
    case compareOtherCourses = "compare.other-courses"
    case compareLasts = "compare.lasts"
    case compareSuits = "compare.suits"
    case compareCost = "compare.cost"
    case compareCostLower = "compare.cost-lower"
    case compareCostHigher = "compare.cost-higher"
    case compareCostSame = "compare.cost-same"
    case compareAsk = "compare.ask"
    case compareAskPrice = "compare.ask-price"
    case compareBoth = "compare.both"
    case compareOnly = "compare.only"

    // Heads and feet of pages
    case runningPage = "running.page"
    case runningPatient = "running.patient"

    // The schedule as a table of plain text
    case tableSession = "table.session"
    case tableWindow = "table.window"
    case tableNote = "table.note"
    case tableTreatment = "table.treatment"
  }
}

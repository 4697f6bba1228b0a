import Content

/// What the columns of a list of patients mean: the main job's options, and what an email needs.
enum ListColumn: String, CaseIterable {
  case treatment, start, course, sessions, patient, born, reference, clinician, time, unavailable
  case done, missed, move, has, acknowledge, replaces
  case asOf = "as-of"
  case language, layout, paper, email, password

  /// Other names under which clinics know the column.
  private var otherNames: [String] {
    switch self {
    case .treatment: ["treatments", "procedure"]
    case .start: ["start date", "start day", "first session", "first visit"]
    case .course: ["course name"]
    case .sessions: ["number of sessions"]
    case .patient: ["name", "patient name", "full name"]
    case .born: ["date of birth", "birth date", "birthday", "dob"]
    case .reference: ["ref", "id", "patient id", "patient number", "patient reference", "mrn"]
    case .clinician: ["doctor", "nurse", "practitioner"]
    case .time: ["times", "visit time"]
    case .unavailable: ["away", "not available"]
    case .email: ["mail", "e mail", "email address", "e mail address"]
    case .password: ["pdf password"]
    case .done: ["took place", "visits done"]
    case .missed: ["missed visits", "did not come"]
    case .move: ["moved", "agreed"]
    case .has: ["contraindications", "conditions"]
    case .acknowledge: ["acknowledged"]
    case .replaces, .asOf, .language, .layout, .paper: []
    }
  }

  /// The column that a header names.
  ///
  /// - Returns: whether the header is only nearly a known name; nil where it is none.
  static func named(_ header: String) -> (column: ListColumn, isNear: Bool)? {
    let wanted = folded(header)
    let names = allCases.flatMap { column in
      ([column.rawValue] + column.otherNames).map { (folded($0), column) }
    }
    if let exact = names.first(where: { $0.0 == wanted }) { return (exact.1, false) }
    guard wanted.count >= 4, let near = Spelling.nearest(to: wanted, among: names.map(\.0)).first,
      // A word of which the header is only the beginning may mean anything.
      abs(near.count - wanted.count) <= 2
    else { return nil }
    return names.first { $0.0 == near }.map { ($0.1, true) }
  }

  private static func folded(_ name: String) -> String {
    name.lowercased().map { "-_.".contains($0) ? " " : String($0) }.joined()
      .split(separator: " ").joined(separator: " ")
  }
}

/// A list's own names for its columns.
struct ListHeader {
  private var columns: [String: ListColumn] = [:]
  private var seen: Set<String> = []
  /// What is doubtful about the names; each is told once.
  private(set) var warnings: [Diagnostic] = []
  /// Names that cannot be used.
  private(set) var errors: [Diagnostic] = []
  private let file: String

  init(_ names: [String], file: String) {
    self.file = file
    for name in names where !name.isEmpty { add(name) }
    for column in ListColumn.allCases {
      let named = names.filter { columns[$0] == column }
      guard named.count > 1 else { continue }
      errors.append(
        .error(
          "\(named.count) columns stand for '\(column.rawValue)'", at: place,
          hint: "keep one of them: \(named.joined(separator: ", "))"))
    }
  }

  private var place: SourceLocation { SourceLocation(file: file, line: 1, column: 1) }

  private mutating func add(_ name: String) {
    guard seen.insert(name).inserted else { return }
    guard let found = ListColumn.named(name) else {
      warnings.append(
        .warning("the column '\(name)' means nothing here and is left out", at: place))
      return
    }
    columns[name] = found.column
    guard found.isNear else { return }
    warnings.append(
      .warning("the column '\(name)' is read as '\(found.column.rawValue)'", at: place))
  }

  /// What a name stands for. JSON Lines may bring new names with every row.
  mutating func column(_ name: String) -> ListColumn? {
    if !seen.contains(name) { add(name) }
    return columns[name]
  }

  /// The warnings since the last call.
  mutating func newWarnings() -> [Diagnostic] {
    defer { warnings = [] }
    return warnings
  }
}

/// One document as the ledger knows it.
public struct LedgerEntry: Hashable, Codable, Sendable {
  /// The row of the list, counted from 1 below its header.
  public var row: Int
  /// The clinic's own reference for the patient.
  public var reference: String?
  /// A digest of all that decides the document.
  public var inputs: String
  public var treatment: String
  public var course: String?
  public var language: String
  public var layout: String
  /// The days of all sessions in order; nil for one without a day.
  public var schedule: [String?]
  /// Relative to the ledger's folder.
  public var path: String
  public var bytes: Int
  public var sha256: String
  public var pages: Int
  /// When it was made, in UTC.
  public var made: String
  /// The day that it takes for today; nil where the ledger is older than such days.
  public var day: String?
  /// The run that made it, or last found it there.
  public var run: String

  public init(
    row: Int, reference: String?, inputs: String, treatment: String, course: String?,
    language: String, layout: String, schedule: [String?], path: String, bytes: Int,
    sha256: String, pages: Int, made: String, day: String?, run: String
  ) {
    self.row = row
    self.reference = reference
    self.inputs = inputs
    self.treatment = treatment
    self.course = course
    self.language = language
    self.layout = layout
    self.schedule = schedule
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
    self.pages = pages
    self.made = made
    self.day = day
    self.run = run
  }
}

import Content
import Delivery
import Layout
import PDF

/// One row on its way through a batch.
struct BatchRow: Sendable {
  /// Counted from 0 among this process's rows: in this order documents get their names.
  var order: Int
  var record: ListRecord
  /// What the row is read with, for its faults.
  var reader: RowReader
  var request: Result<RowRequest, RowFault>
  /// A digest of all that decides the document.
  var inputs: String
  /// Whose password is made up; nil where the list has one, or none is wanted.
  var passwordKey: PasswordList.Key?
  /// What an earlier run has made of the same inputs.
  var known: LedgerEntry?
}

/// What became of a row.
enum BatchOutcome: Sendable {
  /// Written, and waiting for its name.
  case made(ReadyFile, DocumentFacts, pages: RunHandout?)
  /// It lies where an earlier run put it.
  case kept(LedgerEntry, DocumentFacts?, pages: RunHandout?)
  /// It could be made.
  case checked(DocumentFacts)
  case failed(RowFault, isPassing: Bool)
  /// Nothing more can be written.
  case broken(Failure)
  case stopped
}

/// What the ledger and the names of files need to know of a document.
struct DocumentFacts: Sendable {
  var treatment: String
  var course: String?
  var language: String
  var layout: String
  /// Nil where nothing is dated.
  var firstDay: Day?
  /// In the order of the sessions; nil for one without a day.
  var days: [Day?]
  /// What it takes for today.
  var asOf: Day
  var pageCount: Int
  var warnings: [Diagnostic]
  /// The message that brings it to its patient; nil where none is wanted.
  var mail: MailMessage?
}

/// A handout for a print run.
struct RunHandout: Sendable {
  enum Pages: Sendable {
    case master(MasterDocument, [[SlotText]])
    /// A PDF of its own.
    case file([UInt8])
  }

  var pages: Pages
  /// Of its first page.
  var size: Size
  var language: String
  var rightToLeft: Bool
  /// What the run's bookmarks and separator sheets call it.
  var name: String
}

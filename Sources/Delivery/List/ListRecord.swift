/// One row of a list, as its file has it.
public struct ListRecord: Hashable, Sendable {
  public struct Cell: Hashable, Sendable {
    /// As the header names it.
    public var column: String
    public var text: String

    public init(column: String, text: String) {
      self.column = column
      self.text = text
    }
  }

  /// What is wrong with a row as such, whatever its cells mean.
  public struct Fault: Hashable, Sendable {
    /// Nil where no single column is to blame.
    public var column: String?
    public var reason: String

    public init(column: String? = nil, reason: String) {
      self.column = column
      self.reason = reason
    }
  }

  /// Counted from 1 below the header, empty rows among them.
  public var row: Int
  /// Where it begins in the file, counted from 1.
  public var line: Int
  /// Without those that are empty.
  public var cells: [Cell]
  public var fault: Fault?
  /// The row for a list of failed rows, in the form of its own list; empty where it is too long.
  public var copy: String

  public init(row: Int, line: Int, cells: [Cell], fault: Fault? = nil, copy: String = "") {
    self.row = row
    self.line = line
    self.cells = cells
    self.fault = fault
    self.copy = copy
  }
}

/// What a list may hold.
enum ListLimits {
  /// Spreadsheets have no longer cells.
  static let cellBytes = 32_767
  static let rowBytes = 4 << 20
}

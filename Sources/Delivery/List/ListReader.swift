import Glibc

/// Reads a list row by row: a spreadsheet's text file or JSON Lines, told apart by the first byte.
///
/// A row that is wrong comes with its fault; the rows behind it are read all the same. Memory does
/// not grow with the list.
public struct ListReader {
  /// One of the two is there.
  private var delimited: DelimitedReader?
  private var jsonLines: JSONLinesReader?
  /// The header's names in order; empty for JSON Lines, where each row has its own.
  public let columns: [String]
  /// The size of the file in bytes; nil where it is none, such as a pipe.
  public let size: Int?

  /// - Parameters:
  ///   - path: `-` for standard input.
  ///   - encoding: as iconv names it; nil for UTF-8. A byte order mark counts more.
  public init(path: String, encoding: String? = nil) throws(ListError) {
    let stream = try TextStream(path: path, encoding: encoding)
    size = ListReader.size(path)
    guard let first = stream.preview().first(where: { !" \t\r\n".utf8.contains($0) }) else {
      throw .empty
    }
    if first == UInt8(ascii: "{") {
      jsonLines = JSONLinesReader(stream: stream)
      columns = []
    } else {
      let reader = try DelimitedReader(stream: stream)
      columns = reader.columns
      delimited = reader
    }
  }

  /// The next row; nil at the end. Empty rows are passed over.
  public mutating func next() throws(ListError) -> ListRecord? {
    if jsonLines != nil { return try jsonLines?.next() }
    return try delimited?.next()
  }

  /// How much of the file has been read, in bytes.
  public var bytesRead: Int { jsonLines?.bytesRead ?? delimited?.stream.bytesRead ?? 0 }

  /// The ending of a list of failed rows.
  public var ending: String {
    jsonLines == nil ? "csv" : "jsonl"
  }

  /// What stands above the rows in a list of failed rows: a byte order mark, by which spreadsheets
  /// know UTF-8, and the header.
  public var copyOfHeader: String {
    delimited.map { "\u{FEFF}" + $0.copy(of: columns) } ?? ""
  }

  private static func size(_ path: String) -> Int? {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }
}

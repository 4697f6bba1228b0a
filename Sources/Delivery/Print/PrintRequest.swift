/// A job for a printer.
public struct PrintJob: Codable, Sendable {
  public enum Sides: String, Codable, Sendable {
    case one = "one-sided"
    case longEdge = "two-sided-long-edge"
    case shortEdge = "two-sided-short-edge"
  }

  /// Nil takes the system's default.
  public var printer: String?
  /// What the queue calls the job; never patient data, since queues and printers show it.
  public var title: String
  public var files: [String]
  public var copies: Int
  public var sides: Sides
  /// The paper's size in hundredths of a millimetre.
  public var width: Int
  public var height: Int
  /// As CUPS names it, such as `tray-2`.
  public var tray: String?
  /// Pages on one side of a sheet.
  public var pagesPerSide: Int
  public var isBooklet: Bool

  public init(
    printer: String?, title: String, files: [String], copies: Int, sides: Sides, width: Int,
    height: Int, tray: String?, pagesPerSide: Int, isBooklet: Bool
  ) {
    self.printer = printer
    self.title = title
    self.files = files
    self.copies = copies
    self.sides = sides
    self.width = width
    self.height = height
    self.tray = tray
    self.pagesPerSide = pagesPerSide
    self.isBooklet = isBooklet
  }
}

/// What may be asked of `plan-post print`.
public enum PrintRequest: Codable, Sendable {
  case submit(PrintJob)
  case state(printer: String, job: Int)
}

public enum PrintReply: Codable, Sendable {
  case submitted(printer: String, job: Int)
  case state(PrintState)
  case failed(PrintError)
}

/// How far a job has come.
public enum PrintState: Codable, Hashable, Sendable {
  /// With what the printer says about it, such as `media-empty`.
  case underWay(reasons: String)
  case done
  /// Stopped by the printer or by a person.
  case ended(reasons: String)
}

/// Why a job cannot be printed.
public enum PrintError: Error, Codable, Hashable, Sendable {
  case noService(reason: String)
  case noPrinter(name: String?, known: [String])
  /// The printer lacks what is asked for, such as the paper.
  case unsupported(what: String, known: [String])
  case refused(reason: String, isPassing: Bool)
}

import CCUPS
import Delivery
import Glibc

/// Hands jobs to CUPS for `plan`, and asks what became of them.
struct PrintDesk {
  func run() {
    Desk<PrintRequest, PrintReply>().serve { request in
      do throws(PrintError) {
        switch request {
        case .submit(let job):
          let printer = try Printer(named: job.printer)
          return .submitted(printer: printer.name, job: try printer.submit(job))
        case .state(let printer, let job):
          return .state(try Printer(named: printer).state(of: job))
        }
      } catch {
        return .failed(error)
      }
    }
  }
}

/// One of CUPS's printers.
final class Printer {
  let name: String
  private let destination: UnsafeMutablePointer<cups_dest_t>

  /// - Parameter name: nil takes the system's default.
  init(named name: String?) throws(PrintError) {
    guard let destination = cupsGetNamedDest(nil, name, nil) else {
      throw Printer.missing(name)
    }
    self.destination = destination
    self.name = String(cString: destination.pointee.name)
  }

  deinit { cupsFreeDests(1, destination) }

  /// No such printer, or nobody who could know.
  private static func missing(_ name: String?) -> PrintError {
    var printers: UnsafeMutablePointer<cups_dest_t>?
    let count = cupsGetDests2(nil, &printers)
    defer { cupsFreeDests(count, printers) }
    let status = cupsLastError()
    if count == 0, status.rawValue >= IPP_STATUS_ERROR_SERVICE_UNAVAILABLE.rawValue {
      return .noService(reason: lastReason)
    }
    let known = (0..<Int(count)).compactMap { index in
      printers.map { String(cString: $0[index].name) }
    }
    return .noPrinter(name: name, known: known)
  }

  private static var lastReason: String {
    cupsLastErrorString().map { String(cString: $0) } ?? "CUPS gives no reason"
  }

  // MARK: Jobs

  /// - Returns: the job's number.
  func submit(_ job: PrintJob) throws(PrintError) -> Int {
    guard let information = cupsCopyDestInfo(nil, destination) else {
      throw .noService(reason: Printer.lastReason)
    }
    defer { cupsFreeDestInfo(information) }
    let options = try Options(job, self, information)
    var number: Int32 = 0
    let status = cupsCreateDestJob(
      nil, destination, information, &number, job.title, options.count, options.list)
    guard status.rawValue <= IPP_STATUS_OK_EVENTS_COMPLETE.rawValue else {
      throw Printer.refusal(status)
    }
    do throws(PrintError) {
      for (index, file) in job.files.enumerated() {
        try send(
          file, to: number, information, options, isLast: index == job.files.count - 1)
      }
    } catch {
      cupsCancelDestJob(nil, destination, number)
      throw error
    }
    return Int(number)
  }

  private func send(
    _ file: String, to job: Int32, _ information: OpaquePointer, _ options: Options, isLast: Bool
  ) throws(PrintError) {
    guard let stream = fopen(file, "rbe") else {
      throw .refused(
        reason: "cannot read the file: \(String(cString: strerror(errno)))", isPassing: false)
    }
    defer { fclose(stream) }
    var status = cupsStartDestDocument(
      nil, destination, information, job, "plan.pdf", "application/pdf", options.count,
      options.list, isLast ? 1 : 0)
    var buffer = [CChar](repeating: 0, count: 1 << 16)
    while status == HTTP_STATUS_CONTINUE {
      let count = fread(&buffer, 1, buffer.count, stream)
      if count == 0 { break }
      status = cupsWriteRequestData(nil, buffer, count)
    }
    let result = cupsFinishDestDocument(nil, destination, information)
    guard status == HTTP_STATUS_CONTINUE,
      result.rawValue <= IPP_STATUS_OK_EVENTS_COMPLETE.rawValue
    else { throw Printer.refusal(result) }
  }

  private static func refusal(_ status: ipp_status_t) -> PrintError {
    let passing = [
      IPP_STATUS_ERROR_BUSY, IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS, IPP_STATUS_ERROR_TEMPORARY,
      IPP_STATUS_ERROR_TOO_MANY_JOBS, IPP_STATUS_ERROR_PRINTER_IS_DEACTIVATED,
    ]
    if status == IPP_STATUS_ERROR_SERVICE_UNAVAILABLE { return .noService(reason: lastReason) }
    return .refused(
      reason: lastReason, isPassing: passing.contains { $0.rawValue == status.rawValue })
  }

  /// What became of a job.
  func state(of job: Int) throws(PrintError) -> PrintState {
    let request = ippNewRequest(IPP_OP_GET_JOB_ATTRIBUTES)
    ippAddString(
      request, IPP_TAG_OPERATION, IPP_TAG_URI, "job-uri", nil, "ipp://localhost/jobs/\(job)")
    ippAddString(
      request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nil, cupsUser())
    guard let response = cupsDoRequest(nil, request, "/") else {
      throw .noService(reason: Printer.lastReason)
    }
    defer { ippDelete(response) }
    guard ippGetStatusCode(response).rawValue <= IPP_STATUS_OK_EVENTS_COMPLETE.rawValue,
      let attribute = ippFindAttribute(response, "job-state", IPP_TAG_ENUM)
    else { throw .refused(reason: Printer.lastReason, isPassing: false) }
    let reasons = Printer.texts(ippFindAttribute(response, "job-state-reasons", IPP_TAG_ZERO))
      .filter { $0 != "none" }.joined(separator: ", ")
    switch ipp_jstate_t(rawValue: UInt32(ippGetInteger(attribute, 0))) {
    case IPP_JSTATE_COMPLETED: return .done
    case IPP_JSTATE_ABORTED, IPP_JSTATE_CANCELED: return .ended(reasons: reasons)
    default: return .underWay(reasons: reasons)
    }
  }

  fileprivate static func texts(_ attribute: OpaquePointer?) -> [String] {
    (0..<ippGetCount(attribute)).compactMap { index in
      ippGetString(attribute, index, nil).map { String(cString: $0) }
    }
  }

  // MARK: Options

  /// A job's options in CUPS's own list.
  private final class Options {
    private(set) var list: UnsafeMutablePointer<cups_option_t>?
    private(set) var count: Int32 = 0

    init(
      _ job: PrintJob, _ printer: Printer, _ information: OpaquePointer
    ) throws(PrintError) {
      add("copies", String(job.copies))
      add("sides", try printer.checked("sides", job.sides.rawValue, information))
      add("media", try printer.media(job, information))
      if let tray = job.tray {
        add("media-source", try printer.checked("media-source", tray, information))
      }
      if job.pagesPerSide > 1 { add("number-up", String(job.pagesPerSide)) }
      if job.isBooklet { add("booklet", "true") }
      // Nothing is scaled to the printer's own idea of a margin.
      add("print-scaling", "none")
    }

    deinit { cupsFreeOptions(count, list) }

    private func add(_ name: String, _ value: String) {
      count = cupsAddOption(name, value, count, &list)
    }
  }

  /// A value that the printer has.
  private func checked(
    _ option: String, _ value: String, _ information: OpaquePointer
  ) throws(PrintError) -> String {
    if cupsCheckDestSupported(nil, destination, information, option, value) != 0 { return value }
    throw .unsupported(what: "\(option) \(value)", known: supported(option, information))
  }

  private func supported(_ option: String, _ information: OpaquePointer) -> [String] {
    Printer.texts(cupsFindDestSupported(nil, destination, information, option))
  }

  /// The name under which the printer knows the pages' paper.
  private func media(_ job: PrintJob, _ information: OpaquePointer) throws(PrintError) -> String {
    var size = cups_size_t()
    let found = cupsGetDestMediaBySize(
      nil, destination, information, Int32(job.width), Int32(job.height), 0, &size)
    // CUPS may answer with the nearest paper: half a millimetre is no other paper.
    guard found != 0, abs(Int(size.width) - job.width) <= 50,
      abs(Int(size.length) - job.height) <= 50
    else {
      let paper = "paper of \(job.width / 100) × \(job.height / 100) mm"
      throw .unsupported(what: paper, known: supported("media", information))
    }
    return withUnsafeBytes(of: size.media) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}

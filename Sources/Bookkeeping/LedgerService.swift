import Delivery

/// Answers requests about one ledger, one after the other.
public final class LedgerService {
  private var ledger: Ledger?

  public init() {}

  public func reply(to request: LedgerRequest) -> LedgerReply {
    do throws(LedgerError) {
      return try answer(request)
    } catch {
      return .failed(error)
    }
  }

  private func answer(_ request: LedgerRequest) throws(LedgerError) -> LedgerReply {
    if case .open(let path, let isExisting) = request {
      ledger = try isExisting ? Ledger.existing(path: path) : Ledger(path: path)
      return .done
    }
    guard let ledger else { throw LedgerError(path: "", reason: "none is open") }
    switch request {
    case .open: return .done
    case .beginRun(let run, let day, let resumes):
      return .day(try ledger.begin(run: run, day: day, resumes: resumes))
    case .endRun(let run): try ledger.end(run: run)
    case .record(let entries): try ledger.record(entries)
    case .claim(let inputs, let row, let run):
      return .entry(try ledger.claim(inputs: inputs, row: row, run: run))
    case .documents(let reference, let mark):
      return .documents(try ledger.documents(reference: reference, after: mark))
    case .merge(let path, let prefix): try ledger.merge(path: path, prefix: prefix)
    case .mailState(let sha256, let addressee):
      return .state(try ledger.mailState(sha256: sha256, addressee: addressee))
    case .beginMail(let sha256, let addressee, let at):
      return .granted(try ledger.beginMail(sha256: sha256, addressee: addressee, at: at))
    case .endMail(let sha256, let addressee, let state, let at):
      try ledger.endMail(sha256: sha256, addressee: addressee, as: state, at: at)
    case .recordPrinting(let sha256, let printer, let job, let state, let at):
      try ledger.recordPrinting(
        sha256: sha256, printer: printer, job: job, state: state, at: at)
    }
    return .done
  }
}

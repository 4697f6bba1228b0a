import Bookkeeping
import Delivery

/// Keeps a ledger for `plan`.
struct LedgerDesk {
  func run() {
    let service = LedgerService()
    Desk<LedgerRequest, LedgerReply>().serve(service.reply)
  }
}

import Delivery
import Glibc

/// Brings drafts to their addressees, one after the other.
struct MailRound {
  let mail: MailClient
  /// Nil on a dry run.
  let courier: MailCourier?
  let console: Console

  /// - Throws: `Failure` where a message was not sent, once all others are.
  func deliver(_ drafts: [MailDraft]) throws(Failure) {
    let now = try Workspace.moment()
    var envelopes: [(name: String, envelope: MailEnvelope)] = []
    for draft in drafts {
      envelopes.append(
        (draft.name, try mail.envelope(draft.bytes, file: draft.name, date: now)))
    }
    guard let courier else {
      for entry in envelopes {
        console.say("\(entry.name): would be sent, \(entry.envelope.data.count) bytes")
      }
      return
    }
    Interruption.listen()
    try send(envelopes, courier)
  }

  private func send(
    _ envelopes: [(name: String, envelope: MailEnvelope)], _ courier: MailCourier
  ) throws(Failure) {
    var failures: [Failure] = []
    for (index, entry) in envelopes.enumerated() {
      if Interruption.wasAsked {
        throw Failure(.tryAgain, "stopped; the same command sends the rest")
      }
      if index > 0 { usleep(UInt32(courier.pause / .microseconds(1))) }
      do throws(Failure) {
        switch try courier.send(entry.envelope, file: entry.name, console) {
        case .sent: console.say("\(entry.name): sent")
        case .known: console.say("\(entry.name): was sent before, and is not sent again")
        }
      } catch {
        // Without a server the others fail too; a refused addressee is no other's matter.
        if error.code == .serviceUnavailable { throw error }
        console.report(error.diagnostics)
        failures.append(error)
      }
    }
    guard let failure = failures.first(where: { $0.code == .tryAgain }) ?? failures.first else {
      return
    }
    throw Failure(failure.code, [])
  }
}

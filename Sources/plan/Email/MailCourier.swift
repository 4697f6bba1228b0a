import Content
import Delivery
import Glibc

/// Brings messages to a server: each once, not too many at a time, again where the server says
/// "later".
struct MailCourier {
  let server: MailServer
  let ledger: LedgerClient
  /// How often a message is tried again, and after how many seconds first; then twice as many.
  let retries: Int
  let firstWait: Int
  /// The shortest time between two messages.
  let pause: Duration

  enum Delivery {
    case sent
    case known
  }

  /// - Parameter file: the draft, for messages to people.
  /// - Throws: `Failure` where the message has not been sent, or nobody knows whether it has.
  func send(
    _ envelope: MailEnvelope, file: String, _ console: Console
  ) throws(Failure) -> Delivery {
    let addressee = MailCourier.digest(envelope.to)
    for document in envelope.documents {
      let state = try ledger.mailState(sha256: document, addressee: addressee)
      if state == .sent { return .known }
      if state?.mayHaveArrived == true { throw MailCourier.doubtful(file) }
    }
    // In the ledger before the first byte goes out: a process that is killed now leaves a doubt,
    // and not a second message.
    for document in envelope.documents {
      guard try ledger.beginMail(sha256: document, addressee: addressee) else {
        throw MailCourier.doubtful(file)
      }
    }
    let answer = try lastAnswer(envelope, console)
    let state = state(after: answer)
    for document in envelope.documents {
      try ledger.endMail(sha256: document, addressee: addressee, as: state)
    }
    switch answer {
    case .sent: return .sent
    case .postponed(let reason):
      throw Failure(
        .tryAgain, "\(file) is not sent: the server \(server.url) says later; \(reason)")
    case .refused(let reason):
      throw Failure(.badData, "\(file) is refused by the server \(server.url): \(reason)")
    case .unusable(let reason):
      throw Failure(.serviceUnavailable, "the server \(server.url) cannot be used: \(reason)")
    case .uncertain: throw MailCourier.doubtful(file)
    }
  }

  private func lastAnswer(
    _ envelope: MailEnvelope, _ console: Console
  ) throws(Failure) -> MailServer.Answer {
    var wait = firstWait
    for _ in 0..<retries {
      let answer = try server.send(envelope)
      guard case .postponed(let reason) = answer, !Interruption.wasAsked else { return answer }
      console.say("the server says later (\(reason)); trying again in \(wait) s")
      sleep(UInt32(wait))
      wait *= 2
    }
    return try server.send(envelope)
  }

  private func state(after answer: MailServer.Answer) -> MailState {
    switch answer {
    case .sent: .sent
    case .postponed, .unusable: .postponed
    case .refused: .refused
    case .uncertain: .uncertain
    }
  }

  /// The ledger knows addressees without holding their addresses.
  private static func digest(_ mailbox: Mailbox) -> String {
    SHA256.hexDigest(of: Array(mailbox.folded.utf8))
  }

  private static func doubtful(_ file: String) -> Failure {
    Failure(
      .badData, "\(file) may have arrived: it was handed over, and no answer came",
      hint: "ask the addressee or look at the server's log; it is not sent a second time")
  }
}

/// An instrument by which health texts are judged, and what a machine can say by it.
public struct Scorecard: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    case met
    case unmet
    /// Only a person can tell.
    case person
  }

  public struct Item: Hashable, Sendable {
    /// As the instrument numbers it.
    public var number: Int
    /// What it asks, in short and in our words.
    public var question: String
    public var outcome: Outcome

    init(_ number: Int, _ question: String, _ outcome: Outcome) {
      self.number = number
      self.question = question
      self.outcome = outcome
    }

    init(_ number: Int, _ question: String, _ isMet: Bool) {
      self.init(number, question, isMet ? .met : .unmet)
    }
  }

  public var name: String
  public var items: [Item]

  public var met: Int { items.count { $0.outcome == .met } }
  public var checked: Int { items.count { $0.outcome != .person } }
  public var unmet: [Item] { items.filter { $0.outcome == .unmet } }
  public var forPerson: [Item] { items.filter { $0.outcome == .person } }
}

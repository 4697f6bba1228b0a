internal import Synchronization

/// Families of fonts in the order in which they are asked for a character.
///
/// Each list is kept once, for as long as the program runs, and known by its number: a layout has
/// two or three.
public struct FontFamilies: Hashable, Sendable {
  private let number: Int32

  private static let lists = Mutex<[[String]]>([])

  public init(_ names: [String]) {
    number = Self.lists.withLock { lists in
      if let known = lists.firstIndex(of: names) { return Int32(known) }
      lists.append(names)
      return Int32(lists.count - 1)
    }
  }

  public var names: [String] { Self.lists.withLock { $0[Int(number)] } }
  public var first: String? { names.first }
}

extension FontFamilies: ExpressibleByArrayLiteral {
  public init(arrayLiteral names: String...) { self.init(names) }
}

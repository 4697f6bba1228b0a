/// A dictionary whose keys are the cases of an enumeration: its values lie in a row, so that to look
/// one up is to count. A layout is asked for styles, fonts and colours with every line that is set.
public struct RoleTable<Role: CaseIterable & Hashable & Sendable, Value> {
  /// In the order of the cases.
  private var row: [Value?]

  public init() {
    row = Array(repeating: nil, count: Role.allCases.count)
  }

  public subscript(role: Role) -> Value? {
    get { row[Self.place(of: role)] }
    set { row[Self.place(of: role)] = newValue }
  }

  public var values: [Value] { row.compactMap(\.self) }

  /// A case without a payload is stored as its number (Swift ABI, "Fragile Enum Layout"). The name
  /// that it has as a raw value would be compared letter by letter.
  private static func place(of role: Role) -> Int {
    withUnsafeBytes(of: role) { $0.isEmpty ? 0 : Int($0[0]) }
  }
}

extension RoleTable: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral values: (Role, Value)...) {
    self.init()
    for (role, value) in values { self[role] = value }
  }
}

extension RoleTable: Sequence {
  public func makeIterator() -> some IteratorProtocol<(Role, Value)> {
    zip(Role.allCases, row).lazy.compactMap { role, value in value.map { (role, $0) } }
      .makeIterator()
  }
}

extension RoleTable: Equatable where Value: Equatable {}
extension RoleTable: Hashable where Value: Hashable {}
extension RoleTable: Sendable where Value: Sendable {}

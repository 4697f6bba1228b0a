import Testing

@testable import Layout

@Suite struct RoleTableTests {
  /// Each case has a place of its own, in the order of the cases.
  private static func holds<Role: CaseIterable & Hashable & Sendable>(_: Role.Type) -> Bool {
    var table = RoleTable<Role, Int>()
    for (place, role) in Role.allCases.enumerated() { table[role] = place }
    return table.map(\.0) == Array(Role.allCases) && table.values == Array(0..<table.values.count)
      && Role.allCases.enumerated().allSatisfy { table[$1] == $0 }
  }

  @Test func keepsRolesApart() {
    #expect(Self.holds(LayoutTemplate.StyleName.self))
    #expect(Self.holds(LayoutTemplate.FontRole.self))
    #expect(Self.holds(Palette.Role.self))
  }

  @Test func passesOverWhatItLacks() {
    var table: RoleTable<LayoutTemplate.FontRole, Int> = [.display: 7]
    #expect(table[.text] == nil)
    #expect(table.map(\.0) == [.display])
    table[.display] = nil
    #expect(table == RoleTable())
  }
}

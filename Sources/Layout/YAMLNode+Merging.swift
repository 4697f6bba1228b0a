import Content

extension YAMLNode {
  /// These fields laid over those of a base: fields of both are merged in their turn, lists and
  /// values replace the base's. Every value keeps the place at which it was written.
  func merged(over base: YAMLNode) -> YAMLNode {
    guard case .mapping(let upper) = kind, case .mapping(let lower) = base.kind else {
      return isNull ? base : self
    }
    var entries = lower
    for entry in upper {
      if let index = entries.firstIndex(where: { $0.name == entry.name }) {
        entries[index].value = entry.value.merged(over: entries[index].value)
        entries[index].key = entry.key
      } else {
        entries.append(entry)
      }
    }
    return YAMLNode(.mapping(entries), at: location)
  }

  /// The value of a field; nil where there is none, or no fields at all.
  subscript(field name: String) -> YAMLNode? {
    guard case .mapping(let entries) = kind else { return nil }
    return entries.first { $0.name == name }?.value
  }

  func removing(field name: String) -> YAMLNode {
    guard case .mapping(let entries) = kind else { return self }
    return YAMLNode(.mapping(entries.filter { $0.name != name }), at: location)
  }
}

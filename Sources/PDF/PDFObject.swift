/// A value of a PDF (ISO 32000-1, 7.3), as far as the program meets them.
enum PDFObject: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// As it was written, so that it leaves as it came.
  case real(String)
  /// Without its slash; escapes such as `#20` stay as they were written.
  case name(String)
  /// The bytes that the string stands for.
  case string([UInt8])
  case array([PDFObject])
  case dictionary(PDFDictionary)
  case reference(Int)

  var integer: Int? { if case .integer(let value) = self { value } else { nil } }
  var name: String? { if case .name(let value) = self { value } else { nil } }
  var array: [PDFObject]? { if case .array(let value) = self { value } else { nil } }
  var reference: Int? { if case .reference(let value) = self { value } else { nil } }
  var dictionary: PDFDictionary? { if case .dictionary(let value) = self { value } else { nil } }

  /// A number in any form.
  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .real(let text): Double(text)
    default: nil
    }
  }
}

/// A dictionary that keeps its entries in the order in which they were written: equal inputs give
/// equal bytes.
struct PDFDictionary: Hashable, Sendable {
  private(set) var entries: [Entry] = []

  struct Entry: Hashable, Sendable {
    var key: String
    var value: PDFObject
  }

  init() {}

  init(_ entries: KeyValuePairs<String, PDFObject>) {
    self.entries = entries.map { Entry(key: $0.key, value: $0.value) }
  }

  /// A dictionary has a dozen entries at most, so a look at each is the quickest way to one.
  subscript(key: String) -> PDFObject? {
    get { entries.first { $0.key == key }?.value }
    set {
      let index = entries.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Both dictionaries as one; where both have a key, the other's value counts.
  func merging(_ other: PDFDictionary) -> PDFDictionary {
    var result = self
    for entry in other.entries { result[entry.key] = entry.value }
    return result
  }

  func mapValues(_ transform: (PDFObject) throws(PDFError) -> PDFObject) throws(PDFError)
    -> PDFDictionary
  {
    var result = PDFDictionary()
    for entry in entries {
      result.entries.append(Entry(key: entry.key, value: try transform(entry.value)))
    }
    return result
  }
}

/// A stream: its dictionary, and its bytes as they stand in the file.
struct PDFStream: Hashable, Sendable {
  var dictionary: PDFDictionary
  var data: ArraySlice<UInt8>
}

extension PDFObject {
  /// The object with every reference in it replaced.
  func mapReferences(_ transform: (Int) throws(PDFError) -> PDFObject) throws(PDFError) -> PDFObject
  {
    switch self {
    case .reference(let number): return try transform(number)
    case .array(let values):
      var result: [PDFObject] = []
      for value in values { result.append(try value.mapReferences(transform)) }
      return .array(result)
    case .dictionary(let dictionary):
      return .dictionary(
        try dictionary.mapValues { value throws(PDFError) in try value.mapReferences(transform) })
    default: return self
    }
  }
}

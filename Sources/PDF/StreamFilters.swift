/// Undoes what a stream's filters did (ISO 32000-1, 7.4): `FlateDecode`, with PNG's predictors.
enum StreamFilters {
  static func decoded(
    _ stream: PDFStream, _ deflate: Deflate, expected: Int? = nil
  ) throws(PDFError) -> [UInt8] {
    let filters = list(stream.dictionary["Filter"])
    guard !filters.isEmpty else { return Array(stream.data) }
    guard filters.count == 1, filters[0].name == "FlateDecode" else {
      throw .unsupported("the filter \(filters.first?.name ?? "")")
    }
    let bytes = try deflate.inflated(stream.data, expected: expected)
    let parameters = list(stream.dictionary["DecodeParms"]).first?.dictionary
    return try unpredicted(bytes, parameters ?? PDFDictionary())
  }

  /// A single value, or an array of them, as an array.
  private static func list(_ object: PDFObject?) -> [PDFObject] {
    switch object {
    case nil, .null: []
    case .array(let values): values
    case let value?: [value]
    }
  }

  private static func unpredicted(
    _ bytes: [UInt8], _ parameters: PDFDictionary
  ) throws(PDFError) -> [UInt8] {
    let predictor = parameters["Predictor"]?.integer ?? 1
    guard predictor > 1 else { return bytes }
    let columns = parameters["Columns"]?.integer ?? 1
    guard predictor >= 10, (1...65_536).contains(columns),
      (parameters["Colors"]?.integer ?? 1) == 1,
      (parameters["BitsPerComponent"]?.integer ?? 8) == 8
    else { throw .unsupported("predictor \(predictor)") }
    return try rows(of: bytes, width: columns)
  }

  /// PNG's filters for pixels of one byte (PNG, 9.2).
  private static func rows(of bytes: [UInt8], width: Int) throws(PDFError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var above = [UInt8](repeating: 0, count: width)
    for start in stride(from: 0, to: bytes.count - width, by: width + 1) {
      var row = Array(bytes[start + 1...start + width])
      for column in 0..<width {
        let left = column > 0 ? row[column - 1] : 0
        let corner = column > 0 ? above[column - 1] : 0
        switch bytes[start] {
        case 0: break
        case 1: row[column] &+= left
        case 2: row[column] &+= above[column]
        case 3: row[column] &+= UInt8((Int(left) + Int(above[column])) / 2)
        case 4: row[column] &+= paeth(Int(left), Int(above[column]), Int(corner))
        default: throw .damaged("a predictor that PNG does not know")
        }
      }
      result += row
      above = row
    }
    return result
  }

  private static func paeth(_ left: Int, _ above: Int, _ corner: Int) -> UInt8 {
    let estimate = left + above - corner
    let distances = (abs(estimate - left), abs(estimate - above), abs(estimate - corner))
    if distances.0 <= distances.1, distances.0 <= distances.2 { return UInt8(left) }
    return UInt8(distances.1 <= distances.2 ? above : corner)
  }
}

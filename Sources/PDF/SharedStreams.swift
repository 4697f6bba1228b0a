/// Streams of a file by what they hold, so that documents which bring the same pictures have them
/// in common.
///
/// Pictures are remembered to the end. Of other streams so many are: those that documents have in
/// common come close to each other, and a run of any length has to find room.
final class SharedStreams {
  private var pictures: [ObjectDigest: Int] = [:]
  private var others: [ObjectDigest: Int] = [:]
  static let mostOthers = 1 << 14

  /// The number under which the file has the same stream; nil where it has not.
  func number(of stream: PDFStream) -> Int? {
    let digest = Self.digest(of: stream)
    return pictures[digest] ?? others[digest]
  }

  func note(_ stream: PDFStream, as number: Int) {
    // What refers to others is the same only where they are.
    guard !stream.dictionary.hasReferences else { return }
    if stream.dictionary["Subtype"]?.name == "Image" {
      pictures[Self.digest(of: stream)] = number
      return
    }
    if others.count >= Self.mostOthers { others = [:] }
    others[Self.digest(of: stream)] = number
  }

  /// The number of the same stream in the file, to which it is added where it is not there.
  func add(
    _ stream: PDFStream, of reader: PDFReader, into file: inout PDFWriter
  ) throws(PDFError) -> Int {
    if let known = number(of: stream) { return known }
    let number = file.reserve()
    if stream.isStored {
      file.add(number, compressing: try reader.data(of: stream))
    } else {
      file.add(number, stream: stream.dictionary, stream.data)
    }
    note(stream, as: number)
    return number
  }

  private static func digest(of stream: PDFStream) -> ObjectDigest {
    ObjectDigest(stream.dictionary, [stream.data])
  }
}

extension PDFDictionary {
  var hasReferences: Bool { entries.contains { $0.value.hasReferences } }
}

extension PDFObject {
  var hasReferences: Bool {
    switch self {
    case .reference: true
    case .array(let values): values.contains(where: \.hasReferences)
    case .dictionary(let dictionary): dictionary.hasReferences
    default: false
    }
  }
}

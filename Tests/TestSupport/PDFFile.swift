import Foundation

/// A PDF's objects as qpdf reads them: an eye that is not ours on what we write.
public struct PDFFile {
  /// A value as qpdf's JSON (version 2) has it: names begin with `/`, references read `12 0 R`, texts
  /// begin with `u:`, other strings with `b:`.
  public typealias Dictionary = [String: Any]

  public let bytes: [UInt8]
  public let trailer: Dictionary
  /// By reference, such as `12 0 R`: the value, or the dictionary of a stream.
  public let objects: [String: Any]
  private let streams: [String: [UInt8]]

  public init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    let result = try Tool.run(
      "qpdf",
      ["--json-output=2", "--json-stream-data=inline", "--decode-level=generalized", "FILE", "-"],
      on: bytes)
    guard result.status == 0,
      let root = try JSONSerialization.jsonObject(with: Data(result.output)) as? Dictionary,
      let parts = root["qpdf"] as? [Dictionary], parts.count == 2
    else { throw Unreadable(message: String(result.text.prefix(500))) }
    var objects: [String: Any] = [:]
    var streams: [String: [UInt8]] = [:]
    var trailer: Dictionary = [:]
    for (key, entry) in parts[1] {
      let entry = entry as? Dictionary ?? [:]
      if key == "trailer" {
        trailer = entry["value"] as? Dictionary ?? [:]
        continue
      }
      let name = String(key.dropFirst("obj:".count))
      if let stream = entry["stream"] as? Dictionary {
        objects[name] = stream["dict"]
        let data = (stream["data"] as? String).flatMap { Data(base64Encoded: $0) }
        streams[name] = Array(data ?? Data())
      } else {
        objects[name] = entry["value"]
      }
    }
    (self.objects, self.streams, self.trailer) = (objects, streams, trailer)
  }

  struct Unreadable: Error, CustomStringConvertible {
    let message: String
    var description: String { "qpdf cannot read the PDF: \(message)" }
  }

  // MARK: Values

  /// The value, or what it refers to.
  public func resolved(_ value: Any?) -> Any? {
    guard let text = value as? String, Self.isReference(text) else { return value }
    return objects[text]
  }

  public func dictionary(_ value: Any?) -> Dictionary { resolved(value) as? Dictionary ?? [:] }

  public func array(_ value: Any?) -> [Any] {
    let value = resolved(value)
    return value as? [Any] ?? value.map { [$0] } ?? []
  }

  /// A text string without its mark.
  public func text(_ value: Any?) -> String? {
    guard let text = resolved(value) as? String, text.hasPrefix("u:") else { return nil }
    return String(text.dropFirst(2))
  }

  /// The bytes of a stream, decompressed.
  public func data(_ reference: Any?) -> [UInt8] {
    (reference as? String).flatMap { streams[$0] } ?? []
  }

  /// A page's content, in one stream or several.
  public func content(of page: Any?) -> [UInt8] {
    let contents = dictionary(page)["/Contents"]
    let streams = contents as? [Any] ?? [contents as Any]
    return Array(streams.map { data($0) }.joined(separator: [10]))
  }

  public static func isReference(_ text: String) -> Bool {
    text.hasSuffix(" 0 R") && Int(text.dropLast(4)) != nil
  }

  // MARK: Parts

  public var catalog: Dictionary { dictionary(trailer["/Root"]) }
  public var information: Dictionary { dictionary(trailer["/Info"]) }
  public var metadata: String { String(decoding: data(catalog["/Metadata"]), as: UTF8.self) }

  /// References of the pages, in order.
  public var pages: [String] {
    array(dictionary(catalog["/Pages"])["/Kids"]).compactMap { $0 as? String }
  }

  /// A structure element with all that is below it.
  public struct Element {
    public var reference: String
    public var type: String
    public var dictionary: Dictionary
    public var children: [Element]
    /// Page and number of its own marked content.
    public var contents: [Content]
    /// References of annotations.
    public var annotations: [String]

    public struct Content: Hashable {
      public var page: String
      public var number: Int
    }

    /// This element and all below it.
    public var all: [Element] { [self] + children.flatMap(\.all) }
  }

  /// The document's element; nil where there is none, or more than one.
  public var document: Element? {
    let root = dictionary(catalog["/StructTreeRoot"])["/K"]
    let kids = (root as? [Any] ?? [root as Any]).compactMap { $0 as? String }
    return kids.count == 1 ? element(kids[0], depth: 0) : nil
  }

  private func element(_ reference: String, depth: Int) -> Element {
    let entries = dictionary(reference)
    var element = Element(
      reference: reference, type: String((entries["/S"] as? String ?? "/").dropFirst()),
      dictionary: entries, children: [], contents: [], annotations: [])
    guard depth < 100 else { return element }
    let kids: [Any] = (entries["/K"] as? [Any]) ?? entries["/K"].map { [$0] } ?? []
    for kid in kids {
      let page = entries["/Pg"] as? String ?? ""
      if let number = kid as? Int {
        element.contents.append(.init(page: page, number: number))
      } else if let marked = kid as? Dictionary {
        let page = marked["/Pg"] as? String ?? page
        if let number = marked["/MCID"] as? Int {
          element.contents.append(.init(page: page, number: number))
        } else if let annotation = marked["/Obj"] as? String {
          element.annotations.append(annotation)
        }
      } else if let child = kid as? String {
        element.children.append(self.element(child, depth: depth + 1))
      }
    }
    return element
  }
}

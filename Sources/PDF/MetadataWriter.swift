/// Writes what the document says of itself twice, in the information dictionary and as XMP, word for
/// word alike (ISO 19005-2, 6.6.3).
struct MetadataWriter {
  let metadata: DocumentMetadata
  let language: String
  let conformance: Conformance

  /// Object numbers of the information dictionary and of the XMP stream.
  func write(into file: inout PDFWriter) -> (info: Int, xmp: Int) {
    let info = file.reserve()
    file.add(info) { bytes in
      bytes.append("<</Title")
      bytes.append(textString: metadata.title)
      if let author = metadata.author {
        bytes.append("/Author")
        bytes.append(textString: author)
      }
      bytes.append("/Creator")
      bytes.append(textString: metadata.program)
      bytes.append("/Producer")
      bytes.append(textString: metadata.program)
      bytes.append("/CreationDate")
      bytes.append(string: Array(date.utf8))
      bytes.append("/ModDate")
      bytes.append(string: Array(date.utf8))
      bytes.append(">>")
    }
    let xmp = file.reserve()
    file.add(
      xmp, compressing: Array(packet.utf8),
      PDFDictionary(["Type": .name("Metadata"), "Subtype": .name("XML")]), .little)
    return (info, xmp)
  }

  /// `D:20250301000000Z`
  var date: String {
    let day = metadata.made
    return "D:" + padded(day.year, 4) + padded(day.month, 2) + padded(day.day, 2) + "000000Z"
  }

  private var xmpDate: String {
    let day = metadata.made
    return "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))T00:00:00Z"
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  // MARK: XMP

  private var packet: String {
    let program = escaped(metadata.program)
    let author = metadata.author.map {
      "<dc:creator><rdf:Seq><rdf:li>\(escaped($0))</rdf:li></rdf:Seq></dc:creator>"
    }
    let archival = conformance == .accessibleAndArchival
    return """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="\(Self.rdf)">\
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
      xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
      xmlns:pdfuaid="\(Self.pdfuaid)"\(archival ? Self.archivalNamespaces : "")>
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(escaped(metadata.title))</rdf:li></rdf:Alt>\
      </dc:title>\(author ?? "")\
      <dc:language><rdf:Bag><rdf:li>\(escaped(language))</rdf:li></rdf:Bag></dc:language>
      <pdf:Producer>\(program)</pdf:Producer><xmp:CreatorTool>\(program)</xmp:CreatorTool>\
      <xmp:CreateDate>\(xmpDate)</xmp:CreateDate><xmp:ModifyDate>\(xmpDate)</xmp:ModifyDate>
      <pdfuaid:part>1</pdfuaid:part>\(archival ? Self.archivalClaim : "")
      </rdf:Description></rdf:RDF></x:xmpmeta>
      <?xpacket end="r"?>
      """
  }

  private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  private static let pdfuaid = "http://www.aiim.org/pdfua/ns/id/"

  private static let archivalNamespaces = """
     xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
    """

  /// PDF/A knows nothing of PDF/UA's schema, so the file has to explain it (ISO 19005-2, 6.6.2.3).
  private static let archivalClaim = """
    <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
    <pdfaSchema:schema>PDF/UA</pdfaSchema:schema>\
    <pdfaSchema:namespaceURI>\(pdfuaid)</pdfaSchema:namespaceURI>\
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\
    <rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>\
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
    <pdfaProperty:category>internal</pdfaProperty:category>\
    <pdfaProperty:description>Part</pdfaProperty:description>\
    </rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
    """

  /// Exactly what stands in the information dictionary, as XML.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in PDFString.bounded(PDFString.printable(text)).unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}

/// sRGB (IEC 61966-2-1) as an ICC profile, made here: a matrix and a curve say all of it, and a
/// colour profile of somebody else's in the repository would need a licence and a keeper.
enum OutputIntent {
  /// Writes the profile and returns the object number of the output intent, which says what the
  /// document's RGB means (ISO 19005-2, 6.2.3).
  static func write(into file: inout PDFWriter) -> Int {
    let profile = file.reserve()
    file.add(profile, compressing: self.profile, PDFDictionary(["N": .integer(3)]))
    let intent = file.reserve()
    file.add(intent) { bytes in
      bytes.append("<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)")
      bytes.append("/Info(sRGB IEC61966-2.1)/DestOutputProfile ")
      bytes.append(reference: profile)
      bytes.append(">>")
    }
    return intent
  }

  /// ICC.1:2010 (version 4.3).
  static let profile: [UInt8] = {
    let tags = [
      ("desc", text("sRGB")), ("cprt", text("CC0")),
      ("wtpt", xyz(0.9642, 1.0, 0.8249)), ("chad", adaptation),
      // The primaries, adapted from daylight to the profile space's D50 by Bradford's method.
      ("rXYZ", xyz(0.43607, 0.22249, 0.01392)), ("gXYZ", xyz(0.38515, 0.71687, 0.09708)),
      ("bXYZ", xyz(0.14307, 0.06061, 0.71410)), ("rTRC", curve),
      // One curve serves all three.
      ("gTRC", []), ("bTRC", []),
    ]
    var table = number(tags.count)
    var data: [UInt8] = []
    var place = (offset: 0, size: 0)
    let start = 128 + 4 + tags.count * 12
    for (tag, bytes) in tags {
      if !bytes.isEmpty {
        place = (start + data.count, bytes.count)
        data += bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
      }
      table += Array(tag.utf8) + number(place.offset) + number(place.size)
    }
    return header(size: start + data.count) + table + data
  }()

  /// Section 7.2: a display profile from RGB to XYZ, without a date of its own or a maker.
  private static func header(size: Int) -> [UInt8] {
    var bytes = number(size) + number(0) + number(0x0430_0000)
    bytes += Array("mntrRGB XYZ ".utf8)
    // Any fixed day: 1 January 2025.
    bytes += [0x07, 0xE9, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]
    bytes += Array("acsp".utf8) + [UInt8](repeating: 0, count: 28)
    bytes += fixed(0.9642) + fixed(1.0) + fixed(0.8249)
    return bytes + [UInt8](repeating: 0, count: 128 - bytes.count)
  }

  // MARK: Values

  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func fixed(_ value: Double) -> [UInt8] { number(Int((value * 65_536).rounded())) }

  private static func xyz(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] {
    Array("XYZ ".utf8) + number(0) + fixed(x) + fixed(y) + fixed(z)
  }

  /// From the daylight D65 that sRGB was seen in to D50.
  private static let adaptation: [UInt8] =
    Array("sf32".utf8) + number(0)
    + [
      1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168,
    ].flatMap(fixed)

  /// Section 10.16, function 3: a straight line near black, a power above.
  private static let curve: [UInt8] =
    Array("para".utf8) + number(0) + [0, 3, 0, 0]
    + [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].flatMap(fixed)

  /// Section 10.13: one text, in English.
  private static func text(_ text: String) -> [UInt8] {
    let units = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    return Array("mluc".utf8) + number(0) + number(1) + number(12) + Array("enUS".utf8)
      + number(units.count) + number(28) + units
  }
}

/// How far a sign stands out of the edge at which its line begins.
///
/// A quotation mark or a bullet has so little ink that a line led by one looks indented; set out by a
/// part of its width the edge looks straight. The parts are those of the microtype package for TeX
/// (R. Schlicht, "The microtype package", table of character protrusion), rounded.
enum OpticalMargin {
  static func fraction(of character: Unicode.Scalar) -> Double {
    switch character {
    case "“", "”", "„", "‟", "\"": 0.5
    case "‘", "’", "‚", "‛", "'": 0.7
    case "«", "»", "‹", "›": 0.3
    case "•", "◦", "▪": 0.25
    default: 0
    }
  }
}

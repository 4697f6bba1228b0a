import CCairo
import Typography

/// A run's text in UTF-8, and which bytes belong to which glyphs: what makes drawn text copyable.
struct ClusteredText {
  let bytes: [UInt8]
  /// In logical order.
  let clusters: [cairo_text_cluster_t]

  init(_ run: GlyphRun) {
    bytes = Array(run.text.utf8)
    let offsets = ClusteredText.byteOffsets(run.text, unitCount: run.text.utf16.count)
    // Glyphs that share a cluster stand together; in logical order clusters ascend.
    let logical = run.rightToLeft ? run.glyphs.reversed() : run.glyphs
    var found: [cairo_text_cluster_t] = []
    found.reserveCapacity(logical.count)
    var index = 0
    while index < logical.count {
      var end = index + 1
      while end < logical.count, logical[end].cluster == logical[index].cluster { end += 1 }
      let first = index == 0 ? 0 : offsets[Int(logical[index].cluster)]
      let next = end < logical.count ? offsets[Int(logical[end].cluster)] : bytes.count
      found.append(
        cairo_text_cluster_t(num_bytes: Int32(next - first), num_glyphs: Int32(end - index)))
      index = end
    }
    clusters = found
  }

  /// The UTF-8 offset of each UTF-16 offset; within a surrogate pair that of its character.
  private static func byteOffsets(_ text: String, unitCount: Int) -> [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(unitCount + 1)
    var offset = 0
    for scalar in text.unicodeScalars {
      let units = scalar.value > 0xFFFF ? 2 : 1
      for _ in 0..<units { offsets.append(offset) }
      offset += Unicode.UTF8.width(scalar)
    }
    offsets.append(offset)
    return offsets
  }
}

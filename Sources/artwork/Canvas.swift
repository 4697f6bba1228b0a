import Glibc

/// A picture in the making: linear light, in floating point, so that twenty translucent layers
/// leave no steps in a gradient.
struct Canvas {
  let width: Int
  let height: Int
  private var pixels: [Light]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    pixels = [Light](repeating: .zero, count: width * height)
  }

  /// The light at a place between pixels; places beyond the edge take the edge's.
  subscript(_ point: Point) -> Light {
    let x = min(max(point.x - 0.5, 0), Double(width - 1))
    let y = min(max(point.y - 0.5, 0), Double(height - 1))
    let (left, top) = (min(Int(x), width - 2), min(Int(y), height - 2))
    let (right, below) = (x - Double(left), y - Double(top))
    let start = top * width + left
    let upper = pixels[start] + (pixels[start + 1] - pixels[start]) * right
    let lower =
      pixels[start + width] + (pixels[start + width + 1] - pixels[start + width]) * right
    return upper + (lower - upper) * below
  }

  /// Replaces every pixel's light in the rows by what `shade` makes of its centre and its light.
  mutating func shade(rows: Range<Int>? = nil, _ shade: (Point, Light) -> Light) {
    let width = width
    let rows = (rows ?? 0..<height).clamped(to: 0..<height)
    pixels.withUnsafeMutableBufferPointer { pixels in
      for y in rows {
        for x in 0..<width {
          let index = y * width + x
          pixels[index] = shade(Point(Double(x) + 0.5, Double(y) + 0.5), pixels[index])
        }
      }
    }
  }

  /// Lays a colour over what is there, as far as the mask and the colour's opacity go.
  mutating func paint(_ mask: Mask, _ colour: (Point, Light) -> (light: Light, opacity: Double)) {
    shade(rows: mask.rows) { point, below in
      let coverage = mask[Int(point.x), Int(point.y)]
      guard coverage > 0 else { return below }
      let (light, opacity) = colour(point, below)
      return below + (light - below) * (coverage * opacity)
    }
  }

  /// Adds light to what is there.
  mutating func add(_ light: (Point) -> Light) {
    shade { point, below in below + light(point) }
  }

  /// Draws a shape's mask in the canvas's size.
  func mask(_ draw: (Pen) -> Void) throws(CairoError) -> Mask {
    try Mask(width: width, height: height, draw)
  }

  /// Finished: bytes of sRGB, with grain that hides the last steps of the gradients.
  func developed(grain: Grain) -> Pixels {
    var grain = grain
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pixels.count * 3)
    for light in pixels {
      let noise = grain.next()
      let exposed = Self.exposed(light)
      for channel in 0..<3 {
        let value = Light.encoded(exposed[channel]) + noise
        bytes.append(UInt8(min(max(value.rounded(), 0), 255)))
      }
    }
    return Pixels(width: width, height: height, bytes: bytes)
  }

  /// Film's shoulder: bright lights press against white and never clip. Each channel by itself would
  /// turn peach to lemon; all in the strongest one's measure would never reach white. So, half each.
  private static func exposed(_ light: Light) -> Light {
    let peak = light.max()
    guard peak > knee else { return light }
    let together = light * (shoulder(peak) / peak)
    let apart = Light(shoulder(light.x), shoulder(light.y), shoulder(light.z))
    return (together + apart) / 2
  }

  private static let knee = 0.78

  private static func shoulder(_ value: Double) -> Double {
    value <= knee ? value : 1 - (1 - knee) * exp(-(value - knee) / (1 - knee))
  }
}

import Glibc

/// A drop of water: a lens that turns what lies behind it upside down, with the light in it.
struct Drop {
  var centre: Point
  /// Half its width, in pixels.
  var radius: Double
  /// 0 is a ball; more draws its top out, as when it has just let go.
  var taper = 0.0
  /// How far round it shows, in radii at its edge.
  var depth = 2.6
  /// What the water takes its colour from, and how strongly.
  var tint = Palette.teal
  var tinting = 0.22
  /// Where the light comes from, as a direction.
  var towardsLight = Point(0.55, -0.83)

  /// Lays the drop over the canvas.
  func paint(on canvas: inout Canvas) throws(CairoError) {
    let behind = canvas
    let mask = try canvas.mask { pen in
      pen.path(through: outline)
      pen.close()
      pen.fill()
    }
    canvas.paint(mask) { point, _ in (smoothed(at: point, behind), 1) }
  }

  /// The mean of a pixel's quarters and their quarters: near its edge the drop shrinks what it shows,
  /// and fine lines would break up.
  private func smoothed(at point: Point, _ behind: Canvas) -> Light {
    let steps = [-0.375, -0.125, 0.125, 0.375]
    var sum = Light.zero
    for y in steps {
      for x in steps { sum += light(at: unit(point + Point(x, y)), behind) }
    }
    return sum / 16
  }

  /// How far the ball is drawn out at a height from -1 (top) to 1: upwards, by the taper.
  private func stretch(_ v: Double) -> Double { v < 0 ? 1 + taper : 1 }

  private var outline: [Point] {
    (0..<240).map { step in
      let angle = Double(step) / 240 * 2 * .pi
      let (u, v) = (sin(angle), -cos(angle))
      let height = v * stretch(v)
      return centre + Point(u * waist(v), height) * radius
    }
  }

  /// Narrows the drawn-out half towards its tip.
  private func waist(_ v: Double) -> Double {
    v < 0 ? 1 - min(0.5, taper * 0.55) * v * v : 1
  }

  /// A place within the drop as if it were a ball of radius 1.
  private func unit(_ point: Point) -> Point {
    let offset = (point - centre) / radius
    let v = max(-1, min(1, offset.y / stretch(offset.y)))
    return Point(offset.x / waist(v), v)
  }

  private func light(at place: Point, _ behind: Canvas) -> Light {
    let r = min(1, place.length)
    let towards = place.dot(towardsLight)
    return refraction(place, r, behind) * shade(r, towards) + lustre(place, r, towards)
  }

  /// A ball of water shows the world behind it upside down, the more of it the nearer the edge.
  private func refraction(_ place: Point, _ r: Double, _ behind: Canvas) -> Light {
    let bend = 0.3 + depth * r * r * r
    let seen = behind[centre - place * (radius * bend)]
    return seen.mixed(with: tint, tinting * (0.55 + 0.45 * r))
  }

  /// Darker towards the light, where the ball bends it away, and at the very edge.
  private func shade(_ r: Double, _ towards: Double) -> Double {
    let away = smoothstep(-0.2, 1, towards)
    return 1.04 - 0.34 * away * r - 0.30 * smoothstep(0.86, 1, r) * (0.5 + 0.5 * towards)
  }

  /// The caustic opposite to the light, the light's image, and the edge's sheen.
  private func lustre(_ place: Point, _ r: Double, _ towards: Double) -> Light {
    let caustic = bell((place + towardsLight * 0.58).length, 0.42) * smoothstep(1, 0.7, r)
    let image = place - towardsLight * 0.60
    let along = image.dot(Point(-towardsLight.y, towardsLight.x))
    let window = bell(along, 0.17) * bell(image.dot(towardsLight), 0.085)
    let edge = smoothstep(0.80, 0.97, r) * smoothstep(1.0, 0.97, r) * max(0, -towards)
    return Palette.glacier * (0.55 * caustic + 0.40 * edge) + Palette.cream * (1.5 * window)
  }
}

/// Film grain: the same speckles on every run.
struct Grain {
  private var random: SplitMix64
  /// In steps of the eight-bit scale.
  private let strength: Double

  init(strength: Double, seed: UInt64) {
    random = SplitMix64(seed: seed)
    self.strength = strength
  }

  /// Triangular noise around 0: two dice make softer speckles than one.
  mutating func next() -> Double {
    (random.unit() + random.unit() - 1) * strength
  }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// From 0 up to 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}

/// What a picture may cost, so that no file, however it was made, stops the work.
///
/// Checked against the header, before anything large is allocated.
enum JPEGLimits {
  /// Pixels on the longer side: telephones' panoramas reach 16,000.
  static let side = 20_000
  /// Width times height: the largest sensors in telephones have 200 million, most give 50.
  static let pixels = 240_000_000
  /// Encoders write about ten scans; a thousand are made to burn time.
  static let scans = 64
  /// Bytes for coefficients, which only progressive files need: about 80 million pixels.
  static let memory = 256 << 20
}

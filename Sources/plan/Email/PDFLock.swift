import Delivery

/// Passwords for PDF files.
enum PDFLock {
  /// A PDF that opens with the password alone.
  static func locked(_ pdf: [UInt8], _ password: String, file: String) throws(Failure) -> [UInt8] {
    do {
      return try PDFEncryption.encrypted(pdf, password: password)
    } catch {
      throw Failure(.serviceUnavailable, "cannot encrypt \(file): \(error.message)")
    }
  }

  /// Sixteen letters and digits in groups, none of them easily taken for another: 78 bits, from the
  /// system's generator.
  static func newPassword() -> String {
    let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
    var generator = SystemRandomNumberGenerator()
    let groups = (0..<4).map { _ in
      String((0..<4).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
    }
    return groups.joined(separator: "-")
  }
}

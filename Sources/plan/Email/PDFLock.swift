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
}

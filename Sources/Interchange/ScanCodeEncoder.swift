internal import CQRCode
public import Content

/// Makes QR codes (ISO/IEC 18004) of addresses.
public enum ScanCodeEncoder {
  public enum Failure: Error, Hashable, Sendable {
    /// libqrencode is not installed.
    case unavailable
    /// The address is longer than a code that a hand-held telephone reads with ease.
    case tooLong

    public var message: String {
      switch self {
      case .unavailable: "no QR code can be drawn: libqrencode is not installed"
      case .tooLong: "the address is too long for a QR code"
      }
    }
  }

  /// Longer ones need more than 57 modules to a side, which print too large or too fine.
  public static let longest = 180

  /// The code of an address, with error correction M: 15 % of it may be lost to folds and stains.
  public static func code(of address: String) throws(Failure) -> ScanCode {
    guard address.utf8.count <= longest else { throw .tooLong }
    guard cqrcode_load() == 1 else { throw .unavailable }
    var width: Int32 = 0
    guard let bytes = cqrcode_modules(address, &width) else { throw .tooLong }
    defer { cqrcode_free(bytes) }
    let side = Int(width)
    return ScanCode(
      address: address,
      rows: (0..<side).map { row in (0..<side).map { bytes[row * side + $0] == 1 } })
  }
}

import Foundation
import Synchronization
import Typography

/// The fonts of this machine, each read once for all tests.
public enum InstalledFonts {
  /// A book of its own for a test: books serve one thread, the faces in them any.
  public static func book() -> FontBook {
    FontBook { request throws(FontError) in try face(request) }
  }

  public static func typesetter() -> Typesetter {
    Typesetter(book: book())
  }

  public static func face(
    _ family: String, _ weight: FontWeight = .regular
  ) throws(FontError) -> FontFace {
    try face(FontBook.Request(family: family, weight: weight))
  }

  /// The bytes of a font's file.
  public static func bytes(
    _ family: String, _ weight: FontWeight = .regular
  ) throws(FontError) -> [UInt8] {
    guard let location = FontLocator().locate(family: family, weight: weight),
      let data = FileManager.default.contents(atPath: location.path)
    else { throw .missing(family: family) }
    return Array(data)
  }

  private static func index(of request: FontBook.Request) -> Int {
    FontLocator().locate(family: request.family, weight: request.weight)?.index ?? 0
  }

  private static let faces = Mutex<[FontBook.Request: FontFace]>([:])

  private static func face(_ request: FontBook.Request) throws(FontError) -> FontFace {
    if let known = faces.withLock({ $0[request] }) { return known }
    let face = try FontFace(
      family: request.family, weight: request.weight,
      data: FontData(bytes(request.family, request.weight)), index: index(of: request))
    return faces.withLock { faces in
      // Two tests may have read the same font at once; one of the two faces stays.
      let kept = faces[request] ?? face
      faces[request] = kept
      return kept
    }
  }
}

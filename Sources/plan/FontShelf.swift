import Synchronization
import Typography

/// The installed fonts, each read once, for all threads.
final class FontShelf: Sendable {
  private let faces = Mutex<[FontBook.Request: FontFace]>([:])

  /// - Throws: `FontError` where the font is missing or cannot be used.
  func face(_ request: FontBook.Request) throws(FontError) -> FontFace {
    // fontconfig too has its answer ready sooner when it is asked by one thread at a time.
    let result = faces.withLock { faces -> Result<FontFace, FontError> in
      if let known = faces[request] { return .success(known) }
      do throws(FontError) {
        let face = try FontShelf.read(request)
        faces[request] = face
        return .success(face)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func read(_ request: FontBook.Request) throws(FontError) -> FontFace {
    guard let place = FontLocator().locate(family: request.family, weight: request.weight) else {
      throw .missing(family: request.family)
    }
    guard let bytes = try? FileSystem.read(place.path) else {
      throw .unreadable(family: request.family)
    }
    return try FontFace(
      family: request.family, weight: request.weight, data: FontData(bytes), index: place.index)
  }
}

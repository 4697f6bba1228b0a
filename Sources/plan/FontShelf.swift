import Glibc
import Synchronization
import Typography

/// The installed fonts, each read once, for all threads.
final class FontShelf: Sendable {
  private struct State {
    var places = FontPlaces(folder: Workspace.cacheFolder)
    var faces: [FontBook.Request: FontFace] = [:]
  }

  private let state = Mutex(State())

  /// - Throws: `FontError` where the font is missing or cannot be used.
  func face(_ request: FontBook.Request) throws(FontError) -> FontFace {
    // fontconfig too has its answer ready sooner when it is asked by one thread at a time.
    let result = state.withLock { state -> Result<FontFace, FontError> in
      if let known = state.faces[request] { return .success(known) }
      do throws(FontError) {
        let face = try FontShelf.read(request, &state.places)
        state.faces[request] = face
        return .success(face)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// A font is mapped into memory: hardly a tenth of its bytes is ever looked at.
  private static func read(
    _ request: FontBook.Request, _ places: inout FontPlaces
  ) throws(FontError) -> FontFace {
    guard let place = places.locate(family: request.family, weight: request.weight) else {
      throw .missing(family: request.family)
    }
    guard let bytes = FileSystem.mapped(place.path) else {
      throw .unreadable(family: request.family)
    }
    let data = FontData(UnsafeRawBufferPointer(bytes)) {
      FileSystem.mapped(place.path)
    } release: {
      munmap(UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count)
    }
    return try FontFace(
      family: request.family, weight: request.weight, data: data, index: place.index)
  }
}

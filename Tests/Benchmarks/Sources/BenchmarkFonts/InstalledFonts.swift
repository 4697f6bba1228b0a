import Glibc
import Typography

/// The fonts of this machine.
public enum InstalledFonts {
  public static func book() -> FontBook {
    FontBook { request throws(FontError) in
      guard
        let place = FontLocator().locate(family: request.family, weight: request.weight)
      else { throw .missing(family: request.family) }
      guard let bytes = try? bytes(of: place.path) else {
        throw .unreadable(family: request.family)
      }
      return try FontFace(
        family: request.family, weight: request.weight, data: FontData(bytes), index: place.index)
    }
  }

  public struct Unreadable: Error {
    var path: String
  }

  public static func bytes(of path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw Unreadable(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes
  }
}

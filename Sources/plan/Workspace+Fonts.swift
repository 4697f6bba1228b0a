import Glibc
import Typography

extension Workspace {
  /// The fonts that are installed, each mapped into memory when it is first asked for.
  func fontBook() -> FontBook {
    var places = FontPlaces(folder: Workspace.cacheFolder)
    return FontBook { request throws(FontError) in
      guard let place = places.locate(family: request.family, weight: request.weight) else {
        throw .missing(family: request.family)
      }
      guard let bytes = FileSystem.mapped(place.path) else {
        throw .unreadable(family: request.family)
      }
      let data = FontData(bytes) {
        munmap(UnsafeMutableRawPointer(mutating: $0.baseAddress), $0.count)
      }
      return try FontFace(
        family: request.family, weight: request.weight, data: data, index: place.index)
    }
  }

  /// Where this user's programs keep what they can do without (XDG Base Directory); nil where there
  /// is no such place.
  private static var cacheFolder: String? {
    if let folder = environment("XDG_CACHE_HOME"), folder.hasPrefix("/") {
      return FilePath.joined(folder, "plan")
    }
    guard let home = environment("HOME"), home.hasPrefix("/"),
      FileSystem.isDirectory(FilePath.joined(home, ".cache"))
    else { return nil }
    return FilePath.joined(home, ".cache/plan")
  }
}

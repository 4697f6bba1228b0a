import Delivery
import Glibc

/// A few lines that one run keeps for the next in the user's cache folder.
///
/// It is written in one step, for the user alone. One that is damaged, or was written in another
/// form, is as good as none: whoever keeps something here can do without it.
struct CacheFile {
  /// What it is and in which form, as its first line says.
  let title: String
  private let path: String?
  private static let end = "end"

  /// - Parameter folder: nil keeps nothing.
  init(_ name: String, title: String, in folder: String?) {
    self.title = title
    path = folder.map { FilePath.joined($0, name) }
  }

  var isKept: Bool { path != nil }

  /// What was written last; nil where there is nothing that can be believed.
  func lines() -> [Substring]? {
    guard let path, let bytes = try? FileSystem.read(path),
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    let lines = text[...].parts(between: UInt8(ascii: "\n"))
    guard lines.first == title[...], lines.count > 2, lines[lines.count - 2] == Self.end else {
      return nil
    }
    return Array(lines[1..<lines.count - 2])
  }

  /// - Returns: whether they will be found there.
  func write(_ lines: [String]) -> Bool {
    guard let path else { return false }
    let folder = FilePath.parent(of: path)
    mkdir(FilePath.parent(of: folder), 0o700)
    mkdir(folder, 0o700)
    let text = ([title] + lines + [Self.end]).joined(separator: "\n") + "\n"
    return (try? FileWriter().write(Array(text.utf8), to: path)) != nil
  }
}

extension Substring {
  /// The parts between an ASCII character, empty ones too.
  func parts(between separator: UInt8) -> [Substring] {
    utf8.split(separator: separator, omittingEmptySubsequences: false).map(Substring.init)
  }
}

extension Workspace {
  /// Where this user's programs keep what they can do without: `PLAN_CACHE`, or as the XDG Base
  /// Directory Specification says. Nil where there is no such place, and for `PLAN_CACHE=none`.
  static var cacheFolder: String? {
    if let folder = environment("PLAN_CACHE") { return folder.hasPrefix("/") ? folder : nil }
    if let folder = environment("XDG_CACHE_HOME"), folder.hasPrefix("/") {
      return FilePath.joined(folder, "plan")
    }
    guard let home = environment("HOME"), home.hasPrefix("/"),
      FileSystem.isDirectory(FilePath.joined(home, ".cache"))
    else { return nil }
    return FilePath.joined(home, ".cache/plan")
  }
}

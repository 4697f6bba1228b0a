import Typography

/// Where fonts lie, as fontconfig once said: to ask it takes a third of a run, since it reads all its
/// settings first.
///
/// What it said is kept in the user's cache folder together with the time of every file and folder
/// that it looked at. Where one of them has changed, where the environment has, or where nothing can
/// be kept, fontconfig is asked again, so the answers are the same.
struct FontPlaces {
  private let locator = FontLocator()
  private let file: CacheFile
  private var answers: [String: FontLocator.Location?]
  /// A missing file may be made once; a folder that cannot be written stays so for the run.
  private var canWrite = true

  /// - Parameter folder: nil keeps nothing.
  init(folder: String?) {
    file = CacheFile("font-places", title: "plan's font places, 1", in: folder)
    answers = file.lines().flatMap(FontPlaces.read) ?? [:]
  }

  mutating func locate(family: String, weight: FontWeight) -> FontLocator.Location? {
    let key = "\(weight.rawValue) \(family)"
    if let known = answers[key] { return known }
    let found = locator.locate(family: family, weight: weight)
    answers[key] = .some(found)
    // A name with a tab or a line end in it is not worth an escape.
    if !(key + (found?.path ?? "")).utf8.contains(where: { $0 < 0x20 }) { write() }
    return found
  }

  // MARK: File

  /// What tells fontconfig where to look and what to prefer.
  private static let variables = [
    "FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "FC_LANG", "HOME",
    "XDG_CONFIG_HOME", "XDG_DATA_HOME", "LC_ALL", "LC_CTYPE", "LANG",
  ]

  /// The answers of a file that still holds; nil for any other.
  private static func read(_ lines: [Substring]) -> [String: FontLocator.Location?]? {
    guard lines.first == environment[...] else { return nil }
    var answers: [String: FontLocator.Location?] = [:]
    for line in lines.dropFirst() {
      let fields = line.parts(between: UInt8(ascii: "\t"))
      switch fields.first {
      case "source" where fields.count == 3:
        guard stamp(String(fields[2])) == fields[1] else { return nil }
      case "font" where fields.count == 4:
        guard let index = Int(fields[2]) else { return nil }
        answers[String(fields[1])] = .some(.init(path: String(fields[3]), index: index))
      case "none" where fields.count == 2: answers[String(fields[1])] = .some(nil)
      default: return nil
      }
    }
    return answers
  }

  private static var environment: String {
    variables.map { Workspace.environment($0) ?? "" }.joined(separator: "\t")
  }

  private static func stamp(_ path: String) -> String {
    FileSystem.changed(path).map(String.init) ?? "-"
  }

  private mutating func write() {
    guard file.isKept, canWrite else { return }
    var lines = [FontPlaces.environment]
    lines += sources.map { "source\t\(FontPlaces.stamp($0))\t\($0)" }
    for (key, place) in answers.sorted(by: { $0.key < $1.key }) {
      lines.append(place.map { "font\t\(key)\t\($0.index)\t\($0.path)" } ?? "none\t\(key)")
    }
    canWrite = file.write(lines)
  }

  /// fontconfig's own, the folders of its files, where a new one may come, and the user's folders of
  /// fonts, which may come to be.
  private var sources: [String] {
    var sources = locator.sources
    sources += sources.map(FilePath.parent)
    if let home = Workspace.environment("HOME") {
      sources += [".fonts", ".local/share/fonts", ".config/fontconfig"].map {
        FilePath.joined(home, $0)
      }
    }
    var seen: Set<String> = []
    return sources.filter { seen.insert($0).inserted }
  }
}

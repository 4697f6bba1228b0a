import Content
import Glibc

/// The one place that touches disk, clock, environment and locale: what it reads, it hands to the
/// rooms as values.
struct Workspace {
  /// Folder of `treatments`, `images`, `languages` and `clinic.yaml`.
  let assets: String
  /// Folder of layouts.
  let layouts: String
  /// What is kept from one handout to the next.
  let workshop: Workshop

  /// - Parameters:
  ///   - assets: as given on the command line; nil looks at `PLAN_ASSETS`, then for a folder that
  ///     holds treatments here, beside the program and above it.
  ///   - layouts: likewise, with `PLAN_LAYOUTS`.
  init(
    assets: String?, layouts: String?, workshop: Workshop = Workshop()
  ) throws(Failure) {
    self.workshop = workshop
    self.assets = try Workspace.folder(
      given: assets, variable: "PLAN_ASSETS", name: "assets", holding: "treatments")
    self.layouts = try Workspace.folder(
      given: layouts, variable: "PLAN_LAYOUTS", name: "layouts", holding: "handout.yaml")
  }

  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  private static func folder(
    given: String?, variable: String, name: String, holding content: String
  ) throws(Failure) -> String {
    if let folder = given ?? environment(variable) {
      guard FileSystem.isDirectory(folder) else {
        throw Failure(.missingInput, "there is no folder \(folder)")
      }
      return folder
    }
    if FileSystem.exists("\(name)/\(content)") { return name }
    let here = FileSystem.currentDirectory
    var place = FileSystem.executable.map(FilePath.parent)
    while let folder = place {
      let candidate = FilePath.joined(folder, name)
      if FileSystem.exists("\(candidate)/\(content)") {
        return FilePath.shortened(candidate, from: here)
      }
      place = folder == "/" || folder == "." ? nil : FilePath.parent(of: folder)
    }
    throw Failure(
      .missingInput, "the folder '\(name)' is found neither here nor beside the program",
      hint: "name it with --\(name) or \(variable)")
  }

  // MARK: Files

  func bytes(_ path: String, what: String) throws(Failure) -> [UInt8] {
    try Workspace.plainBytes(path, what: what)
  }

  /// For what belongs to no folder of ours.
  static func plainBytes(_ path: String, what: String) throws(Failure) -> [UInt8] {
    do {
      return try FileSystem.read(path)
    } catch {
      let reason = error.isMissing ? "there is no" : "cannot read the"
      throw Failure(
        error.isMissing ? .missingInput : .badData,
        "\(reason) \(what) \(path)" + (error.isMissing ? "" : ": \(error.reason)"))
    }
  }

  /// A text file, which must be UTF-8; read once.
  func text(_ path: String, what: String) throws(Failure) -> SourceFile {
    try workshop.remembered("text \(path)") { () throws(Failure) in
      try readText(path, what: what)
    }
  }

  private func readText(_ path: String, what: String) throws(Failure) -> SourceFile {
    let bytes = try bytes(path, what: what)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let (line, column) = Workspace.firstInvalid(bytes)
      throw Failure(
        .badData, "the file is not UTF-8",
        at: SourceLocation(file: path, line: line, column: column),
        hint: "save it again as UTF-8")
    }
    return SourceFile(path: path, text: text)
  }

  private static func firstInvalid(_ bytes: [UInt8]) -> (line: Int, column: Int) {
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    let index = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    // What decoding repairs begins where the line stops to agree with its own bytes.
    let repaired = Array(String(decoding: lines[index], as: UTF8.self).utf8)
    let agreeing = zip(lines[index], repaired).prefix { $0 == $1 }.map(\.0)
    return (index + 1, String(decoding: agreeing, as: UTF8.self).count + 1)
  }

  // MARK: Clock

  /// The day that somebody named, or else today.
  func asOf(_ named: Day?) throws(Failure) -> Day {
    if let named { return named }
    return try today()
  }

  /// The day of `SOURCE_DATE_EPOCH` in UTC, else today where the machine stands.
  func today() throws(Failure) -> Day {
    if let epoch = Workspace.environment("SOURCE_DATE_EPOCH") {
      guard let seconds = Int(epoch), seconds >= 0, seconds < 253_402_300_800 else {
        throw Failure(.usage, "SOURCE_DATE_EPOCH is no number of seconds")
      }
      return Day(number: seconds / 86_400)
    }
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return Day(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? Day(number: Int(now) / 86_400)
  }
}

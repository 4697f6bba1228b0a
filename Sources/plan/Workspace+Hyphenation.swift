import Delivery
import Typography

extension Workspace {
  /// Where Debian's packages (hyphen-de, hyphen-en-gb, …) and others put their patterns.
  private static let hyphenationFolder = "/usr/share/hyphen"

  /// The hyphenation patterns that are installed for a language; nil where there are none.
  static func hyphenationDictionary(_ language: String) -> HyphenationDictionary? {
    let names = Folder.names(in: Workspace.hyphenationFolder)
    guard let name = HyphenationDictionary.fileName(for: language, among: names),
      let bytes = try? FileSystem.read(FilePath.joined(Workspace.hyphenationFolder, name))
    else { return nil }
    return HyphenationDictionary(bytes: bytes)
  }
}

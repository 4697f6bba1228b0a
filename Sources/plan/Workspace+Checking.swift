import Checking
import Content
import Delivery
import Glibc
import Layout
import Rendering
import Typography

extension Workspace {
  /// Paths of the word lists, by which texts are judged.
  var wordListPaths: [String] {
    let folder = FilePath.joined(assets, "languages")
    return Folder.names(in: folder).filter { $0.hasSuffix(".words.yaml") }
      .map { FilePath.joined(folder, $0) }
  }

  /// Clinics' files beside the usual one, such as branches of one practice.
  var otherClinicPaths: [String] {
    let folder = FilePath.joined(assets, "clinics")
    return Folder.names(in: folder).filter { FilePath.ending(of: $0) == "yaml" }
      .map { FilePath.joined(folder, $0) }
  }

  /// Where Debian's packages `hyphen-…` put their patterns.
  private static let hyphenationFolder = "/usr/share/hyphen"

  /// Patterns for English, which has no rules to count syllables by; nil where `hyphen-en-us` is not
  /// installed.
  func englishPatterns() -> HyphenationPatterns? {
    let path = FilePath.joined(Self.hyphenationFolder, "hyph_en_US.dic")
    return (try? text(path, what: "hyphenation patterns"))
      .map { HyphenationPatterns($0.text) }
  }

  /// A layout's file and those that it extends, itself first.
  func layoutFiles(_ path: String) -> [SourceFile] {
    var files: [SourceFile] = []
    var next: String? = path
    while let path = next, files.count < 8, let file = try? text(path, what: "layout") {
      files.append(file)
      next = YAMLNode.parse(file.text, file: path).value?.text(of: "extends")
        .flatMap { try? layoutPath($0) }
    }
    return files
  }

  /// A picture as it is found beside the file that names it, or in the assets.
  func pictureState(_ reference: ImageReference, besides file: String) -> PictureState {
    guard FilePath.staysBelow(reference.path) else {
      return .unusable(reason: "it lies outside its folder")
    }
    let folders = [FilePath.parent(of: file), FilePath.joined(assets, "images")]
    let paths = folders.map { FilePath.joined($0, reference.path) }
    guard let path = paths.first(where: FileSystem.exists) else { return .missing }
    do {
      let image = try JPEGImage(bytes: try bytes(path, what: "picture"))
        .prepared(maximumWidth: .max, maximumHeight: .max)
      return .usable(PixelSize(width: image.width, height: image.height))
    } catch let error as JPEGError {
      return .unusable(reason: error.description)
    } catch let failure as Failure {
      return .unusable(reason: failure.diagnostics.first?.message ?? "it cannot be read")
    } catch {
      return .unusable(reason: "it cannot be read")
    }
  }

  /// How the installed typefaces set ordinary text.
  func faceMeasurer() -> (TextStyle) -> LayoutChecker.Face? {
    let typesetter = workshop.typesetter
    let book = typesetter.book
    return { style in
      var text = StyledText(language: "en")
      text.append(Self.ordinaryText, style: style)
      guard let family = style.families.first,
        let face = try? book.face(family: family, weight: style.weight),
        let paragraph = try? typesetter.prepare(text)
      else { return nil }
      return LayoutChecker.Face(
        characterWidth: typesetter.naturalWidth(of: paragraph) / Double(Self.ordinaryText.count),
        xHeight: style.size * (Double(face.xHeight) / Double(face.unitsPerEm)))
    }
  }

  /// Letters and spaces about as often as in English leaflets.
  private static let ordinaryText =
    "Your skin needs time to renew itself, so we leave about a month between two sessions. Most "
    + "people feel warmth while the light passes over the face, and some see a little redness for "
    + "a few hours. Tell us at once if anything worries you, and bring your questions with you."
}

extension Workspace {
  /// The plural forms that the whole numbers of a language take, as far as plans count.
  static func pluralCategories(_ language: String) -> Set<Language.PluralCategory> {
    let named = (0...200).compactMap { number in
      (try? LocaleNames.pluralCategory(of: number, language: language))
        .flatMap(Language.PluralCategory.init)
    }
    // Nothing here counts to zero.
    return Set(named).subtracting([.zero])
  }
}

extension Workspace.TreatmentFile {
  /// A file by its path, whose name says id and language: `laser.uk.md`.
  init(givenPath path: String, isInCatalogue: Bool) {
    let parts = FilePath.stem(of: path).split(separator: ".", maxSplits: 1)
    self.init(
      path: path, id: parts.first.map(String.init) ?? path,
      language: parts.count > 1 ? String(parts[1]) : nil, isInCatalogue: isInCatalogue)
  }
}

extension FileSystem {
  /// Whether two paths lead to one file.
  static func isSame(_ first: String, _ second: String) -> Bool {
    var (one, other) = (stat(), stat())
    return stat(first, &one) == 0 && stat(second, &other) == 0 && one.st_ino == other.st_ino
      && one.st_dev == other.st_dev
  }
}

extension YAMLNode {
  fileprivate func text(of name: String) -> String? {
    guard case .mapping(let entries) = kind else { return nil }
    return entries.first { $0.name == name }?.value.text
  }
}

import Content
import Layout
import Typography

/// A picture as its file shows it, or why it cannot be used.
public enum PictureState: Hashable, Sendable {
  case usable(PixelSize)
  case missing
  case unusable(reason: String)
}

/// Pictures are there, large enough for print, and have a text alternative.
struct PictureRule {
  static let fewestDotsPerInch = 220

  /// In the clinic's own layout; nil where that cannot be read.
  let template: LayoutTemplate?
  let state: (ImageReference) -> PictureState

  func findings(_ treatment: Treatment) -> [Finding] {
    var findings: [Finding] = []
    if let hero = treatment.hero {
      findings += alternative(hero, named: "'hero_alt'") + presence(hero, printed: heroSize)
    }
    for picture in treatment.body.flatMap(\.pictures) {
      findings += alternative(picture, named: "the text in square brackets")
      findings += presence(picture, printed: nil)
    }
    if let thumbnail = treatment.thumbnail { findings += presence(thumbnail, printed: nil) }
    return findings
  }

  private func alternative(_ picture: ImageReference, named field: String) -> [Finding] {
    guard picture.alternative?.contains(where: \.isWordPart) != true else { return [] }
    return [
      .error(
        .pictureAlternative, "the picture '\(picture.path)' has no text alternative",
        at: picture.location, hint: "say in \(field) what it shows")
    ]
  }

  private func presence(_ picture: ImageReference, printed size: Size?) -> [Finding] {
    switch state(picture) {
    case .missing:
      return [
        .error(
          .pictureMissing, "there is no picture '\(picture.path)'", at: picture.location,
          hint: "pictures lie beside the file or in the assets' images")
      ]
    case .unusable(let reason):
      return [
        .error(
          .pictureMissing, "the picture '\(picture.path)' cannot be used: \(reason)",
          at: picture.location)
      ]
    case .usable(let pixels):
      return [size.flatMap { tooSmall(picture, pixels, on: $0) }].compactMap(\.self)
    }
  }

  /// The picture covers its place, so that the side with fewer dots to the inch decides.
  private func tooSmall(
    _ picture: ImageReference, _ pixels: PixelSize, on size: Size
  ) -> Finding? {
    let resolution = min(
      Double(pixels.width) / (size.width.points / 72),
      Double(pixels.height) / (size.height.points / 72))
    guard Int(resolution.rounded()) < Self.fewestDotsPerInch else { return nil }
    let needed = Int((size.width.points / 72 * Double(Self.fewestDotsPerInch)).rounded(.up))
    return .warning(
      .pictureSize,
      "the picture '\(picture.path)' is printed at \(Int(resolution.rounded())) dots to the inch",
      at: picture.location,
      hint: "\(Self.fewestDotsPerInch) look sharp: take one that is \(needed) pixels wide or more")
  }

  /// How large the hero is printed.
  private var heroSize: Size? {
    guard let template, let part = template.parts.first(where: { $0.part == .hero }) else {
      return nil
    }
    let inner = template.size.width - template.margins.start - template.margins.end
    let bleed = template.printMarks.map { $0.bleed * 2 } ?? .zero
    let width = part.reachesEdges ? template.size.width + bleed : inner
    return Size(width: width, height: part.height ?? width * 0.3)
  }
}

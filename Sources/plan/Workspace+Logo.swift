import Content
import Layout
import Rendering
import Typography

extension Workspace {
  /// A clinic's logo as pages and web pages are given it; empty where there is none.
  struct LogoPicture {
    /// A JPEG, by the logo's name.
    var images: [String: JPEGImage] = [:]
    /// Outlines, likewise.
    var drawings: [String: Drawing] = [:]
    /// The bytes of its file and their media type.
    var file: (bytes: [UInt8], type: String)?
    /// Why there is none: a handout without a logo is better than no handout.
    var warnings: [Diagnostic] = []
  }

  /// The logo that a clinic's file names or holds; files lie beside the clinic's own, or in the
  /// assets' images.
  ///
  /// - Parameter accent: for outlines that leave their colour to the clinic.
  func logo(of clinic: Clinic, accent: Color) -> LogoPicture {
    guard let logo = clinic.letterhead?.logo else { return LogoPicture() }
    let reader = SVGReader(accent: accent)
    if let outline = logo.outline {
      let parsed = reader.read(path: outline.data, box: outline.box, at: logo.picture.location)
      var picture = Self.drawn(parsed, logo)
      if parsed.sound != nil {
        picture.file = (Self.file(of: outline, in: accent), "image/svg+xml")
      }
      return picture
    }
    do {
      let path = try logoPath(logo.picture, besides: clinic.file)
      guard FilePath.ending(of: path).lowercased() == "svg" else {
        let found = try pictures([logo.picture], besides: clinic.file, required: nil)
        return LogoPicture(
          images: found.images,
          file: found.images[logo.picture.path].map { ($0.bytes, "image/jpeg") },
          warnings: found.diagnostics.map(Self.leftOut))
      }
      let source = try text(path, what: "logo")
      var picture = Self.drawn(reader.read(source), logo)
      picture.file = (Array(source.text.utf8), "image/svg+xml")
      return picture
    } catch {
      return LogoPicture(warnings: error.diagnostics.map(Self.leftOut))
    }
  }

  private static func drawn(_ parsed: Parsed<Drawing>, _ logo: Logo) -> LogoPicture {
    guard let drawing = parsed.sound else {
      return LogoPicture(warnings: parsed.diagnostics.map(leftOut))
    }
    return LogoPicture(drawings: [logo.picture.path: drawing])
  }

  /// Both texts have been read as numbers and letters, so that nothing in them needs escaping.
  private static func file(of outline: Logo.Outline, in accent: Color) -> [UInt8] {
    let path = "<path fill=\"\(accent.hex)\" d=\"\(outline.data)\"/>"
    return Array(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"\(outline.box)\">\(path)</svg>".utf8)
  }

  private func logoPath(
    _ reference: ImageReference, besides file: String
  ) throws(Failure) -> String {
    guard FilePath.staysBelow(reference.path) else {
      throw Failure(
        .badData, "the logo '\(reference.path)' lies outside its folder", at: reference.location)
    }
    let folders = [FilePath.parent(of: file), FilePath.joined(assets, "images")]
    let paths = folders.map { FilePath.joined($0, reference.path) }
    guard let path = paths.first(where: FileSystem.exists) else {
      throw Failure(
        .missingInput, "there is no logo '\(reference.path)'", at: reference.location,
        hint: "it lies beside the clinic's file")
    }
    return path
  }

  private static func leftOut(_ diagnostic: Diagnostic) -> Diagnostic {
    var warning = diagnostic
    warning.severity = .warning
    warning.hint = ["the logo is left out", diagnostic.hint].compactMap(\.self)
      .joined(separator: "; ")
    return warning
  }
}

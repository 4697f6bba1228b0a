import CCairo

/// Why pages could not be drawn.
public enum RenderError: Error, Hashable, Sendable {
  /// Cairo refused, in its own words.
  case cairo(String)
  /// FreeType could not open a font that HarfBuzz could.
  case font(family: String)
  /// The picture of that path in the document.
  case image(key: String, JPEGError)
  /// The linked Cairo is not the one whose PDF output is known.
  case cairoVersion(String)

  public var message: String {
    switch self {
    case .cairo(let reason): "drawing failed: \(reason)"
    case .font(let family): "the font \"\(family)\" cannot be drawn"
    case .image(let key, let error): "the picture '\(key)' cannot be used: \(error.description)"
    case .cairoVersion(let version): "Cairo \(version) is linked, where 1.16 is needed"
    }
  }
}

/// Throws what a Cairo status says; success passes.
func check(_ status: cairo_status_t) throws(RenderError) {
  guard status == CAIRO_STATUS_SUCCESS else {
    throw .cairo(cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown status")
  }
}

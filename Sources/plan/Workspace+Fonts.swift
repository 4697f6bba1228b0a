import Typography

extension Workspace {
  /// The fonts that are installed, each read when it is first asked for.
  func fontBook() -> FontBook {
    let locator = FontLocator()
    return FontBook { request throws(FontError) in
      guard let place = locator.locate(family: request.family, weight: request.weight) else {
        throw .missing(family: request.family)
      }
      guard let bytes = try? FileSystem.read(place.path) else {
        throw .unreadable(family: request.family)
      }
      return try FontFace(
        family: request.family, weight: request.weight, data: FontData(bytes),
        index: place.index)
    }
  }
}

import CCairo
import Layout

/// Pictures ready to be painted, each decoded or wrapped once for a document.
final class ImageCache {
  private let images: [String: JPEGImage]
  let resolution: Double
  /// PDF takes the JPEG's own bytes; the others need pixels.
  let embedsJPEG: Bool
  private let store: PictureStore

  /// Pictures that were made ready, for this document and those that follow it.
  final class PictureStore {
    fileprivate var pictures: [Key: (source: JPEGImage, picture: Picture)] = [:]
    /// More would be the pictures of a library, and not of a clinic.
    fileprivate static let most = 64
  }

  fileprivate struct Key: Hashable {
    var image: String
    var maximumWidth: Int
    var maximumHeight: Int
  }

  /// A surface that spans a box of the stored picture's proportions.
  final class Picture {
    let surface: OpaquePointer
    let image: JPEGImage
    /// Size in the surface's own units.
    let width: Double
    let height: Double

    init(surface: OpaquePointer, image: JPEGImage, width: Double, height: Double) {
      self.surface = surface
      self.image = image
      self.width = width
      self.height = height
    }

    deinit { cairo_surface_destroy(surface) }
  }

  /// - Parameters:
  ///   - images: by their path in the document.
  ///   - resolution: pixels to the inch above which a picture is reduced.
  ///   - store: keeps JPEGs for the next document, in which the same bytes need no second check.
  init(
    images: [String: JPEGImage], resolution: Double, embedsJPEG: Bool,
    store: PictureStore = PictureStore()
  ) {
    self.store = store
    self.images = images
    self.resolution = resolution
    self.embedsJPEG = embedsJPEG
  }

  /// Where the whole picture lies, in points, so that it covers the frame with its focus as near to
  /// the frame's middle as its edges allow. Nil for a picture that is not there.
  func wholeFrame(
    of placed: PlacedImage
  ) -> (x: Double, y: Double, width: Double, height: Double)? {
    guard let image = images[placed.key] else { return nil }
    let frame = placed.frame
    let scale = max(
      frame.width.points / Double(image.width), frame.height.points / Double(image.height))
    let (width, height) = (Double(image.width) * scale, Double(image.height) * scale)
    func start(_ start: Double, _ length: Double, _ whole: Double, _ focus: Double) -> Double {
      min(start, max(start + length - whole, start + length / 2 - whole * focus))
    }
    return (
      start(frame.x.points, frame.width.points, width, placed.focus.x),
      start(frame.y.points, frame.height.points, height, placed.focus.y), width, height
    )
  }

  /// The picture, reduced to what the page can show.
  ///
  /// - Parameters:
  ///   - shownWidth: of the whole picture on the page, in points, cut off or not.
  ///   - shownHeight: likewise.
  func picture(
    _ key: String, shownWidth: Double, shownHeight: Double
  ) throws(RenderError) -> Picture? {
    guard let image = images[key] else { return nil }
    func pixels(_ points: Double) -> Int { Int((points / 72 * resolution).rounded(.up)) }
    let cacheKey = Key(
      image: key, maximumWidth: pixels(shownWidth), maximumHeight: pixels(shownHeight))
    if let known = store.pictures[cacheKey], known.source.isSameStorage(as: image) {
      return known.picture
    }
    let picture: Picture
    do {
      let reduced = try image.prepared(
        maximumWidth: pixels(shownWidth), maximumHeight: pixels(shownHeight))
      picture =
        embedsJPEG
        ? try ImageCache.carrier(of: reduced) : try ImageCache.decoded(reduced)
    } catch let error as JPEGError {
      throw .image(key: key, error)
    } catch let error as RenderError {
      throw error
    } catch {
      throw .cairo("\(error)")
    }
    if store.pictures.count >= PictureStore.most { store.pictures = [:] }
    store.pictures[cacheKey] = (image, picture)
    return picture
  }

  /// A single pixel that carries the JPEG's bytes: Cairo writes them as they are, and a carrier of
  /// the picture's own size would cost milliseconds of clearing memory.
  private static func carrier(of image: JPEGImage) throws -> Picture {
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1) else {
      throw RenderError.cairo("out of memory")
    }
    let picture = Picture(surface: surface, image: image, width: 1, height: 1)
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: image.bytes.count)
    copy.update(from: image.bytes, count: image.bytes.count)
    let status = cairo_surface_set_mime_data(
      surface, CAIRO_MIME_TYPE_JPEG, copy, UInt(image.bytes.count),
      { $0?.assumingMemoryBound(to: UInt8.self).deallocate() }, copy)
    if status != CAIRO_STATUS_SUCCESS { copy.deallocate() }
    try check(status)
    return picture
  }

  private static func decoded(_ image: JPEGImage) throws -> Picture {
    let pixels = try image.pixels(as: .xrgb)
    guard
      let surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, Int32(pixels.width), Int32(pixels.height))
    else { throw RenderError.cairo("out of memory") }
    let picture = Picture(
      surface: surface, image: image, width: Double(pixels.width),
      height: Double(pixels.height))
    try check(cairo_surface_status(surface))
    let stride = Int(cairo_image_surface_get_stride(surface))
    let rowLength = pixels.width * pixels.layout.bytesPerPixel
    guard let target = cairo_image_surface_get_data(surface) else {
      throw RenderError.cairo("out of memory")
    }
    pixels.bytes.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      for row in 0..<pixels.height {
        (target + row * stride).update(from: start + row * rowLength, count: rowLength)
      }
    }
    cairo_surface_mark_dirty(surface)
    return picture
  }
}

extension JPEGImage {
  /// Whether it is the very picture, without a look at its bytes.
  fileprivate func isSameStorage(as other: JPEGImage) -> Bool {
    bytes.withUnsafeBufferPointer { own in
      other.bytes.withUnsafeBufferPointer { $0.baseAddress == own.baseAddress }
    } && bytes.count == other.bytes.count && orientation == other.orientation
  }
}

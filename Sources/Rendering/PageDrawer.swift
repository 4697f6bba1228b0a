import CCairo
import Layout
import Typography

/// Draws the items of pages with Cairo, whatever surface is below.
struct PageDrawer {
  let context: OpaquePointer
  let faces: FaceCache
  let images: ImageCache

  func draw(_ item: Item) throws(RenderError) {
    switch item.content {
    case .glyphs(let run, let origin): try draw(run, at: origin)
    case .fill(let path, let color):
      trace(path)
      setColor(color)
      cairo_fill(context)
    case .stroke(let path, let color, let width):
      trace(path)
      setColor(color)
      cairo_set_line_width(context, width.points)
      cairo_stroke(context)
    case .image(let image): try draw(image)
    }
  }

  /// The colour that the item draws with; a tag takes it up as it begins.
  func setColor(of item: Item) {
    switch item.content {
    case .glyphs(let run, _): setColor(run.style.color)
    case .fill(_, let color), .stroke(_, let color, _): setColor(color)
    case .image: setColor(.black)
    }
  }

  private func setColor(_ color: Color) {
    cairo_set_source_rgb(context, color.red, color.green, color.blue)
  }

  private func trace(_ path: Path) {
    cairo_new_path(context)
    for element in path.elements {
      switch element {
      case .move(let point): cairo_move_to(context, point.x.points, point.y.points)
      case .line(let point): cairo_line_to(context, point.x.points, point.y.points)
      case .curve(let first, let second, let end):
        cairo_curve_to(
          context, first.x.points, first.y.points, second.x.points, second.y.points,
          end.x.points, end.y.points)
      case .close: cairo_close_path(context)
      }
    }
  }

  // MARK: Text

  private func draw(_ run: GlyphRun, at origin: Point) throws(RenderError) {
    cairo_set_font_face(context, try faces.face(for: run.face))
    cairo_set_font_size(context, run.style.size.points)
    setColor(run.style.color)
    let text = ClusteredText(run)
    let glyphs = placedGlyphs(run, at: origin)
    var bytes = text.bytes
    bytes.withUnsafeMutableBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        cairo_show_text_glyphs(
          context, characters.baseAddress, Int32(characters.count), glyphs, Int32(glyphs.count),
          text.clusters, Int32(text.clusters.count),
          run.rightToLeft
            ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(rawValue: 0))
      }
    }
  }

  private func placedGlyphs(_ run: GlyphRun, at origin: Point) -> [cairo_glyph_t] {
    let scale = run.style.size.points / Double(run.face.unitsPerEm)
    // Nobody sees a hundredth of a point, but a PDF spells every digit of it out.
    let (x, y) = (rounded(origin.x), rounded(origin.y))
    var pen = 0
    return run.glyphs.map { glyph in
      defer { pen += Int(glyph.advance) }
      return cairo_glyph_t(
        index: UInt(glyph.id),
        x: x + Double(pen + Int(glyph.offsetX)) * scale,
        y: y - Double(glyph.offsetY) * scale)
    }
  }

  private func rounded(_ length: Length) -> Double { (length.points * 100).rounded() / 100 }

  // MARK: Pictures

  /// The picture covers its frame; what lies outside is clipped, not cut away, so that the bytes
  /// can stay as they are.
  private func draw(_ placed: PlacedImage) throws(RenderError) {
    guard let whole = images.wholeFrame(of: placed),
      let picture = try images.picture(
        placed.key, shownWidth: whole.width, shownHeight: whole.height)
    else { return }
    cairo_save(context)
    defer { cairo_restore(context) }
    trace(.rectangle(placed.frame, radius: placed.cornerRadius))
    cairo_clip(context)
    cairo_translate(context, whole.x, whole.y)
    cairo_scale(context, whole.width, whole.height)
    let turn = picture.image.orientation.turn
    var matrix = cairo_matrix_t()
    cairo_matrix_init(&matrix, turn.xx, turn.yx, turn.xy, turn.yy, turn.x0, turn.y0)
    cairo_transform(context, &matrix)
    cairo_scale(context, 1 / picture.width, 1 / picture.height)
    cairo_set_source_surface(context, picture.surface, 0, 0)
    cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD)
    // In a PDF any better filter asks for interpolation, which PDF/A forbids (ISO 19005-2, 6.2.8).
    let filter = images.embedsJPEG ? CAIRO_FILTER_FAST : CAIRO_FILTER_GOOD
    cairo_pattern_set_filter(cairo_get_source(context), filter)
    cairo_paint(context)
  }
}

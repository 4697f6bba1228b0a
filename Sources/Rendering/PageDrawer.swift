import CCairo
import Layout
import Typography

/// Draws the items of pages with Cairo, whatever surface is below.
struct PageDrawer {
  let context: OpaquePointer
  let faces: FaceCache
  let images: ImageCache
  /// What glyphs are copied as, where the format can say it.
  var meanings: GlyphMeanings?

  func draw(_ item: Item) throws(RenderError) {
    switch item.content {
    case .glyphs(let run, let origin): try draw(run, at: origin)
    case .fill(let path, let color):
      setColor(color)
      fill(path)
    case .stroke(let path, let color, let width):
      trace(path)
      setColor(color)
      cairo_set_line_width(context, width.points)
      cairo_stroke(context)
    case .image(let image): try draw(image)
    case .drawing(let drawing): draw(drawing)
    }
  }

  /// Something where the finished document has a slot: Cairo leaves out what paints nothing.
  func drawPlaceholder() {
    cairo_new_path(context)
    cairo_rectangle(context, 0, 0, 1, 1)
    cairo_fill(context)
  }

  /// The colour that the item draws with; a tag takes it up as it begins.
  func setColor(of item: Item) {
    switch item.content {
    case .glyphs(let run, _): setColor(run.style.color)
    case .fill(_, let color), .stroke(_, let color, _): setColor(color)
    case .image, .drawing: setColor(.black)
    }
  }

  /// A quarter of what a screen can show is fine enough, and shorter to tell.
  private func setColor(_ color: Color) {
    func rounded(_ part: Double) -> Double { (part * 1000).rounded() / 1000 }
    cairo_set_source_rgb(context, rounded(color.red), rounded(color.green), rounded(color.blue))
  }

  private func fill(_ path: Path) {
    if let box = path.roundedBox { return fill(box) }
    trace(path)
    cairo_fill(context)
  }

  /// A round pen of the corners' width goes along the middle of a disc, a bar or a box: in a PDF a
  /// tenth of the bytes of its curves.
  private func fill(_ box: Path.RoundedBox) {
    let (x, y) = (snapped(box.frame.x + box.radius), snapped(box.frame.y + box.radius))
    let width = snapped(box.frame.width - box.radius * 2)
    let height = snapped(box.frame.height - box.radius * 2)
    cairo_set_line_width(context, (box.radius.points * 200).rounded() / 100)
    cairo_new_path(context)
    if min(width, height) > 0 {
      cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
      cairo_rectangle(context, x, y, width, height)
      cairo_fill_preserve(context)
    } else {
      cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
      cairo_move_to(context, x, y)
      cairo_line_to(context, x + width, y + height)
    }
    cairo_stroke(context)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_MITER)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT)
  }

  /// The path begins on a quarter of a point and goes on in such, so that equal outlines are equal
  /// wherever they stand.
  private func trace(_ path: Path) {
    guard case .move(let start)? = path.elements.first else { return cairo_new_path(context) }
    let (x, y) = (snapped(start.x), snapped(start.y))
    trace(path) { point in
      (x + snapped(point.x - start.x), y + snapped(point.y - start.y))
    }
  }

  private func trace(_ path: Path, place: (Point) -> (x: Double, y: Double)) {
    cairo_new_path(context)
    for element in path.elements {
      switch element {
      case .move(let point):
        let end = place(point)
        cairo_move_to(context, end.x, end.y)
      case .line(let point):
        let end = place(point)
        cairo_line_to(context, end.x, end.y)
      case .curve(let first, let second, let end):
        let (first, second, end) = (place(first), place(second), place(end))
        cairo_curve_to(context, first.x, first.y, second.x, second.y, end.x, end.y)
      case .close: cairo_close_path(context)
      }
    }
  }

  /// Nobody sees an eighth of a point, the width of a hair, but a PDF spells every digit of it out.
  private func snapped(_ place: Length) -> Double { (place.points * 4).rounded() / 4 }

  private func draw(_ placed: PlacedDrawing) {
    cairo_save(context)
    defer { cairo_restore(context) }
    trace(.rectangle(placed.frame, radius: placed.cornerRadius))
    cairo_clip(context)
    cairo_translate(context, placed.frame.x.points, placed.frame.y.points)
    let size = placed.drawing.size
    cairo_scale(context, placed.frame.width / size.width, placed.frame.height / size.height)
    for shape in placed.drawing.shapes {
      trace(shape.path) { ($0.x.points, $0.y.points) }
      setColor(shape.color)
      cairo_set_fill_rule(
        context, shape.isEvenOdd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING)
      cairo_fill(context)
    }
  }

  // MARK: Text

  private func draw(_ run: GlyphRun, at origin: Point) throws(RenderError) {
    setColor(run.style.color)
    guard let meanings else {
      try setFont(run.face, run.style.size)
      show(CopyableRun.placed(run, at: CopyableRun.rounded(origin, of: run)))
      return
    }
    try draw(CopyableRun(run, at: origin), run.face, size: run.style.size, meanings)
  }

  /// A font's signs, on a page that nobody sees.
  func draw(_ signs: DocumentSigns.Font, at origin: Point) throws(RenderError) {
    guard let meanings else { return }
    setColor(.black)
    try draw(CopyableRun(signs, at: origin), signs.face, size: .pt(1), meanings)
  }

  private func draw(
    _ text: CopyableRun, _ face: FontFace, size: Length, _ meanings: GlyphMeanings
  ) throws(RenderError) {
    let twins = meanings.twins(of: text, in: face)
    var start = 0
    while start < text.pieces.count {
      var end = start + 1
      while end < twins.count, twins[end] == twins[start] { end += 1 }
      try setFont(face, size, twin: twins[start])
      show(text.pieces[start..<end], of: text, blank: face.blankGlyph)
      start = end
    }
    if !text.outlines.isEmpty {
      try setFont(face, size)
      cairo_new_path(context)
      cairo_glyph_path(context, text.outlines, Int32(text.outlines.count))
      cairo_fill(context)
    }
  }

  /// Cairo moves the glyphs of an image to whole pixels, which spoils the spaces of small text; an
  /// outline stands where it belongs.
  private func show(_ glyphs: [cairo_glyph_t]) {
    guard cairo_surface_get_type(cairo_get_target(context)) == CAIRO_SURFACE_TYPE_IMAGE else {
      return cairo_show_glyphs(context, glyphs, Int32(glyphs.count))
    }
    cairo_new_path(context)
    cairo_glyph_path(context, glyphs, Int32(glyphs.count))
    cairo_fill(context)
  }

  private func setFont(_ face: FontFace, _ size: Length, twin: Int = 0) throws(RenderError) {
    cairo_set_font_face(context, try faces.face(for: face, twin: twin))
    cairo_set_font_size(context, size.points)
  }

  /// Pieces of one font, each glyph a cluster of its own.
  ///
  /// - Parameter blank: the glyph that shows nothing and stands for a character all the same.
  private func show(
    _ pieces: ArraySlice<CopyableRun.Piece>, of text: CopyableRun, blank: UInt32?
  ) {
    guard let first = pieces.first, let last = pieces.last else { return }
    // The finisher writes no more decimals; all but the first stretch of a run may have more.
    let shift = (first.x * 100).rounded() / 100 - first.x
    var glyphs = pieces.map { cairo_glyph_t(index: UInt($0.glyph), x: $0.x + shift, y: $0.y) }
    let isUnseen = pieces.allSatisfy {
      $0.glyph == blank || text.bytes[$0.text].elementsEqual(" ".utf8)
    }
    if isUnseen {
      for index in glyphs.indices {
        glyphs[index].x = movedOffGrid(glyphs[index].x)
        glyphs[index].y = movedOffGrid(glyphs[index].y)
      }
    }
    let clusters = pieces.map {
      cairo_text_cluster_t(num_bytes: Int32($0.text.count), num_glyphs: 1)
    }
    text.bytes[first.text.lowerBound..<last.text.upperBound].withUnsafeBytes { bytes in
      cairo_show_text_glyphs(
        context, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), glyphs,
        Int32(glyphs.count), clusters, Int32(clusters.count),
        cairo_text_cluster_flags_t(rawValue: 0))
    }
  }

  /// Cairo rounds what a call draws to a box on its grid of 1/256 and leaves out what has an empty
  /// one: glyphs that show nothing whose places fall on whole numbers, and with them their characters
  /// in copied text.
  private func movedOffGrid(_ place: Double) -> Double {
    (place * 256).rounded().truncatingRemainder(dividingBy: 256) == 0 ? place + 0.1 : place
  }

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

import Content
import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout
@testable import Rendering

/// Pictures on the page: what is embedded, and which part of it is seen where.
@Suite struct PictureTests {
  private static func placed(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double,
    focus: ImageReference.Focus = .centre, radius: Double = 0
  ) -> Item {
    let frame = Rectangle(x: .pt(x), y: .pt(y), width: .pt(width), height: .pt(height))
    return Item(
      .image(
        PlacedImage(key: "p.jpg", frame: frame, cornerRadius: .pt(radius), focus: focus)),
      .node(0))
  }

  private static func occurrences(of part: [UInt8], in whole: [UInt8]) -> Int {
    let head = part.prefix(64)
    return whole.indices.filter { start in
      whole[start] == head[0] && whole[start...].starts(with: head)
        && whole[start...].starts(with: part)
    }.count
  }

  // MARK: Embedding

  @Test func aJPEGPassesByteForByteAndOnce() throws {
    let image = try JPEGImage(bytes: JPEGSamples.noise(width: 120, height: 90))
    let items = [Self.placed(5, 5, 60, 45), Self.placed(5, 55, 60, 20)]
    let pdf = try RenderedSample.pdf(
      of: RenderedSample.document([items, items]), images: ["p.jpg": image])
    #expect(Self.occurrences(of: image.bytes, in: pdf.bytes) == 1)
    #expect(Self.occurrences(of: Array("/DCTDecode".utf8), in: pdf.bytes) == 1)
    // PDF/A forbids it (ISO 19005-2, 6.2.8).
    #expect(Self.occurrences(of: Array("/Interpolate true".utf8), in: pdf.bytes) == 0)
  }

  @Test func aJPEGThatIsTooFineIsReduced() throws {
    let image = try JPEGImage(bytes: JPEGSamples.quadrants(width: 1600, height: 1200))
    let document = RenderedSample.document([[Self.placed(10, 10, 64, 48)]])
    let pdf = try RenderedSample.pdf(of: document, images: ["p.jpg": image])
    #expect(Self.occurrences(of: image.bytes, in: pdf.bytes) == 0)
    let list = try Tool.run("pdfimages", ["-list", "FILE"], on: pdf.bytes).text
    let row = list.split(separator: "\n").last?.split(separator: " ") ?? []
    // 64 pt at 220 pixels to the inch are 196 pixels; an eighth of the picture is 200, so it takes
    // two steps.
    let width = try #require(Int(row[3]))
    #expect(width <= 196 && width >= 98)
    #expect(row.contains("jpeg"))
  }

  @Test func aPictureThatIsDamagedIsNamed() throws {
    let bytes = try JPEGSamples.noise(width: 64, height: 64)
    let image = try JPEGImage(bytes: Array(bytes.prefix(bytes.count / 2)))
    let document = RenderedSample.document([[Self.placed(10, 10, 64, 48)]])
    #expect {
      try RenderedSample.pdf(of: document, images: ["p.jpg": image])
    } throws: { error in
      guard case RenderError.image(key: "p.jpg", _)? = error as? RenderError else { return false }
      return true
    }
  }

  @Test func aPictureThatIsNotThereLeavesItsPlaceFree() throws {
    let document = RenderedSample.document([[Self.placed(10, 10, 64, 48)]])
    let png = try Renderer().png(document.pages[0], of: document, images: [:], resolution: 72)
    #expect(try Pixels(png: png).isBlank)
  }

  // MARK: What is seen

  /// The picture, 64 by 32: red beside green above yellow beside blue.
  private static func quadrants(orientation: Int? = nil) throws -> [String: JPEGImage] {
    var bytes = try JPEGSamples.quadrants()
    if let orientation {
      bytes = JPEGSamples.adding(
        app1: JPEGExifTests.exif(orientation: orientation), to: bytes)
    }
    return ["p.jpg": try JPEGImage(bytes: bytes)]
  }

  enum Output: CaseIterable { case pdf, png }

  /// A page of 100 by 80 points with a picture on it, as pixels of one point.
  private static func seen(
    _ item: Item, images: [String: JPEGImage], by output: Output
  ) throws -> Pixels {
    let document = RenderedSample.document([[item]])
    switch output {
    case .png:
      return try Pixels(
        png: Renderer().png(document.pages[0], of: document, images: images, resolution: 72))
    case .pdf:
      let pdf = try RenderedSample.pdf(of: document, images: images)
      return try Pixels(ppm: Tool.run("pdftoppm", ["-r", "72", "FILE"], on: pdf.bytes).output)
    }
  }

  @Test(arguments: Output.allCases)
  func aPictureFillsItsFrame(output: Output) throws {
    let pixels = try Self.seen(
      Self.placed(20, 10, 64, 32), images: Self.quadrants(), by: output)
    expectNoDifference(
      pixels.names(columns: [10, 22, 40, 64, 81, 90], rows: [5, 12, 20, 32, 40, 48]),
      ["wwwwww", "wrrggw", "wrrggw", "wyybbw", "wyybbw", "wwwwww"])
  }

  /// A drawing's own units may be large: what is too small to be seen on a page is not so in it.
  @Test(arguments: Output.allCases)
  func aDrawingKeepsItsPartsApart(output: Output) throws {
    func shape(_ x: Double, _ width: Double, _ color: Color) -> Drawing.Shape {
      let box = Rectangle(x: .pt(x), y: .zero, width: .pt(width), height: .pt(1))
      return Drawing.Shape(.rectangle(box), color)
    }
    let red = Color(red: 200 / 255, green: 30 / 255, blue: 40 / 255)
    let blue = Color(red: 30 / 255, green: 60 / 255, blue: 190 / 255)
    let drawing = Drawing(
      size: Size(width: .pt(1), height: .pt(1)),
      shapes: [shape(0.1, 0.2, red), shape(0.4, 0.2, blue), shape(0.7, 0.2, red)])
    let frame = Rectangle(x: .pt(10), y: .pt(10), width: .pt(60), height: .pt(60))
    let pixels = try Self.seen(
      Item(.drawing(PlacedDrawing(drawing, in: frame)), .node(0)), images: [:], by: output)
    expectNoDifference(
      pixels.names(columns: [14, 17, 26, 29, 32, 35, 44, 47, 50, 53, 62, 65], rows: [40]),
      ["wrrwwbbwwrrw"])
  }

  /// A frame as high as it is wide sees half of the width; the focus says which half.
  @Test(arguments: Output.allCases)
  func aPictureIsCutAboutItsFocus(output: Output) throws {
    func seen(_ x: Double, _ y: Double, _ width: Double, _ height: Double) throws -> [String] {
      let item = Self.placed(20, 10, width, height, focus: .init(x: x, y: y))
      let pixels = try Self.seen(item, images: Self.quadrants(), by: output)
      let (w, h) = (Int(width), Int(height))
      return pixels.names(
        columns: [24, 20 + w / 2 - 4, 20 + w / 2 + 4, 20 + w - 4],
        rows: [14, 10 + h / 2 - 4, 10 + h / 2 + 4, 10 + h - 4])
    }
    expectNoDifference(try seen(0.5, 0.5, 40, 40), ["rrgg", "rrgg", "yybb", "yybb"])
    expectNoDifference(try seen(0, 0.5, 40, 40), ["rrrr", "rrrr", "yyyy", "yyyy"])
    expectNoDifference(try seen(1, 0.5, 40, 40), ["gggg", "gggg", "bbbb", "bbbb"])
    expectNoDifference(try seen(0.5, 0, 64, 16), ["rrgg", "rrgg", "rrgg", "rrgg"])
    expectNoDifference(try seen(0.5, 1, 64, 16), ["yybb", "yybb", "yybb", "yybb"])
  }

  /// What each orientation makes of red, green, yellow and blue in their corners (TIFF 6.0,
  /// "Orientation": the visual place of the stored picture's first row and column).
  @Test(
    arguments: [
      (1, ["rg", "yb"]), (2, ["gr", "by"]), (3, ["by", "gr"]), (4, ["yb", "rg"]),
      (5, ["ry", "gb"]), (6, ["yr", "bg"]), (7, ["bg", "yr"]), (8, ["gb", "ry"]),
    ], Output.allCases)
  func aPictureIsTurnedAsItWasTaken(sample: (Int, [String]), output: Output) throws {
    let images = try Self.quadrants(orientation: sample.0)
    let isUpright = sample.0 >= 5
    let item = isUpright ? Self.placed(20, 10, 32, 64) : Self.placed(20, 10, 64, 32)
    let pixels = try Self.seen(item, images: images, by: output)
    let found =
      isUpright
      ? pixels.names(columns: [28, 44], rows: [20, 64])
      : pixels.names(columns: [28, 74], rows: [16, 36])
    expectNoDifference(found, sample.1)
  }

  @Test(arguments: Output.allCases)
  func cornersAreRounded(output: Output) throws {
    let pixels = try Self.seen(
      Self.placed(20, 10, 64, 32, radius: 12), images: Self.quadrants(), by: output)
    expectNoDifference(
      pixels.names(columns: [21, 82], rows: [11, 40]), ["ww", "ww"])
    expectNoDifference(
      pixels.names(columns: [26, 78], rows: [16, 36]), ["rg", "yb"])
  }
}

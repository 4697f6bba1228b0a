import Content
import Typography

extension Composer {
  /// The hero: a band of the frame's width, the picture cropped about its focus.
  func hero(
    _ reference: ImageReference, height: Length, in frame: Frame,
    under parent: SemanticTree.NodeID
  ) -> [Strip] {
    guard images[reference.path] != nil else {
      return alternativeText(reference, in: frame, under: parent)
    }
    let box = Rectangle(x: frame.x, y: .zero, width: frame.width, height: height)
    return [Strip(height: height, items: [placed(reference, in: box, under: parent)])]
  }

  /// A picture within the text, whole, as wide as its pixels allow at the layout's resolution.
  func picture(
    _ reference: ImageReference, in frame: Frame, under parent: SemanticTree.NodeID
  ) -> [Strip] {
    guard let pixels = images[reference.path], pixels.width > 0, pixels.height > 0 else {
      return alternativeText(reference, in: frame, under: parent)
    }
    let natural = Length.pt(Double(pixels.width) * 72 / template.imageResolution)
    let ratio = Double(pixels.height) / Double(pixels.width)
    let width = min(frame.width, natural, template.size.height * 0.4 / ratio)
    let box = Rectangle(x: frame.x, y: .zero, width: width, height: width * ratio)
    return [Strip(height: box.height, items: [placed(reference, in: box, under: parent)])]
  }

  /// A band in the clinic's own colours in place of a picture, for the eye alone.
  func ornament(_ seed: String, height: Length, in frame: Frame) -> [Strip] {
    let box = Rectangle(x: frame.x, y: .zero, width: frame.width, height: height)
    let drawing = Ornament.drawing(
      seed: seed, size: Size(width: box.width, height: box.height), color: color(.accent))
    let placed = PlacedDrawing(drawing, in: box, cornerRadius: cornerRadius(of: box))
    return [Strip(height: height, items: [Item(.drawing(placed), .artifact(.layout))])]
  }

  /// A picture that runs off the page has no corners to round.
  private func cornerRadius(of box: Rectangle) -> Length { box.x < .zero ? .zero : space(4) }

  private func placed(
    _ reference: ImageReference, in box: Rectangle, under parent: SemanticTree.NodeID
  ) -> Item {
    // Without words for it a picture can only be decoration.
    let meaning =
      reference.alternative.map { alternative in
        Item.Meaning.node(tree.add(.figure, to: parent, alternative: alternative))
      } ?? .artifact(.layout)
    return Item(
      .image(
        PlacedImage(
          key: reference.path, frame: box, cornerRadius: cornerRadius(of: box),
          focus: reference.focus)),
      meaning)
  }

  /// What stands in a missing picture's place.
  private func alternativeText(
    _ reference: ImageReference, in frame: Frame, under parent: SemanticTree.NodeID
  ) -> [Strip] {
    guard let text = reference.alternative, !text.isEmpty else { return [] }
    return paragraph(
      [.text(text, reference.location)], .note, in: readable(frame), under: parent)
  }
}

import Content
import Typography

extension Composer {
  /// A QR code with what it is for beside it; one below the other where the frame is narrow.
  func scanCode(
    _ code: ScanCode, _ caption: [Block], alternative: String, in frame: Frame,
    under parent: SemanticTree.NodeID
  ) -> [Strip] {
    let side = max(Self.usualCode, Self.leastModule * Double(code.side))
    let quiet = side * (Double(ScanCode.quietZone) / Double(code.side))
    // The dark modules stand on the edge of the text, their quiet zone before it.
    let box = Rectangle(x: frame.x - quiet, y: -quiet, width: side, height: side)
    let figure = tree.add(.figure, to: parent, alternative: alternative)
    let item = Item(.drawing(PlacedDrawing(drawing(of: code), in: box)), .node(figure))
    let visible = side - quiet * 2
    let beside = frame.inset(start: visible + quiet + space(8))
    guard beside.width >= space(150) else {
      let below = strips(caption, in: frame, under: parent).withSpaceBefore(quiet + space(4))
      return [Strip(height: visible, items: [item])] + below
    }
    let text = Strip.joined(strips(caption, in: beside, under: parent))
    let drop = max(.zero, (visible - text.height) / 2)
    return [
      Strip(
        height: max(visible, text.height),
        items: [item] + text.items.map { $0.moved(y: drop) })
    ]
  }

  /// ISO/IEC 18004 leaves a module's size to the application. Cameras of telephones read 0.4 mm at
  /// arm's length; a little more forgives an office printer.
  static let leastModule = Length.mm(0.5)
  static let usualCode = Length.mm(26)

  private func drawing(of code: ScanCode) -> Drawing {
    let side = Length.pt(Double(code.side))
    let ground = Path.rectangle(Rectangle(x: .zero, y: .zero, width: side, height: side))
    let modules = code.stretches.map { stretch in
      Path.rectangle(
        Rectangle(
          x: .pt(Double(stretch.column)), y: .pt(Double(stretch.row)),
          width: .pt(Double(stretch.length)), height: .pt(1)))
    }
    // Black on white, whatever the clinic's colours: a reader needs the contrast.
    return Drawing(
      size: Size(width: side, height: side),
      shapes: [.init(ground, .white), .init(.joined(modules), .black)])
  }
}

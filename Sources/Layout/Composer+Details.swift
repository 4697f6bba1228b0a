import Content
import Typography

extension Composer {
  /// Names beside their values; names stand above where the frame is narrow.
  func details(
    _ details: [Detail], in frame: Frame, under parent: SemanticTree.NodeID
  ) -> [Strip] {
    let names = details.map { naturalWidth(of: [.strong([.text($0.name)])], .body) }
    let nameWidth = min(names.max() ?? .zero, frame.width * 0.36)
    let inline = frame.width - nameWidth >= template[.body].size * 15
    let list = tree.add(.list(.none), to: parent)
    var result: [Strip] = []
    for detail in details {
      let item = tree.add(.listItem, to: list)
      let nameFrame = inline ? Frame(x: frame.x, width: nameWidth) : frame
      let name = paragraph(
        [.strong([.text(detail.name)])], .body, in: nameFrame, under: item, role: .label)
      let valueFrame = inline ? frame.inset(start: nameWidth + space(16)) : frame
      let itemBody = tree.add(.itemBody, to: item)
      let value = strips(detail.value, in: readable(valueFrame), under: itemBody)
      var strip =
        inline ? Strip.sideBySide([name, value]) : Strip.joined(name + value)
      strip.spaceBefore = result.isEmpty ? .zero : template[.body].leading * 0.35
      strip.breakBefore = result.isEmpty ? 0 : PageCost.splitDetails
      result.append(strip)
    }
    return result
  }

  /// Labelled lines to write on, with room for handwriting; as many more as fit where a page ends
  /// with them.
  func form(
    _ labels: [String], in frame: Frame, under parent: SemanticTree.NodeID
  ) -> [Strip] {
    labels.enumerated().map { index, label in
      let node = tree.add(.paragraph, to: parent)
      var strip = formLine(label, in: frame, under: node)
      strip.breakBefore = index > 0 ? Strip.forbidden : PageCost.splitForm
      if index == labels.count - 1 { strip.filler = [formLine("", in: frame, under: node)] }
      return strip
    }
  }

  /// A label with its line beside it; below it where little of the line would be left.
  private func formLine(
    _ label: String, in frame: Frame, under node: SemanticTree.NodeID
  ) -> Strip {
    let width = label.isEmpty ? .zero : naturalWidth(of: [.text(label)], .body) + space(8)
    guard label.isEmpty || frame.width - width >= space(72) else {
      let text = paragraph([.text(label)], .body, in: frame, under: node, role: nil)
      return Strip.joined(text + [formLine("", in: frame, under: node)])
    }
    let style = template.textStyle(.body)
    let height = style.leading * 1.7
    let text = singleLine(label, style, meaning: .node(node), in: frame)
    let y = height - space(4)
    let line = Path.line(
      from: Point(x: frame.x + width, y: y), to: Point(x: frame.x + frame.width, y: y))
    let items = (text?.items ?? []).map { $0.moved(y: height - style.leading) }
    return Strip(
      height: height,
      items: items + [
        Item(.stroke(line, color(.muted), width: space(0.6)), .artifact(.layout))
      ])
  }
}

import Content
import Typography

extension Composer {
  /// Numbered steps side by side, in rows of equal length where each has room for a few words a
  /// line; else one below the other.
  func steps(
    _ steps: [Step], in frame: Frame, under parent: SemanticTree.NodeID
  ) -> [Strip] {
    guard !steps.isEmpty else { return [] }
    let node = tree.add(.list(.decimal), to: parent)
    let perRow = stepsPerRow(of: steps.count, in: frame)
    guard perRow > 1 else { return stacked(steps, in: frame, under: node) }
    let width = (frame.width - stepGutter * Double(perRow - 1)) / Double(perRow)
    return stride(from: 0, to: steps.count, by: perRow).map { first in
      let cells = (first..<first + perRow).map { index in
        let x = frame.x + (width + stepGutter) * Double(index - first)
        let (numeral, text) = step(
          steps[index], number: index + 1, under: node, numeral: Frame(x: x, width: width),
          text: Frame(x: x, width: width))
        return numeral + text
      }
      var strip = Strip.sideBySide(cells)
      strip.spaceBefore = first == 0 ? .zero : template[.body].spaceAfter * 1.5
      strip.breakBefore = first == 0 ? 0 : PageCost.splitFigure
      return strip
    }
  }

  private var stepGutter: Length { space(18) }

  /// The most columns that leave no hole in the last row.
  private func stepsPerRow(of count: Int, in frame: Frame) -> Int {
    stride(from: min(count, 4), to: 1, by: -1).first { columns in
      let width = (frame.width - stepGutter * Double(columns - 1)) / Double(columns)
      return count % columns == 0 && width >= template[.body].size * 9
    } ?? 1
  }

  /// Steps one below the other, each beside its number.
  private func stacked(
    _ steps: [Step], in frame: Frame, under node: SemanticTree.NodeID
  ) -> [Strip] {
    let numerals = (1...steps.count).map { naturalWidth(of: [.text("\($0)")], .figure) }
    let indent = (numerals.max() ?? .zero) + space(12)
    let drop = baseline(of: template.textStyle(.figure)) - baseline(of: template.textStyle(.minor))
    return steps.enumerated().map { index, step in
      var (numeral, text) = self.step(
        step, number: index + 1, under: node, numeral: Frame(x: frame.x, width: indent),
        text: readable(frame.inset(start: indent)))
      if !text.isEmpty { text[0] = text[0].lowered(by: drop) }
      var strip = Strip.sideBySide([numeral, text])
      strip.spaceBefore = index == 0 ? .zero : template[.body].spaceAfter
      strip.breakBefore = index == 0 ? 0 : PageCost.splitStep
      return strip
    }
  }

  private func step(
    _ step: Step, number: Int, under list: SemanticTree.NodeID, numeral: Frame, text: Frame
  ) -> (numeral: [Strip], text: [Strip]) {
    let item = tree.add(.listItem, to: list)
    let label = tree.add(.label, to: item)
    let itemBody = tree.add(.itemBody, to: item)
    var style = template.textStyle(.figure)
    style.color = color(.accent)
    let figure = singleLine("\(number)", style, meaning: .node(label), in: numeral)
    let title = paragraph([.text(step.title)], .minor, in: text, under: itemBody)
    let words = paragraph(step.text, .body, in: text, under: itemBody)
    return (figure.map { [$0] } ?? [], title + words.withSpaceBefore(space(3)))
  }
}

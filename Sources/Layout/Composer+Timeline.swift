import Content
import Typography

extension Composer {
  private var barHeight: Length { space(9) }

  /// Labelled tracks beside one axis of days, each with its dates in words.
  ///
  /// The bars show at a glance what the words say in full, so they are decoration to a reader who
  /// cannot see them.
  func timeline(
    _ timeline: Timeline, in frame: Frame, under parent: SemanticTree.NodeID
  ) -> [Strip] {
    let labels = labelFrame(in: frame)
    let tracks =
      labels.map { frame.inset(start: $0.width + template.grid.gutter) } ?? frame
    let axis = Axis(days: timeline.days, frame: tracks, inset: eventDiameter / 2)
    let list = tree.add(.list(.none), to: parent)
    var result: [Strip] = []
    if !template.isCompact, timeline.tracks.contains(where: { !$0.bars.isEmpty }) {
      result.append(axisStrip(timeline, axis))
    }
    for (index, track) in timeline.tracks.enumerated() {
      var strips = self.track(track, axis, labels, in: frame, under: list)
      strips[0].spaceBefore = result.isEmpty ? .zero : rise(8)
      strips[0].breakBefore = index == 0 && !result.isEmpty ? Strip.forbidden : 0
      result += strips
    }
    return result + note(of: timeline, in: frame, under: parent)
  }

  private func note(
    of timeline: Timeline, in frame: Frame, under parent: SemanticTree.NodeID
  ) -> [Strip] {
    paragraph(timeline.note, .note, in: readable(frame), under: parent)
      .keepingWithPrevious().withSpaceBefore(template[.note].spaceAfter)
  }

  /// The column of the tracks' labels; nil where they stand above the tracks.
  private func labelFrame(in frame: Frame) -> Frame? {
    if isNarrow(frame) { return nil }
    let side = template.grid.side > .zero ? template.grid.side : frame.width * 0.3
    return Frame(x: frame.x, width: side)
  }

  /// Where a day lies along the tracks.
  private struct Axis {
    var days: ClosedRange<Day>
    var frame: Frame
    /// Kept clear at both ends, so that the ring of a first day does not stand in the margin.
    var inset: Length

    func x(_ day: Day) -> Length {
      let count = Double(days.upperBound - days.lowerBound + 1)
      let width = frame.width - inset * 2
      return frame.x + inset + width * (Double(day - days.lowerBound) / count)
    }

    func middle(of day: Day) -> Length {
      (x(day) + x(day.adding(days: 1))) / 2
    }

    /// A bar covers its last day.
    func bar(_ bar: ClosedRange<Day>) -> (x: Length, width: Length) {
      let start = x(max(bar.lowerBound, days.lowerBound))
      let end = x(min(bar.upperBound, days.upperBound).adding(days: 1))
      return (start, max(end - start, .pt(2)))
    }
  }

  // MARK: Axis

  private var eventDiameter: Length { markerDiameter * 0.86 }

  private func axisStrip(_ timeline: Timeline, _ axis: Axis) -> Strip {
    let style = template.textStyle(.calendarDay)
    let diameter = eventDiameter
    let top = style.leading + space(3)
    var items = tickItems(timeline, axis, style, height: top)
    let y = top + diameter / 2
    let line = Path.line(
      from: Point(x: axis.frame.x, y: y), to: Point(x: axis.frame.x + axis.frame.width, y: y))
    items.append(Item(.stroke(line, color(.soft), width: space(1.5)), .artifact(.layout)))
    for event in timeline.events {
      let place = Frame(x: axis.middle(of: event.day) - diameter / 2, width: diameter)
      items += eventItems(event, in: place, diameter: diameter).map { $0.moved(y: top) }
    }
    return Strip(height: top + diameter + space(2), items: items)
  }

  private func eventItems(
    _ event: Timeline.Event, in frame: Frame, diameter: Length
  ) -> [Item] {
    let circle = Path.circle(
      centre: Point(x: frame.x + diameter / 2, y: diameter / 2), radius: diameter / 2)
    let paper = Item(.fill(circle, .white), .artifact(.layout))
    return [paper]
      + ringItems(event.marker, in: frame, under: SemanticTree.root, diameter: diameter)
      .map { Item($0.content, .artifact(.layout)) }
  }

  /// Labels of ticks, leaving out those that would run into the one before them.
  private func tickItems(
    _ timeline: Timeline, _ axis: Axis, _ style: TextStyle, height: Length
  ) -> [Item] {
    var items: [Item] = []
    var clear = axis.frame.x - space(1)
    for tick in timeline.ticks {
      let x = axis.x(tick.day)
      let width = naturalWidth(of: [.text(tick.label)], .calendarDay)
      guard x >= clear, x + width <= axis.frame.x + axis.frame.width + space(4) else { continue }
      let label = singleLine(
        tick.label, style, meaning: .artifact(.layout), in: Frame(x: x, width: width))
      items += label?.items ?? []
      clear = x + width + space(8)
    }
    return items
  }

  // MARK: Tracks

  /// A track as one strip; below its label its words may be divided, since on a low page they take
  /// up much of it.
  private func track(
    _ track: Timeline.Track, _ axis: Axis, _ labels: Frame?, in frame: Frame,
    under list: SemanticTree.NodeID
  ) -> [Strip] {
    let item = tree.add(.listItem, to: list)
    let label = paragraph(
      [.strong([.text(track.label)])], .body, in: labels ?? frame, under: item, role: .label)
    let itemBody = tree.add(.itemBody, to: item)
    // A line for each session would be two in a narrow frame.
    let isBrief =
      (template.isCompact || axis.frame.width < template[.body].size * 22) && !track.brief.isEmpty
    let words = (isBrief ? track.brief : track.lines).flatMap { line in
      paragraph(line, .body, in: axis.frame, under: itemBody)
    }
    let bar = track.bars.isEmpty || template.isCompact ? [] : [barStrip(track, axis)]
    guard labels == nil else {
      let icon = track.icon.map { [self.icon($0, track.kind, in: labels ?? frame)] } ?? []
      let head = (template.isCompact ? [] : icon) + label
      return [opened(.sideBySide([head, bar + words]), in: frame)]
    }
    let kept = words.count > 3 ? words.count - 2 : 0
    return [opened(.joined(label + bar + words.dropLast(kept)), in: frame)]
      + words.suffix(kept).enumerated().map { index, line in
        var line = line
        line.firstLine = nil
        // Days without the rule that they belong to would say nothing.
        line.continuation = label
        line.breakBefore =
          index == kept - 1 ? Strip.forbidden : max(line.breakBefore, PageCost.splitTrack)
        return line
      }
  }

  /// The strip below a hairline.
  private func opened(_ strip: Strip, in frame: Frame) -> Strip {
    var result = strip.lowered(by: rise(8))
    result.items = rule(in: frame).items + result.items
    return result
  }

  /// The icon above a track's label.
  private func icon(_ icon: Icon, _ kind: Timeline.Track.Kind, in frame: Frame) -> Strip {
    let side = space(25)
    let box = Rectangle(x: frame.x, y: .zero, width: side, height: side)
    var items: [Item.Content] = [
      .stroke(icon.strokes(in: box), color(.accent), width: space(1.4))
    ]
    if icon.isStruckThrough(kind) {
      let slash = Icon.slash(in: box)
      items += [
        .stroke(slash, .white, width: space(3.4)),
        .stroke(slash, color(.accent), width: space(1.6)),
      ]
    }
    return Strip(height: side + space(4), items: items.map { Item($0, .artifact(.layout)) })
  }

  private func barStrip(_ track: Timeline.Track, _ axis: Axis) -> Strip {
    let y = (template[.body].leading - barHeight) / 2
    let groove = Rectangle(
      x: axis.frame.x, y: y, width: axis.frame.width, height: barHeight)
    var items = [
      Item(
        .fill(.rectangle(groove, radius: barHeight / 2), color(.tint)),
        .artifact(.layout))
    ]
    for days in track.bars {
      let (x, width) = axis.bar(days)
      let box = Rectangle(x: x, y: y, width: width, height: barHeight)
      let role: Palette.Role = track.kind == .avoid ? .accent : .soft
      items.append(
        Item(
          .fill(.rectangle(box, radius: barHeight / 2), color(role)),
          .artifact(.layout)))
    }
    return Strip(height: template[.body].leading, items: items)
  }
}

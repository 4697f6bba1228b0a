import Content
import Typography

extension Composer {
  private var monthGap: Length { space(22) }
  private var rowGap: Length { space(14) }

  /// Month grids side by side, and what their marks mean.
  func calendar(
    _ calendar: MonthCalendar, in frame: Frame, under parent: SemanticTree.NodeID
  ) -> [Strip] {
    let cell = template[.calendarDay].size * 1.75
    let fitting = max(1, min(Int((frame.width + monthGap) / (cell * 7 + monthGap)), 4))
    // Rows as even as can be, and no month so wide that its week falls apart.
    let rows = (calendar.months.count + fitting - 1) / fitting
    let perRow = max(min(2, fitting), (calendar.months.count + rows - 1) / max(1, rows))
    let width = ((frame.width - monthGap * Double(perRow - 1)) / Double(perRow)).inTenths
    var result: [Strip] = []
    for first in stride(from: 0, to: calendar.months.count, by: perRow) {
      let months = (first..<min(first + perRow, calendar.months.count)).map { index in
        let x = frame.x + (width + monthGap) * Double(index - first)
        return month(
          calendar.months[index], of: calendar, in: Frame(x: x, width: width), under: parent)
      }
      var row = Strip.sideBySide(months)
      row.spaceBefore = first == 0 ? .zero : rowGap
      row.breakBefore = first == 0 ? 0 : PageCost.splitFigure
      result.append(row)
    }
    return result + legend(calendar.legend, in: frame, under: parent)
  }

  private func month(
    _ month: MonthCalendar.Month, of calendar: MonthCalendar, in frame: Frame,
    under parent: SemanticTree.NodeID
  ) -> [Strip] {
    let table = tree.add(.table, to: parent)
    let caption = tree.add(.caption, to: table)
    let title = self.title(of: month, of: calendar, in: frame, under: caption)
    let head = weekdayRow(calendar.weekdays, in: frame, under: table)
    let weeks = month.weeks.map { week($0, in: frame, under: table) }
    return title + [head] + weeks
  }

  /// The month's name and what its marks are; on one line where every month's find room on it.
  private func title(
    of month: MonthCalendar.Month, of calendar: MonthCalendar, in frame: Frame,
    under caption: SemanticTree.NodeID
  ) -> [Strip] {
    let title = paragraph([.text(month.title)], .calendarTitle, in: frame, under: caption)
    let gap = space(14)
    func titleWidth(_ month: MonthCalendar.Month) -> Length {
      naturalWidth(of: [.text(month.title)], .calendarTitle) + gap
    }
    let fits = calendar.months.allSatisfy { month in
      month.captions.count == 1
        && titleWidth(month) + naturalWidth(of: [.text(month.captions[0])], .body) <= frame.width
    }
    let captions = month.captions.flatMap { text in
      paragraph(
        [.text(text)], .body, in: fits ? frame.inset(start: titleWidth(month)) : frame,
        under: caption)
    }
    guard fits else { return title + captions }
    let drop =
      baseline(of: template.textStyle(.calendarTitle)) - baseline(of: template.textStyle(.body))
    return [.sideBySide([title, [Strip.joined(captions).lowered(by: drop)]])]
  }

  private func weekdayRow(
    _ weekdays: [MonthCalendar.WeekdayName], in frame: Frame, under table: SemanticTree.NodeID
  ) -> Strip {
    let row = tree.add(.tableRow, to: table)
    var style = template.textStyle(.calendarDay)
    style.color = color(.muted)
    var items: [Item] = []
    for (index, weekday) in weekdays.enumerated() {
      let cell = tree.add(.headerCell(.column), to: row, expansion: weekday.spoken)
      let strip = singleLine(
        weekday.short, style, meaning: .node(cell), in: dayFrame(index, in: frame),
        alignment: .centre)
      items += strip?.items ?? []
    }
    let y = style.leading + space(1)
    let line = Path.line(
      from: Point(x: frame.x, y: y), to: Point(x: frame.x + frame.width, y: y))
    items.append(Item(.stroke(line, color(.line), width: space(0.75)), .artifact(.layout)))
    var strip = Strip(height: style.leading + space(3), items: items)
    strip.spaceBefore = space(4)
    return strip
  }

  private func week(
    _ week: [MonthCalendar.Cell?], in frame: Frame, under table: SemanticTree.NodeID
  ) -> Strip {
    let row = tree.add(.tableRow, to: table)
    let height = (template[.calendarDay].leading * 1.12).inTenths
    var items: [Item] = []
    for columns in stretches(of: week) {
      let first = week[columns.lowerBound]
      let cell = tree.add(
        .cell(columns: columns.count), to: row, alternative: first?.spoken)
      if let mark = first?.mark {
        items.append(
          markItem(mark, height: height, in: dayFrame(columns.lowerBound, in: frame)))
      }
      items += days(
        week[columns].compactMap { $0 }, height: height,
        in: dayFrame(columns.lowerBound, in: frame), under: cell)
    }
    return Strip(height: height, items: items)
  }

  /// The columns that are one cell: a marked day by itself, under its weekday, and the days between
  /// together. Whoever hears the table comes from session to session, not past each day of a year.
  ///
  /// Where the week runs from right to left each number is set, and so stands, by itself.
  private func stretches(of week: [MonthCalendar.Cell?]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for index in week.indices {
      let before = index > 0 ? week[index - 1] : nil
      let isAlike =
        switch (week[index], before) {
        case (nil, nil): index > 0
        case (let day?, let before?): !rightToLeft && day.isPlain && before.isPlain
        default: false
        }
      if isAlike, let last = result.last {
        result[result.count - 1] = last.lowerBound..<index + 1
      } else {
        result.append(index..<index + 1)
      }
    }
    return result
  }

  /// Neighbouring days that look alike, each in the middle of its column.
  private func days(
    _ days: [MonthCalendar.Cell], height: Length, in first: Frame, under cell: SemanticTree.NodeID
  ) -> [Item] {
    guard let mark = days.first.map(\.mark) else { return [] }
    var style = template.textStyle(.calendarDay)
    style.tabularFigures = true
    style.leading = height
    if mark == .planned || mark == .optional { style.weight = .bold }
    if mark == .planned { style.color = color(.onAccent) }
    if mark == .optional { style.color = color(.accent) }
    let labels = days.map(\.label).joined(separator: " ")
    let line = singleLine(labels, style, meaning: .node(cell), in: first, alignment: .centre)
    guard days.count > 1 else { return line?.items ?? [] }
    return line?.items.map { $0.wordsCentred(from: first) } ?? []
  }

  /// Squares mark days, so that they are not taken for the rings that number sessions.
  private func markItem(
    _ mark: MonthCalendar.Mark, height: Length, in frame: Frame
  ) -> Item {
    let side = min(height - space(1), frame.width)
    let box = Rectangle(
      x: frame.x + (frame.width - side) / 2, y: (height - side) / 2, width: side, height: side)
    let inner = Rectangle(
      x: box.x + space(0.75), y: box.y + space(0.75), width: side - space(1.5),
      height: side - space(1.5))
    let content: Item.Content =
      switch mark {
      case .planned: .fill(.rectangle(box, radius: space(3)), color(.accent))
      case .optional:
        .stroke(.rectangle(inner, radius: space(3)), color(.accent), width: space(1.5))
      case .closed: .fill(.rectangle(box, radius: space(3)), color(.tint))
      }
    return Item(content, .artifact(.layout))
  }

  private func dayFrame(_ index: Int, in frame: Frame) -> Frame {
    let width = (frame.width / 7).inTenths
    return Frame(x: frame.x + width * Double(index), width: width)
  }

  private func legend(
    _ entries: [MonthCalendar.LegendEntry], in frame: Frame, under parent: SemanticTree.NodeID
  ) -> [Strip] {
    guard !entries.isEmpty else { return [] }
    let list = tree.add(.list(.none), to: parent)
    var x = frame.x
    var rows: [[[Strip]]] = []
    for entry in entries {
      let natural = naturalWidth(of: [.text(entry.text)], .body) + legendIndent
      let width = min(natural, frame.width)
      if rows.isEmpty || x + width > frame.x + frame.width {
        rows.append([])
        x = frame.x
      }
      rows[rows.count - 1].append(
        legendEntry(entry, in: Frame(x: x, width: width), under: list))
      x = x + width + space(24)
    }
    return rows.enumerated().map { index, cells in
      var strip = Strip.sideBySide(cells)
      strip.spaceBefore = index == 0 ? rowGap : space(4)
      strip.breakBefore = Strip.forbidden
      return strip
    }
  }

  private var legendIndent: Length { template[.body].leading + space(8) }

  private func legendEntry(
    _ entry: MonthCalendar.LegendEntry, in frame: Frame, under list: SemanticTree.NodeID
  ) -> [Strip] {
    let item = tree.add(.listItem, to: list)
    let label = tree.add(.label, to: item, alternative: entry.mark.symbol)
    let side = template[.body].leading
    var mark = markItem(entry.mark, height: side, in: Frame(x: frame.x, width: side))
    mark.meaning = .node(label)
    var strips = paragraph(
      [.text(entry.text)], .body, in: frame.inset(start: legendIndent),
      under: tree.add(.itemBody, to: item), role: nil)
    if strips.isEmpty { strips = [Strip(height: side, items: [])] }
    strips[0].items.insert(mark, at: 0)
    return strips
  }
}

extension MonthCalendar.Cell {
  fileprivate var isPlain: Bool { mark == nil && spoken == nil }
}

extension Item {
  /// A line of words with each in the middle of a column of its own.
  fileprivate func wordsCentred(from first: Composer.Frame) -> Item {
    guard case .glyphs(let run, let origin) = content else { return self }
    let (spread, indent) = run.wordsCentred(inColumnsOf: first.width)
    return Item(
      .glyphs(spread, at: Point(x: first.x + indent, y: origin.y)), meaning, isPersonal: isPersonal)
  }
}

extension MonthCalendar.Mark {
  /// The character that looks like the mark, where only characters can stand.
  var symbol: String {
    switch self {
    case .planned: "■"
    case .optional: "□"
    case .closed: "▒"
    }
  }
}

extension Length {
  /// Down to a tenth of a point, as text is placed: so equal steps are equal there, too.
  fileprivate var inTenths: Length { .pt((points * 10).rounded(.down) / 10) }
}

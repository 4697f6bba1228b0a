import Content
import TestSupport
import Testing
import Typography

@testable import Layout

@Suite struct TimelineTests {
  /// A ring about the first or the last day of a course is no wider than the column.
  @Test(arguments: [false, true]) func ringsStandWithinTheColumn(isLast: Bool) throws {
    guard case .timeline(var timeline) = SampleHandout.timeline else { return }
    let day = isLast ? timeline.days.upperBound : timeline.days.lowerBound
    for index in timeline.events.indices { timeline.events[index].day = day }
    var template = try TestLayouts.plain()
    template.grid.side = .zero
    let document = template.laidOut(SampleHandout.document([.timeline(timeline)]))
    let column = template.margins.start...(template.size.width - template.margins.end)
    let boxes = document.pages.flatMap(\.items).compactMap { item -> Rectangle? in
      guard case .fill(let path, _) = item.content else { return nil }
      return path.roundedBox?.frame
    }
    #expect(boxes.count > timeline.events.count)
    for box in boxes {
      #expect(column.contains(box.x) && column.contains(box.x + box.width - .pt(0.001)), "\(box)")
    }
  }
}

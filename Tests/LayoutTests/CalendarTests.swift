import Content
import CustomDump
import TestSupport
import Testing
import Typography

@testable import Layout

/// Month grids: what is seen stands in columns, what is heard in few cells.
@Suite struct CalendarTests {
  private static func laidOut(language: String = "en") throws -> LaidOutDocument {
    var document = SampleHandout.document([SampleHandout.calendar])
    document.language = language
    document.rightToLeft = language == "ar"
    return try TestLayouts.plain().laidOut(document)
  }

  /// The rows of the first table as their cells: columns and words.
  private static func rows(_ document: LaidOutDocument) throws -> [[String]] {
    let tree = document.tree
    let table = try #require(tree.nodes.first { $0.role == .table })
    return table.children.filter { tree.nodes[$0].role == .tableRow }.map { row in
      tree.nodes[row].children.map { cell in
        guard case .cell(let columns) = tree.nodes[cell].role else {
          return document.text(of: cell)
        }
        let words = tree.nodes[cell].alternative ?? document.text(of: cell)
        return "\(columns): \(words)"
      }
    }
  }

  @Test func markedDaysAreCellsOfTheirOwn() throws {
    expectNoDifference(
      try Self.rows(try Self.laidOut()),
      [
        ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"], ["5: ", "1: 1, planned", "1: 2"],
        ["1: 3", "1: 4, closed", "5: 5 6 7 8 9"],
      ])
  }

  /// There a week's numbers cannot be one piece of text, since each runs from left to right.
  @Test func fromRightToLeftEachDayIsACell() throws {
    expectNoDifference(
      try Self.rows(try Self.laidOut(language: "ar")).dropFirst(),
      [
        ["5: ", "1: 1, planned", "1: 2"],
        ["1: 3", "1: 4, closed", "1: 5", "1: 6", "1: 7", "1: 8", "1: 9"],
      ])
  }

  /// To half a point: a last figure's room to the right belongs to the space after it.
  @Test(arguments: ["en", "ar"]) func numbersStandBelowTheirWeekday(language: String) throws {
    let document = try Self.laidOut(language: language)
    let weekdays = document.middles(of: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"])
    for (index, days) in [["3"], ["4"], ["5"], ["6"], ["7"], ["1", "8"], ["2", "9"]].enumerated() {
      let found = document.middles(of: days)
      #expect(found.count == days.count * 2, "in two months")
      for month in 0..<2 {
        for day in 0..<days.count {
          let middle = found[day * 2 + month]
          #expect(
            weekdays[index * 2 + month].distance(to: middle).magnitude < 0.5,
            "\(days[day]) in month \(month)")
        }
      }
    }
  }
}

extension LaidOutDocument {
  fileprivate func text(of node: SemanticTree.NodeID) -> String {
    pages.flatMap(\.items).reduce("") { text, item in
      guard case .glyphs(let run, _) = item.content, item.meaning == .node(node) else {
        return text
      }
      return text + run.text
    }
  }

  /// The middle of the room that each of the words takes in the tables' cells, word by word.
  fileprivate func middles(of words: [String]) -> [Double] {
    words.flatMap { word in
      pages.flatMap(\.items).flatMap { item -> [Double] in
        guard case .glyphs(let run, let origin) = item.content, case .node(let node) = item.meaning
        else { return [] }
        switch tree.nodes[node].role {
        case .cell, .headerCell: break
        default: return []
        }
        return run.words.filter { $0.text == word }.map { origin.x.points + $0.middle }
      }
    }
  }
}

extension GlyphRun {
  /// The run's words, and where in it the middle of each one's glyphs lies, in points.
  fileprivate var words: [(text: String, middle: Double)] {
    let scale = style.size.points / Double(face.unitsPerEm)
    let units = Array(text.utf16)
    var words: [(text: String, middle: Double)] = []
    var (pen, start) = (0, 0)
    var word: [UInt16] = []
    for glyph in glyphs + [nil] {
      let unit = glyph.map { units[Int($0.cluster)] } ?? 0x20
      if unit == 0x20 {
        if !word.isEmpty {
          words.append((String(decoding: word, as: UTF16.self), Double(start + pen) / 2 * scale))
        }
        word = []
      } else {
        if word.isEmpty { start = pen }
        word.append(unit)
      }
      pen += Int(glyph?.advance ?? 0)
    }
    return words
  }
}

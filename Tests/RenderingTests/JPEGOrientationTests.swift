import Testing

@testable import Rendering

@Suite struct JPEGOrientationTests {
  /// CIPA DC-008's table: the sides at which the stored row 0 and column 0 are seen.
  static let standard: [(value: Int, row: Side, column: Side)] = [
    (1, .top, .left), (2, .top, .right), (3, .bottom, .right), (4, .bottom, .left),
    (5, .left, .top), (6, .right, .top), (7, .right, .bottom), (8, .left, .bottom),
  ]

  @Test(arguments: standard)
  func turnsRowsAndColumnsAsTheStandardSays(value: Int, row: Side, column: Side) throws {
    let orientation = try #require(JPEGOrientation(rawValue: value))
    #expect(orientation.turn.apply(0.5, 0) == row.middle)
    #expect(orientation.turn.apply(0, 0.5) == column.middle)
    #expect(orientation.swapsSides == (row == .left || row == .right))
  }

  @Test(arguments: [0, 9, 0xFFFF])
  func isUprightWhereTheValueMakesNoSense(value: Int) throws {
    let exif = JPEGExifTests.exif(orientation: value)
    let jpeg = JPEGSamples.adding(app1: exif, to: try JPEGSamples.quadrants())
    #expect(JPEGOrientation(ofJPEG: jpeg) == .upright)
  }

  @Test func isFoundBehindXMP() throws {
    let exif = JPEGExifTests.exif(orientation: 3, isBigEndian: true)
    var jpeg = JPEGSamples.adding(app1: exif, to: try JPEGSamples.quadrants())
    jpeg = JPEGSamples.adding(app1: Array("http://ns.adobe.com/xap/1.0/\0".utf8), to: jpeg)
    #expect(JPEGOrientation(ofJPEG: jpeg) == .halfTurned)
  }

  enum Side {
    case top, left, bottom, right

    var middle: [Double] {
      switch self {
      case .top: [0.5, 0]
      case .left: [0, 0.5]
      case .bottom: [0.5, 1]
      case .right: [1, 0.5]
      }
    }
  }
}

extension JPEGOrientation.Turn {
  fileprivate func apply(_ x: Double, _ y: Double) -> [Double] {
    [xx * x + xy * y + x0, yx * x + yy * y + y0]
  }
}

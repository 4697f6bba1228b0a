import Content
import Testing
import Typography

@testable import Layout

struct IconTests {
  @Test(arguments: Icon.allCases)
  func staysInItsBox(icon: Icon) {
    let box = Rectangle(x: .pt(10), y: .pt(20), width: .pt(24), height: .pt(24))
    var points: [Point] = []
    for element in icon.strokes(in: box).elements {
      switch element {
      case .move(let point), .line(let point): points.append(point)
      case .curve(let first, let second, let end): points += [first, second, end]
      case .close: break
      }
    }
    #expect(points.count > 4)
    #expect(points.allSatisfy { (10...34).contains($0.x.points) })
    #expect(points.allSatisfy { (20...44).contains($0.y.points) })
  }

  /// A picture of the sun that is not struck through would say the opposite of the words.
  @Test(arguments: [Timeline.Track.Kind.avoid, .do])
  func dangersAreStruckThrough(kind: Timeline.Track.Kind) {
    #expect(Icon.sun.isStruckThrough(kind) && Icon.sauna.isStruckThrough(kind))
    #expect(Icon.water.isStruckThrough(kind) == (kind == .avoid))
    #expect(!Icon.cream.isStruckThrough(.do))
  }

  @Test func rulesFindTheirIcons() {
    #expect(Icon(ruleID: "sun") == .sun)
    #expect(Icon(ruleID: "sauna") == .sauna)
    #expect(Icon(ruleID: "anything-else") == nil)
  }
}

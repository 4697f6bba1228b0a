import Layout

extension Page {
  /// The items with lines and areas that mean nothing before the text that they stand among, so that
  /// text follows text: every line between would end a text object and an artifact, and begin others.
  ///
  /// They are drawn below the text in either order. Pictures cover what was drawn before them, so
  /// nothing passes a picture; and the order of all that is read stays.
  var itemsInDrawingOrder: [Item] {
    var ordered: [Item] = []
    ordered.reserveCapacity(items.count)
    var text: [Item] = []
    for item in items {
      switch (item.content, item.meaning) {
      case (.image, _), (.drawing, _):
        ordered += text
        text = []
        ordered.append(item)
      case (.fill, .artifact(.layout)), (.stroke, .artifact(.layout)): ordered.append(item)
      default: text.append(item)
      }
    }
    return ordered + text
  }
}

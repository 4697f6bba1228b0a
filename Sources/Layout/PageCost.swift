/// What makes one way of dividing a document into pages worse than another, in demerits.
enum PageCost {
  /// Each page.
  static let page = 100.0
  /// A page, other than the last, left empty: in proportion, so that room gathers on the last page;
  /// more on the first, which is seen first; and beyond `airy` of its height by the square, so that
  /// no page gets most of it.
  static let emptyPage = 40.0
  static let emptyFirstPage = 55.0
  static let airy = 0.2
  static let barePage = 60.0
  /// A last page filled to less than `sparse` of its height.
  static let sparsePage = 80.0
  static let sparse = 0.25
  /// Between what belongs together; less than a line that stands alone, which is never wanted.
  static let keep = 20_000.0
  /// Within what stands under one heading, besides what is divided there; and so near its beginning
  /// or its end that only a line or two would stand alone.
  static let splitSection = 12.0
  static let splitSectionEnd = 45.0
  static let splitParagraph = 6.0
  /// Between the blocks of a part that is read as one.
  static let splitPart = 90.0
  static let splitTable = 10.0
  static let splitSchedule = 60.0
  static let splitDetails = 25.0
  static let splitFigure = 35.0
  /// Between steps that stand one below the other.
  static let splitStep = 12.0
  /// Between lines to write on and what stands above them.
  static let splitForm = 30.0
  /// Between the lines of a timeline's track, away from its bar.
  static let splitTrack = 20.0
  /// Before columns that are as high as the rest of the page.
  static let unfitted = 300.0
  /// A break that the layout asks for earns this much.
  static let wanted = -90.0
  /// A break that the layout asks to avoid; more than that of a divided schedule.
  static let unwanted = 70.0
}

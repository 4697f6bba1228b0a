/// Why a PDF could not be read or finished. A document is either whole or not made at all.
public enum PDFError: Error, Hashable, Sendable {
  /// The bytes are no PDF, or contradict themselves; in a few words, where.
  case damaged(String)
  /// It can be read only with its password.
  case encrypted
  /// A filter or form of PDF that this reader has no need of.
  case unsupported(String)
  /// A page's drawing holds other marks than were counted while it was drawn.
  case marks(page: Int, counted: Int, drawn: Int)
  /// Something is painted on a page that is neither content nor decoration.
  case unmarkedPainting(page: Int)
  /// A tag that is no BCP 47 language tag.
  case language(String)

  public var message: String {
    switch self {
    case .damaged(let place): "the PDF is damaged: \(place)"
    case .encrypted: "the PDF is encrypted"
    case .unsupported(let what): "the PDF uses \(what), which is not supported"
    case .marks(let page, let counted, let drawn):
      "page \(page) was drawn with \(drawn) marks where \(counted) were counted"
    case .unmarkedPainting(let page): "page \(page) paints something without saying what it is"
    case .language(let tag): "'\(tag)' is no language tag"
    }
  }
}

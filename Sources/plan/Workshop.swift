import Layout
import PDF
import Rendering
import Typography

/// What one thread keeps from one handout to the next: files that were read, fonts, shaped words,
/// Cairo's faces. A batch has one for each thread, a single handout one of its own.
final class Workshop {
  private let fonts: FontShelf
  private var memory: [String: Any] = [:]
  /// Parts of documents that were set before.
  let parts: PartMemory
  let masterFonts = TrimmedFonts()
  private var knownRenderer: Renderer?
  private var knownCompressor: Compressor?

  /// - Parameters:
  ///   - fonts: shared among threads, so that all of them draw with the same faces.
  ///   - parts: likewise, set with these fonts.
  init(fonts: FontShelf = FontShelf(), parts: PartMemory = PartMemory()) {
    self.fonts = fonts
    self.parts = parts
  }

  lazy var typesetter = Typesetter(
    book: FontBook { [fonts] request throws(FontError) in try fonts.face(request) },
    dictionary: Workspace.hyphenationDictionary)

  /// - Throws: `RenderError` where FreeType cannot be started.
  func renderer() throws -> Renderer {
    if let known = knownRenderer { return known }
    let renderer = try Renderer()
    knownRenderer = renderer
    return renderer
  }

  /// - Throws: `PDFError` where memory is exhausted.
  func compressor() throws(PDFError) -> Compressor {
    if let known = knownCompressor { return known }
    let compressor = try Compressor()
    knownCompressor = compressor
    return compressor
  }

  /// Files may have changed: they are read anew. Fonts and shaped words stay.
  func forgetFiles() { memory = [:] }

  /// What was made for the key before, or else what is made now. A failure is not remembered.
  func remembered<Value>(
    _ key: String, _ make: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    if let known = memory[key] as? Value { return known }
    let value = try make()
    memory[key] = value
    return value
  }
}

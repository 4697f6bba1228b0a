/// The fonts of a run, loaded once each.
///
/// One book serves one thread.
public final class FontBook {
  /// A family and weight to load.
  public struct Request: Hashable, Sendable {
    public var family: String
    public var weight: FontWeight

    public init(family: String, weight: FontWeight) {
      self.family = family
      self.weight = weight
    }
  }

  private struct StackKey: Hashable {
    var families: FontFamilies
    var weight: FontWeight
    var language: String
  }

  private let load: (Request) throws(FontError) -> FontFace
  private var faces: [Request: Result<FontFace, FontError>] = [:]
  private var stacks: [StackKey: FontStack] = [:]

  /// - Parameter load: reads a font from wherever fonts lie; called at most once for each request.
  public init(load: @escaping (Request) throws(FontError) -> FontFace) {
    self.load = load
  }

  /// The face of a family.
  ///
  /// - Throws: `FontError` where it is missing or cannot be used.
  public func face(family: String, weight: FontWeight) throws(FontError) -> FontFace {
    let request = Request(family: family, weight: weight)
    if let known = faces[request] { return try known.get() }
    let result: Result<FontFace, FontError>
    do {
      result = .success(try load(request))
    } catch {
      result = .failure(error)
    }
    faces[request] = result
    return try result.get()
  }

  /// The families with all their fallbacks, ready to be asked for characters.
  ///
  /// - Throws: `FontError` where the first family is missing or cannot be used; a missing fallback
  ///   only covers nothing.
  func stack(
    families: FontFamilies, weight: FontWeight, language: String = ""
  ) throws(FontError) -> FontStack {
    let key = StackKey(families: families, weight: weight, language: language)
    if let known = stacks[key] { return known }
    let names = families.names
    guard let first = names.first else { throw .missing(family: "") }
    let stack = FontStack(
      primary: try face(family: first, weight: weight), families: names, weight: weight,
      language: language, book: self)
    stacks[key] = stack
    return stack
  }
}

/// A family, and what stands in for it where it lacks a character.
final class FontStack {
  let primary: FontFace
  private let families: [String]
  private let weight: FontWeight
  private let language: String
  private unowned let book: FontBook
  private var faces: [Key: FontFace?] = [:]
  /// Whether the primary face draws a character of the first ones, which are nearly all of most
  /// texts; nil where nobody has asked.
  private var coverage = [Bool?](repeating: nil, count: Int(firstCharacters.upperBound))

  /// Armenian and what stands before it.
  static let firstCharacters: Range<UInt16> = 0..<0x0590

  private struct Key: Hashable {
    var character: Unicode.Scalar
    var script: Script
  }

  init(
    primary: FontFace, families: [String], weight: FontWeight, language: String, book: FontBook
  ) {
    self.primary = primary
    self.families = families
    self.weight = weight
    self.language = language
    self.book = book
  }

  /// Whether the primary face draws one of the first characters.
  func primaryCovers(_ unit: UInt16) -> Bool {
    if let known = coverage[Int(unit)] { return known }
    let covers = Unicode.Scalar(unit).map(primary.covers) ?? false
    coverage[Int(unit)] = covers
    return covers
  }

  /// The first face among the families, then among the fallbacks for a script, that draws the
  /// character; nil where none does. A fallback that lacks the weight lends its regular.
  ///
  /// - Parameter script: of the text that the character stands in.
  func face(covering character: Unicode.Scalar, in script: Script) -> FontFace? {
    if character.value < Self.firstCharacters.upperBound, primaryCovers(UInt16(character.value)) {
      return primary
    }
    let key = Key(character: character, script: script)
    if let known = faces[key] { return known }
    let found = search(character, script)
    faces[key] = .some(found)
    return found
  }

  private func search(_ character: Unicode.Scalar, _ script: Script) -> FontFace? {
    let candidates = families + FontFallback.families(for: script, language: language)
    for weight in weight == .regular ? [.regular] : [weight, .regular] {
      for family in candidates {
        if let face = try? book.face(family: family, weight: weight), face.covers(character) {
          return face
        }
      }
    }
    return nil
  }
}

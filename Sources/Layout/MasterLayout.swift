import Content
import Typography

/// Pages that many patients share, and where the lines stand that each has of their own.
///
/// Who has the same plan has the same pages, but for one paragraph and the running texts. These are
/// set here alone, by the same code and between the same neighbours as in the whole document; where
/// they would move anything else, the master does not serve that patient.
public struct MasterLayout: Sendable {
  /// How many lines the addressee takes in a layout that was tried: with another number the search
  /// for the best one might have ended elsewhere.
  struct Trial: Sendable {
    var template: LayoutTemplate
    var lineCount: Int
    /// Of the type: what else is bent moves the lines and does not break them elsewhere.
    private var size: Double

    init(_ composition: Composition) {
      template = composition.composer.template
      lineCount = composition.passages.reduce(0) { $0 + $1.strips.count(where: \.isPersonal) }
      size = composition.adjustment.size
    }

    /// Whether whoever fits the one fits the other.
    func agrees(with other: Trial) -> Bool {
      size == other.size && lineCount == other.lineCount
    }
  }

  /// The layout that was chosen.
  private let chosen: Trial
  /// The others that were tried.
  private let trials: [Trial]
  /// Where a line of the addressee stands, and what it means.
  private struct Place {
    /// From the page's top.
    var y: Length
    var meaning: Item.Meaning
  }

  /// Of each page.
  private let places: [[Place]]
  private let language: String
  private let rightToLeft: Bool
  private let hasLetterhead: Bool
  /// Which running texts differ from patient to patient.
  private var sides: [Furniture.Sides] = []
  /// Those that do not.
  private var texts: Furniture.Texts = [:]

  /// - Parameter trials: of all compositions that were tried for the document.
  /// - Returns: nil where the lines that are set alone are not those of the document.
  init?(
    _ laidOut: LaidOutDocument, _ document: Document, _ composition: Composition,
    trials: [Trial], typesetter: Typesetter
  ) {
    let chosen = Trial(composition)
    self.chosen = chosen
    self.trials = trials.reduce(into: []) { known, trial in
      if !(known + [chosen]).contains(where: trial.agrees) {
        known.append(trial)
      }
    }
    let strips = composition.passages.strips
    places = composition.pages.map { range in
      let strips = strips[range]
      return zip(strips, composition.area.tops(of: strips)).compactMap { strip, y in
        strip.items.first(where: \.isPersonal).map { Place(y: y, meaning: $0.meaning) }
      }
    }
    language = document.language
    rightToLeft = document.rightToLeft
    hasLetterhead = document.letterhead != nil
    let own = laidOut.pages.map { $0.items.filter(\.isPersonal) }
    guard let set = set(document.personal, typesetter),
      set.lines.elementsEqual(own, by: Item.areSame)
    else { return nil }
    sides = set.furniture.sides
    texts = set.furniture.impersonalTexts
  }

  /// The patient's own lines, for each page in the order of its items.
  ///
  /// - Returns: nil where the document as a whole has to be set: with these texts it would differ in
  ///   more than they do, or no font has their characters.
  public func lines(_ personal: PersonalText, _ typesetter: Typesetter) -> [[Item]]? {
    guard let set = set(personal, typesetter), set.furniture.sides == sides else { return nil }
    return set.lines
  }

  /// The pages with nothing on them but the lines that name the patient.
  private func set(
    _ personal: PersonalText, _ typesetter: Typesetter
  ) -> (lines: [[Item]], furniture: Furniture)? {
    for trial in trials {
      let lines = addressee(personal, composer(trial, typesetter))
      guard lines?.count == trial.lineCount else { return nil }
    }
    let composer = composer(chosen, typesetter)
    guard let lines = addressee(personal, composer), lines.count == chosen.lineCount else {
      return nil
    }
    let area = ContentArea(template: composer.template, composer: composer)
    let furniture = Furniture(
      composer: composer, area: area, running: personal.running, hasLetterhead: hasLetterhead,
      isPersonal: true, known: texts)
    var rest = lines[...]
    let pages = places.enumerated().map { index, places in
      let placed = zip(rest, places).map { line, place in
        (line.meaning(place.meaning), place.y)
      }
      rest = rest.dropFirst(places.count)
      return area.page(
        placed, furniture: furniture.items(page: index + 1, of: self.places.count))
    }
    guard composer.diagnostics.isEmpty else { return nil }
    let sheets = chosen.template.sheets(of: pages, rightToLeft)
    return (sheets.map { $0.items.filter(\.isPersonal) }, furniture)
  }

  private func composer(_ trial: Trial, _ typesetter: Typesetter) -> Composer {
    Composer(
      template: trial.template, typesetter: typesetter, images: [:], language: language,
      rightToLeft: rightToLeft)
  }

  /// The addressee's lines; nil where they cannot be set.
  private func addressee(_ personal: PersonalText, _ composer: Composer) -> [Strip]? {
    let part = Part(name: .title, blocks: [.paragraph(personal.addressee, .addressee)])
    let document = Document(
      language: language, rightToLeft: rightToLeft, title: "", parts: [part], running: [:])
    let area = ContentArea(template: composer.template, composer: composer)
    let passages = PartComposer(composer: composer, area: area).passages(of: document)
    return composer.diagnostics.isEmpty ? passages.strips : nil
  }
}

extension Strip {
  fileprivate func meaning(_ meaning: Item.Meaning) -> Strip {
    var strip = self
    strip.items = items.map { $0.meaning(meaning) }
    return strip
  }
}

extension Item {
  /// Whether both are the same glyphs at the same places.
  public static func areSame(_ left: [Item], _ right: [Item]) -> Bool {
    left.elementsEqual(right, by: isSame)
  }

  /// Whether both are the same glyphs at the same place.
  private static func isSame(_ left: Item, _ right: Item) -> Bool {
    guard case .glyphs(let run, let place) = left.content,
      case .glyphs(let other, let otherPlace) = right.content
    else { return false }
    return left.meaning == right.meaning && place == otherPlace && run.isSame(as: other)
  }
}

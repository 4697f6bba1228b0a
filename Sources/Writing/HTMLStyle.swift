/// How the page looks on a screen and on paper.
enum HTMLStyle {
  /// Names that a style sheet may hold: those of families are words.
  private static func families(_ names: [String]) -> String {
    let plain = names.map { $0.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" } }
    return (plain + ["Noto Sans"]).map { "\"\($0)\"" }.joined(separator: ", ")
  }

  /// Sizes follow the reader's own; the measure is 65 characters; nothing is told by colour alone.
  static func text(accent: String, fonts: [String] = []) -> String {
    """
    :root { --accent: \(accent); --ink: #21201f; --muted: #55504f; }
    * { box-sizing: border-box; }
    body { margin: 0; background: #fff; color: var(--ink);
      font: 1.125rem/1.55 \(families(fonts)), system-ui, sans-serif; }
    header { max-width: 42rem; margin: 0 auto; padding: 1rem 1rem 0; }
    header img { height: 4rem; width: auto; border-radius: 0; }
    main { max-width: 42rem; margin: 0 auto; padding: 1rem 1rem 3rem; }
    h1, h2, h3, h4 { line-height: 1.2; margin: 2rem 0 .5rem; }
    h1 { font-size: 2rem; }
    h2, h3, h4 { color: var(--accent); }
    h2 { font-size: 1.4rem; border-top: 1px solid #bbb; padding-top: 1rem; }
    h3 { font-size: 1.2rem; }
    p, ul, ol, dl, table { margin: .5rem 0 1rem; }
    li { margin: .3rem 0; }
    em { font-style: normal; font-weight: bold; }
    a { color: var(--accent); text-decoration: underline; overflow-wrap: anywhere; }
    a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    img { display: block; max-width: 100%; height: auto; border-radius: .3rem; }
    .code { display: block; width: 10rem; height: 10rem; }
    .lead { font-size: 1.2rem; }
    .note { color: var(--muted); }
    .caution { font-weight: bold; border-inline-start: .25rem solid var(--accent);
      padding-inline-start: .75rem; }
    .callout { border: 1px solid var(--accent); border-inline-start-width: .4rem;
      padding: .25rem 1rem; border-radius: .3rem; }
    .facts, .legend, .boxes { list-style: none; padding: 0; }
    .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 1rem; }
    .figure { display: block; font-size: 1.3rem; color: var(--accent); }
    .box { display: inline-block; width: .9em; height: .9em; border: 2px solid var(--accent);
      border-radius: .15em; margin-inline-end: .6em; }
    table { border-collapse: collapse; width: 100%; }
    th, td { text-align: start; vertical-align: top; padding: .3rem .75rem .3rem 0; }
    tr { border-bottom: 1px solid #bbb; }
    td p, th p { margin: 0; }
    th, td { overflow-wrap: break-word; }
    .ring { display: inline-block; min-width: 2em; text-align: center; border-radius: 1em;
      border: 2px solid var(--accent); color: var(--accent); }
    .ring.filled { background: var(--accent); color: #fff; }
    .months { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 2rem; }
    .month caption { text-align: start; }
    .month th, .month td { text-align: center; padding: .2rem 0; }
    .month tr { border: 0; }
    .day { display: inline-block; min-width: 1.8em; border-radius: .3em; }
    .legend .day { height: 1.2em; vertical-align: text-bottom; }
    .day.planned { background: var(--accent); color: #fff; font-weight: bold; }
    .day.optional { outline: 2px solid var(--accent); font-weight: bold; }
    .day.closed { background: #e4e0df; }
    abbr { text-decoration: none; }
    dt { font-weight: bold; }
    dd { margin: 0 0 .6rem; }
    dd p { margin: 0; }
    .writing { border-bottom: 1px solid var(--muted); padding-top: 1.5rem; }
    .heard { position: absolute; width: 1px; height: 1px; overflow: hidden; white-space: nowrap;
      clip-path: inset(50%); }
    @page { margin: 18mm; }
    @media print {
      body { font-size: 12pt; }
      main { max-width: none; padding: 0; }
      h2, h3, h4 { break-after: avoid; }
      li, tr, .callout, .month { break-inside: avoid; }
      .ring.filled, .day { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }
    """
  }

  // MARK: Contrast

  /// A quiet blue.
  private static let usual = "#1a4d6b"

  /// The colour, or the usual one where it is none, or its contrast to white is below 4.5 to 1
  /// (WCAG 2.2, 1.4.3).
  static func readable(_ colour: String) -> String {
    guard let luminance = luminance(of: colour), 1.05 / (luminance + 0.05) >= 4.5 else {
      return usual
    }
    return colour
  }

  /// Relative luminance as WCAG 2.2 defines it; nil for what is no `#rrggbb`.
  private static func luminance(of colour: String) -> Double? {
    guard colour.utf8.count == 7, colour.first == "#",
      colour.dropFirst().allSatisfy(\.isHexDigit), let value = Int(colour.dropFirst(), radix: 16)
    else { return nil }
    let parts = [16, 8, 0].map { linear(Double(value >> $0 & 0xFF) / 255) }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// What sRGB's curve stands for, by its fifth power root alone: the exact exponent of 2.4 would
  /// bring a mathematical library for a colour that is chosen once.
  private static func linear(_ value: Double) -> Double {
    guard value > 0.04045 else { return value / 12.92 }
    let base = (value + 0.055) / 1.055
    var root = base
    for _ in 0..<40 { root = (4 * root + base / (root * root * root * root)) / 5 }
    // base to the 12/5
    return base * base * root * root
  }
}

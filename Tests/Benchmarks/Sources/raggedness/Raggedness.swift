import BenchmarkFonts
import Typography

/// Where our lines end: for each paragraph of a file, one a line, the ends of its lines in points.
/// `Tests/Benchmarks/raggedness.sh` sets the same text with others and compares.
@main struct Raggedness {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let size = Double(arguments[2]), let measure = Double(arguments[3])
    else { return print("usage: raggedness FILE SIZE MEASURE LANGUAGE") }
    let text = String(decoding: try InstalledFonts.bytes(of: arguments[1]), as: UTF8.self)
    let style = TextStyle(families: ["Noto Sans"], size: .pt(size), leading: .pt(size * 1.4))
    let typesetter = Typesetter(book: InstalledFonts.book())
    for line in text.split(separator: "\n") {
      var paragraph = StyledText(language: arguments[4])
      paragraph.append(String(line), style: style)
      let lines = typesetter.lines(
        of: try typesetter.prepare(paragraph), measure: .pt(measure))
      print(lines.map { "\($0.width.points)" }.joined(separator: " "))
    }
  }
}

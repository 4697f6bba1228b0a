import ArgumentParser

/// The options that say what kind of file comes out, and where.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Layout by name, or a path that ends in .yaml; without it the clinic's.",
      valueName: "name"), completion: Completions.layouts)
  var layout: String?

  @Option(
    help: ArgumentHelp("a4, a5, letter or legal; without it the clinic's.", valueName: "paper"),
    completion: Completions.papers)
  var paper: String?

  @Option(
    help: ArgumentHelp(
      "pdf, png, svg, text or html; without it by the output's ending, else pdf.",
      valueName: "format"))
  var format: OutputFormat?

  @Option(help: ArgumentHelp("Pixels to the inch, for png.", valueName: "n"))
  var dpi: Int = 144

  @Option(
    help: ArgumentHelp("Which pages, such as 1 or 1-2, for png and svg.", valueName: "pages"),
    transform: OutputOptions.pages)
  var pages: ClosedRange<Int>?

  @Option(
    help: ArgumentHelp(
      """
      Encrypts the PDF with AES-256. The file's first line is the password, - reads it from \
      standard input.
      """, valueName: "file"))
  var passwordFile: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      """
      File to write, replaced if it is there; - for standard output, a folder for the usual name \
      in it. Without it output/<treatment>-<start>.pdf, where other contents are never \
      overwritten but joined by -2, -3 …
      """, valueName: "file"), completion: .file())
  var output: String?

  @Flag(help: "Replaces a file of the usual name.")
  var force = false

  @Flag(help: "Prints one JSON object in place of the paths.")
  var json = false

  func validate() throws {
    guard (10...2400).contains(dpi) else {
      throw ValidationError("--dpi takes a number from 10 to 2400")
    }
    if json, Outlet.isStandardOutput(output) {
      throw ValidationError("--json and --output \(output ?? "-") both want standard output")
    }
    if format == nil, let ending = foreignEnding {
      throw ValidationError(
        "plan writes pdf, png, svg, text and html, not \(ending); "
          + "--format says which where the name does not")
    }
    if pages != nil, ![.png, .svg].contains(chosenFormat) {
      throw ValidationError("--pages goes with png and svg; a PDF has all its pages")
    }
    if passwordFile != nil, chosenFormat != .pdf {
      throw ValidationError("--password-file goes with pdf; other formats cannot be encrypted")
    }
  }

  /// The ending of a format that others write.
  private var foreignEnding: String? {
    let foreign = [
      "jpg", "jpeg", "gif", "tif", "tiff", "webp", "bmp", "ps", "eps", "doc", "docx", "odt",
    ]
    return output.map(FilePath.ending).flatMap { foreign.contains($0) ? $0 : nil }
  }

  /// The format asked for, or the one that the output's name asks for.
  var chosenFormat: OutputFormat {
    format ?? output.flatMap { OutputFormat(ending: FilePath.ending(of: $0)) } ?? .pdf
  }

  private static func pages(_ text: String) throws -> ClosedRange<Int> {
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = numbers.first ?? nil, let last = numbers.last ?? nil, numbers.count <= 2,
      first >= 1, first <= last
    else { throw ValidationError("pages are written as 2 or 1-3") }
    return first...last
  }
}

enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case pdf, png, svg, text, html

  /// The format that a file of that ending has; nil where no format is meant.
  init?(ending: String) {
    switch ending {
    case "txt": self = .text
    case "htm": self = .html
    default: self.init(rawValue: ending)
    }
  }

  var isPaged: Bool { self != .text && self != .html }

  /// Of a file's usual name.
  var ending: String { self == .text ? "txt" : rawValue }
}

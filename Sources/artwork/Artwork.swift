import Glibc

/// Draws the pictures of the treatments: `artwork <folder> [--proofs <folder>]`.
///
/// The folder takes the JPEGs. Proofs are PNGs: the whole, the band that a page shows, and the band
/// without colour.
@main
struct Artwork {
  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      let message = Array("error: \(error)\n".utf8)
      _ = Glibc.write(STDERR_FILENO, message, message.count)
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) throws {
    let proofs = arguments.firstIndex(of: "--proofs").map { arguments[($0 + 1)...].first }
    guard let folder = arguments.first, folder != "--proofs", proofs != .some(nil) else {
      throw ArtworkError(description: "usage: artwork <folder> [--proofs <folder>]")
    }
    let pictures: [any Picture] = [
      LaserRejuvenation(), Biorevitalisation(), Mesotherapy(), LargeDrop(),
    ]
    for picture in pictures {
      let pixels = try picture.pixels()
      let jpeg = try pixels.jpeg(quality: 88)
      try write(jpeg, to: "\(folder)/\(picture.fileName)")
      print("\(picture.fileName): \(jpeg.count) bytes")
      if let proofs = proofs.flatMap(\.self) {
        try pixels.writeProofs(to: "\(proofs)/\(picture.fileName)")
      }
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    guard let file = fopen(path, "wb") else { throw ArtworkError(failing: path) }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { throw ArtworkError(failing: path) }
  }
}

/// A sentence on what went wrong.
struct ArtworkError: Error, CustomStringConvertible {
  let description: String
}

extension ArtworkError {
  /// With the system's reason.
  init(failing path: String) {
    self.init(description: "\(path): \(String(cString: strerror(errno)))")
  }
}

extension Pixels {
  /// The page crops a picture to 3.2 : 1 about its middle.
  fileprivate func writeProofs(to stem: String) throws {
    let cropped = width * 10 / 32
    let band = band(rows: (height - cropped) / 2..<(height + cropped) / 2)
    try writePNG(to: stem + ".png")
    try band.writePNG(to: stem + ".band.png")
    try band.grey.writePNG(to: stem + ".grey.png")
  }
}

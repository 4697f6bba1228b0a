import CHyphen
import CICU
import Glibc

/// A language's hyphenation patterns (Liang, "Word Hy-phen-a-tion by Com-put-er", 1983), in the form
/// that libhyphen reads.
///
/// libhyphen only reads a dictionary, so one may be used by any thread.
public final class HyphenationDictionary: @unchecked Sendable {
  /// The least number of letters before and after a hyphen that the language asks for.
  public let minima: (before: Int, after: Int)
  private let patterns: UnsafeMutablePointer<HyphenDict>

  /// - Parameter bytes: a dictionary's file, in whatever encoding its first line names.
  /// - Returns: nil where the bytes are no dictionary.
  public init?(bytes: [UInt8]) {
    guard let text = HyphenationDictionary.recoded(bytes) else { return nil }
    let loaded = text.withUnsafeBytes { buffer -> UnsafeMutablePointer<HyphenDict>? in
      guard let address = buffer.baseAddress,
        let file = fmemopen(UnsafeMutableRawPointer(mutating: address), buffer.count, "r")
      else { return nil }
      defer { fclose(file) }
      return hnj_hyphen_load_file(file)
    }
    guard let loaded else { return nil }
    patterns = loaded
    // Two letters before and three after, where the dictionary has no wish (Bringhurst, "The
    // Elements of Typographic Style", 2.4.1).
    minima = (max(2, Int(loaded.pointee.lhmin)), max(2, Int(loaded.pointee.rhmin)))
  }

  deinit { hnj_hyphen_free(patterns) }

  /// The names that the file of a language's patterns may have, the most fitting first; they lie in
  /// `/usr/share/hyphen` on Debian.
  ///
  /// - Parameters:
  ///   - language: a BCP 47 tag.
  ///   - names: the files that there are.
  public static func fileName(for language: String, among names: [String]) -> String? {
    let parts = language.split(separator: "-").map(String.init)
    guard let primary = parts.first?.lowercased() else { return nil }
    let region = parts.dropFirst().last { $0.count == 2 }?.uppercased()
    let usual = ["en": "GB", "pt": "PT"][primary] ?? primary.uppercased()
    let wanted = [region, usual].compactMap { $0 }.map { "hyph_\(primary)_\($0).dic" }
    return (wanted + ["hyph_\(primary).dic"]).first { names.contains($0) }
      ?? names.sorted().first { $0.hasPrefix("hyph_\(primary)_") && $0.hasSuffix(".dic") }
  }

  /// Where a word may be parted with a plain hyphen, as numbers of characters before the hyphen.
  ///
  /// Places where the spelling changes ("Schiffahrt", "Schiff-fahrt") are left out.
  ///
  /// - Parameter word: of letters alone, in lower case.
  func breaks(in word: [Unicode.Scalar], before: Int, after: Int) -> [Int] {
    guard word.count >= before + after, word.count < 100 else { return [] }
    let bytes = word.flatMap { Array(String($0).utf8) }.map(CChar.init(bitPattern:))
    var hyphens = [CChar](repeating: 0, count: bytes.count + 5)
    var replacements: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    var positions: UnsafeMutablePointer<Int32>?
    var cuts: UnsafeMutablePointer<Int32>?
    let status = hnj_hyphen_hyphenate3(
      patterns, bytes, Int32(bytes.count), &hyphens, nil, &replacements, &positions, &cuts,
      Int32(before), Int32(after), 0, 0)
    defer {
      if let replacements {
        for index in bytes.indices { free(replacements[index]) }
      }
      free(replacements)
      free(positions)
      free(cuts)
    }
    guard status == 0 else { return [] }
    return (max(before, 1)..<max(before, 1, word.count - after + 1)).filter { count in
      hyphens[count - 1] & 1 == 1 && replacements?[count - 1] == nil
    }
  }

  /// The dictionary in UTF-8: libhyphen wants words in the dictionary's own encoding.
  private static func recoded(_ bytes: [UInt8]) -> [UInt8]? {
    let name = bytes.prefix { $0 != 10 && $0 != 13 }
    guard !name.isEmpty, name.count < 20, name.allSatisfy({ $0 > 32 && $0 < 127 }) else {
      return nil
    }
    if name.elementsEqual("UTF-8".utf8) { return bytes }
    let charset = String(decoding: name, as: UTF8.self)
    var status: Int32 = 0
    // No encoding of one byte takes more than three in UTF-8.
    let body = [UInt8](unsafeUninitializedCapacity: bytes.count * 3) { buffer, count in
      let rest = bytes[name.count...]
      rest.withUnsafeBytes { source in
        count = Int(
          cicu_to_utf8(
            charset, source.bindMemory(to: CChar.self).baseAddress, Int32(source.count),
            buffer.baseAddress, Int32(buffer.count), &status))
      }
    }
    return status == 0 ? Array("UTF-8".utf8) + body : nil
  }
}

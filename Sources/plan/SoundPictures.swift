import Delivery
import Rendering

/// Pictures that were once decoded to their end, known again by their digests: to decode a picture
/// takes a twentieth of a run.
///
/// Nothing but the digests is kept, in the user's cache folder. Without them every picture is decoded
/// again, to the same end.
struct SoundPictures {
  /// More would be the pictures of a library, and not of a clinic.
  static let most = 256

  private let file: CacheFile
  private var digests: [Substring]

  /// - Parameter folder: nil keeps nothing.
  init(folder: String?) {
    file = CacheFile(
      "sound-pictures", title: "plan's sound pictures, \(Plan.version)", in: folder)
    digests = file.lines() ?? []
  }

  var count: Int { digests.count }

  /// The picture, once it is known that it can be decoded.
  ///
  /// - Throws: `JPEGError` where it cannot.
  mutating func checked(_ image: JPEGImage) throws(JPEGError) -> JPEGImage {
    let digest = SHA256.hexDigest(of: image.bytes)
    if !digests.contains(digest[...]) {
      _ = try image.prepared(maximumWidth: .max, maximumHeight: .max)
      digests = digests.suffix(Self.most - 1) + [digest[...]]
      _ = file.write(digests.map(String.init))
    }
    return image.knownToBeSound()
  }
}

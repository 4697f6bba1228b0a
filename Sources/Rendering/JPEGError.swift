/// Why a picture cannot be used. `description` is a plain sentence, `hint` what to do about it.
public enum JPEGError: Error, Hashable, Sendable {
  /// Another kind of file under a JPEG's name.
  case foreignFormat(JPEGForeignFormat)
  case empty
  case notJPEG
  case endsEarly
  /// The decoder's own words tell where it stopped.
  case corrupt(String)
  /// A clause that completes "this JPEG cannot be read: ".
  case unsupported(String)
  /// Pixels, as stored.
  case tooLarge(width: Int, height: Int)
  case tooManyScans
  case outOfMemory
}

extension JPEGError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .foreignFormat(let format): "this is \(format.name), not a JPEG picture"
    case .empty: "the file is empty"
    case .notJPEG: "this is not a JPEG picture"
    case .endsEarly: "the picture is incomplete: the file ends early"
    case .corrupt(let reason): "the picture is damaged (\(reason))"
    case .unsupported(let reason): "this JPEG cannot be read: \(reason)"
    case .tooLarge(let width, let height):
      "the picture is too large: \(width) × \(height) pixels"
    case .tooManyScans: "the picture is stored in more than \(JPEGLimits.scans) passes"
    case .outOfMemory: "the picture needs more memory than a picture may take"
    }
  }

  public var hint: String {
    switch self {
    case .foreignFormat(let format): format.hint
    case .empty, .endsEarly, .corrupt: "copy it again from where it came from"
    case .notJPEG: "give a JPEG picture (.jpg)"
    case .unsupported, .tooManyScans, .outOfMemory:
      "open it in an image program and save it as an ordinary JPEG"
    case .tooLarge:
      "make it at most \(JPEGLimits.side) pixels wide and high; 1600 are plenty for print"
    }
  }
}

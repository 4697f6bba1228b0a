/// What is looked at. The raw value is the name under which editors and build servers know it.
public enum Rule: String, CaseIterable, Hashable, Sendable {
  case content
  case fillIn = "fill-in"
  case link
  case linkWords = "link-words"
  case pictureMissing = "picture-missing"
  case pictureSize = "picture-size"
  case pictureAlternative = "picture-alternative"
  case readingLevel = "reading-level"
  case longSentence = "long-sentence"
  case jargon
  case passive
  case promise
  case mixedLanguage = "mixed-language"
  case reviewMissing = "review-missing"
  case reviewOverdue = "review-overdue"
  case careSpan = "care-span"
  case course
  case name
  case measure
  case typeSize = "type-size"
  case contrast
  case phrase
  case translationStale = "translation-stale"
  case translationDiffers = "translation-differs"

  /// What the rule asks for, in one sentence.
  public var summary: String {
    switch self {
    case .content: "A file can be read, and every field means something."
    case .fillIn: "Nothing is left to be filled in."
    case .link: "A link leads somewhere."
    case .linkWords: "The words of a link say where it leads."
    case .pictureMissing: "Every picture is there and can be used."
    case .pictureSize: "A picture has 220 pixels to the inch where it is printed."
    case .pictureAlternative: "Every picture has a text alternative."
    case .readingLevel: "A text is as easy to read as patients need it."
    case .longSentence: "A sentence has 20 words at most."
    case .jargon: "A term of the trade is explained where it first stands."
    case .passive: "A sentence says who does what."
    case .promise: "Nothing is promised that medicine cannot keep."
    case .mixedLanguage: "A text is in one language."
    case .reviewMissing: "A clinician has reviewed the text."
    case .reviewOverdue: "The review is not overdue."
    case .careSpan: "A rule says for how long it holds."
    case .course: "A course can be kept on the clinic's days."
    case .name: "A name means one treatment."
    case .measure: "A line has 75 characters at most."
    case .typeSize: "Type is large enough to read: 12 pt, in large print 18 pt."
    case .contrast: "Text stands out from its background by 7 to 1, large text by 4.5 to 1."
    case .phrase: "A language has every phrase, with the names and plural forms that it needs."
    case .translationStale: "A translation follows the version of its original."
    case .translationDiffers: "A translation has the rules and numbers of its original."
    }
  }
}

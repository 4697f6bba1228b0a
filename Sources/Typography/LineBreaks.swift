import CICU

/// A place at which a line may or must end.
public struct BreakOpportunity: Hashable, Sendable {
  /// UTF-16 offset of the first unit of the next line.
  public var offset: Int
  public var isMandatory: Bool

  public init(offset: Int, isMandatory: Bool) {
    self.offset = offset
    self.isMandatory = isMandatory
  }
}

/// Finds line break opportunities by UAX #14, through ICU.
///
/// Opening ICU's rules costs far more than using them, so one finder serves all paragraphs of a
/// language on one thread.
public final class LineBreakFinder {
  private let breaker: OpaquePointer

  /// - Throws: `UnicodeError` where ICU has no rules for the language.
  public init(language: String) throws(UnicodeError) {
    var status: Int32 = 0
    guard let breaker = cicu_breaker_open(language, &status) else {
      throw UnicodeError(code: Int(status))
    }
    self.breaker = breaker
  }

  deinit { cicu_breaker_close(breaker) }

  /// All opportunities of a text in order; the last lies at its end.
  public func opportunities(in text: [UInt16]) throws(UnicodeError) -> [BreakOpportunity] {
    var found: [BreakOpportunity] = []
    let status = text.withUnsafeBufferPointer { units in
      let status = cicu_breaker_set_text(breaker, units.baseAddress, Int32(units.count))
      guard status == 0 else { return status }
      var mandatory: Int32 = 0
      var offset = cicu_breaker_next(breaker, &mandatory)
      while offset >= 0 {
        found.append(BreakOpportunity(offset: Int(offset), isMandatory: mandatory != 0))
        offset = cicu_breaker_next(breaker, &mandatory)
      }
      return 0
    }
    guard status == 0 else { throw UnicodeError(code: Int(status)) }
    return found
  }
}

/// A failure inside ICU, by its error code.
public struct UnicodeError: Error, Hashable, Sendable {
  public var code: Int

  public var message: String { "ICU failed with error \(code)" }
}

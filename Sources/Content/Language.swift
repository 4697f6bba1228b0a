/// Everything that depends on the language a handout is written in: its phrases, the names of days
/// and months, and which plural form a number takes.
public struct Language: Sendable {
  /// Names as Unicode's CLDR gives them, Monday and January first.
  public struct CalendarNames: Hashable, Sendable {
    public var weekdays: [String]
    public var shortWeekdays: [String]
    /// As short as they can be told apart, for the heads of a calendar's columns: "Mo".
    public var narrowWeekdays: [String]
    /// As within a date: Ukrainian "1 березня".
    public var months: [String]
    /// As on their own: Ukrainian "березень".
    public var standaloneMonths: [String]
    public var shortMonths: [String]

    public init(
      weekdays: [String], shortWeekdays: [String], narrowWeekdays: [String], months: [String],
      standaloneMonths: [String],
      shortMonths: [String]
    ) {
      self.weekdays = weekdays
      self.shortWeekdays = shortWeekdays
      self.narrowWeekdays = narrowWeekdays
      self.months = months
      self.standaloneMonths = standaloneMonths
      self.shortMonths = shortMonths
    }
  }

  /// CLDR's plural categories.
  public enum PluralCategory: String, CaseIterable, Sendable {
    case zero, one, two, few, many, other
  }

  public var phrases: Phrasebook
  public var names: CalendarNames
  public var plural: @Sendable (Int) -> PluralCategory

  public init(
    phrases: Phrasebook, names: CalendarNames, plural: @escaping @Sendable (Int) -> PluralCategory
  ) {
    self.phrases = phrases
    self.names = names
    self.plural = plural
  }

  /// The phrase, with each `{name}` replaced by its value.
  ///
  /// - Parameter count: chooses the plural form, and is the value of `{count}`.
  public func text(
    _ key: Phrasebook.Key, count: Int? = nil, _ values: [String: String] = [:]
  ) -> String {
    var values = values
    if let count { values["count"] = values["count"] ?? String(count) }
    return phrases.template(key, count.map(plural)).filled { values[$0] }
  }

  /// "Saturday 1 March 2025", in the language's own order.
  public func longDate(_ day: Day) -> String { date(.dateLong, day) }

  /// "1 March 2025".
  public func mediumDate(_ day: Day) -> String { date(.dateMedium, day) }

  /// "Saturday 1 March".
  public func dayAndMonth(_ day: Day) -> String { date(.dateDayMonth, day) }

  /// "Sat 1 March", where room is short.
  public func shortDate(_ day: Day) -> String { date(.dateShort, day) }

  /// "Saturday 1", below a month's title.
  public func weekdayAndDay(_ day: Day) -> String { date(.dateWeekdayAndDay, day) }

  /// "1 March", along an axis.
  public func tickDate(_ day: Day) -> String { date(.dateTick, day) }

  /// "March 2025", as a calendar's title.
  public func monthTitle(year: Int, month: Int) -> String {
    phrases.template(.dateMonth, nil).filled { name in
      switch name {
      case "month": names.standaloneMonths[month - 1]
      case "year": String(year)
      default: nil
      }
    }
  }

  private func date(_ key: Phrasebook.Key, _ day: Day) -> String {
    let (year, month, dayOfMonth) = day.civil
    return phrases.template(key, nil).filled { name in
      switch name {
      case "weekday": names.weekdays[day.weekday.index]
      case "shortweekday": names.shortWeekdays[day.weekday.index]
      case "day": String(dayOfMonth)
      case "month": names.months[month - 1]
      case "shortmonth": names.shortMonths[month - 1]
      case "year": String(year)
      default: nil
      }
    }
  }
}

extension String {
  /// The text with each `{name}` replaced by its value; a name without a value stays as it is.
  func filled(_ value: (String) -> String?) -> String {
    guard utf8.contains(UInt8(ascii: "{")) else { return self }
    // Among bytes, since to find where characters begin takes longer than all the rest.
    var template = self
    return template.withUTF8 { bytes in
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count + 64)
      var rest = bytes[...]
      while let open = rest.firstIndex(of: UInt8(ascii: "{")),
        let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
      {
        result += rest[..<open]
        if let value = value(String(decoding: rest[open + 1..<close], as: UTF8.self)) {
          result += value.utf8
        } else {
          result += rest[open...close]
        }
        rest = rest[(close + 1)...]
      }
      return String(decoding: result + rest, as: UTF8.self)
    }
  }
}

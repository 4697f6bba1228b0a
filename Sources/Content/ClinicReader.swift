/// Reads a clinic's file: who the clinic is, when it is open, what it sets by itself.
public enum ClinicReader {
  /// The clinic that a file describes, and all that is wrong with the file.
  ///
  /// - Parameter language: of the handout, for what the clinic wrote in several languages; nil for
  ///   the clinic's own.
  public static func read(_ file: SourceFile, language: String? = nil) -> Parsed<Clinic> {
    let parsed = YAMLNode.parse(file.text, file: file.path)
    guard let node = parsed.value else {
      return Parsed(value: nil, diagnostics: parsed.diagnostics)
    }
    var fields = FieldReader(node, what: "clinic")
    var clinic = Clinic(file: file.path, name: fields.string("name") ?? "")
    if clinic.name.isEmpty, !fields.has("name") { fields.missing("name") }
    clinic.language = fields.languageTag("language") ?? clinic.language
    let words = LocalWords(language: language ?? clinic.language, own: clinic.language)
    clinic.readIdentity(&fields, words)
    clinic.readOpening(&fields, words)
    clinic.readLook(&fields, file)
    ClinicOverrides(&fields).move(into: &clinic)
    fields.finish()
    return Parsed(value: clinic, diagnostics: (parsed.diagnostics + fields.diagnostics).inOrder)
  }
}

extension Clinic {
  private static let tolerances = 0...60

  fileprivate mutating func readIdentity(_ fields: inout FieldReader, _ words: LocalWords) {
    tagline = fields.words("tagline", words, foreign: &foreign)
    address = fields.strings("address")
    phone = fields.string("phone")
    email = fields.value("email", as: "an address such as \"hello@clinic.example\"") { text in
      let parts = text.split(separator: "@", omittingEmptySubsequences: false)
      return parts.count == 2 && !parts.contains("") && !text.contains(" ") ? text : nil
    }
    web = fields.string("web")
    cancel = fields.words("cancel", words, foreign: &foreign)
    outOfHours = fields.fields("out_of_hours") { inner -> OutOfHours? in
      let name = inner.words("name", path: "out_of_hours", words, foreign: &foreign)
      let phone = inner.string("phone")
      for field in ["name", "phone"] where !inner.has(field) {
        inner.missing(field)
      }
      guard let name, let phone else { return nil }
      return OutOfHours(name: name, phone: phone)
    }.flatMap { $0 }
  }

  // MARK: When it is open

  fileprivate mutating func readOpening(_ fields: inout FieldReader, _ words: LocalWords) {
    let opening = fields.fields("opening", what: "opening hours") { inner in
      Weekday.allCases.reduce(into: [Weekday: [Hours]]()) { opening, weekday in
        let hours = inner.hours(weekday.rawValue)
        if !hours.isEmpty { opening[weekday] = hours }
      }
    }
    self.opening = opening ?? [:]
    if self.opening.isEmpty, fields.isReadable {
      fields.report(
        .error(
          "the clinic is never open", at: fields.nameLocation(of: "opening"),
          hint: "give one weekday at least: \"monday: 09:00-18:00\""))
    }
    timeZone = fields.value("time_zone", as: "a name such as \"Europe/London\"") {
      Clinic.isTimeZone($0) ? $0 : nil
    }
    readDays(&fields, words)
    tolerance =
      fields.value("tolerance", as: "a number of days up to 60, such as \"7 days\"") { text in
        Clinic.days(text).flatMap { Clinic.tolerances.contains($0) ? $0 : nil }
      } ?? tolerance
  }

  private mutating func readDays(_ fields: inout FieldReader, _ words: LocalWords) {
    closures = fields.closures("closures", words)
    practitioners = fields.entries("practitioners").map { entry in
      let name = entry.name?.singleSpaced ?? ""
      return fields.fields(of: entry.value, what: "practitioner '\(name)'") { inner in
        Practitioner(name: name, away: inner.closures("away", words))
      }
    }
    exceptionalDays = fields.nodes("open_on").flatMap { node -> [Day] in
      guard let range = fields.days("open_on", node) else { return [] }
      return (range.lowerBound.number...range.upperBound.number).map { Day(number: $0) }
    }
    holidaysFile = fields.string("holidays")
  }

  /// "7", "7 days" or "1 week".
  private static func days(_ text: String) -> Int? {
    guard let quantity = Quantity(text), quantity.high == nil else { return nil }
    if ["", "day", "days"].contains(quantity.unit) { return quantity.low }
    return Period(text)?.minimumDays
  }

  /// The form of an IANA name; whether there is such a zone is for the calendar's reader to find.
  private static func isTimeZone(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let areFormed = parts.allSatisfy { part in
      part.first?.isLetter == true
        && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_+-".contains($0)) }
    }
    return areFormed && (parts.count > 1 || ["UTC", "GMT"].contains(text))
  }
}

extension FieldReader {
  /// A day's opening hours: "09:00-12:30, 14:00-18:00" or a list of such.
  fileprivate mutating func hours(_ name: String) -> [Hours] {
    let expected = "hours such as \"09:00-18:00\""
    var hours: [Hours] = []
    for node in nodes(name) {
      guard let text = node.text, let more = Hours.list(text) else {
        wrongKind(name, expected, at: node.location)
        continue
      }
      hours += more
    }
    hours.sort { $0.opens < $1.opens }
    if hours.overlap {
      report(.error("the hours of '\(name)' overlap", at: location(of: name)))
    }
    return hours
  }

  /// Days on which nobody is treated, each with a reason or without one.
  fileprivate mutating func closures(_ name: String, _ words: LocalWords) -> [Closure] {
    namedItems(name).compactMap { entry, value in
      guard let days = days(name, entry?.key ?? value) else { return nil }
      let reason = entry == nil ? nil : words.choice(of: value, in: name, &self)
      return Closure(days: days, reason: reason?.text)
    }
  }

  /// One day or a range of days that stands in a list; ten years at most.
  fileprivate mutating func days(_ name: String, _ node: YAMLNode) -> ClosedRange<Day>? {
    if let range = node.text.flatMap({ ClosedRange(days: $0) }),
      range.upperBound - range.lowerBound < 3660
    {
      return range
    }
    wrongKind(
      name, "days such as \"2025-12-25\" or \"2025-12-24..2026-01-01\"", at: node.location)
    return nil
  }
}

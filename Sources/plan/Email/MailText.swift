import Content

/// What a message says around its attachments, as plain text and as HTML. It names no treatment:
/// mail is read on locked screens and over shoulders.
struct MailText {
  let language: Language
  let clinic: Clinic
  /// The addressee's name; nil where nobody knows it.
  let name: String?
  let hasCalendar: Bool
  let hasPassword: Bool

  var subject: String { language.text(.emailSubject, ["clinic": clinic.name]) }

  var text: String {
    (paragraphs + [signature.joined(separator: "\n")]).joined(separator: "\n\n") + "\n"
  }

  var html: String {
    let phrases = language.phrases
    let body =
      paragraphs.map { "<p>\(escaped($0))</p>" }
      + ["<p>\(signature.map(escaped).joined(separator: "<br>"))</p>"]
    return """
      <!DOCTYPE html>
      <html lang="\(escaped(phrases.language))" dir="\(phrases.rightToLeft ? "rtl" : "ltr")">
      <head><meta charset="utf-8"><title>\(escaped(subject))</title></head>
      <body style="font-family: sans-serif; font-size: 16px; line-height: 1.5">
      \(body.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private var paragraphs: [String] {
    let greeting =
      name.map { language.text(.emailGreeting, ["name": $0]) }
      ?? language.text(.emailGreetingUnnamed)
    var paragraphs = [greeting, language.text(.emailIntroduction)]
    if hasCalendar { paragraphs.append(language.text(.emailCalendar)) }
    if hasPassword { paragraphs.append(language.text(.emailPassword)) }
    if let phone = clinic.phone {
      paragraphs.append(language.text(.emailContact, ["phone": phone]))
    }
    return paragraphs + [language.text(.emailClosing)]
  }

  private var signature: [String] {
    [clinic.name] + clinic.address + [clinic.phone, clinic.web].compactMap(\.self)
  }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}

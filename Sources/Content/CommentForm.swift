/// The form below an article, with which blogs ask for comments and which is copied along with it.
enum CommentForm {
  private static let beginnings = [
    "leave a comment", "leave a reply", "post a comment", "add a comment", "write a comment",
    "your email address will not be published",
  ]

  private static let parts =
    beginnings + [
      "required fields are marked", "save my name, email", "notify me of", "you must be logged in",
    ]

  /// What counts only as a whole line: each is an ordinary word elsewhere.
  private static let fields: Set<String> = [
    "comment", "name", "email", "website", "post comment", "submit", "submit comment",
    "cancel reply",
  ]

  static func begins(_ line: String) -> Bool {
    let line = plain(line)
    return line.utf8.count <= 200 && beginnings.contains { line.hasPrefix($0) }
  }

  /// Whether a line below the form's beginning belongs to it.
  static func contains(_ line: String) -> Bool {
    let line = plain(line)
    return fields.contains(line)
      || line.utf8.count <= 200 && parts.contains { line.hasPrefix($0) }
  }

  /// Without the marks around a label: "Name *", "## Leave a Reply".
  private static func plain(_ line: String) -> String {
    let line = line.prefix(201).drop { " \t#*_".contains($0) }
    return String(line.dropLast(line.reversed().prefix { " \t#*_:".contains($0) }.count))
      .lowercased()
  }
}

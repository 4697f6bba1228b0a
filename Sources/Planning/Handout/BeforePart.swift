import Content

extension HandoutComposer {
  /// What to avoid and to do before the sessions.
  var beforePart: Part? { part(.before, .beforeHeading, care.before, .before) }
}

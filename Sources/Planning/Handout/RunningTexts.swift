import Content

extension HandoutComposer {
  /// What a layout may put at the head and foot of every page, by name. A name whose value is not
  /// known stands for an empty text, so that a layout can tell it from a misspelt one.
  var running: [String: String] {
    let person = patient.name ?? patient.reference
    return clinic.running.merging([
      "title": title,
      "patient": person ?? "",
      "for": person.map { language.text(.runningPatient, ["patient": $0]) } ?? "",
      "version": treatment.version.map { language.text(.colophonVersion, ["version": $0]) } ?? "",
      "review": treatment.review == nil ? language.text(.colophonUnreviewed) : "",
      "made": language.text(.titleMade, ["date": language.mediumDate(asOf)]),
      // Only the layout knows the numbers: it fills `{page}` and `{pages}` in.
      "page": language.text(.runningPage),
    ]) { $1 }
  }
}

extension Clinic {
  /// What a layout or a letterhead may say of the clinic, by name.
  var running: [String: String] {
    [
      "clinic": name, "tagline": tagline ?? "", "phone": phone ?? "", "email": email ?? "",
      "web": web ?? "", "address": address.joined(separator: ", "),
    ]
  }
}

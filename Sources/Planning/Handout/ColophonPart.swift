import Content

extension HandoutComposer {
  /// Which text this is: its version, who has reviewed it, and where its facts come from.
  var colophonPart: Part? {
    let version = treatment.version.map { language.text(.colophonVersion, ["version": $0]) }
    let made = language.text(.titleMade, ["date": language.mediumDate(asOf)])
    let identity = [version, made].compactMap(\.self) + review
    var blocks = [note(identity.joined(separator: " · "))]
    if !treatment.sources.isEmpty {
      let sources = language.list(treatment.sources, .listSemicolon)
      blocks.append(note(language.text(.colophonSources, ["sources": sources])))
    }
    return Part(name: .colophon, blocks: blocks)
  }

  private var review: [String] {
    guard let review = treatment.review else { return [language.text(.colophonUnreviewed)] }
    let reviewed =
      review.on.map {
        language.text(
          .colophonReviewedOn, ["name": review.by, "date": language.mediumDate($0)])
      } ?? language.text(.colophonReviewed, ["name": review.by])
    let due = review.due.map {
      language.text(.colophonReviewDue, ["date": language.mediumDate($0)])
    }
    return [reviewed, due].compactMap(\.self)
  }
}

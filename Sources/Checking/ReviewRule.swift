import Content

/// A clinician has reviewed the text, and not too long ago.
struct ReviewRule {
  let asOf: Day

  func findings(_ treatment: Treatment) -> [Finding] {
    let place =
      treatment.places["review"]
      ?? SourceLocation(file: treatment.file, line: 1, column: 1)
    guard let review = treatment.review else {
      return [
        .warning(
          .reviewMissing, "no clinician has reviewed this text", at: place,
          hint: "fill in 'review' with by, on and due; until then the handout says so")
      ]
    }
    guard let due = review.due else {
      return [
        .warning(
          .reviewOverdue, "nothing says when this text is due for its next review", at: place,
          hint: "add 'due' below 'review'")
      ]
    }
    guard due < asOf else { return [] }
    return [
      .warning(
        .reviewOverdue, "the review of this text was due on \(due)", at: place,
        hint: "have it reviewed, and set 'on' and 'due'")
    ]
  }
}

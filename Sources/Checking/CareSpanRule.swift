import Content

/// A rule of before-care or aftercare says for how long it holds, in its file or in the clinic's.
struct CareSpanRule {
  /// - Parameter treatment: as the clinic gives it.
  func findings(_ treatment: Treatment) -> [Finding] {
    let fields = [("before", treatment.before), ("aftercare", treatment.aftercare)]
    return fields.flatMap { field, rules in
      rules.filter { $0.span == .clinic }.map { rule in
        .warning(
          .careSpan, "nothing says for how long '\(rule.id)' holds", at: rule.location,
          hint: "set '\(field): {\(treatment.id): {\(rule.id): 2 weeks}}' in the clinic's file, "
            + "with your own span")
      }
    }
  }
}

import Checking

/// Files to start from, each field explained where it stands.
enum Starter {
  /// What is to be filled in is marked, and `plan check` names each mark that is left.
  static func treatment(_ id: String) -> String {
    let mark = FillInRule.mark
    return """
      ---
      # A treatment, as `plan --treatment \(id)` prints it. Put your own words in place of each
      # \(mark). Text behind a # is a note for you and is never printed. When you are done, run
      # `plan check \(id)`: it names what is left, and each line that is wrong or hard to read.

      title: "\(mark): the name that patients know"
      description: "\(mark): one or two short sentences, printed below the title"
      language: en
      # aliases: [other-name]        # other names for --treatment

      # A picture beside this file or in assets/images, and what it shows, for those who cannot see it.
      # hero_image: \(id).jpg
      # hero_alt: A drawing of …
      # hero_focus: 50% 40%          # what a crop keeps: from the left, from the top

      # session: 30-40 minutes       # how long one visit takes

      # Courses of visits; the first is the usual one. Without any, the plan has no dates.
      # Write `every: clinic` where the clinic's file sets how far apart the visits are.
      # courses:
      #   standard:
      #     title: Standard course
      #     sessions: 4-6            # 4 are planned, up to 6 if the clinician recommends it
      #     every: 1 month           # or: 14 days, 1-2 weeks
      #     maintenance: 6-7 months  # a visit that keeps the effect

      # What to avoid or to do, and for how long: 4 weeks, course, clinic, or words in quotes.
      # before:
      #   - id: sun
      #     avoid: no long time in the sun
      #     for: 2 weeks
      # aftercare:
      #   - id: sauna
      #     avoid: no sauna
      #     for: 4 weeks
      # expect:
      #   - expect: slight redness
      #     for: "a few hours"

      # What happens at a visit, in order.
      # steps:
      #   - title: We clean your skin
      #     text: Any make-up comes off first.

      # Each line completes "Tell us before treatment if you …".
      # contraindications:
      #   - pregnancy: are pregnant or breastfeeding

      # Each line completes "Call us if …".
      # when_to_call:
      #   - anything worries you

      # What a comparison says (`plan compare \(id) another`).
      # what: One sentence.
      # aim: What it may do.
      # sensation: How it feels.
      # lasts: How long it may last.
      # suits: Whom it may suit.
      # cost: 2                      # from 1, the lowest, to 5

      # sources: [where the facts come from]
      version: "0.1"
      review:                        # by, on, due: once a clinician has read the text
      ---

      ## What it is

      \(mark): say it in short sentences, to the reader: "you". Say "may" where it may.

      ## How it feels

      \(mark): be honest, and promise nothing.

      ## Your results

      \(mark): what people may notice, and for how long.

      """
  }

  static func layout(_ name: String, extending base: String) -> String {
    let title = name.prefix(1).uppercased() + name.dropFirst().map { $0 == "-" ? " " : $0 }
    return """
      # A layout, used by `plan --layout \(name)`. What it does not say, it takes from '\(base)'.
      # Take away the # in front of a line to use it. `plan check layouts/\(name).yaml` tells what is
      # hard to read; `plan watch --layout \(name) …` shows each change at once.
      extends: \(base)
      title: \(title)

      # margins: {top: 15mm, bottom: 15mm, start: 15mm, end: 15mm}

      # A column for headings at the side (0 sets them above), and how wide text may run: 60 to 70
      # characters are easy to read, 75 the most.
      # grid: {side: 112pt, gutter: 20pt, measure: 410pt}

      # fonts: {text: Noto Sans, display: Noto Serif Display}

      # Colours follow from the clinic's accent; text keeps a contrast of 7 to 1.
      # colors: {ink: "#202020"}

      # 12 pt is the least for print, 18 pt for large print.
      # styles:
      #   body: {size: 13pt, leading: 19pt}
      #   title: {size: 36pt, leading: 42pt}

      # {names} are filled in; a [group] vanishes where a name in it is empty.
      # header: {start: "**{clinic}**", end: "{title}"}
      # footer: {start: "[{for}]", end: "{page}"}

      # Which parts, in which order.
      # parts: [title, glance, schedule, aftercare, screening, call, body, colophon]

      # For one paper alone.
      # papers:
      #   a5:
      #     styles: {title: {size: 26pt, leading: 31pt}}

      """
  }
}

"""Prints our figures beside textstat's and fails where they differ by more than 0.3."""

import json
import sys
import warnings

warnings.filterwarnings("ignore", message="pkg_resources")
import textstat  # noqa: E402

TOLERANCE = 0.3
FEWEST_TEXTS = 20
FEWEST_WORDS = 30


def joined(sentences):
    """As running text: a heading or an item of a list gets the stop that makes it a sentence."""
    return " ".join(s if s.rstrip("\"')]”’»").endswith((".", "!", "?")) else s + "." for s in sentences)


def texts(report):
    """Every treatment as a whole, and each of its sections that is long enough to have a level."""
    for treatment in report["treatments"]:
        sections = treatment["sections"]
        yield treatment["file"], treatment["readability"], [s for x in sections for s in x["texts"]]
        for section in sections:
            if len(sections) > 2 and section["words"] >= FEWEST_WORDS:
                yield f'{treatment["id"]}: {section["title"]}', section, section["texts"]


def main():
    report = json.load(open(sys.argv[1]))
    count, worst = 0, 0.0
    print(f'{"text":58}{"FK":>6}{"theirs":>8}{"SMOG":>7}{"theirs":>8}')
    for name, ours, sentences in texts(report):
        text = joined(sentences)
        grade, smog = textstat.flesch_kincaid_grade(text), textstat.smog_index(text)
        mine = ours["flesch-kincaid-grade"], ours["smog"]
        worst = max(worst, abs(mine[0] - grade), abs(mine[1] - smog))
        count += 1
        print(f"{name[-56:]:58}{mine[0]:6.1f}{grade:8.1f}{mine[1]:7.1f}{smog:8.1f}")
    print(f"{count} texts, largest difference {worst:.2f}")
    if count < FEWEST_TEXTS or worst > TOLERANCE + 1e-9:
        sys.exit(f"expected {FEWEST_TEXTS} texts or more that differ by {TOLERANCE} at most")


main()

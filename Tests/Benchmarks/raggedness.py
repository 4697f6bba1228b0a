"""Compares the right edges of ragged text; `raggedness.sh` runs it with what it needs.

The measure of raggedness is the standard deviation of the places where lines end, in points, over
all lines but the last of each paragraph. No engine may part words. Typst is asked both for its usual
line breaks and for its optimised ones.
"""
import json
import logging
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

SIZE = 12
MEASURES = (410, 300, 220)
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]

TYPST = """#set page(width: %gpt, height: auto, margin: 0pt)
#set text(font: "Noto Sans", size: %gpt, lang: "%s", hyphenate: false)
#set smartquote(enabled: false)
#set par(justify: false, linebreaks: "%s")
#for t in json(bytes(sys.inputs.texts)) { page(par(t)) }
"""

HTML = """<!doctype html><html lang="%s"><style>
@page { size: %gpt 4000pt; margin: 0 }
p { font: %gpt/1.4 "Noto Sans"; margin: 0; hyphens: none; break-after: page }
</style>%s</html>"""


def paragraphs(text):
    """Running text of a Markdown file: no front matter, headings, lists, tables or marks."""
    if text.lstrip().startswith("---"):
        text = text.split("---", 2)[2]
    for block in re.split(r"\n\s*\n", text):
        block = " ".join(block.split())
        if block and not re.match(r"#|[-*•|>+]\s|\d+[.)]\s|\|", block):
            yield re.sub(r"[*_`]|\[([^]]*)\]\([^)]*\)", r"\1", block)


def ours(program, texts, language, measure, folder):
    (folder / "texts").write_text("\n".join(texts), encoding="utf-8")
    run = subprocess.run(
        [program, folder / "texts", str(SIZE), str(measure), language],
        check=True, capture_output=True, text=True)
    return [[float(end) for end in line.split()] for line in run.stdout.splitlines()]


def typst(linebreaks):
    def lines(texts, language, measure, folder):
        import typst
        (folder / "t.typ").write_text(TYPST % (measure, SIZE, language, linebreaks))
        typst.compile(
            str(folder / "t.typ"), output=str(folder / "t.pdf"),
            sys_inputs={"texts": json.dumps(texts)})
        return ends_in(folder / "t.pdf")
    return lines


def weasyprint(texts, language, measure, folder):
    import html
    logging.disable(logging.CRITICAL)
    from weasyprint import HTML as Page
    body = "".join(f"<p>{html.escape(text)}</p>" for text in texts)
    Page(string=HTML % (language, measure, SIZE, body)).write_pdf(str(folder / "w.pdf"))
    return ends_in(folder / "w.pdf")


def ends_in(pdf):
    """For each page, which holds one paragraph, the right ends of its lines."""
    boxes = subprocess.run(
        ["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True).stdout
    pages = []
    for page in boxes.split("<page ")[1:]:
        lines = {}
        for x, y in re.findall(r'xMax="([\d.]+)" yMax="([\d.]+)"', page):
            lines[round(float(y))] = max(lines.get(round(float(y)), 0), float(x))
        if lines:
            pages.append([lines[y] for y in sorted(lines)])
    return pages


def shipped():
    """The paragraphs of our own texts by language, but for those that begin at the right."""
    texts = {}
    for file in sorted((REPOSITORY / "assets/treatments").glob("*.md")):
        language = file.stem.partition(".")[2] or "en"
        if language != "ar":
            texts.setdefault(language, []).extend(paragraphs(file.read_text(encoding="utf-8")))
    return texts


def given(folders):
    files = [file for folder in folders for file in sorted(pathlib.Path(folder).glob("*.txt"))]
    return {"en": [text for file in files for text in paragraphs(file.read_text(encoding="utf-8"))]}


def main():
    program, *folders = sys.argv[1:]
    corpus = given(folders) if folders else shipped()
    engines = {
        "plan": lambda *arguments: ours(program, *arguments),
        "Typst": typst("simple"), "Typst, optimised": typst("optimized"), "WeasyPrint": weasyprint,
    }
    count = sum(map(len, corpus.values()))
    print(f"{count} paragraphs in {', '.join(corpus)}; Noto Sans {SIZE} pt")
    print(f"{'engine':24}{'measure':>8}{'lines':>8}{'std. dev. of line ends':>26}")
    is_worse = False
    for measure in MEASURES:
        spread = {}
        for engine, lines in engines.items():
            found = []
            for language, texts in corpus.items():
                with tempfile.TemporaryDirectory() as name:
                    found += lines(texts, language, measure, pathlib.Path(name))
            assert len(found) == count, (engine, len(found), count)
            spread[engine] = statistics.pstdev(end for ends in found for end in ends[:-1])
            print(f"{engine:24}{measure:>5} pt{sum(map(len, found)):>8}{spread[engine]:>23.2f} pt")
        is_worse |= spread["plan"] > min(spread["Typst"], spread["Typst, optimised"])
    sys.exit(1 if is_worse else 0)


main()

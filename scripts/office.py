"""Word files as two readers see them: LibreOffice's pages, python-docx's text."""

import itertools
import pathlib
import re
import sys

import support

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# The styles of the lines of the recipients.
RECIPIENTS = ("NoiNhan", "DongNoiNhan", "NguoiSoanThao")
# Width and height of the paper.
PAGE_MM = (210, 297)
# Above it stand page numbers and marks only.
TEXT_TOP_MM = 20

FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <alias binding="same"><family>Times New Roman</family><prefer><family>Liberation Serif</family></prefer></alias>
</fontconfig>
"""


def to_pdf(files, folder):
    """LibreOffice's PDF of each file, by the file's stem; only the project's own fonts are there.
    One run opens all of them: its start takes longer than a file."""
    conf = folder / "fonts.conf"
    conf.write_text(FONTS.format(fonts=support.ROOT / "assets/fonts", cache=folder / "cache"))
    env = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "FONTCONFIG_FILE": str(conf), "LANG": "C.UTF-8"}
    out = folder / "converted"
    support.run(
        "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--convert-to", "pdf", "--outdir", out, *files, timeout=600, env=env,
    )
    found = {pdf.stem: pdf for pdf in out.glob("*.pdf")}
    missing = {file.stem for file in files} - found.keys()
    if missing:
        sys.exit(f"LibreOffice did not open {sorted(missing)}")
    return found


class Text:
    """The text of a Word file in reading order, with the labels that Word counts."""

    def __init__(self, document):
        self.document = document
        self.counts = {}
        numbering = document.part.numbering_part.element
        levels = {a.get(f"{W}abstractNumId"): a.find(f"{W}lvl") for a in numbering.iter(f"{W}abstractNum")}
        self.levels = {
            num.get(f"{W}numId"): levels[num.find(f"{W}abstractNumId").get(f"{W}val")]
            for num in numbering.iter(f"{W}num")
        }

    def words(self):
        """The words of the text, and those of each paragraph that stands beside it: a mark or a contact
        line in the first page's header or footer, or in a frame.

        Recipients under the signatures are read before them, as in the other formats."""
        parts, beside = [], []
        for block in self.document.element.body:
            framed = block.find(f"{W}pPr/{W}framePr") is not None
            words = [word for paragraph in block.iter(f"{W}p") for word in self.paragraph(paragraph).split()]
            style = block.find(f"{W}pPr/{W}pStyle")
            if framed:
                beside.append(words)
            elif style is not None and style.get(f"{W}val") in RECIPIENTS:
                table = max(i for i, (tag, _) in enumerate(parts) if tag == f"{W}tbl")
                parts.insert(table, (block.tag, words))
            else:
                parts.append((block.tag, words))
        first = self.document.sections[0]
        for part in (first.first_page_header, first.first_page_footer):
            beside += [paragraph.text.split() for paragraph in part.paragraphs]
        return [word for _, words in parts for word in words], [words for words in beside if words]

    def paragraph(self, paragraph):
        """A paragraph's text with its label."""
        parts = [self.label(paragraph)]
        for node in paragraph.iter(f"{W}t", f"{W}br"):
            parts.append(node.text or "" if node.tag == f"{W}t" else "\n")
        return "".join(parts)

    def label(self, paragraph):
        """The label that Word counts for a paragraph; empty when it has none."""
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is None:
            return ""
        level = self.levels[number.get(f"{W}val")]
        value = lambda name: level.find(f"{W}{name}").get(f"{W}val")
        count = self.counts.get(number.get(f"{W}val"), int(value("start")))
        self.counts[number.get(f"{W}val")] = count + 1
        shown = {
            "decimal": str(count), "upperRoman": roman(count), "bullet": "",
            "lowerLetter": "abcdefghijklmnopqrstuvwxyz"[(count - 1) % 26],
        }[value("numFmt")]
        return value("lvlText").replace("%1", shown) + {"space": " ", "nothing": ""}[value("suff")]


def roman(number):
    """A Roman numeral."""
    out = ""
    for value, letters in zip(
        (100, 90, 50, 40, 10, 9, 5, 4, 1), ("C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"), strict=True
    ):
        out += letters * (number // value)
        number %= value
    return out


def page_number(page):
    """The number printed above a page's text; none on a page that shows none. An annex begins anew."""
    above = [line.text for line in page.lines if line.bottom < support.points(TEXT_TOP_MM)]
    return next((text for text in above if text.isdecimal()), None)


def pdf_words(pdf):
    """The words of a PDF in the order of the file, without page numbers."""
    words = []
    for text, page in zip(support.run("pdftotext", "-raw", pdf, "-").split("\f"), support.pages(pdf), strict=False):
        lines, number = text.split("\n"), page_number(page)
        if number is not None:
            lines.remove(number)
        words += "\n".join(lines).split()
    return words


def rules(pdf, folder, page=1, dpi=150):
    """The drawn horizontal rules of a PDF's page above its middle: left, right and y in mm,
    told from the rendered half page. A rule is a row of dark pixels at least 8 mm long; an underline
    or a frame is one too."""
    from PIL import Image

    shot, per_mm = folder / "page", dpi / 25.4
    # Neither more of the page nor a compressed picture: drawing takes most of the check's time.
    half = ("-x", 0, "-y", 0, "-W", round(PAGE_MM[0] * per_mm), "-H", round(PAGE_MM[1] / 2 * per_mm))
    support.run("pdftoppm", "-r", dpi, "-f", page, "-gray", "-singlefile", *half, pdf, shot)
    image = Image.open(shot.with_suffix(".pgm"))
    width, height = image.size
    pixels = image.tobytes()
    found = []
    for y in range(height):
        row = pixels[y * width:(y + 1) * width]
        for dark in re.finditer(rb"[\x00-\xb0]{%d,}" % int(8 * per_mm), row):
            left, right = dark.start() / per_mm, dark.end() / per_mm
            near = [r for r in found if abs(r[0] - left) < 1 and abs(r[1] - right) < 1 and abs(r[2] - y / per_mm) < 1]
            if not near:
                found.append((left, right, y / per_mm))
    return found


def differ(one, other):
    """The first place where two lists of words differ, in words; none when they do not."""
    for index, (a, b) in enumerate(itertools.zip_longest(one, other)):
        if a != b:
            return f"word {index + 1} is {a!r}, not {b!r}, after {' '.join(one[max(0, index - 6):index])!r}"
    return None

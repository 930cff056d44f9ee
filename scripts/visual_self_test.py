"""Shows that the comparison of pictures sees what it must see, and nothing else.

A page is drawn here, finely, with the project's own fonts: a letterhead of two columns with a rule,
a star above the body and lines of body text. Each fault changes one thing of it.
"""

import pathlib
import random
import tempfile

from PIL import Image, ImageChops, ImageDraw, ImageFont

import pictures
import support

FINE_PER_MM = pictures.DPI * pictures.FINER / 25.4
FINE_PER_POINT = pictures.DPI * pictures.FINER / 72
A4_MM = 210, 297
WORDS = "Văn phòng theo dõi, đôn đốc việc thực hiện và báo cáo kết quả hằng tháng".split()
# Half a pixel of a small picture, in fine ones.
HALF = pictures.FINER // 2
# The noise on a small picture: 8 % of all light.
NOISE = round(0.08 * 255)


def page(rule_mm=60, star=True, bold=True, moved_mm=0, column_mm=0):
    """A fine page; the arguments are what a fault changes: lengths in mm, a line or a column moved."""
    sheet = Image.new("L", [round(_fine(side)) for side in A4_MM], 255)
    pen = ImageDraw.Draw(sheet)
    _write(pen, 30, 20, "ĐẢNG ỦY PHƯỜNG MẪU")
    _write(pen, 120 + column_mm, 20, "ĐẢNG CỘNG SẢN VIỆT NAM", weight="Bold")
    pen.rectangle((_fine(120), _fine(27), _fine(120 + rule_mm), _fine(27) + 0.75 * FINE_PER_POINT), fill=0)
    if star:
        _write(pen, 55, 30, "*")
    for line in range(12):
        _body(pen, 60 + 7 * line + (moved_mm if line == 5 else 0), bold and line == 3)
    return sheet


def _body(pen, top_mm, bold):
    """A line of body text, its fourth word bold when wished; the words stand where they always do."""
    for number, word in enumerate(WORDS):
        weight = "Bold" if bold and number == 3 else "Regular"
        _write(pen, 30 + 11.5 * number, top_mm, word, weight=weight, size=12)


def _write(pen, left_mm, top_mm, text, weight="Regular", size=14):
    face = support.ROOT / "assets" / "fonts" / f"LiberationSerif-{weight}.ttf"
    font = ImageFont.truetype(face, size * FINE_PER_POINT)
    pen.text((_fine(left_mm), _fine(top_mm)), text, fill=0, font=font)


def _fine(millimetres):
    return millimetres * FINE_PER_MM


def _noisy(picture):
    chance = random.Random(1)
    return Image.frombytes("L", picture.size, bytes(
        min(max(value + chance.randint(-NOISE, NOISE), 0), 255) for value in picture.tobytes()
    ))


def comparison():
    """Yields a complaint for each pair of pages that is told apart wrongly."""
    sound = page()
    before = pictures.shrink(sound)
    for what, after in {
        "the same page": before,
        "noise": _noisy(before),
        "half a pixel to the right": pictures.shrink(ImageChops.offset(sound, HALF, 0)),
        "half a pixel down": pictures.shrink(ImageChops.offset(sound, 0, HALF)),
        "half a pixel both ways, with noise": _noisy(pictures.shrink(ImageChops.offset(sound, HALF, HALF))),
    }.items():
        if found := pictures.areas(before, after):
            yield f"{what} counts as {len(found)} differences"
    # Each fault, and how high on the page it is (mm).
    for what, after, (top, bottom) in [
        ("a rule longer by 2 mm", page(rule_mm=62), (25, 29)),
        ("a rule shorter by 2 mm", page(rule_mm=58), (25, 29)),
        ("a rule that is gone", page(rule_mm=0), (25, 29)),
        ("a missing star", page(star=False), (29, 36)),
        ("a word no longer bold", page(bold=False), (80, 88)),
        ("a line 1 mm lower", page(moved_mm=1), (93, 104)),
        ("a line 1 mm higher", page(moved_mm=-1), (93, 104)),
        ("a column 1 mm to the right", page(column_mm=1), (19, 27)),
    ]:
        found = pictures.areas(before, pictures.shrink(after))
        scale = pictures.DPI / 25.4
        if not found:
            yield f"{what} is not seen"
        elif found[0][1] < top * scale or found[-1][3] > bottom * scale:
            yield f"{what} is seen elsewhere: {found}"


def files(differences, update):
    """Yields a complaint when pages without a picture, pictures without a page or changes go unnoticed."""
    sound, changed = pictures.shrink(page()), pictures.shrink(page(star=False))
    with tempfile.TemporaryDirectory() as name:
        references = pathlib.Path(name)

        def told(drawn):
            return [difference.told().removeprefix("tests/visual/") for difference in differences(references, drawn)]

        old = {"a/same-1.png": sound, "a/other-1.png": sound, "a/gone-2.png": sound}
        new = {"a/same-1.png": sound, "a/other-1.png": changed, "b/new-1.png": sound}
        list(update(references, differences(references, old)))
        if told(old):
            yield f"what was written is not what is read: {told(old)}"
        expected = [
            "a/gone-2.png: there is no such page any more",
            "a/other-1.png: differs in 1 area",
            "b/new-1.png: no picture of this page is kept",
        ]
        if told(new) != expected:
            yield f"of a folder with a new, a changed and a missing page it says {told(new)}"
        list(update(references, differences(references, new)))
        if told(new):
            yield f"after an update it still says {told(new)}"


def another_renderer():
    """Yields a complaint when a PDF drawn by other means looks different: so would another poppler's."""
    with tempfile.TemporaryDirectory() as name:
        for pdf in support.build("tests/fixtures/standards", pathlib.Path(name), "pdf"):
            for number, pair in enumerate(zip(pictures.draw(pdf), pictures.draw(pdf, "pdftocairo"), strict=True), 1):
                if found := pictures.areas(*pair):
                    yield f"{pdf.name}, page {number}: drawn by pdftocairo it differs in {len(found)} areas"


def faults(differences, update):
    """All complaints."""
    return [*comparison(), *files(differences, update), *another_renderer()]

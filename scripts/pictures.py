"""Pages as small grey pictures, and where two of them differ.

A page is drawn at four times the resolution and then shrunk, so that a thin rule keeps its weight
and the drawing habits of one poppler hardly show. Two pictures are compared softly: both are blurred
a little, and a point differs only when it is darker or lighter, by more than a step, than every
point next to it in the other picture. What half a pixel or some noise can do stays below that; a line
that has moved by a millimetre or a word that is no longer bold does not.
"""

import io
import pathlib
import tempfile
from collections import defaultdict

from PIL import Image, ImageChops, ImageFilter

import support

DPI = 54
FINER = 4
GREYS = 16
# How far the points of both pictures are smeared before they are compared, in pixels.
SOFT = 1.2
# How much darker or lighter than its surroundings in the other picture a point must be, of 255.
STEP = 22
# How many such points make an area: fewer are dust.
LEAST_POINTS = 4
# Differing points in the same or in neighbouring cells this wide are one area, in pixels: 2.8 mm.
CELL = 6
# What pdftocairo, which draws in another way than pdftoppm, must be told to write pictures.
TOOLS = {"pdftoppm": [], "pdftocairo": ["-png"]}


def draw(pdf, tool="pdftoppm"):
    """The pages of a PDF as small pictures, in order."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        support.run(tool, "-r", DPI * FINER, "-gray", *TOOLS[tool], pdf, folder / "page")
        # Page numbers are padded to one width, so the order of the names is that of the pages.
        return [shrink(opened(path)) for path in sorted(folder.iterdir())]


def shrink(page):
    """A finely drawn page as the small picture that is kept: few greys."""
    return page.reduce(FINER).point([round(_step(value) * 255 / (GREYS - 1)) for value in range(256)])


def _step(value):
    return round(value * (GREYS - 1) / 255)


def opened(source):
    """A picture from a file, in grey."""
    with Image.open(source) as image:
        return image.convert("L")


def png(picture):
    """The bytes of a small picture as PNG: half a byte a point, no date in them."""
    steps = picture.point([_step(value) for value in range(256)])
    paletted = Image.frombytes("P", steps.size, steps.tobytes())
    paletted.putpalette([round(step * 255 / (GREYS - 1)) for step in range(GREYS) for _ in "rgb"])
    out = io.BytesIO()
    paletted.save(out, "PNG", optimize=True, bits=4)
    return out.getvalue()


def areas(before, after):
    """The boxes (left, top, right, bottom in pixels) in which two pictures differ, from top to bottom."""
    if before.size != after.size:
        return [(0, 0, max(before.width, after.width), max(before.height, after.height))]
    differing = ImageChops.lighter(_excess(before, after), _excess(after, before)).tobytes()
    cells = defaultdict(list)
    for at, excess in enumerate(differing):
        if excess > STEP:
            y, x = divmod(at, before.width)
            cells[x // CELL, y // CELL].append((x, y))
    found = [_box(points) for points in _clusters(cells) if len(points) >= LEAST_POINTS]
    return sorted(found, key=lambda box: (box[1], box[0]))


def _excess(picture, other):
    """How far each point lies outside the range of its surroundings in the other picture."""
    blur = ImageFilter.GaussianBlur(SOFT)
    soft, soft_other = picture.filter(blur), other.filter(blur)
    lighter = ImageChops.subtract(soft, soft_other.filter(ImageFilter.MaxFilter(3)))
    darker = ImageChops.subtract(soft_other.filter(ImageFilter.MinFilter(3)), soft)
    return ImageChops.lighter(lighter, darker)


def _clusters(cells):
    """Yields the points of each group of cells that touch."""
    left = dict(cells)
    while left:
        waiting, points = [next(iter(left))], []
        while waiting:
            column, row = waiting.pop()
            points += left.pop((column, row), [])
            around = [(column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
            waiting += [cell for cell in around if cell in left]
        yield points


def _box(points):
    columns, rows = zip(*points)
    return min(columns), min(rows), max(columns) + 1, max(rows) + 1

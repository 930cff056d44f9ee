"""One web page with before, after and difference of every page that looks different."""

import base64
import html
import io
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw

import pictures

HEAD = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Pages that look different: {count}</title>
<style>
body {{ font: 16px/1.4 sans-serif; margin: 1rem; background: #eee; color: #222 }}
section {{ margin: 1rem 0; padding: 1rem; background: #fff; border: 2px solid #ccc }}
section:focus {{ border-color: #06c; outline: none }}
h2 {{ margin: 0 0 .5rem; font-size: 1.1rem }}
.row {{ display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1rem }}
figure {{ margin: 0 }}
img, .none {{ display: block; max-width: 100%; border: 1px solid #999 }}
.none {{ padding: 6rem 1rem; text-align: center }}
.before {{ color: #c00 }} .after {{ color: #04c }}
kbd {{ border: 1px solid #999; border-radius: 3px; padding: 0 .3em }}
</style>
<h1>Pages that look different: {count}</h1>
<p><kbd>j</kbd> next page, <kbd>k</kbd> previous page. In the difference, <b class="before">red</b> was there before,
<b class="after">blue</b> is there now, grey is the same; a frame stands around each area that counts.</p>
<nav><ol>{index}</ol></nav>
"""

KEYS = """<script>
const pages = [...document.querySelectorAll("section")];
addEventListener("keydown", event => {
  const step = {j: 1, k: -1}[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  const now = pages.indexOf(document.activeElement);
  const next = pages[Math.min(Math.max(now + step, 0), pages.length - 1)];
  next.focus({preventScroll: true});
  next.scrollIntoView();
});
</script>
"""

FRAME = (240, 150, 0)
# Room between an area and its frame, in pixels.
ROOM = 4


@dataclass
class Difference:
    """A page that looks different: the picture of before or of after is missing when there is none."""

    name: str
    before: object
    after: object
    areas: list

    def told(self):
        """What is the matter, in one line."""
        if self.before is None:
            return f"tests/visual/{self.name}: no picture of this page is kept"
        if self.after is None:
            return f"tests/visual/{self.name}: there is no such page any more"
        return f"tests/visual/{self.name}: differs in {len(self.areas)} area{'s' if len(self.areas) > 1 else ''}"


def coloured(difference):
    """Both pages in one picture: red was there, blue is there, grey is the same; areas are framed."""
    before, after = difference.before, difference.after
    size = max(before.width, after.width), max(before.height, after.height)
    before, after = _on_paper(before, size), _on_paper(after, size)
    # Where only the page of before is dark, only red light is left; where only that of after is, blue.
    both = Image.merge("RGB", (after, ImageChops.darker(before, after), before))
    pen = ImageDraw.Draw(both)
    for left, top, right, bottom in difference.areas:
        pen.rectangle((left - ROOM, top - ROOM, right + ROOM - 1, bottom + ROOM - 1), outline=FRAME)
    return both


def _on_paper(picture, size):
    paper = Image.new("L", size, 255)
    paper.paste(picture)
    return paper


def write(path, differences):
    """Writes the report; it needs nothing but itself."""
    index = "".join(
        f'<li><a href="#p{number}">{html.escape(difference.told())}</a>'
        for number, difference in enumerate(differences)
    )
    sections = [_section(number, difference) for number, difference in enumerate(differences)]
    path.parent.mkdir(parents=True, exist_ok=True)
    page = HEAD.format(count=len(differences), index=index) + "".join(sections) + KEYS
    path.write_text(page, encoding="utf-8")


def _section(number, difference):
    before, after = difference.before, difference.after
    shown = [
        _figure("before", before and pictures.png(before)),
        _figure("after", after and pictures.png(after)),
        _figure("difference", before and after and _bytes(coloured(difference))),
    ]
    title = html.escape(difference.told())
    return f'<section id="p{number}" tabindex="0"><h2>{title}</h2><div class="row">{"".join(shown)}</div></section>\n'


def _figure(caption, png):
    if not png:
        return f'<figure><figcaption>{caption}</figcaption><div class="none">none</div></figure>'
    data = base64.b64encode(png).decode()
    return f'<figure><figcaption>{caption}</figcaption><img alt="{caption}" src="data:image/png;base64,{data}"></figure>'


def _bytes(picture):
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()

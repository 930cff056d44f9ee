"""What the checks with outside tools share."""

import html
import os
import pathlib
import re
import subprocess
import sys
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parent.parent
POINTS_PER_MM = 72 / 25.4
# The environment that scripts/tools makes.
TOOLS = ROOT / ".tools" / "python"


def mm(points):
    """Points in millimetres."""
    return points / POINTS_PER_MM


def points(millimetres):
    """Millimetres in points."""
    return millimetres * POINTS_PER_MM


def use_tools():
    """Begins the script again with the Python that scripts/tools set up, unless it is that one."""
    if pathlib.Path(sys.prefix).resolve() != TOOLS.resolve():
        python = TOOLS / "bin" / "python"
        if not python.exists():
            sys.exit(f"{python.relative_to(ROOT)} is not there: run scripts/tools")
        os.execv(python, [python, *sys.argv])


def run(*command, timeout=120, env=None, codes=(0,)):
    """Runs a tool and returns what it prints; stops the check when it leaves with another code."""
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True, text=True, timeout=timeout, stdin=subprocess.DEVNULL, env=env, check=False,
    )
    if done.returncode not in codes:
        sys.exit(f"{' '.join(map(str, command))} left with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def build(source, out, form, *options):
    """Builds a folder of directives in one format and returns the documents: not the page of the folder."""
    binary = ROOT / os.environ.get("CARGO_TARGET_DIR", "target") / "debug" / "vanthu"
    run(binary, "build", ROOT / source, "-o", out, "--formats", form, *options)
    return sorted(file for file in out.glob(f"*.{form}") if file.name != "index.html")


@dataclass
class Line:
    """A line of text: its edges in points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass
class Page:
    """A page: its size in points and its lines of text from top to bottom."""

    width: float
    height: float
    lines: list

    def body_edges(self, text_width_mm):
        """Distance of the body text from the paper's edges in mm, by side.

        Told from the lines that fill the text width: not a first line, which is indented, nor a
        last one. Nothing when the page has fewer than two of them.
        """
        full = [line for line in self.lines if mm(line.right - line.left) > 0.96 * text_width_mm]
        if len(full) < 2:
            return {}
        return {"left": mm(min(line.left for line in full)), "right": mm(self.width - max(line.right for line in full))}


def pages(pdf):
    """The pages of a PDF as pdftotext sees them."""
    layout = run("pdftotext", "-bbox-layout", pdf, "-")
    found = []
    for head, body in re.findall(r"<page ([^>]*)>(.*?)</page>", layout, re.S):
        lines = []
        for place, words in re.findall(r"<line ([^>]*)>(.*?)</line>", body, re.S):
            text = " ".join(html.unescape(word) for word in re.findall(r"<word [^>]*>(.*?)</word>", words, re.S))
            lines.append(Line(*(_number(place, name) for name in ("xMin", "yMin", "xMax", "yMax")), text))
        lines.sort(key=lambda line: (round(line.top), line.left))
        found.append(Page(_number(head, "width"), _number(head, "height"), lines))
    return found


def words(pdf):
    """The words of each page of a PDF, in the order of the file."""
    boxes = run("pdftotext", "-bbox", pdf, "-")
    return [
        [
            Line(*(_number(place, name) for name in ("xMin", "yMin", "xMax", "yMax")), html.unescape(text))
            for place, text in re.findall(r"<word ([^>]*)>(.*?)</word>", page, re.S)
        ]
        for page in re.findall(r"<page [^>]*>(.*?)</page>", boxes, re.S)
    ]


def _number(attributes, name):
    return float(re.search(rf'{name}="([^"]*)"', attributes).group(1))


def report(faults):
    """Prints the faults; the exit code."""
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0

"""CPU of Typst for the notice of benches/build.rs: `measure.py COUNT` prints milliseconds and bytes a document, warm, in one process
and on one thread; `measure.py 1` is a cold one. A number runs through the text, so that Typst lays each document out anew."""

import pathlib
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
FONTS = HERE.parent.parent / "assets" / "fonts"


def main(count):
    import typst

    compiler = typst.Compiler(str(HERE / "notice.typ"), font_paths=[str(FONTS)], ignore_system_fonts=True)

    def pdf(running):
        return compiler.compile(format="pdf", sys_inputs={"running": str(running)})

    size = len(pdf(100))
    if count == 1:
        return 0, size
    before = time.process_time()
    for running in range(101, 101 + count):
        size = len(pdf(running))
    return (time.process_time() - before) / count * 1000, size


if __name__ == "__main__":
    milliseconds, size = main(int(sys.argv[1]))
    print(f"{milliseconds:.3f} {size}")

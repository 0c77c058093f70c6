"""Cuts the web fonts in static/fonts: `.venv/bin/python tools/fonts.py NODE_MODULES`.

Needs the npm packages @fontsource-variable/source-serif-4 and @fontsource-variable/public-sans,
both under the SIL Open Font License 1.1; its text lies beside the files that come out. Run it to
add a range or a face, commit what it makes, and keep static/css/fonts.css in step: it prints the
ranges.

Optical size and weight are frozen for each role, so that a page pays for one plain face a role and
not for a variable one of 120 KB. Each face is split by characters; a browser asks for the files
that the words on its page need, so that the core is enough for English.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

OUT = Path(__file__).resolve().parent.parent / "static" / "fonts"
SERIF = "@fontsource-variable/source-serif-4/files/source-serif-4-{script}-opsz-{style}.woff2"
SANS = "@fontsource-variable/public-sans/files/public-sans-{script}-wght-normal.woff2"

# The name of a part, the script of the package that holds its characters, and these.
PARTS = [
    (
        "core",
        "latin",
        "U+20-7E,U+A0,U+A9,U+B7,U+D7,U+E9,U+2013-2014,U+2018-2019,U+201C-201D,U+2026",
    ),
    (
        "latin1",
        "latin",
        (
            "U+A1-A8,U+AB,U+B0,U+B6,U+BB,U+BF-D6,U+D8-E8,U+EA-F6,U+F8-FF,U+131,U+152-153,"
            "U+2020-2022,U+2032-2033,U+20AC"
        ),
    ),
    # Names from Łódź to İzmir and Māori.
    (
        "latin-ext",
        "latin-ext",
        "U+100-130,U+132-151,U+154-19F,U+1A2-1AE,U+1B1-24F,U+259,U+2B9-2BC,U+1E00-1E9F",
    ),
    # What Vietnamese has beyond that; its Đ and ă are above.
    ("vietnamese", "vietnamese", "U+1A0-1A1,U+1AF-1B0,U+1EA0-1EF9,U+20AB"),
]
# The name of a face, its source, the axes that are frozen, and the OpenType features kept.
FACES = [
    ("serif-display", SERIF, "normal", {"opsz": 60, "wght": 380}, ["kern", "liga", "ccmp"]),
    ("serif-text", SERIF, "normal", {"opsz": 15, "wght": 400}, ["kern", "liga", "ccmp"]),
    ("serif-italic", SERIF, "italic", {"opsz": 16, "wght": 400}, ["kern", "ccmp"]),
    ("serif-bold", SERIF, "normal", {"opsz": 15, "wght": 640}, ["kern", "ccmp"]),
    ("sans", SANS, "normal", {"wght": 520}, ["kern", "ccmp", "tnum"]),
]


def characters(ranges: str) -> list[int]:
    """The code points of a `unicode-range`."""
    found: list[int] = []
    for part in ranges.split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        found += range(int(first, 16), int(last or first, 16) + 1)
    return found


def cut(source: Path, axes: dict[str, float], features: list[str], ranges: str, out: Path) -> None:
    """Write the characters of `ranges` of one frozen face to `out`, as WOFF2."""
    with tempfile.TemporaryDirectory() as folder:
        still = Path(folder, "still.ttf")
        font: Any = instancer.instantiateVariableFont(TTFont(source), axes)
        font.flavor = None
        font.save(still)
        options = subset.Options(
            flavor="woff2", hinting=False, layout_features=features, name_IDs=[0, 14]
        )
        # Axes and baselines of other scripts, of no use to one still Latin face.
        options.drop_tables += ["STAT", "BASE"]
        loaded = subset.load_font(str(still), options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=characters(ranges))
        cutter.subset(loaded)
        subset.save_font(loaded, str(out), options)


def main() -> None:
    """Cut what is asked for: every part, or those named after the folder."""
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    wanted = sys.argv[2:] or [part for part, _, _ in PARTS]
    for face, path, style, axes, features in FACES:
        for part, script, ranges in PARTS:
            if part in wanted:
                source = Path(sys.argv[1], path.format(script=script, style=style))
                out = OUT / f"{face}-{part}.woff2"
                cut(source, axes, features, ranges, out)
                sys.stdout.write(f"{out.stat().st_size:6d}  {out.name}\n")
    for part, _, ranges in PARTS:
        sys.stdout.write(f"{part}: {ranges}\n")


if __name__ == "__main__":
    main()

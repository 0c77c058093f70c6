# /// script
# requires-python = ">=3.13"
# dependencies = [
#   "fonttools[woff]==4.68.0",
#   "fontpkg-public-sans==2.1",
#   "fontpkg-source-serif-4==4.4",
# ]
# ///
"""Cuts static/fonts and declares them in static/css/faces.css: `tools/uv run tools/fonts.py`.

The packages above bring Source Serif 4 and Public Sans, both under the SIL Open Font License 1.1;
its text lies beside the files that come out. Run it to add a range or a face, and commit what it
makes.

Optical size and weight are frozen for each role, so that a page pays for one plain face a role and
not for a variable one of 120 KB. Each face is split by characters, and a browser asks for the files
that the words on its page need: the core is enough for English and its neighbours.
"""

import sys
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables.otTables import PairPos
from fontTools.varLib import instancer

STATIC = Path(__file__).resolve().parent.parent / "static"
SERIFS = Path(str(files("fontpkg_source_serif_4") / "files"))
SERIF = SERIFS / "SourceSerif4[opsz,wght].ttf"
SERIF_ITALIC = SERIFS / "SourceSerif4-Italic[opsz,wght].ttf"
SANS = Path(str(files("fontpkg_public_sans") / "files" / "PublicSans[wght].ttf"))

# What prose is made of in English and, but for rarer capitals, from Portugal to Finland.
CORE = (
    "U+20-22,U+24-29,U+2C-3B,U+3F,U+41-5B,U+5D,U+61-7A,U+A0,U+A3,U+AB,U+BB,U+C0,U+C4-C5,U+C7,"
    "U+C9,U+D6,U+D8,U+DC,U+DF-EF,U+F1-F6,U+F8-FC,U+131,U+2013-2014,U+2018-201A,U+201C-201E,"
    "U+2026,U+20AC"
)
# What labels, handles and names there have beyond that.
LABELS = (
    "U+23,U+2A-2B,U+3D,U+40,U+5F,U+A9,U+B7,U+C1-C3,U+C6,U+C8,U+CA-D5,U+D7,U+D9-DB,U+DD-DE,U+F0,"
    "U+FD-FF,U+152-153"
)
# The signs that are left of ASCII and Latin-1.
SIGNS = (
    "U+3C,U+3E,U+5C,U+5E,U+60,U+7B-7E,U+A1-A2,U+A4-A8,U+B0,U+B6,U+BF,U+2020-2022,U+2032-2033,"
    "U+2039-203A"
)
# Names from Łódź to İzmir, Vietnamese, Yorùbá and Māori ones, and the accents that stand on letters
# which have one already, as in Ẹ̀kọ́.
NAMES = (
    "U+100-107,U+10C-113,U+118-11B,U+11E-11F,U+128-12B,U+130,U+139-13A,U+13D-13E,U+141-144,"
    "U+147-148,U+14C-14D,U+150-151,U+154-155,U+158-15B,U+15E-161,U+164-165,U+168-16B,U+16E-171,"
    "U+179-17E,U+1A0-1A1,U+1AF-1B0,U+218-21B,U+300-304,U+308,U+30C,U+323,U+1E62-1E63,U+1EA0-1EF9,"
    "U+20AB"
)
# Baltic, Maltese, Welsh, Azeri and Korean names.
EDGES = (
    "U+10A-10B,U+116-117,U+120-123,U+126-127,U+12E-12F,U+136-137,U+13B-13C,U+145-146,U+14E-14F,"
    "U+156-157,U+16C-16D,U+172-178,U+18F,U+259,U+1E80-1E85"
)
# What is left: Esperanto, romanised Arabic and Sanskrit, and what linguists write.
FURTHER = (
    "U+108-109,U+114-115,U+11C-11D,U+124-125,U+12C-12D,U+132-135,U+138,U+13F-140,U+149-14B,"
    "U+15C-15D,U+162-163,U+166-167,U+17F-18E,U+190-19F,U+1A2-1AE,U+1B1-217,"
    "U+21C-24F,U+2B9-2BC,U+1E00-1E61,U+1E64-1E7F,U+1E86-1E9F"
)

SERIF_PARTS = {
    "core": CORE,
    "west": f"{LABELS},{SIGNS}",
    "names": NAMES,
    "further": f"{EDGES},{FURTHER}",
}
# People are named in the sans, whose letters take less room: its core has their names.
SANS_PARTS = {
    "core": f"{CORE},{LABELS},{NAMES},{EDGES}",
    "further": f"{SIGNS},{FURTHER}",
}


class Face(NamedTuple):
    """What is cut, from which source with which axes frozen, and how stylesheets call it."""

    source: Path
    axes: dict[str, float]
    features: list[str]
    parts: dict[str, str]
    family: str
    style: str = ""
    small: bool = True


FACES = {
    "serif-display": Face(
        SERIF,
        {"opsz": 60, "wght": 380},
        ["kern", "liga"],
        SERIF_PARTS,
        "Source Serif Display",
        small=False,
    ),
    "serif-text": Face(
        SERIF, {"opsz": 15, "wght": 400}, ["kern", "liga"], SERIF_PARTS, "Source Serif Text"
    ),
    "serif-italic": Face(
        SERIF_ITALIC,
        {"opsz": 16, "wght": 400},
        ["kern"],
        SERIF_PARTS,
        "Source Serif Text",
        "font-style: italic;",
    ),
    "serif-bold": Face(
        SERIF,
        {"opsz": 15, "wght": 640},
        ["kern"],
        SERIF_PARTS,
        "Source Serif Text",
        "font-weight: 700;",
    ),
    "sans": Face(SANS, {"wght": 520}, ["kern", "tnum", "mark"], SANS_PARTS, "Public Sans"),
}
# A coarser grid than the 1,000 or 2,000 units to the em that fonts come with makes a file smaller
# by a fifth; no point moves by more than 0.2 pixels at the size of the largest headline.
UNITS = 250
# In small type, kerning of fewer units is less than a quarter of a pixel, and the rest need not be
# exact to a unit: 0.4 KB a face.
FAINT, STEP = 3, 2
HEAD = """\
/* The faces, as tools/fonts.py writes them. Each has a core file, which is enough for English, and
   others that a browser asks for only where a word needs them. Source Serif 4 and Public Sans,
   under the licences beside the files. */"""


def characters(ranges: str) -> list[int]:
    """The code points of a `unicode-range`."""
    found: list[int] = []
    for part in ranges.split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        found += range(int(first, 16), int(last or first, 16) + 1)
    return found


def lessened(font: Any, features: list[str], ranges: str) -> subset.Options:
    """Leave in `font` the characters of `ranges` and `features` alone; returns how to save it."""
    # No names, which browsers do not read: the licences lie beside the files.
    options = subset.Options(flavor="woff2", hinting=False, layout_features=features, name_IDs=[])
    # Axes and baselines of other scripts, of no use to one still Latin face.
    options.drop_tables += ["STAT", "BASE"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters(ranges))
    cutter.subset(font)
    return options


def freeze(face: Face, out: Path) -> None:
    """Write the still face of a variable font to `out`, on the coarser grid."""
    font: Any = TTFont(face.source, recalcTimestamp=False)
    lessened(font, [*face.features, "mark"], ",".join(face.parts.values()))
    font = instancer.instantiateVariableFont(font, face.axes)
    scale_upem(font, UNITS)
    font.save(out)


def cut(still: Path, face: Face, part: str, out: Path) -> None:
    """Write a part of a still face to `out`, as WOFF2."""
    font: Any = TTFont(still, recalcTimestamp=False)
    # Only these: no feature reaches from the letters of one file to those of another.
    features = {"core": face.features, "names": ["mark"]}
    options = lessened(font, features.get(part, []), face.parts[part])
    if part == "core" and face.small:
        thin_kerning(font["GPOS"].table)
    subset.save_font(font, str(out), options)


def thin_kerning(gpos: Any) -> None:
    """Leave out what kerning nobody sees, and round what is left."""
    tables = [table for lookup in gpos.LookupList.Lookup for table in lookup.SubTable]
    pairs = [getattr(table, "ExtSubTable", table) for table in tables]
    for table in (table for table in pairs if isinstance(table, PairPos)):
        # Pairs of letters are exceptions from those of classes, so that a nought says much.
        exceptions = table.Format == 1
        for row in table.PairSet if exceptions else table.Class1Record:
            for pair in row.PairValueRecord if exceptions else row.Class2Record:
                value = pair.Value1.XAdvance
                kept = exceptions or abs(value) >= FAINT
                pair.Value1.XAdvance = round(value / STEP) * STEP if kept else 0


def rule(name: str, face: Face, part: str) -> str:
    """How a stylesheet declares a part of a face."""
    lines = (
        f'font-family: "{face.family}";',
        face.style,
        f'src: url("../fonts/{name}-{part}.woff2") format("woff2");',
        "font-display: swap;",
        f"unicode-range: {face.parts[part]};",
    )
    return "@font-face {\n" + "".join(f"  {line}\n" for line in lines if line) + "}\n"


def main() -> None:
    """Cut every part of every face, and declare them."""
    with tempfile.TemporaryDirectory() as folder:
        still = Path(folder, "still.ttf")
        for name, face in FACES.items():
            freeze(face, still)
            for part in face.parts:
                out = STATIC / "fonts" / f"{name}-{part}.woff2"
                cut(still, face, part, out)
                sys.stdout.write(f"{out.stat().st_size:6d}  {out.name}\n")
    rules = [rule(name, face, part) for name, face in FACES.items() for part in face.parts]
    (STATIC / "css" / "faces.css").write_text("\n".join([HEAD, *rules]))


if __name__ == "__main__":
    main()

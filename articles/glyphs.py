"""Text in pictures: each run in a font that has its letters, lines broken to a width.

Pure functions over the fonts in `articles/fonts/`, so that the same text gives the same pixels on
every machine.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from anyascii import anyascii
from fontTools.ttLib import TTFont
from PIL import ImageDraw, ImageFont

FOLDER = Path(__file__).parent / "fonts"
REGULAR, BOLD = "SourceSerif4-Regular", "SourceSerif4-SemiBold"
CHINESE = "DroidSansFallbackFull"
HANGUL = frozenset(range(0xAC00, 0xD7A4))
OTHERS = (
    "NotoNaskhArabic-Regular",
    "NotoSerifHebrew-Regular",
    "NotoSerifDevanagari-Regular",
    "NotoSerifBengali-Regular",
    "NotoSerifTamil-Regular",
    "NotoSerifThai-Regular",
    "NotoSansGeorgian-Regular",
    "NotoSansArmenian-Regular",
    CHINESE,
    "NanumMyeongjo-Regular",
)
ELLIPSIS = "…"
LONGEST = 600  # Letters; more never fit on a card.
JOINERS = "\u200c\u200d"  # They shape the letters around them, in Arabic and Indic scripts.


@dataclass(frozen=True)
class Style:
    """How a text is set: its first font, its size and the distance of its lines in pixels."""

    font: str
    size: int
    leading: int


def lines(text: str, style: Style, width: int, most: int) -> tuple[list[str], bool]:
    """`text` in lines of at most `width` pixels, and whether all of it fits into `most` lines.

    What does not fit ends in an ellipsis. Words wider than a line are broken where they must be.
    """
    found: list[str] = []
    letters = settable(text[: LONGEST * 2])
    for word in _pieces(letters[:LONGEST], style, width):
        longer = f"{found[-1]} {word}" if found else word
        if found and length(longer, style) <= width:
            found[-1] = longer
        else:
            found.append(word)
    if len(found) <= most and len(letters) <= LONGEST:
        return found, True
    found = found[:most]
    last = found[-1]
    while last and length(last + ELLIPSIS, style) > width:
        last = last[:-1]
    return [*found[:-1], last.rstrip(" ,.;:–—-") + ELLIPSIS], False


def fitted(
    text: str, styles: tuple[Style, ...], width: int, height: int
) -> tuple[list[str], Style]:
    """The lines of `text` in the first of `styles` in which all of it fits, else in the last."""
    for style in styles:
        found, whole = lines(text, style, width, max(1, height // style.leading))
        if whole:
            break
    return found, style


def draw(
    canvas: ImageDraw.ImageDraw, at: tuple[int, int], text: str, style: Style, colour: str
) -> None:
    """Set one line with the left end of its baseline at `at`; runs from the right turn by
    themselves, whole lines do not."""
    x, y = float(at[0]), at[1]
    for name, run in _runs(text, style.font):
        font = _font(name, style.size)
        canvas.text((x, y), run, fill=colour, font=font, anchor="ls")
        x += font.getlength(run)


def length(text: str, style: Style) -> float:
    """The width of a line in pixels."""
    return sum(_font(name, style.size).getlength(run) for name, run in _runs(text, style.font))


def settable(text: str) -> str:
    """`text` on one line, in composed letters that some font has; what none has is transliterated.

    Control characters and pictures (emoji) are dropped.
    """
    composed = unicodedata.normalize("NFC", text)
    kept = (character if _is_set(character) else _spelled(character) for character in composed)
    return " ".join("".join(kept).split())


def _is_set(character: str) -> bool:
    if character.isspace() or character in JOINERS:
        return True
    return unicodedata.category(character) not in {"Cc", "Cf"} and any(
        _has(name, character) for name in (REGULAR, *OTHERS)
    )


def _spelled(character: str) -> str:
    dropped = unicodedata.category(character) in {"Cc", "Cf", "Cn", "Co", "Cs", "So", "Sk"}
    return "" if dropped else anyascii(character)


def _pieces(text: str, style: Style, width: int) -> Iterator[str]:
    """The words of `text`, those wider than a line cut into parts that are not."""
    for word in text.split():
        part = ""
        for character in word:
            if part and length(part + character, style) > width:
                yield part
                part = ""
            part += character
        yield part


def _runs(text: str, first: str) -> Iterator[tuple[str, str]]:
    """(font, letters) from left to right; marks and spaces stay with the letters before them."""
    chain = (first, *OTHERS)
    named: list[tuple[str, str]] = []
    for character in text:
        space = character.isspace() or character in JOINERS
        mark = unicodedata.category(character).startswith("M")
        if named and (space or (mark and _has(named[-1][0], character))):
            named.append((named[-1][0], character))
        else:
            named.append((next((n for n in chain if _has(n, character)), first), character))
    for name, letters in groupby(named, key=lambda pair: pair[0]):
        yield name, "".join(letter for _, letter in letters)


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FOLDER / f"{name}.ttf"), size)


@cache
def _letters(name: str) -> frozenset[int]:
    """The code points that a font is used for: all that it has, but no Hangul from the font for
    Chinese, which has a few syllables that would stand out among those of the Korean font."""
    with TTFont(FOLDER / f"{name}.ttf", lazy=True) as font:
        letters = frozenset(font.getBestCmap() or {})
    return letters - HANGUL if name == CHINESE else letters


def _has(name: str, character: str) -> bool:
    return ord(character) in _letters(name)

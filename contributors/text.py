"""Markup and typography: the one cleaner of the project, and what is read off clean markup.

Pure functions, text in and text out. `clean` runs on the way in, whatever the source (editor, raw
POST, import); templates mark nothing safe that did not come through it. A footnote is stored inside
the sentence it belongs to, as `<span class="footnote">…</span>`, so that it moves with the text;
its number is computed when it is shown (`split_footnotes`).
"""

import html as html_entities
import re
from collections.abc import Iterator

import nh3
from django.utils.html import escape as escape_attribute
from django.utils.translation import gettext

from contributors.figures import settle_figures
from contributors.markup import (
    ALLOWED_TAGS,
    ATTRIBUTES,
    BLOCKS,
    CLASSES,
    INLINE,
    REFERENCE_TO_IMAGE,
    TOKEN,
    VOID_BLOCKS,
    escape,
    normalise,
    strip_control,
    tag_name,
)
from contributors.typography import typographic

__all__ = [
    "clean",
    "clean_inline",
    "excerpt",
    "first_words",
    "plain",
    "reading_minutes",
    "split_footnotes",
    "typographic",
    "word_count",
]

WORDS_PER_MINUTE = 238  # silent reading of non-fiction in English: Brysbaert 2019

_FOOTNOTE = '<span class="footnote">'
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
_ABSOLUTE = re.compile(r"(?:https?://[^\s/\\]|mailto:[^\s/\\])", re.IGNORECASE)
_RELATIVE = re.compile(r"/(?![/\\])|#")
_WORD = re.compile(r"[^\W_]+(?:['’.,\u2010\u2011-][^\W_]+)*")
_HUGE_REFERENCE = re.compile(r"&#(?:\d{8,}|[xX][0-9a-fA-F]{8,});?")
_EMPTY_STAYS = frozenset({"td", "th"})
_MAX_PASSES = 8


def clean(html: str) -> str:
    """Return `html` with nothing in it but the project's vocabulary.

    Tags: p h2 h3 h4 strong em a ul ol li blockquote br hr sup sub s code pre cite q abbr
    span.footnote span.small-caps span[lang] aside.pullquote figure figcaption and tables; img only
    in figure.picture (`contributors.figures`). Links go to http, https or mailto, or begin with a
    single "/" or "#"; all carry rel="noopener". Control characters and empty elements go. Any text
    at all may be given; `clean(clean(x)) == clean(x)`.
    """
    current = _clean_once(html)
    for _ in range(_MAX_PASSES):
        following = _clean_once(current)
        if following == current:
            return current
        current = following
    # Markup that an HTML parser reads differently each time can only be an attack on one.
    return escape(plain(current)).strip()


def clean_inline(html: str) -> str:
    """Return `html` cleaned to one paragraph without its `<p>`: blocks and breaks become spaces."""
    tokens = TOKEN.split(clean(html))
    kept = (token if tag_name(token) in INLINE or not token.startswith("<") else " "
            for token in tokens)  # fmt: skip
    return re.sub(r"\s+", " ", "".join(kept)).strip()


def _clean_once(html: str) -> str:
    cleaned = nh3.clean(
        normalise(html),
        tags=set(ALLOWED_TAGS),
        clean_content_tags=set(),
        attributes=ATTRIBUTES,
        attribute_filter=_attribute,
        link_rel="noopener",
        url_schemes={"http", "https", "mailto"},
    )
    return settle_figures(_settle(strip_control(cleaned))).strip()


def _attribute(tag: str, name: str, value: str) -> str | None:
    """Return the value to keep, or None to drop the attribute (called by nh3)."""
    value = strip_control(value).strip()
    if name == "href":
        # Browsers drop tabs and line ends inside an address before they read its scheme.
        value = re.sub(r"[\t\n]", "", value).replace("<", "%3C").replace(">", "%3E")
        return value if _ABSOLUTE.match(value) or _RELATIVE.match(value) else None
    if name == "src":
        return value if re.fullmatch(REFERENCE_TO_IMAGE, value) else None
    if name == "class":
        return next((word for word in value.split() if word in CLASSES[tag]), None)
    if name in {"lang", "hreflang"}:
        return value if _LANGUAGE.fullmatch(value) else None
    if name in {"start", "colspan", "rowspan"}:
        return value if re.fullmatch(r"[1-9][0-9]{0,3}", value, re.ASCII) else None
    if name == "scope":
        return value if value in {"row", "col", "rowgroup", "colgroup"} else None
    return re.sub(r"[<>]", "", value) or None


def _settle(html: str) -> str:
    """Return nh3's output without empty elements, and with tags that lost their point unwrapped.

    A note inside a link would put a link into a link when shown: it moves behind that link.
    """
    out: list[str] = []
    opened: list[tuple[str, int, bool]] = []  # tag, where it stands in out, whether it is kept
    filled = [True]
    waiting: list[str] = []
    skipping = 0
    for token in TOKEN.split(html):
        name = tag_name(token)
        closing = token.startswith("</")
        if skipping:
            waiting.append(token)
            skipping += (name == "span") * (-1 if closing else 1)
        elif not name:
            out.append(token)
            filled[-1] |= bool(token.replace("&nbsp;", "").strip())
        elif name == "br" or name in VOID_BLOCKS:
            out.append(token)
            filled[-1] |= name in VOID_BLOCKS
        elif not closing:
            inside = {tag for tag, _, kept in opened if kept}
            if token == _FOOTNOTE and "a" in inside:
                waiting.append(token)
                skipping = 1
                continue
            nested = token == _FOOTNOTE and any(
                kept and out[at] == _FOOTNOTE for _, at, kept in opened
            )
            kept = not nested and not _pointless(name, token)
            opened.append((name, len(out), kept))
            out.append(token if kept else "")
            filled.append(False)
        elif opened:
            _, at, kept = opened.pop()
            if not filled.pop() and name not in _EMPTY_STAYS:
                rest = "".join(t for t in out[at:] if not t.startswith("<"))
                del out[at:]
                out.append(rest if name in INLINE else "")
            else:
                filled[-1] = True
                out.append(token if kept else "")
            if name == "a" and waiting:
                out.extend(waiting)
                waiting = []
    return "".join(out + waiting)


def _pointless(name: str, token: str) -> bool:
    if name == "a":
        return " href=" not in token
    return name in {"span", "aside"} and "=" not in token


def plain(html: str, *, notes: bool = True) -> str:
    """Return the text of clean markup: entities resolved, blank lines between blocks.

    With `notes=False` footnotes are left out. Markup that did not come through `clean` is not
    refused; the result is text in any case and must be escaped where it is shown.
    """
    parts: list[str] = []
    note_depth = 0
    for token in TOKEN.split(html):
        name = tag_name(token)
        if note_depth and name == "span":
            note_depth += -1 if token.startswith("</") else 1
        elif token == _FOOTNOTE:
            note_depth = 0 if notes else 1
            parts.append(" " if notes else "")
        elif note_depth:
            continue
        elif name in {"td", "th"}:
            parts.append(" ")
        elif name in BLOCKS:
            parts.append("\n\n")
        elif name == "br":
            parts.append("\n")
        elif not name:
            parts.append(re.sub(r"[ \t\n]+", " ", token))
    text = html_entities.unescape(_HUGE_REFERENCE.sub("", "".join(parts)))
    text = re.sub(r"[^\S\n]+", " ", strip_control(text))
    text = re.sub(r" ?\n ?", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def word_count(html: str) -> int:
    """Return the number of words in clean markup, footnotes left out."""
    return sum(1 for _ in _WORD.finditer(plain(html, notes=False)))


def reading_minutes(words: int) -> int:
    """Return how many minutes `words` take to read, rounded up, at least 1."""
    return max(1, -(-words // WORDS_PER_MINUTE))


def first_words(text: str, count: int) -> str:
    """Return the first `count` words of plain text on one line, with "…" if more follow."""
    words = text.split(maxsplit=count)
    if len(words) <= count:
        return " ".join(words)
    return " ".join(words[:count]).rstrip(",;:–—-") + "…"


def excerpt(html: str, words: int = 40) -> str:
    """Return the first words of clean markup as plain text, footnotes left out."""
    return first_words(plain(html, notes=False), words)


def split_footnotes(html: str) -> tuple[str, list[str]]:
    """Return clean markup with numbered references in place of its notes, and the notes in order.

    Each `<span class="footnote">` becomes a link to `#fn-N`, with the id `ref-N` for the way back;
    the template gives each note the id `fn-N`. Notes are clean markup.
    """
    out: list[str] = []
    notes: list[str] = []
    for token, in_note, starts in _with_notes(html):
        if starts:
            notes.append("")
            number = len(notes)
            label = escape_attribute(gettext("Note %(number)s") % {"number": number})
            out.append(
                f'<a class="ref" id="ref-{number}" href="#fn-{number}" role="doc-noteref" '
                f'aria-label="{label}">{number}</a>'
            )
        elif in_note:
            notes[-1] += token
        else:
            out.append(token)
    return "".join(out), [note.strip() for note in notes]


def _with_notes(html: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield (token, whether it is inside a note, whether a note starts here)."""
    depth = 0
    for token in TOKEN.split(html):
        if not depth and token == _FOOTNOTE:
            depth = 1
            yield "", True, True
            continue
        if depth and tag_name(token) == "span":
            depth += -1 if token.startswith("</") else 1
            if not depth:
                continue
        yield token, depth > 0, False

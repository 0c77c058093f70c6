"""A normaliser that tames raw markup before it is parsed, by the vocabulary of stored markup.

`contributors.text.clean` is the door; this module is its first half. It exists for two reasons.
Pasted markup uses other words for the same things (`b`, `div`, `h1`), which an allow-list alone
would drop together with the paragraph breaks they stand for. And an HTML5 parser copies open
formatting elements into every following paragraph, so that 100 kB of `<b a=1><b a=2>…` makes
gigabytes: what reaches the parser here never nests deeply and never leaves formatting open across a
block.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from contributors import vocabulary
from contributors.vocabulary import Kind, tags


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list written as one string."""
    return frozenset(text.split())


INLINE = tags(Kind.INLINE)
TEXT_BLOCKS = tags(Kind.WORDS)
# Blocks with nothing in them, and without an end tag.
VOID_BLOCKS = tags(Kind.VOID_BLOCK)
BLOCKS = TEXT_BLOCKS | VOID_BLOCKS | tags(Kind.BLOCKS)
ALLOWED_TAGS = tags()
ATTRIBUTES = vocabulary.attributes()
CLASSES = vocabulary.classes()
# Keys of up to 18 digits are what both databases can look up.
REFERENCE_TO_IMAGE = "/to/image/([1-9][0-9]{0,17})/"

_ALIASES = {"b": "strong", "i": "em", "dfn": "em", "var": "em", "strike": "s", "del": "s"}
_ALIASES |= {"h1": "h2", "h5": "h4", "h6": "h4", "kbd": "code", "samp": "code", "tt": "code"}
_BREAKS = word_set(
    "div section article main header footer nav address center dl dt dd form fieldset hgroup "
    "details summary body html caption tfoot dir menu"
)
_DROPPED_WITH_CONTENT = word_set(
    "script style head title textarea select option iframe noscript template svg math object xml "
    "xmp noembed noframes audio video canvas map button datalist applet"
)
_CONTAINERS = word_set("ul ol blockquote aside figure table")
_HEADINGS = frozenset({"h2", "h3", "h4", "pre", "figcaption"})
_CARRIED = frozenset({"em", "strong"})
_MAX_CONTAINERS = 24
_MAX_SPANS = 4
_MAX_CARRIED = 400  # times that emphasis is taken up again behind a block

# Possessive quantifiers, and no "<" inside a tag: every attempt ends at the next "<", so that the
# whole scan is linear. A tag with unbalanced quotes is still a tag, but loses its attributes.
_TAG = re.compile(
    r"""<(/?)([A-Za-z][A-Za-z0-9:-]*+)(?:((?:[^<>"']|"[^"<]*"|'[^'<]*')*+)>|[^<>]*+>)"""
)
_DECLARATION = re.compile(r"<[!?][^<>]*+>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_SHOWS_OURS = re.compile(rf"""\ssrc\s*=\s*["']?{REFERENCE_TO_IMAGE}["']?(?=\s|/|$)""")
_NORMAL_WEIGHT = re.compile(r"(?<![\w-])font-(?:weight|style)\s*:\s*normal", re.IGNORECASE)
TOKEN = re.compile(r"(<[^<>]*+>)")


def strip_control(text: str) -> str:
    """Return text without control characters, byte-order marks and lone surrogates.

    Line ends become a single newline each; tabs stay.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    return _CONTROL.sub("", text)


def tag_name(token: str) -> str:
    """Return the lower-case name of a tag as `TOKEN` splits it out; empty for text."""
    if not token.startswith("<"):
        return ""
    return re.split(r"[\s/>]", token.lstrip("</"), maxsplit=1)[0].lower()


def escape(text: str) -> str:
    """Return plain text as markup: `&`, `<` and `>` become entities, quotes stay."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@dataclass(slots=True)
class _Inline:
    name: str
    opening: str  # empty for a tag that is only counted, so that its end tag finds it
    written: bool = False


@dataclass(slots=True)
class _Writer:
    out: list[str] = field(default_factory=list)
    inline: list[_Inline] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    containers: int = 0
    heading: str = ""
    carried: int = 0

    def text(self, text: str) -> None:
        if text.strip():
            self._reopen()
        self.out.append(text.replace("<", "&lt;"))

    def boundary(self) -> None:
        """Close what is open inline; emphasis is taken up again in the next block with text."""
        kept = []
        for item in reversed(self.inline):
            if item.written:
                self.out.append(f"</{item.name}>")
                item.written = False
            if item.opening and item.name in _CARRIED and self.carried < _MAX_CARRIED:
                kept.append(item)
        self.inline = kept[::-1]
        self.counts = {item.name: 1 for item in kept}
        self.carried += len(kept)

    def open_inline(self, name: str, attributes: str) -> None:
        counted = self.counts.get(name, 0)
        self.counts[name] = counted + 1
        useful = counted < (_MAX_SPANS if name == "span" else 1)
        if name == "span" and not re.search(r"class|lang", attributes, re.IGNORECASE):
            useful = False
        if name in _CARRIED and _NORMAL_WEIGHT.search(attributes):
            useful = False
        kept = attributes if name in ATTRIBUTES else ""
        self.inline.append(_Inline(name, f"<{name}{kept}>" if useful else ""))
        if useful:
            self._reopen()

    def close_inline(self, name: str) -> None:
        if not self.counts.get(name):
            return
        above: list[_Inline] = []
        while True:
            item = self.inline.pop()
            if item.written:
                self.out.append(f"</{item.name}>")
                item.written = False
            if item.name == name:
                self.counts[name] -= 1
                break
            if item.opening:
                above.append(item)
            else:
                self.counts[item.name] -= 1
        self.inline.extend(reversed(above))

    def block(self, closing: bool, name: str, attributes: str) -> None:
        self.boundary()
        if name in _CONTAINERS:
            if closing:
                self.containers = max(0, self.containers - 1)
            elif self.containers >= _MAX_CONTAINERS:
                return
            else:
                self.containers += 1
        if name in _HEADINGS:
            self.heading = "" if closing else name
        elif self.heading and name == "p":
            self.out.append(" ")
            return
        kept = attributes if name in ATTRIBUTES and not closing else ""
        self.out.append(f"<{'/' if closing else ''}{name}{kept}>")

    def _reopen(self) -> None:
        for item in self.inline:
            if item.opening and not item.written:
                self.out.append(item.opening)
                item.written = True


def normalise(html: str) -> str:
    """Return markup that uses only `ALLOWED_TAGS`, closed in order and never deeply nested.

    Takes any text at all; time and output are linear in its length. Attributes of the tags in
    `ATTRIBUTES` are passed on unread: this is no sanitiser, only what makes one quick and stable.
    """
    writer = _Writer()
    for text, closing, raw_name, attributes in _raw_tokens(strip_control(html)):
        if text:
            writer.text(text)
        name = _ALIASES.get(raw_name, raw_name)
        if name in INLINE:
            if closing:
                writer.close_inline(name)
            else:
                writer.open_inline(name, attributes)
        elif name == "br":
            writer.out.append("<br>")
        elif name == "img":
            if shown := _SHOWS_OURS.search(attributes):
                writer.block(False, name, f' src="/to/image/{shown[1]}/"')
        elif name in BLOCKS:
            writer.block(closing and name not in VOID_BLOCKS, name, attributes)
        elif name in _BREAKS:
            # A paragraph begins where a division begins, and another where it ends: empty ones
            # are dropped later.
            writer.block(False, "p", "")
    writer.boundary()
    return "".join(writer.out)


def _raw_tokens(html: str) -> Iterator[tuple[str, bool, str, str]]:
    """Yield (text before the tag, whether it closes, lower-case name, attributes)."""
    unclosed: set[str] = set()
    position = start = 0
    while (at := html.find("<", position)) >= 0:
        end = at + 1
        found: tuple[bool, str, str] | None = None
        if html.startswith("<!--", at):
            close = -1 if "--" in unclosed else html.find("-->", at + 4)
            if close >= 0:
                end, found = close + 3, (False, "", "")
            else:
                unclosed.add("--")
        elif match := _TAG.match(html, at):
            end = match.end()
            name = match[2].lower()
            found = (bool(match[1]), name, match[3] or "")
            if name in _DROPPED_WITH_CONTENT and not match[1] and name not in unclosed:
                close_tag = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(html, end)
                if close_tag:
                    end = close_tag.end()
                else:
                    unclosed.add(name)
        elif match := _DECLARATION.match(html, at):
            end, found = match.end(), (False, "", "")
        position = end
        if found is not None:
            yield (html[start:at], *found)
            start = end
    yield html[start:], False, "", ""

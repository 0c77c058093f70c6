"""Figures in stored markup: pictures of the library, and embeds.

A picture is stored by what it shows, with a caption and a credit only where these are not those of
the library: `<figure class="picture"><img src="/to/image/12/"><figcaption>…</figcaption>
<p class="credit">…</p></figure>`. An embed is a link in a figure of its own:
`<figure class="embed"><p><a href="https://…" rel="noopener">Its title</a></p></figure>`. What else
looks like either is a plain figure.
"""

import re
from typing import NamedTuple

from contributors.markup import INLINE, REFERENCE_TO_IMAGE

_WORDS = rf"(?:[^<]|</?(?:{'|'.join(sorted(INLINE))})(?: [^<>]*+)?>|<br>)*+"
_PICTURE = (
    rf'<figure class="picture">\s*+<img src="{REFERENCE_TO_IMAGE}">\s*+'
    rf"(?:<figcaption>({_WORDS})</figcaption>\s*+)?"
    rf'(?:<p class="credit">({_WORDS})</p>\s*+)?</figure>'
)
_EMBED = (
    r'<figure class="embed">\s*+<p>\s*+<a href="(https://[^"<>]++)"(?: [^<>]*+)?>([^<]++)</a>'
    r"\s*+</p>\s*+</figure>"
)
_FIGURE = re.compile(f"(?P<picture>{_PICTURE})|(?P<embed>{_EMBED})")
_IMAGE = re.compile(rf'<img src="{REFERENCE_TO_IMAGE}">')
_PRETENDS = re.compile(r'<img(?: [^<>]*+)?>|(?<=<figure) class="\w++"|(?<=<p) class="\w++"')


class Picture(NamedTuple):
    """A picture in a text: its key, and what was written of it there, as clean markup."""

    key: int
    caption: str = ""
    credit: str = ""

    @property
    def markup(self) -> str:
        """The one form in which it is stored."""
        caption = f"<figcaption>{self.caption}</figcaption>" if self.caption else ""
        credit = f'<p class="credit">{self.credit}</p>' if self.credit else ""
        return (
            f'<figure class="picture"><img src="/to/image/{self.key}/">{caption}{credit}</figure>'
        )


class Embed(NamedTuple):
    """Something of elsewhere in a text: its address and title, both as markup has them."""

    address: str
    title: str

    @property
    def markup(self) -> str:
        """The one form in which it is stored."""
        link = f'<a href="{self.address}" rel="noopener">{self.title}</a>'
        return f'<figure class="embed"><p>{link}</p></figure>'


def split_figures(html: str) -> list[str | Picture | Embed]:
    """Clean markup as its figures and the markup between them, in order."""
    if "<figure class=" not in html:
        return [html]
    parts: list[str | Picture | Embed] = []
    at = 0
    for found in _FIGURE.finditer(html):
        parts.append(html[at : found.start()])
        at = found.end()
        _, key, caption, credit, _, address, title = found.groups()
        if key:
            parts.append(Picture(int(key), (caption or "").strip(), (credit or "").strip()))
        else:
            parts.append(Embed(address, title.strip()))
    return [*parts, html[at:]]


def settle_figures(html: str) -> str:
    """Markup whose figures are in their one form; what only looks like one loses its name."""
    if "<img" not in html and "class=" not in html:
        return html
    return "".join(
        _PRETENDS.sub("", part) if isinstance(part, str) else part.markup
        for part in split_figures(html)
    )


def without_figures(html: str) -> str:
    """Clean markup for where no figure stands: pictures go, and an embed is a link again."""
    return "".join(
        part
        if isinstance(part, str)
        else f'<p><a href="{part.address}" rel="noopener">{part.title}</a></p>'
        if isinstance(part, Embed)
        else ""
        for part in split_figures(html)
    )


def pictures_in(html: str) -> list[int]:
    """The keys of the pictures in clean markup, each once, in order."""
    return list(dict.fromkeys(int(key) for key in _IMAGE.findall(html)))

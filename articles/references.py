"""Our own things in a text: stored by what they are, and resolved when the text is shown.

A text holds `/to/article/12/`, never the address of the moment, so that no link dies when a slug
changes. What readers may not see at that instant gets no link: the words stay, and nothing of it is
told. `docs/decisions/0022-links-by-what-they-lead-to.md` says why. Figures are stored alike
(`contributors.figures`): a picture is shown as the library has it by now, and what is embedded as a
card that asks nobody for anything (`0023-figures-by-what-they-show.md`).
"""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString

from articles.models import Article, Collection
from articles.previewing import Preview
from contributors.embeds import recognised_in_markup
from contributors.figures import Embed, Picture, pictures_in, split_figures
from contributors.markup import TOKEN, tag_name
from contributors.models import Addressed, Alias, Contributor, Image

KINDS: dict[str, type[Addressed]] = {
    "article": Article,
    "collection": Collection,
    "contributor": Contributor,
}
# Of which two may be made one (`articles.duplicates`).
_MERGED = {"contributor"}
# Keys of up to 18 digits are what both databases can look up.
_REFERENCE = rf"/to/({'|'.join(KINDS)})/([1-9][0-9]{{0,17}})/"
_PATH = re.compile(_REFERENCE)
_HREF = re.compile(rf'(?<= href="){_REFERENCE}(?=")')


def reference_to(thing: models.Model) -> str:
    """What a link to `thing` is stored as."""
    return f"/to/{thing._meta.model_name}/{thing.pk}/"


def read_one(path: str) -> tuple[str, int] | None:
    """The kind and the key in a reference; nothing where `path` is none."""
    found = _PATH.fullmatch(path)
    return (found[1], int(found[2])) if found else None


def in_kind(kind: str, at: datetime) -> models.QuerySet[Any]:
    """What readers may see of a kind at the instant `at`; `kind` is a key of `KINDS`."""
    manager: Any = KINDS[kind]._default_manager
    rows: models.QuerySet[Any] = manager.public(at=at)
    return rows


class References:
    """Where the references in some texts lead at one instant; a `read` takes a query for each kind
    and one for pictures, and one or two more for what is not there.

    `frames` are the origins of what the texts shown so far embed, which their page has to allow.
    """

    def __init__(
        self,
        at: datetime | None = None,
        preview: Preview | None = None,
        *,
        figure: str = "articles/_figure.html",
    ) -> None:
        self.preview = preview
        self.at = preview.beside if preview else at or timezone.now()
        self.frames: set[str] = set()
        self._figure = figure
        self._addresses: dict[tuple[str, int], str] = {}
        self._images: dict[int, Image | None] = {}

    def read(self, texts: Iterable[str]) -> None:
        """Find out where everything leads that these texts refer to, and what they show."""
        texts = list(texts)
        asked = {(kind, int(key)) for text in texts for kind, key in _HREF.findall(text)}
        shown = {key for text in texts for key in pictures_in(text)}
        if unknown := shown - self._images.keys():
            self._images |= dict.fromkeys(unknown) | Image.objects.in_bulk(unknown)
        new = asked - self._addresses.keys()
        for kind in KINDS:
            keys = [key for one, key in new if one == kind]
            if keys:
                found = self._found(kind, keys)
                # What a text refers to may be merged since: then it leads to what stayed.
                missing = set(keys) - found.keys() if kind in _MERGED else ()
                led = Alias.objects.survivors(KINDS[kind], missing)
                others = self._found(kind, led.values()) if led else {}
                found |= {key: others[to] for key, to in led.items() if to in others}
                self._addresses |= {(kind, key): address for key, address in found.items()}
        self._addresses |= dict.fromkeys(new - self._addresses.keys(), "")

    def _found(self, kind: str, keys: Iterable[int]) -> dict[int, str]:
        rows = in_kind(kind, self.at).filter(pk__in=keys).order_by().only("pk", "slug")
        return {row.pk: self._address(row) for row in rows}

    def shown(self, html: str) -> str:
        """Clean markup whose references are links to public addresses, or no links any more.

        Its figures are as readers get them; a picture that is gone is left out.
        """
        if "/to/" in html:
            self.read([html])
            html = self._linked(html)
        parts = split_figures(html)
        return "".join(part if isinstance(part, str) else self._drawn(part) for part in parts)

    def _drawn(self, part: Picture | Embed) -> str:
        if isinstance(part, Embed):
            shown = recognised_in_markup(part.address)
            if shown is None:
                return f'<p><a href="{part.address}" rel="noopener">{part.title}</a></p>'
            self.frames.add(shown.origin)
            context: dict[str, Any] = {"embed": shown, "address": part.address, "title": part.title}
        else:
            image = self._images[part.key]
            if image is None:
                return ""
            context = {"image": image, "caption": part.caption or escape(image.caption)}
            context["credit"] = part.credit or escape(image.credit)
        # Clean, as all that is stored.
        safe = {
            name: SafeString(value) for name, value in context.items() if isinstance(value, str)
        }
        return render_to_string(self._figure, {**context, **safe, "preview": self.preview})

    def _linked(self, html: str) -> str:
        out: list[str] = []
        dropped = False
        for token in TOKEN.split(html):
            if tag_name(token) != "a":
                out.append(token)
            elif token.startswith("</"):
                out.append("" if dropped else token)
                dropped = False
            elif found := _HREF.search(token):
                address = self._addresses[found[1], int(found[2])]
                dropped = not address
                out.append(_HREF.sub(lambda _, to=address: escape(to), token) if address else "")
            else:
                out.append(token)
        return "".join(out)

    def _address(self, thing: Any) -> str:
        if self.preview and isinstance(thing, Collection):
            return self.preview.address(thing)
        return str(thing.get_absolute_url())

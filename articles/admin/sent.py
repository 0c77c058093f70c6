"""The text in a form that was sent, valid or not: every word of it, without asking the database.

A save goes through the form and its checks. What is kept without them (an autosave, a form with
errors, a text that came too late) is read here, as it was typed.
"""

from collections.abc import Container
from typing import Any
from uuid import UUID

from django.http import QueryDict

from articles.admin.tags import TagsField
from articles.models import Article, Byline
from articles.snapshots.article import RELATIONS, TEXTS
from contributors import text
from contributors.desk.keys import is_key
from contributors.desk.prose import tidy
from contributors.fields import MarkupField
from contributors.markup import strip_control
from contributors.text import clean

MARKUP = {name for name in TEXTS if isinstance(Article._meta.get_field(name), MarkupField)}
PREFIX = "bylines"
# More rows than any article has; a form that claims more is no form of ours.
MOST_ROWS = 400
SMALL = 32_767


def sent(data: QueryDict, shown: dict[str, Any], fields: Container[str]) -> dict[str, Any]:
    """The snapshot that a form says, which was opened on `shown`; its sender may change `fields`.

    What is no word and makes no sense stays as it was shown. A byline without a contributor is
    kept as well, with none, if anything is written in it.
    """
    said: dict[str, Any] = {
        name: _words(str(data[name]), shown[name], markup=name in MARKUP)
        for name in [*TEXTS, "language"]
        if name in fields and name in data
    }
    for name in [*RELATIONS, "choice_place"]:
        if name in fields and name in data:
            said[name] = _number(str(data[name]), shown[name])
    if said.get("choice_place") and not 0 < said["choice_place"] <= SMALL:
        said["choice_place"] = shown["choice_place"]
    if "tags" in fields and "title" in data:  # Of a form without any tag, no tag is sent.
        names = TagsField().to_python([strip_control(name) for name in data.getlist("tags")])
        said["tags"] = sorted(names, key=lambda name: (name.casefold(), name))
    return shown | said | {"bylines": _bylines(data, shown["bylines"])}


def note_of(data: QueryDict) -> str:
    """The note for the history."""
    return strip_control(data.get("revision_note", ""))


def uuid_of(data: QueryDict, name: str) -> UUID | None:
    """The number of an opening or a mark; nothing where none is sent, or no such number."""
    try:
        return UUID(data.get(name, ""))
    except ValueError:
        return None


def number_of(data: QueryDict, name: str) -> int:
    """A number that counts from 0; that is also what everything else is taken for."""
    value = data.get(name, "")
    return int(value) if is_key(value) else 0


def _words(raw: str, shown: str, *, markup: bool) -> str:
    words, before = strip_control(raw), strip_control(shown)
    if words == before or (markup and words.strip() == before.strip()):
        return shown
    return tidy(clean(words)) if markup else words


def _number(raw: str, shown: int | None) -> int | None:
    if not raw:
        return None
    return int(raw) if is_key(raw) else shown


def _bylines(data: QueryDict, shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if f"{PREFIX}-TOTAL_FORMS" not in data:
        return shown
    found = []
    for place in range(min(number_of(data, f"{PREFIX}-TOTAL_FORMS"), MOST_ROWS)):
        row = _byline(data, f"{PREFIX}-{place}-", shown)
        if row is not None:
            order = data.get(f"{PREFIX}-{place}-order", "")
            found.append((int(order) if is_key(order) else place + 1, place, row))
    return [row for _order, _place, row in sorted(found, key=lambda one: one[:2])]


def _byline(data: QueryDict, prefix: str, shown: list[dict[str, Any]]) -> dict[str, Any] | None:
    if data.get(f"{prefix}DELETE"):
        return None
    key, role = data.get(f"{prefix}contributor", ""), data.get(f"{prefix}role", "")
    contributor = int(key) if is_key(key) else None
    role = role if role in Byline.Role.values else Byline.Role.AUTHOR.value
    blank: dict[str, Any] = {"affiliation_line": "", "bio": "", "by_hand": False}
    known = next(
        (row for row in shown if (row["contributor"], row["role"]) == (contributor, role)), blank
    )
    written = {
        name: _words(str(data.get(prefix + name, "")), known[name], markup=name == "bio")
        for name in ("affiliation_line", "bio")
    }
    if contributor is None and not any(text.plain(words) for words in written.values()):
        return None
    # As the form tells it: by what it showed, which may be newer than the text it was opened on.
    by_hand = known["by_hand"]
    if any(
        strip_control(data.get(f"initial-{prefix}{name}", "")).strip()
        != strip_control(data.get(prefix + name, "")).strip()
        for name in written
    ):
        by_hand = bool(written["affiliation_line"] or text.plain(written["bio"]))
    return {"contributor": contributor, "role": role, **written, "by_hand": by_hand}

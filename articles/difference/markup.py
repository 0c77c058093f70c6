"""Two versions of a text as parts for a page: what stayed, changed, came, went or moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.blocks import Block
from articles.difference.labels import figures_in_words, shape_name
from articles.difference.shapes import (
    Kind,
    Step,
    blocks,
    changed,
    core,
    is_text,
    reshaped,
    steps,
    whole,
)
from contributors.text import clean, excerpt

_KIN = [{"ul", "ol"}, {"aside", "blockquote"}]  # what is in one may stand in the other
_MOVED_WORDS = 12  # of a paragraph that moved away, enough to know it by
_WORTH_FOLDING = 2  # unchanged blocks; the ones beside a change always stay open


@dataclass(frozen=True, slots=True)
class Part:
    """Some blocks of a text that fared alike, as markup.

    `kind` is `same`, `changed`, `added`, `removed`, `moved_here` or `moved_away`. Only of what
    stayed, came or went is `count` ever more than 1. `folded` ones are far from any change.
    """

    kind: Kind
    html: SafeString
    count: int = 1
    folded: bool = False
    # Where a block became one of another kind: "paragraph", "heading".
    was: str = ""
    now: str = ""
    # Of a moved block: the ids of this place and of the other, and whether it moved down.
    id: str = ""
    other: str = ""
    down: bool = False

    @property
    def in_form_only(self) -> bool:
        """Whether it changed, but neither in its words nor in the kind of its block."""
        return (
            self.kind == "changed"
            and not self.was
            and "<ins>" not in self.html
            and ("<del>" not in self.html)
        )


def compare_markup(
    before: str, after: str, name: str, labels: Mapping[str, str] | None = None
) -> list[Part]:
    """Return the parts of two versions of a text; none where no reader would see a difference.

    The markup is cleaned anew, so that whatever was stored once is safe to show. `name` begins the
    ids, and is to be unique on the page. `labels` have the titles of pictures, as snapshots do.
    """
    was, now = (blocks(figures_in_words(clean(text), labels or {})) for text in (before, after))
    found = list(steps(was, now))
    if all(step.kind == "same" for step in found):
        return []
    parts: list[Part] = []
    for kind, group in groupby(found, key=lambda step: step.kind):
        run = list(group)
        if kind == "same":
            shown = [block.markup for step in run for block in step.now]
            parts += _folded(shown, first=not parts, last=run[-1] is found[-1])
        elif kind == "added":
            html = whole([block for step in run for block in step.now], "ins", said=False)
            parts.append(_part(kind, html, len(run)))
        elif kind == "removed":
            html = whole([block for step in run for block in step.was], "del", said=False)
            parts.append(_part(kind, html, sum(len(step.was) for step in run)))
        elif kind == "changed":
            parts += [_changed(step) for step in run]
        else:
            parts += [_moved(step, name) for step in run]
    return parts


def _part(kind: Kind, html: str, count: int = 1, *, folded: bool = False) -> Part:
    return Part(kind, mark_safe(html), count, folded)  # noqa: S308  # Made of clean markup.


def _folded(shown: list[str], *, first: bool, last: bool) -> list[Part]:
    """What stayed: the blocks beside a change, and all others folded away."""
    head = 0 if first else 1
    tail = 0 if last else 1
    hidden = shown[head : len(shown) - tail]
    if len(hidden) < _WORTH_FOLDING:
        return [_part("same", "".join(shown), len(shown))]
    runs = [(shown[:head], False), (hidden, True), (shown[len(shown) - tail :], False)]
    return [_part("same", "".join(run), len(run), folded=folded) for run, folded in runs if run]


def _changed(step: Step) -> Part:
    was, now = step.was[0], step.now[0]
    if len(step.was) == len(step.now) == 1 and (names := _other_names(was, now)):
        html = mark_safe(reshaped(was, now))  # noqa: S308  # Made of clean markup.
        return Part(step.kind, html, was=names[0], now=names[1])
    return _part(step.kind, changed(step.was, step.now))


def _other_names(was: Block, now: Block) -> tuple[str, str] | None:
    """What two blocks are called, where one became the other and kept what is in it."""
    one, other = core(was), core(now)
    alike = is_text(one) and is_text(other)
    if was.name != now.name and (alike or {was.name, now.name} in _KIN):
        return shape_name(was.name), shape_name(now.name)
    if alike and one.name != other.name:
        return shape_name(one.name), shape_name(other.name)
    return None


def _moved(step: Step, name: str) -> Part:
    ids = [f"{name}-moved-{step.number}-{side}" for side in ("here", "away")]
    if step.kind == "moved_here":
        html = mark_safe(changed(step.was, step.now))  # noqa: S308  # Made of clean markup.
        return Part(step.kind, html, id=ids[0], other=ids[1], down=step.down)
    beginning = escape(excerpt(step.was[0].markup, _MOVED_WORDS))
    return Part(step.kind, beginning, id=ids[1], other=ids[0], down=step.down)

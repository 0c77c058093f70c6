"""Which parts of the templates have been shown: each branch of an `if`, each body of a `for`."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.template.base import Node, NodeList
from django.template.defaulttags import ForNode, IfNode
from django.template.loader import get_template

ROOT = Path(settings.BASE_DIR, "templates")


class _Watched(NodeList):
    """A part that remembers that it was shown."""

    shown = False

    def __iter__(self) -> Iterator[Node]:
        self.shown = True
        return super().__iter__()


@contextmanager
def watched(names: Iterable[str]) -> Iterator[dict[str, list[NodeList]]]:
    """While the block runs, the conditional parts of the templates `names` are watched.

    By the name of the template and the line, such as "base.html:12", the parts that begin there;
    `unseen` tells which were never shown.
    """
    parts: dict[str, list[NodeList]] = {}
    for name in names:
        template = get_template(name).template
        # The whole of it is a part as well.
        for part in [template.nodelist, *_conditional(template.nodelist)]:
            if part:
                parts.setdefault(f"{name}:{part[0].token.lineno}", []).append(part)
    every = [part for found in parts.values() for part in found]
    try:
        for part in every:
            part.__class__ = _Watched
        yield parts
    finally:
        for part in every:
            part.__class__ = NodeList


def unseen(parts: dict[str, list[NodeList]]) -> list[str]:
    """The places of the parts that were not shown."""
    return sorted(
        place
        for place, found in parts.items()
        if not all(getattr(part, "shown", False) for part in found)
    )


def readers_templates() -> list[str]:
    """The names of all templates that make pages for readers."""
    names = (path.relative_to(ROOT).as_posix() for path in sorted(ROOT.rglob("*.html")))
    return [name for name in names if not name.startswith("admin/")]


def _conditional(nodes: NodeList) -> Iterator[NodeList]:
    for node in nodes:
        if isinstance(node, IfNode):
            inner = [part for _condition, part in node.conditions_nodelists]
            yield from inner
        else:
            inner = [getattr(node, name, None) for name in node.child_nodelists]
            if isinstance(node, ForNode):
                yield from (part for part in inner if part)
        for part in inner:
            yield from _conditional(part or NodeList())

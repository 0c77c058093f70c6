"""Reading differences back, as a person does."""

import html
import re

from articles.difference import FieldDifference, Part, difference

_SAID = re.compile(r'<span class="visually-hidden">.*?</span>')
_TARGET = re.compile(r'<(ins|del)> <code class="target">.*?</code></\1>')
_SIGNS = re.compile(r"[¶↵]")
_TAG = re.compile(r"<[^>]*>")
_DELETED = re.compile(r"<del>.*?</del>", re.DOTALL)
_INSERTED = re.compile(r"<ins>.*?</ins>", re.DOTALL)
_PARAGRAPH_BREAK = re.compile(r"<ins>¶</ins></p><p>")


def silent(markup: str) -> str:
    """Markup without what only screen readers hear."""
    return _SAID.sub("", markup)


def parts(before: str, after: str) -> list[Part]:
    """The parts of the difference of two texts; none where they do not differ."""
    fields = difference({"body": before}, {"body": after})
    return list(fields[0].parts) if fields else []


def seen(before: str, after: str) -> list[tuple[str, str]]:
    """Kind and markup of each part."""
    return [(part.kind, silent(part.html)) for part in parts(before, after)]


def only(fields: list[FieldDifference]) -> FieldDifference:
    """The one field that differs."""
    (field,) = fields
    return field


def unmarked(markup: str) -> str:
    """Markup without marks, signs and targets: all that was and all that is, at once."""
    bare = _SIGNS.sub("", _TARGET.sub("", silent(markup)))
    return re.sub(r"</?(?:ins|del)>", "", bare)


def words_of(markup: str) -> list[str]:
    """The words of markup in order."""
    return re.findall(r"\w+", html.unescape(_TAG.sub(" ", markup)))


def letters_of(markup: str) -> str:
    """All letters and digits of markup, in order, whatever elements they are in."""
    return "".join(re.findall(r"\w", html.unescape(_TAG.sub("", markup))))


def old_text(markup: str) -> str:
    """What a difference says there was."""
    return _INSERTED.sub("", _TARGET.sub("", silent(markup)))


def new_text(markup: str) -> str:
    """What a difference says there is."""
    return _DELETED.sub("", _TARGET.sub("", silent(markup)))

"""Markdown, with footnotes, tables and the few lines of front matter that some programs add."""

import re

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from articles.importers.decoding import decode
from articles.importers.html import read_markup
from articles.importers.raw import Raw
from contributors.markup import strip_control

_FRONT_MATTER = re.compile(r"\A\s*---\n(.{0,5000}?)\n(?:---|\.\.\.)\n", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_]{2,20})[ \t]*:[ \t]*(.*(?:\n[ \t]*- .+)*)$", re.MULTILINE)
# What is said of the file, not of the text.
_OF_THE_FILE = frozenset({"date", "draft", "layout", "slug", "tags", "categories", "lang"})
_TITLE, _DEK, _AUTHOR = ("title",), ("dek", "subtitle", "description"), ("author", "authors")
_LIST_ITEM = re.compile(r"\s*(?:[-*+>|]|\d+[.)]|\[\^)\s?")


def read(data: bytes) -> Raw:
    """Return a Markdown document as markup (CommonMark with footnotes, tables and ~~strike~~)."""
    text = strip_control(decode(data)).expandtabs(4)
    fields: dict[str, str] = {}
    if match := _FRONT_MATTER.match(text):
        fields = {name.lower(): _value(value) for name, value in _FIELD.findall(match[1])}
        text = text[match.end() :]
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    raw = read_markup(parser.use(footnote_plugin).render(_paragraphs_apart(text)))
    known = {*_TITLE, *_DEK, *_AUTHOR, *_OF_THE_FILE}
    unread = [f"{name}: {value}" for name, value in fields.items() if name not in known and value]
    said = _("this line at the top of the file was not used: “%(line)s”")
    return Raw(
        html=raw.html,
        title=_first(fields, _TITLE) or raw.title,
        dek=_first(fields, _DEK) or raw.dek,
        byline=_first(fields, _AUTHOR) or raw.byline,
        remarks=(*raw.remarks, *(said % {"line": line} for line in unread)),
    )


def _value(text: str) -> str:
    """Return what a field says; several values, in brackets or one a line, are joined by commas."""
    text = text.strip()
    rows = text[1:-1].split(",") if text.startswith("[") else text.split("\n")
    values = [row.strip().removeprefix("- ").strip(" \"'") for row in rows]
    return ", ".join(filter(None, values))


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")


def _paragraphs_apart(text: str) -> str:
    """Return text written without a single blank line as if each line were a paragraph."""
    if re.search(r"\n[ \t]*\n", text.strip()):
        return text
    lines = text.strip().split("\n")
    return "".join(
        line + ("\n" if _LIST_ITEM.match(line) and not line.startswith("**") else "\n\n")
        for line in lines
    )

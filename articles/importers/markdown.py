"""Markdown, with footnotes, tables and the few lines of front matter that some programs add."""

import re

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from articles.importers.decoding import decode
from articles.importers.html import read_markup
from articles.importers.raw import Raw
from contributors.markup import strip_control

_FRONT_MATTER = re.compile(r"\A\s*---\n(.{0,5000}?)\n(?:---|\.\.\.)\n", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_]{2,20})\s*:\s*(.+)$", re.MULTILINE)
_LIST_ITEM = re.compile(r"\s*(?:[-*+>|]|\d+[.)]|\[\^)\s?")


def read(data: bytes) -> Raw:
    """Return a Markdown document as markup (CommonMark with footnotes, tables and ~~strike~~)."""
    text = strip_control(decode(data)).expandtabs(4)
    fields: dict[str, str] = {}
    if match := _FRONT_MATTER.match(text):
        fields = {name.lower(): value.strip(" \"'") for name, value in _FIELD.findall(match[1])}
        text = text[match.end() :]
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    raw = read_markup(parser.use(footnote_plugin).render(_paragraphs_apart(text)))
    author = fields.get("author", "") or fields.get("authors", "")
    return Raw(
        html=raw.html,
        title=fields.get("title", "") or raw.title,
        dek=fields.get("dek", "") or fields.get("subtitle", "") or raw.dek,
        byline=author.strip("[]") or raw.byline,
        remarks=raw.remarks,
    )


def _paragraphs_apart(text: str) -> str:
    """Return text written without a single blank line as if each line were a paragraph."""
    if re.search(r"\n[ \t]*\n", text.strip()):
        return text
    lines = text.strip().split("\n")
    return "".join(
        line + ("\n" if _LIST_ITEM.match(line) and not line.startswith("**") else "\n\n")
        for line in lines
    )

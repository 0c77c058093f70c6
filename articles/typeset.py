"""Clean markup as a page sets it: pure functions."""

from django.utils.html import escape
from django.utils.translation import gettext as _

from contributors.markup import TOKEN, tag_name
from contributors.text import plain


def with_scrolling_tables(html: str) -> str:
    """Clean markup whose tables each stand in a region that scrolls, by keyboard as well.

    Footnotes are still inside the sentences they belong to. A region is named by the caption of its
    table, else by its number. A table within a table scrolls with it.
    """
    out: list[str] = []
    opened: list[int] = []
    tables = 0
    for token in TOKEN.split(html):
        is_table = tag_name(token) == "table"
        if is_table and not token.startswith("</"):
            opened.append(len(out))
            out.append(token)
            continue
        out.append(token)
        if is_table and opened:
            start = opened.pop()
            if not opened:
                tables += 1
                name = _caption(out[start:]) or _("Table %(number)d") % {"number": tables}
                out[start] = (
                    f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(name)}">'
                    f"{out[start]}"
                )
                out.append("</div>")
    return "".join(out)


def _caption(tokens: list[str]) -> str:
    """The words of the first caption in a table, on one line."""
    names = [tag_name(token) for token in tokens]
    if "caption" not in names:
        return ""
    start = names.index("caption")
    end = next((at for at in range(start + 1, len(names)) if names[at] == "caption"), len(names))
    return " ".join(plain("".join(tokens[start + 1 : end]), notes=False).split())

"""The text of an article outside its page: whole, with full addresses."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin

from django.utils import formats, timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from articles.models import Article, Correction
from articles.references import References
from contributors.markup import TOKEN, strip_control, tag_name
from contributors.text import split_footnotes

_ADDRESS = re.compile(r'(?:(?<= href=")|(?<= src="))([^"]*)')
_ID = re.compile(r' id="[^"]*"')


def full_text(
    article: Article, corrections: Iterable[Correction], url: str, references: References
) -> str:
    """Dek, editor’s note, body, notes and corrections as markup; `url` is that of the page.

    `references` says where its links to our own things lead.
    """
    body, notes = split_footnotes(references.shown(article.body))
    parts = []
    if article.dek:
        parts.append(f"<p><em>{escape(article.dek)}</em></p>")
    if article.editors_note:
        label, note = escape(_("Editor’s note")), references.shown(article.editors_note)
        parts.append(f"<blockquote><p><strong>{label}</strong></p>{note}")
        parts.append("</blockquote>")
    parts.append(body)
    if notes:
        items = "".join(f"<li>{note}</li>" for note in notes)
        parts.append(f"<h2>{escape(_('Notes'))}</h2><ol>{items}</ol>")
    for correction in corrections:
        day = formats.date_format(timezone.localtime(correction.made_at), "DATE_FORMAT")
        label = escape(_("Corrected on %(date)s") % {"date": day})
        parts.append(
            f"<aside><p><strong>{label}</strong></p>{references.shown(correction.text)}</aside>"
        )
    return strip_control(with_full_addresses("".join(parts), url))


def with_full_addresses(html: str, url: str) -> str:
    """Clean markup whose links and pictures lead on from wherever it is read.

    Its ids go: in a reader, several articles stand on one page. What led to them leads to `url`.
    """
    return "".join(
        _ADDRESS.sub(lambda match: urljoin(url, match[1]), _ID.sub("", token))
        if tag_name(token)
        else token
        for token in TOKEN.split(html)
    )

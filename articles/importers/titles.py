"""The title of a document: what its format marks as one, or its first line."""

import re

from django.utils.translation import gettext as _

from articles.importers.documents import DocumentError
from articles.importers.people import byline_names
from articles.importers.reading import Reading
from articles.importers.work import Work, notes_of, shortened

LABEL = re.compile(r"(title|headline|dek|deck|subtitle|standfirst|summary)\s*:\s*", re.IGNORECASE)
MAX_TITLE = 300
_MAX_SECOND_LINE = 20  # words
_PAIRS = {"“": "”", "‘": "’", '"': '"'}
_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^.?!]{0,60}[,!]?", re.IGNORECASE
)
_NO_TITLE_TAGS = frozenset({"ul", "ol", "table", "blockquote"})


def take_title(work: Work, reading: Reading) -> None:
    """Take the title. Raises DocumentError where there is none."""
    title = reading.title
    if not title:
        while work.blocks and work.blocks[0].tag == "hr":
            work.blocks.pop(0)
        if not work.blocks:
            raise DocumentError(_("There is no text in it."))
        first = work.blocks[0]
        if len(first.text) > MAX_TITLE and first.tag not in _NO_TITLE_TAGS:
            raise DocumentError(
                _(
                    "No title was found: it begins with a long paragraph. "
                    "Put the title on a line of its own at the top."
                )
            )
        if first.tag in _NO_TITLE_TAGS:
            raise _no_title()
        work.blocks.pop(0)
        title = first.text
        for note in notes_of(first.html):
            work.doubt(_("a note at the title was left out: “%(note)s”") % {"note": note}, "title")
    title = " ".join(LABEL.sub("", title, count=1).split()).strip(" *_#")
    title = _unquoted(title + _second_line(work, title))
    if not re.search(r"\w", title) or len(title) > MAX_TITLE:
        raise _no_title()
    if _GREETING.fullmatch(title):
        said = _("the title may be the beginning of a mail: “%(title)s”")
        work.doubt(said % {"title": shortened(title)}, "title")
    if title.isupper() and len(title.split()) > 2:
        work.doubt(_("the title is in capitals"), "title")
    work.title = title


def _no_title() -> DocumentError:
    return DocumentError(_("No title was found. Put it on a line of its own at the top."))


def _second_line(work: Work, title: str) -> str:
    """Take the other half of a title that ends in a colon or a dash."""
    if not title.endswith((":", "–", "—")) or len(work.blocks) < 2:
        return ""
    line = work.blocks[0]
    if line.tag not in {"p", "h2", "h3"} or len(line.text.split()) > _MAX_SECOND_LINE:
        return ""
    if line.text[:1] in _PAIRS or byline_names(line.text) or LABEL.match(line.text):
        return ""
    return f" {work.blocks.pop(0).text}"


def _unquoted(title: str) -> str:
    """Return a title without quotation marks around the whole of it."""
    closing = _PAIRS.get(title[:1], "")
    inner = title[1:-1]
    whole = bool(closing) and title.endswith(closing) and bool(inner)
    if whole and title[0] not in inner and (closing not in inner or closing == "’"):
        return inner.strip()
    return title

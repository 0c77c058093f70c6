"""One line for each document: what was recognised, and what an editor should look at."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.importers.documents import AffiliationLine, Author, TakeDocument
from articles.importers.load import Loaded, Outcome


def outcome_label(outcome: Outcome) -> str:
    """Return an outcome in the reader's language."""
    return {
        Outcome.CREATED: _("created"),
        Outcome.CHANGED: _("changed"),
        Outcome.AS_BEFORE: _("as before"),
        Outcome.KEPT: _("kept as edited"),
        Outcome.FAILED: _("failed"),
    }[outcome]


def line(reference: str, loaded: Loaded, document: TakeDocument | None) -> str:
    """Return the line of one document; `document` is None where it was not read again."""
    parts = [f"{reference}: {outcome_label(loaded.outcome)}."]
    if document is not None:
        parts.append(_recognised(document))
    remarks = [*(document.unsure if document else ()), *loaded.remarks]
    if remarks:
        parts.append(_("Look at: %(remarks)s.") % {"remarks": "; ".join(remarks)})
    return " ".join(parts)


def _recognised(document: TakeDocument) -> str:
    paragraphs = len(re.findall(r"<p>", document.body))
    notes = document.body.count('<span class="footnote">')
    found = [
        _("dek") if document.dek else "",
        _("editor’s note") if document.editors_note else "",
        ngettext("%(number)d paragraph", "%(number)d paragraphs", paragraphs)
        % {"number": paragraphs},
        ngettext("%(number)d note", "%(number)d notes", notes) % {"number": notes} if notes else "",
        _("credit %(credit)s") % {"credit": document.image_credit} if document.image_credit else "",
    ]
    people = _(" and ").join(_person(author) for author in document.authors)
    by = _("by %(people)s") % {"people": people} if people else _("without an author")
    parts = ", ".join(filter(None, found))
    return f"“{document.title}” {by}. {parts[:1].upper()}{parts[1:]}."


def _person(author: Author) -> str:
    handles = [
        f"@{handle}" for handle in (author.twitter, author.bluesky, author.mastodon) if handle
    ]
    details = handles + [_place(line) for line in author.affiliations]
    return f"{author.name} ({'; '.join(details)})" if details else author.name


def _place(line: AffiliationLine) -> str:
    text = f"{line.role}, {line.organisation}" if line.role else line.organisation
    start, end = line.from_year, line.to_year
    if start and end:
        return f"{text}, {start}" if start == end else f"{text}, {start}–{end}"
    if start:
        return _("%(place)s, since %(year)d") % {"place": text, "year": start}
    if end:
        return _("%(place)s, until %(year)d") % {"place": text, "year": end}
    return text

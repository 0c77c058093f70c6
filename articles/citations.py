"""Citations for reference managers: RIS and BibTeX. Pure functions.

Formats: https://github.com/aurimasv/translators/wiki/RIS-Tag-Map (as reference managers read RIS)
and the manual of BibLaTeX, whose fields older programs skip where they do not know them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from anyascii import anyascii
from django.utils import timezone

from articles.models import Article
from articles.publication import Site, filed_name, translators, writers
from contributors.markup import strip_control

Name = tuple[str, str]
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@dataclass(frozen=True)
class Reference:
    """What is cited. Names are (family, given), or (whole name, "")."""

    title: str
    url: str
    publication: str
    published: datetime
    language: str
    key: str
    authors: list[Name]
    editors: list[Name] = field(default_factory=list)
    translators: list[Name] = field(default_factory=list)
    abstract: str = ""
    keywords: list[str] = field(default_factory=list)


def article_reference(site: Site, article: Article, *, keywords: Iterable[str] = ()) -> Reference:
    """A public article fetched with its bylines."""
    bylines = list(article.bylines.all())
    people = [filed_name(byline.contributor) for byline in writers(bylines)]
    return Reference(
        title=article.title,
        url=site.absolute(article.get_absolute_url()),
        publication=site.name,
        published=_published(article),
        language=article.language,
        key=_key(people, article),
        authors=people,
        translators=[filed_name(byline.contributor) for byline in translators(bylines)],
        abstract=article.dek,
        keywords=list(keywords),
    )


def collection_reference(site: Site, collection: Any) -> Reference:
    """A public collection fetched with its counts; its conveners are its editors."""
    return Reference(
        title=collection.filled(collection.title, collection.experts),
        url=site.absolute(collection.get_absolute_url()),
        publication=site.name,
        published=_published(collection),
        language=site.language,
        key=_key([], collection),
        authors=[],
        editors=[filed_name(row.contributor) for row in collection.convener_set.all()],
        abstract=collection.question,
    )


def ris(references: Iterable[Reference]) -> str:
    """The references as RIS, one after the other. Lines end in CR and LF, as RIS has it."""
    return "".join(_ris(reference) for reference in references)


def bibtex(references: Iterable[Reference]) -> str:
    """The references as BibTeX in UTF-8, with the fields of BibLaTeX."""
    return "\n".join(_bibtex(reference) for reference in references)


def _ris(reference: Reference) -> str:
    day = timezone.localtime(reference.published)
    lines = [("TY", "MGZN")]
    lines += [("AU", _inverted(name)) for name in reference.authors]
    lines += [("ED", _inverted(name)) for name in reference.editors]
    lines += [("A4", _inverted(name)) for name in reference.translators]
    lines += [
        ("TI", reference.title),
        ("T2", reference.publication),
        ("PY", f"{day:%Y}"),
        ("DA", f"{day:%Y/%m/%d}"),
        ("LA", reference.language),
        ("AB", reference.abstract),
        *(("KW", keyword) for keyword in reference.keywords),
        ("UR", reference.url),
    ]
    written = [f"{tag}  - {_one_line(value)}\r\n" for tag, value in lines if value]
    return f"{''.join(written)}ER  - \r\n\r\n"


def _bibtex(reference: Reference) -> str:
    day = timezone.localtime(reference.published)
    fields = {
        "author": _names(reference.authors),
        "editor": _names(reference.editors),
        "translator": _names(reference.translators),
        # The second pair of braces keeps capitals as the author set them.
        "title": f"{{{_tex(reference.title)}}}",
        "journal": _tex(reference.publication),
        "year": f"{day:%Y}",
        "month": MONTHS[day.month - 1],
        "date": f"{day:%Y-%m-%d}",
        "langid": _tex(reference.language),
        "abstract": _tex(reference.abstract),
        "keywords": _tex(", ".join(reference.keywords)),
        "url": reference.url,
    }
    kind = "article" if reference.authors else "misc"
    lines = [
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n"
        for name, value in fields.items()
        if value
    ]
    return f"@{kind}{{{reference.key},\n{''.join(lines)}}}\n"


_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # A mere \{ would still count when BibTeX matches braces.
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    **{character: f"\\{character}" for character in "$&%#_"},
}


def _tex(words: str) -> str:
    return "".join(_TEX.get(character, character) for character in _one_line(words))


def _names(names: Iterable[Name]) -> str:
    """Names joined by “and”; one that holds this word, or a comma of its own, goes into braces."""
    return " and ".join(
        f"{_guarded(family)}, {_guarded(given)}" if given else f"{{{_tex(family)}}}"
        for family, given in names
    )


def _guarded(part: str) -> str:
    written = _tex(part)
    return f"{{{written}}}" if re.search(r",|\band\b", part, re.IGNORECASE) else written


def _inverted(name: Name) -> str:
    return ", ".join(part for part in name if part)


def _one_line(words: str) -> str:
    return " ".join(strip_control(words).split())


def _published(subject: Any) -> datetime:
    published: datetime = subject.release_at
    return published


def _key(authors: list[Name], subject: Any) -> str:
    """“nguyen2026-142”: ASCII, and the same for ever, whatever the title becomes."""
    family = re.sub(r"[^a-z]", "", anyascii(authors[0][0]).lower()) if authors else ""
    kind = subject._meta.model_name
    return f"{family or kind}{timezone.localtime(subject.release_at):%Y}-{subject.pk}"

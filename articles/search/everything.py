"""The search of the desk: articles, collections and contributors, released or not.

It asks the same index as the readers’ search does, for what this person may see at the desk in the
place of what is public. The index holds the text of the row: of an approved article, the one that
readers get, not the changes that wait on top of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models.functions import Cast
from django.urls import reverse

from articles.actors import Actor
from articles.models import Article, Collection, Release
from articles.models.collection import uncounted
from articles.models.search import SearchEntry
from articles.search.engine import alike, ranked
from articles.search.folding import is_unspaced, words
from articles.search.near import MAX_WORDS, near
from articles.search.query import parsed
from articles.who import named, with_first
from contributors.models import Contributor

Kind = SearchEntry.Kind
# In the order in which they are shown.
KINDS: dict[str, str] = {
    Kind.ARTICLE: "articles.article",
    Kind.COLLECTION: "articles.collection",
    Kind.CONTRIBUTOR: "contributors.contributor",
}


@dataclass(frozen=True)
class Found:
    """A thing, and where its form is. `state` says how far it has come, `notes` whose it is and
    where it stands."""

    kind: str
    title: str
    address: str
    state: str = ""
    notes: tuple[str, ...] = ()
    language: str = ""


@dataclass
class Findings:
    """What was found by kind, best first, and how many of each.

    Where nothing was found, `almost` says that these are spelled almost alike.
    """

    text: str
    found: dict[str, list[Found]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    almost: bool = False


def everything(
    typed: str, by: Actor, *, at: datetime, most: int, kinds: Iterable[str] = KINDS
) -> Findings:
    """What `by` may see and `typed` finds: up to `most` of each of `kinds`, at most 3 queries.

    Any text at all may be given. The last word may be the beginning of one.
    """
    query = parsed(typed)
    findings = Findings(query.text)
    entries = _visible(by)
    hits = ranked(entries, query)
    if not hits and query.wanted:
        asked = [word for word in dict.fromkeys(words(query.text)) if not is_unspaced(word)]
        asked = [word for word in asked if len(word) > 3][:MAX_WORDS]
        hits = near(asked, alike(entries, asked)).found
        findings.almost = bool(hits)
    keys = {kind: [key for one, key in hits if one == kind] for kind in kinds}
    findings.numbers = {kind: len(found) for kind, found in keys.items() if found}
    made = _lines({kind: found[:most] for kind, found in keys.items()}, by, at)
    findings.found = {
        kind: [made[kind, key] for key in keys[kind][:most] if (kind, key) in made]
        for kind in findings.numbers
    }
    return findings


def _visible(by: Actor) -> models.QuerySet[SearchEntry]:
    """The entries of what `by` may see at the desk."""
    condition = models.Q(pk__in=[])
    if by.has_perm("articles.edit_any_article"):
        condition |= models.Q(kind=Kind.ARTICLE)
    else:
        own = Article.objects.seen_by(by).filter(pk=models.OuterRef("object_id"))
        condition |= models.Q(models.Exists(own), kind=Kind.ARTICLE)
    for kind in (Kind.COLLECTION, Kind.CONTRIBUTOR):
        app, name = KINDS[kind].split(".")
        if by.has_perm(f"{app}.view_{name}"):
            condition |= models.Q(kind=kind)
    return SearchEntry.objects.filter(condition)


def _lines(keys: dict[str, list[int]], by: Actor, at: datetime) -> dict[tuple[str, int], Found]:
    """The lines of these things, by kind and key, in one query."""
    if not any(keys.values()):
        return {}
    articles = with_first(Article.objects.seen_by(by), "bylines")
    collections = Collection.objects.all()
    people = Contributor.objects.all()
    employers = Contributor.objects.filter(pk=models.OuterRef("pk"), affiliations__is_primary=True)
    employer = models.Subquery(employers.values("affiliations__organisation__name")[:1])
    nothing = models.Value("", models.CharField())
    rows = [
        _columns(articles, Kind.ARTICLE, keys, "title", "take__collection__title", "language"),
        _columns(collections, Kind.COLLECTION, keys, "title", "question", nothing),
        _columns(people, Kind.CONTRIBUTOR, keys, "name", employer, nothing),
    ]
    made = {}
    for kind, key, title, place, language, status, out, back, person, persons in (
        rows[0].union(*rows[1:], all=True).order_by()
    ):
        state = ""
        if status:
            release = Article(status=status, release_at=out, withdraw_at=back)
            state = str(release.state(at=at).label)
        whose = named(person, persons)
        said = tuple(uncounted(part) for part in (whose, place) if part)
        address = reverse(f"admin:{KINDS[kind].replace('.', '_')}_change", args=[key])
        shown = uncounted(title) if kind == Kind.COLLECTION else title
        made[kind, key] = Found(kind, shown, address, state, said, language)
    return made


def _columns(
    rows: models.QuerySet[Any],
    kind: Kind,
    keys: dict[str, list[int]],
    title: str,
    place: Any,
    language: Any,
) -> models.QuerySet[Any, Any]:
    """The same columns of each kind, so that the databases can bring them together."""
    released = issubclass(rows.model, Release)
    named_people = "first_person" in rows.query.annotations
    text, number, instant = models.CharField(), models.IntegerField(), models.DateTimeField()

    def field_or_none(name: str, there: bool, output: Any) -> Any:
        return Cast(models.F(name) if there else models.Value(None), output)

    # A key that no row has: an empty list would take the kind out of the union, and its columns.
    found: models.QuerySet[Any, Any] = (
        rows.order_by()
        .filter(pk__in=keys.get(kind) or [0])
        .annotate(
            found_kind=models.Value(kind.value, text),
            found_title=models.F(title),
            found_place=models.F(place) if isinstance(place, str) else place,
            found_language=models.F(language) if isinstance(language, str) else language,
            found_status=field_or_none("status", released, text),
            found_release=field_or_none("release_at", released, instant),
            found_withdrawal=field_or_none("withdraw_at", released, instant),
            found_person=field_or_none("first_person", named_people, text),
            found_persons=field_or_none("persons", named_people, number),
        )
        .values_list(
            *("found_kind", "pk", "found_title", "found_place", "found_language"),
            *("found_status", "found_release", "found_withdrawal"),
            *("found_person", "found_persons"),
        )
    )
    return found

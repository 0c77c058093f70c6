"""The snapshot of an article: read from its rows, written back, or laid over it in memory.

A snapshot is what JSON can hold: `FIELDS` by name (relations by key), `tags` as sorted names,
`bylines` as a list in order. `INFORMATION` tells how things stood beside the text; it is shown in
the history and never written back. `labels` names what the keys led to, should it be gone.
"""

from collections.abc import Iterable
from copy import copy
from typing import Any

from django.utils.translation import gettext as _

from articles.models import Article, Byline, Section, Tag
from articles.snapshots.current import current_one
from articles.snapshots.current import people as led_to
from articles.snapshots.rows import labelled, same, settle_address
from contributors.figures import pictures_in
from contributors.models import Contributor, Image
from contributors.text import word_count

TEXTS = ["title", "slug", "dek", "editors_note", "body", "image_caption", "image_credit"]
RELATIONS: dict[str, Any] = {"lead_image": Image, "section": Section}
FIELDS = [*TEXTS, *RELATIONS, "language", "choice_place"]
EDITED = [*FIELDS, "tags", "bylines"]
INFORMATION = ["corrections", "status", "release_at", "withdraw_at", "labels"]
_BYLINE = ["role", "affiliation_line", "bio", "by_hand"]


def take(article: Article) -> dict[str, Any]:
    """The snapshot of an article as its rows stand."""
    bylines = list(Byline.objects.filter(article=article).select_related("contributor"))
    named: list[Any] = [row.contributor for row in bylines]
    named += [thing for name in RELATIONS if (thing := getattr(article, name))]
    named += Image.objects.filter(pk__in=pictures_in(article.body))
    return _edited(article, bylines) | information(article) | {"labels": labelled(named)}


def edited(article: Article) -> dict[str, Any]:
    """The part of the snapshot that an editor can change: all that a form asks for."""
    return _edited(article, Byline.objects.filter(article=article))


def empty() -> dict[str, Any]:
    """What an editor can change on an article of which nothing is written yet."""
    return _fields(Article()) | {"tags": [], "bylines": []}


def _edited(article: Article, bylines: Iterable[Byline]) -> dict[str, Any]:
    rows = [
        {"contributor": row.contributor_id, **{name: getattr(row, name) for name in _BYLINE}}
        for row in bylines
    ]
    return _fields(article) | {"tags": _sorted(article.tags.names()), "bylines": rows}


def _fields(article: Article) -> dict[str, Any]:
    return {name: getattr(article, attribute(name)) for name in FIELDS}


def information(article: Article) -> dict[str, Any]:
    """What stands beside the text, as it is now."""
    return {
        "corrections": [
            {"text": text, "made_at": made_at.isoformat()}
            for text, made_at in article.corrections.values_list("text", "made_at")
        ],
        "status": article.status,
        "release_at": article.release_at and article.release_at.isoformat(),
        "withdraw_at": article.withdraw_at and article.withdraw_at.isoformat(),
    }


def write(article: Article, snapshot: dict[str, Any]) -> list[str]:
    """Make the rows of `article`, which is held, say what `snapshot` says.

    Returns a sentence for each thing that is gone since and could not be put back.
    """
    own = article.slug
    gone = lay_over(article, snapshot) + settle_address(article, own)
    article.save()
    if set(article.tags.names()) != set(snapshot["tags"]):
        article.tags.set(Tag.objects.called(snapshot["tags"]))
    _write_bylines(article, snapshot["bylines"])
    return gone


def lay_over(article: Article, snapshot: dict[str, Any]) -> list[str]:
    """Set the fields of `article`, in memory only; returns what is gone, as `write` does."""
    gone = []
    for name in FIELDS:
        value = snapshot[name]
        if name in RELATIONS and value != getattr(article, attribute(name)):
            if value is not None and not RELATIONS[name].objects.filter(pk=value).exists():
                gone.append(_gone(snapshot, name.removeprefix("lead_"), value))
                value = None
            setattr(article, attribute(name), value)
        else:
            setattr(article, attribute(name), value)
    article.word_count = word_count(article.body)
    return gone


def working_copy(article: Article) -> Article:
    """`article` as its newest text has it: another object, in memory, never to be saved.

    Its bylines and tags are those of that text; its state, dates and corrections are its own.
    """
    newest = article.working_revision
    if newest is None or not article.has_waiting_changes:
        return article
    return laid_over(article, current_one(newest.snapshot))


def laid_over(article: Article, snapshot: dict[str, Any]) -> Article:
    """A copy of `article`, in memory, that says what `snapshot` says, bylines and tags included."""
    draft = copy(article)
    draft._state = copy(article._state)
    draft._state.fields_cache = dict(article._state.fields_cache)
    lay_over(draft, snapshot)
    rows = byline_rows(draft, snapshot)
    tags = [Tag(name=name) for name in snapshot["tags"]]
    draft._prefetched_objects_cache = {"bylines": rows, "tags": tags}  # type: ignore[attr-defined]  # Django reads it.
    return draft


def byline_rows(
    article: Article, snapshot: dict[str, Any], *, nameless: bool = False
) -> list[Byline]:
    """The bylines of a snapshot as rows in memory, in order, each with its contributor.

    Line and bio that nobody wrote by hand are those that the article's row keeps today. Words
    without a contributor, or whose contributor is gone, are there if `nameless` rows are wanted.
    """
    stored_rows = Byline.objects.none()
    if not article._state.adding:
        stored_rows = Byline.objects.filter(article=article).select_related("contributor")
    kept = {(row.contributor_id, row.role): row for row in stored_rows}
    people = {row.contributor_id: row.contributor for row in kept.values()}
    wanted = {row["contributor"] for row in snapshot["bylines"]} - {None}
    if others := wanted - people.keys():
        people |= led_to(others)
    rows = []
    for order, row in enumerate(snapshot["bylines"]):
        person = people.get(row["contributor"])
        if person and person.pk != row["contributor"]:
            row = row | {"contributor": person.pk}  # It was merged since.
        if person is None and not (nameless and (row["affiliation_line"] or row["bio"])):
            continue
        byline = Byline(article=article, contributor=person, order=order)
        for name in _BYLINE:
            setattr(byline, name, row[name])
        stored = kept.get((row["contributor"], row["role"]))
        if stored is not None and not (byline.by_hand or stored.by_hand):
            byline.affiliation_line, byline.bio = stored.affiliation_line, stored.bio
        rows.append(byline)
    return rows


def changed(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """The names of what an editor has changed, in the order of writing."""
    return [name for name in EDITED if not same(before.get(name), after.get(name))]


def complete(snapshot: dict[str, Any], article: Article) -> dict[str, Any]:
    """`snapshot`, which came out of a form, with information and labels as they are now."""
    snapshot = current_one(snapshot)
    keys = {row["contributor"] for row in snapshot["bylines"]}
    named: list[Any] = list(Contributor.objects.filter(pk__in=keys))
    for name, model in RELATIONS.items():
        if snapshot[name] is not None:
            named += model.objects.filter(pk=snapshot[name])
    named += Image.objects.filter(pk__in=pictures_in(snapshot["body"]))
    labels = snapshot.get("labels", {}) | labelled(named)
    tags = _sorted(snapshot["tags"])
    return snapshot | information(article) | {"labels": labels, "tags": tags}


def attribute(name: str) -> str:
    """The attribute of an article that holds what the snapshot has under `name`."""
    return f"{name}_id" if name in RELATIONS else name


def _write_bylines(article: Article, wanted: list[dict[str, Any]]) -> None:
    stored = {(row.contributor_id, row.role): row for row in article.bylines.all()}
    wanted = _with_people(wanted)
    approved = article.status == Article.Status.APPROVED
    kept, new, emptied = set(), [], []
    for order, row in enumerate(wanted):
        key = (row["contributor"], row["role"])
        kept.add(key)
        byline = stored.get(key)
        if byline is None:
            byline = Byline(article=article, contributor_id=row["contributor"], role=row["role"])
            new.append(byline)
        before = (byline.order, byline.affiliation_line, byline.bio, byline.by_hand)
        byline.order = order
        if row["by_hand"] or byline.by_hand or not approved:
            byline.affiliation_line, byline.bio = row["affiliation_line"], row["bio"]
            if byline.by_hand and not row["by_hand"]:
                emptied.append(byline)
            byline.by_hand = row["by_hand"]
        if byline.pk is None or before != (
            byline.order,
            byline.affiliation_line,
            byline.bio,
            byline.by_hand,
        ):
            byline.save()
    for key, byline in stored.items():
        if key not in kept:
            byline.delete()
    if approved:
        rows = Byline.objects.filter(article=article)
        rows.filter(pk__in=[row.pk for row in new]).take_from_contributors()
        rows.filter(pk__in=[row.pk for row in emptied]).follow_contributors()


def _with_people(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows whose contributor is there, each once, by the key that they have today."""
    people = led_to(row["contributor"] for row in rows)
    there: dict[tuple[int, str], dict[str, Any]] = {}
    for row in rows:
        if person := people.get(row["contributor"]):
            there.setdefault((person.pk, row["role"]), row | {"contributor": person.pk})
    return list(there.values())


def _sorted(names: Any) -> list[str]:
    return sorted(names, key=lambda name: (name.casefold(), name))


def _gone(snapshot: dict[str, Any], kind: str, key: int) -> str:
    label = snapshot.get("labels", {}).get(f"{kind} {key}", str(key))
    return _("“%(label)s” is gone and was left out.") % {"label": label}

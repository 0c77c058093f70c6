"""The verb that makes one of several: all that belongs to them goes over, and nothing is lost.

All of it is one transaction. The things are held in the order of their keys, so that of two merges
one waits for the other; then the articles and collections that name them, as a save of these holds
its own before it touches a byline. What somebody adds meanwhile to what is about to go is not seen
here, and cannot be held: the database refuses to let it lead nowhere, and the merge begins anew,
or, where the other came second, the other does (`DeskAdmin.changeform_view`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from articles import keeping
from articles.actors import Actor
from articles.duplicates.going_over import go_over
from articles.duplicates.moves import MOVES, Sorted, unhandled
from articles.duplicates.values import CHOSEN, chosen_values, digest, raw
from articles.models import Act, Article, Byline, Collection, Convener, Revision, Tag, TaggedArticle
from articles.models.search import SearchEntry
from articles.refusals import NotAllowed, NotPossible
from articles.search import index
from contributors.models import Addressed, Alias, Contributor, PreviousPath

MOST = 10
_TRIES = 5


@dataclass(slots=True)
class Joined:
    """What became of a merge: what stays, the names of what is gone, and the rows by relation."""

    survivor: Any
    gone: list[str]
    moves: list[Sorted] = field(default_factory=list)


def may_join(by: Actor, model: type[models.Model]) -> bool:
    """Whether `by` may merge things of a kind: one is changed, the others go for good."""
    label, name = model._meta.app_label, model._meta.model_name
    rights = (f"{label}.change_{name}", f"{label}.delete_{name}")
    return bool(by.is_active and by.is_staff) and all(by.has_perm(right) for right in rights)


def join(
    model: type[Addressed],
    keys: Sequence[int],
    by: Actor,
    *,
    stays: int,
    choices: Mapping[str, int] | None = None,
    seen: str | None = None,
) -> Joined:
    """Merge the things with these keys into the one whose key is `stays`.

    `choices` says by the name of a field whose value is to stand in it (`values.chosen_values`).
    `seen` is the sign of what was shown (`values.digest`); a stale one is not obeyed. Raises
    `NotAllowed` and `NotPossible`, and changes nothing then.
    """
    if not may_join(by, model):
        raise NotAllowed(_("You may not merge these."))
    if forgotten := unhandled(model):
        raise ImproperlyConfigured(f"A merge would lose {', '.join(forgotten)}.")
    for _attempt in range(_TRIES - 1):
        try:
            return _join(model, keys, by, stays, choices or {}, seen)
        except IntegrityError:
            # Somebody has added to what was to go. It is seen now, if it was that.
            continue
    return _join(model, keys, by, stays, choices or {}, seen)


@transaction.atomic
def _join(
    model: type[Addressed],
    keys: Sequence[int],
    by: Actor,
    stays: int,
    choices: Mapping[str, int],
    seen: str | None,
) -> Joined:
    things = hold(model, keys)
    survivor = next((one for one in things if one.pk == stays), None)
    problem = why_not(things, keys, survivor)
    if seen is not None and not problem and seen != digest(things):
        problem = _("One of them has been changed since. Look at them again first.")
    if problem or survivor is None:
        raise NotPossible(problem)
    gone = [one for one in things if one.pk != stays]
    keys = [one.pk for one in things]
    _hold_works(model, keys)
    if keeping.whose(survivor):
        keeping.found(survivor)
    before = {name: raw(survivor, name) for name in CHOSEN[model]}
    records = [_record(one) for one in gone]
    values = chosen_values([survivor, *gone], choices)
    moves = [go_over(move, keys, survivor) for move in MOVES[model]]
    for one in gone:
        _lead_on(one, survivor)
    for name, value in values.items():
        setattr(survivor, name, value)
    changed = [name for name in CHOSEN[model] if raw(survivor, name) != before[name]]
    if "name" in changed:
        Alias.objects.note(model, survivor.pk, before["name"], survivor)
    # Saving it brings bylines that follow it, and the index, up to what it says by now.
    survivor.save()
    _write_down(survivor, gone, by, changed, records, moves)
    return Joined(survivor, [str(one) for one in gone], moves)


def hold(model: type[models.Model], keys: Sequence[int]) -> list[Any]:
    """The things with these keys, in the order of their keys, held until the transaction ends.

    Without keys of theirs: what refers to one need not wait, and is not waited for.
    """
    rows = model._base_manager.select_for_update(no_key=True)
    return list(rows.filter(pk__in=keys).order_by("pk"))


def why_not(things: Sequence[Any], keys: Sequence[int], survivor: Any) -> str:
    """Why these cannot be merged; nothing where they can."""
    if len(things) < len(set(keys)):
        return _("One of them is not there any more: somebody has merged or deleted it meanwhile.")
    if len(things) < 2:
        return _("Choose at least two to merge.")
    if len(things) > MOST:
        return _("Merge at most %(most)d at a time.") % {"most": MOST}
    if survivor is None:
        return _("Say which one stays.")
    return ""


def _lead_on(gone: Any, survivor: Any) -> None:
    """Take a thing away, and let its addresses and its key lead to the one that stays."""
    kind = survivor._target_type()
    gone.previous_paths().update(target_type=kind, target_id=survivor.pk)
    PreviousPath.objects.update_or_create(
        path=gone.get_absolute_url(), defaults={"target_type": kind, "target_id": survivor.pk}
    )
    Alias.objects.lead_on(gone, survivor)
    rows = type(gone)._base_manager.filter(pk=gone.pk)
    # Nothing else is deleted with it, unseen: what leads to it by now makes the database refuse.
    rows._raw_delete(rows.db)
    if isinstance(gone, Contributor):
        index.remove(SearchEntry.Kind.CONTRIBUTOR, gone.pk)


def _hold_works(model: type[models.Model], keys: Sequence[int]) -> None:
    """Hold the articles and collections that name these, in the order of their keys."""
    named: dict[type[models.Model], Any] = {}
    if model is Contributor:
        named[Article] = Byline.objects.filter(contributor__in=keys).values("article")
        named[Collection] = Convener.objects.filter(contributor__in=keys).values("collection")
    elif model is Tag:
        named[Article] = TaggedArticle.objects.filter(tag__in=keys).values("content_object")
    for kind, wanted in named.items():
        rows = kind._base_manager.select_for_update(no_key=True).filter(pk__in=wanted)
        list(rows.order_by("pk").values_list("pk"))


def _record(one: Any) -> dict[str, Any]:
    """What the log keeps of a thing that goes. Not its e-mail: the log is for good."""
    names = [name for name in CHOSEN[type(one)] if name != "email" and raw(one, name)]
    return {"key": one.pk, "address": one.slug, **{name: raw(one, name) for name in names}}


def _write_down(
    survivor: Any,
    gone: Sequence[Any],
    by: Actor,
    changed: list[str],
    records: list[dict[str, Any]],
    moves: list[Sorted],
) -> None:
    """Who did it and when, what went, and which rows were whose before."""
    names = ", ".join(str(one) for one in gone)
    labels = [str(survivor._meta.get_field(name).verbose_name) for name in changed]
    rows = {found.move.label: found.told() for found in moves}
    Act.objects.record(
        Act.Verb.MERGED, survivor, by, title=names, fields=labels, gone=records, rows=rows
    )
    into = {"key": survivor.pk, "name": str(survivor)}
    for one in gone:
        Act.objects.record(Act.Verb.MERGED, one, by, into=into)
    if keeping.whose(survivor):
        note = _("%(names)s went into it.") % {"names": names}
        keeping.keep(survivor, by, Revision.Kind.MERGED, note=note)

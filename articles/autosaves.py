"""Autosaves: what somebody is writing is kept, and none of it is lost when they stop.

There is one slot for each person and article. What stands in it is written over by the form that
it came from alone; a text from another form of the same person is first put into the history,
aside. A save of that form takes the slot away, in its own transaction.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from articles import revisions, snapshots
from articles.actors import Actor
from articles.models import Article, Autosave, Revision, Tag
from articles.refusals import NotPossible

TRIES = 8
WRITTEN = ("opening", "turn", "base", "snapshot", "note", "saved_at")


@dataclass(slots=True)
class Kept:
    """Where a text is kept: in a slot, or, with no slot, in the history already.

    `aside` is what was put into the history on the way: the text of another form; or, where
    `handed_on`, the text itself, since its writer may not change the article any more. `waits`
    says that it is kept by its browser only, until the slot is free.
    """

    slot: Autosave | None = None
    aside: Revision | None = None
    handed_on: bool = False
    waits: bool = False


def keep(
    by: Actor,
    article: Article | None,
    snapshot: dict[str, Any],
    *,
    opening: UUID,
    base: int = 0,
    turn: int = 0,
    continues: UUID | None = None,
    note: str = "",
    late: bool = False,
    at: datetime | None = None,
) -> Kept:
    """Keep the text `snapshot` as the form `opening` has it now, written on top of `base`.

    `article` is nothing for one that was never saved. `turn` counts the changes of the form; what
    comes after a later one is not looked at. `continues` is the mark of the slot with which the
    form was opened, if it was opened with one. A text is `late` if its form was closed, and its
    browser has kept it: it takes no other text’s place. Raises `NotPossible` where other forms of
    the same person write without a pause; nothing is changed then.
    """
    text = Autosave(
        user_id=by.pk,
        article=article,
        opening=opening,
        turn=turn,
        base=min(base, _newest_number(article)),
        snapshot=snapshot,
        note=note,
        saved_at=at or timezone.now(),
    )
    if late and Revision.objects.filter(opening=opening, made_by=by.pk).exists():
        return Kept()
    if article is not None and not article.may_be_changed_by(by):
        return Kept(aside=_handed_on(text, by, continues), handed_on=True)
    for _try in range(TRIES):
        if kept := _kept(text, by, continues=continues, late=late):
            return kept
    raise NotPossible(_("It is being changed in another window of yours. Look there first."))


def slot_of(
    by: Actor, article: Article | None, opening: UUID, continues: UUID | None
) -> Autosave | None:
    """The slot of this person on this article; of one that was never saved, of this form."""
    mine = Autosave.objects.filter(user_id=by.pk, article=article)
    own = models.Q(opening=opening) | models.Q(mark=continues)
    return (mine if article else mine.filter(own)).first()


def saved(
    by: Actor, article: Article | None, *, opening: UUID | None, continues: UUID | None
) -> None:
    """Take the slot of a form away, whose text was saved: a part of that transaction.

    `article` is nothing where the save made it. What another form has put there since stays.
    """
    own = models.Q(opening=opening) | models.Q(mark=continues)
    if opening or continues:
        Autosave.objects.filter(own, user_id=by.pk, article=article).delete()


def leave_out(slot: Autosave, by: Actor) -> Revision | None:
    """Offer a text no more: it goes into the history, aside, if it is not there already.

    One of an article that was never saved has no history: it stays, and is listed last.
    """
    with transaction.atomic():
        if slot.article is None:
            Autosave.objects.filter(pk=slot.pk).update(left_out_at=timezone.now())
            return None
        aside = _put_aside(slot, by)
        Autosave.objects.filter(pk=slot.pk, mark=slot.mark).delete()
        return aside


def offered(by: Actor, article: Article) -> Autosave | None:
    """The text of this person on this article that stands nowhere in its history."""
    slot = Autosave.objects.filter(user_id=by.pk, article=article).first()
    if slot is None:
        return None
    slot.article = article
    return None if is_in_history(slot) else slot


def never_saved(by: Actor) -> list[Autosave]:
    """The texts of this person on articles that are not there yet: the newest first, and those
    that were left out last."""
    mine = Autosave.objects.filter(user_id=by.pk, article=None)
    slots = mine.order_by(models.F("left_out_at").desc(nulls_first=True), "-saved_at", "-pk")
    return [slot for slot in slots if not is_in_history(slot)]


def is_in_history(slot: Autosave) -> bool:
    """Whether the text stands in the history, so that nothing is lost without the slot."""
    if slot.article is None:
        return _was_saved_first(slot)
    newest = slot.article.working_revision
    if _same(newest.snapshot if newest else snapshots.take(slot.article), slot.snapshot):
        return True
    if newest is None or newest.number <= slot.base:
        return False
    since = models.Q(number__gt=slot.base, made_by=slot.user_id)
    rows = Revision.objects.about(slot.article).filter(models.Q(number=slot.base) | since)
    return any(_same(row.snapshot, slot.snapshot) for row in rows)


def _was_saved_first(slot: Autosave) -> bool:
    """Whether an article begins with this text, or there is nothing in it."""
    if _same(snapshots.empty(), slot.snapshot):
        return True
    begun = Revision.objects.filter(
        subject_type=Article._meta.label_lower,
        number=1,
        made_by=slot.user_id,
        made_at__gte=slot.started_at,
    )
    # An address that was left empty was made up by the save.
    unnamed = {} if slot.snapshot["slug"] else {"slug": ""}
    return any(_same(row.snapshot | unnamed, slot.snapshot) for row in begun)


def browser_key(by: Actor) -> bytes:
    """The key, 32 bytes, under which browsers keep the texts of this person and nobody else.

    Browsers get it with each form and never store it: who cannot log in cannot read them.
    """
    return salted_hmac("articles.autosaves.key", str(by.pk), algorithm="sha256").digest()


def browser_name(by: Actor) -> str:
    """Under what name a browser keeps them, which says nothing of who it is."""
    return salted_hmac("articles.autosaves.name", str(by.pk), algorithm="sha256").hexdigest()[:24]


def _kept(text: Autosave, by: Actor, *, continues: UUID | None, late: bool) -> Kept | None:
    """Put a text into its slot; nothing where another form was there at the same instant.

    There is no lock, which a save would wait for, and it for the save: whoever finds the mark
    changed looks again.
    """
    slot = slot_of(by, text.article, text.opening, continues)
    if slot is None:
        if is_in_history(text):
            return Kept()
        try:
            with transaction.atomic():
                text.save(force_insert=True)
        except IntegrityError:
            return None
        return Kept(text)
    aside = None
    if slot.opening == text.opening:
        if slot.turn > text.turn:
            return Kept(slot)
    elif slot.mark != continues:
        if late and not is_in_history(slot):
            return Kept(waits=True)
        aside = _put_aside(slot, by)
    changes = {name: getattr(text, name) for name in WRITTEN} | {"mark": uuid4()}
    rows = Autosave.objects.filter(pk=slot.pk, mark=slot.mark)
    if not rows.update(**changes, left_out_at=None):
        return None
    for name, value in changes.items():
        setattr(slot, name, value)
    return Kept(slot, aside)


def _handed_on(text: Autosave, by: Actor, continues: UUID | None) -> Revision | None:
    """Put a text into the history whose writer may not change the article any more, and what is
    in the slot as well; but not what the same form had sent before."""
    with transaction.atomic():
        slot = slot_of(by, text.article, text.opening, continues)
        if slot is not None:
            if text.opening != slot.opening and slot.mark != continues:
                _put_aside(slot, by)
            Autosave.objects.filter(pk=slot.pk, mark=slot.mark).delete()
        return _put_aside(text, by)


def _put_aside(slot: Autosave, by: Actor) -> Revision | None:
    if slot.article is None or is_in_history(slot):
        return None
    snapshot, note = slot.snapshot, slot.note
    if unfit := _unfit_tags(snapshot["tags"], by):
        snapshot = snapshot | {"tags": [name for name in snapshot["tags"] if name not in unfit]}
        note = f"{note} {_('New tags: %(tags)s') % {'tags': ', '.join(unfit)}}".strip()
    return revisions.set_aside(
        slot.article, snapshot, by, base=slot.base, note=note, opening=slot.opening
    )


def _unfit_tags(names: list[str], by: Actor) -> list[str]:
    """Those that `by` may not make, by taking the text up again, or that are too long for a tag."""
    longest = Tag._meta.get_field("name").max_length or 0
    new = [] if by.has_perm("articles.add_tag") else Tag.objects.unknown(names)
    return [name for name in names if name in new or len(name) > longest]


def _newest_number(article: Article | None) -> int:
    newest = article.working_revision if article else None
    return newest.number if newest else 0


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two texts say the same, however their lines end."""
    return not snapshots.changed(_lines(one), _lines(other))


def _lines(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if isinstance(value, list):
        return [_lines(one) for one in value]
    if isinstance(value, dict):
        return {name: _lines(one) for name, one in value.items()}
    return value

"""The verbs of waves and takes: when the parts of a collection go out, and what stands in them.

The date of a wave is that of all of its answers that are not out yet. As in `articles.workflow`,
each verb checks right and state on the locked row and adds to the log, in one transaction; it
raises `NotAllowed` or `NotPossible`. `at` is the instant of the act.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actors import Actor
from articles.models import Act, Article, Release, Take, Wave
from articles.workflow import NotAllowed, NotPossible


def move_wave(
    wave: Wave, by: Actor, *, release_at: datetime | None, at: datetime | None = None
) -> None:
    """Give a wave another date, or none, and all of its takes with it."""
    if not by.has_perm("articles.publish_collection"):
        raise NotAllowed(_("You may not move the date of a wave. Ask a publisher."))
    with transaction.atomic():
        row = Wave.objects.select_for_update().get(pk=wave.pk)
        at = at or timezone.now()
        before = row.release_at
        if release_at is not None and release_at < at:
            raise NotPossible(_("This time has passed. Choose a later one, or publish now."))
        out = Article.objects.public(at=at).filter(take__wave=row)
        if row.is_open(at=at) and out.exists():
            raise NotPossible(
                _("%(wave)s is out already. Withdraw its answers one by one instead.")
                % {"wave": row}
            )
        row.release_at = release_at
        row.save(update_fields=["release_at"])
        wave.release_at = release_at
        Act.objects.record(
            Act.Verb.MOVED, row.collection, by, at=at, wave=row.pk, before=before, after=release_at
        )


def move_take(take: Take, by: Actor, *, wave: Wave | None, at: datetime | None = None) -> None:
    """Put a take into another wave, or into none. An approved one is a publisher's to move."""
    if not by.has_perm("articles.change_take"):
        raise NotAllowed(_("You may not change takes. Ask an editor."))
    with transaction.atomic():
        row = Take.objects.select_for_update().get(pk=take.pk)
        approved = row.article is not None and row.article.status == Release.Status.APPROVED
        if approved and not by.has_perm("articles.publish_article"):
            raise NotAllowed(
                _("“%(title)s” is approved: only a publisher may change when it goes out.")
                % {"title": row}
            )
        before = row.wave_id
        row.wave = wave
        row.save(update_fields=["wave"])
        take.wave = wave
        Act.objects.record(
            Act.Verb.MOVED,
            row.collection,
            by,
            at=at,
            take=row.pk,
            before=before,
            after=wave.pk if wave else None,
        )

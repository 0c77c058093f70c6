"""Documents that were dropped on the desk: taken in, looked at, then imported or thrown away.

What is dropped is read in the limited process that the command uses (`taking`), and lies in the
tables of `articles.models.delivery` until its owner says that it is to be imported: nothing of it
is an article before, and nobody else sees it. Then the importer of the command writes it
(`bringing`).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.actors import Actor
from articles.deliveries.bringing import Final, bring_in, may_import
from articles.deliveries.taking import Taken, take_in
from articles.importers.load import Outcome
from articles.models import DeliveredDocument, Delivery
from articles.refusals import NotAllowed

KEPT = timedelta(days=7)


def begin(user: Actor, key: UUID, *, at: datetime | None = None) -> Delivery:
    """Return the delivery of `user` under `key`, begun now if need be; what is old is thrown away.

    Raises NotAllowed, also if the key is that of somebody else.
    """
    at = at or timezone.now()
    if not may_import(user):
        raise NotAllowed(_("You may not import documents."))
    Delivery.objects.filter(touched_at__lte=at - KEPT).delete()
    delivery, _made = Delivery.objects.get_or_create(
        pk=key, defaults={"user_id": user.pk, "started_at": at, "touched_at": at}
    )
    if delivery.user_id != user.pk:
        raise NotAllowed(_("You may not do this here."))
    return delivery


def unfinished(user: Actor, *, at: datetime | None = None) -> list[Delivery]:
    """Return what `user` has dropped and not imported, newest first, with `waiting` documents."""
    since = (at or timezone.now()) - KEPT
    open_ = DeliveredDocument.objects.filter(
        delivery=models.OuterRef("pk"), problem="", outcome__in=["", Outcome.FAILED]
    )
    number = open_.order_by().values("delivery").annotate(n=models.Count("pk")).values("n")
    mine = Delivery.objects.filter(user_id=user.pk, touched_at__gt=since)
    counted = mine.annotate(waiting=models.Subquery(number)).filter(waiting__gt=0)
    return list(counted.select_related("collection"))


def of(user: Actor, key: UUID, *, at: datetime | None = None) -> Delivery | None:
    """Return the delivery of `user` under `key`, with where it goes; nothing to anybody else."""
    since = (at or timezone.now()) - KEPT
    mine = Delivery.objects.filter(pk=key, user_id=user.pk, touched_at__gt=since)
    return mine.select_related("collection", "wave", "section").first()


def waiting(delivery: Delivery) -> list[DeliveredDocument]:
    """Return the documents that are read and not imported yet, those of which were refused too."""
    return list(delivery.documents.filter(problem="", outcome__in=["", Outcome.FAILED]))


def keep(delivery: Delivery, rows: Sequence[DeliveredDocument]) -> None:
    """Keep where a delivery goes, and what was typed about its documents."""
    with transaction.atomic():
        DeliveredDocument.objects.bulk_update(rows, ["edited", "found_right", "left_out"])
        _touch(delivery)


def _touch(delivery: Delivery, at: datetime | None = None) -> None:
    delivery.touched_at = at or timezone.now()
    delivery.save(update_fields=["collection", "wave", "section", "touched_at"])


def throw_away(delivery: Delivery) -> None:
    """Forget a delivery; what was imported from it stays."""
    delivery.delete()


__all__ = [
    "Final",
    "Taken",
    "begin",
    "bring_in",
    "keep",
    "may_import",
    "of",
    "take_in",
    "throw_away",
    "unfinished",
    "waiting",
]

"""What is known of addresses outside of the magazine, and when their hosts may be asked again."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.outward.addresses import LONGEST
from articles.outward.asking import Answer, Outcome

BROKEN = frozenset({Outcome.GONE, Outcome.UNREACHED})
# One failure is often an accident: it is asked again after an hour, and told only then.
TOLD_AFTER = 2
# What was found so long ago is not told any more.
TOLD_FOR = timedelta(days=30)
GOOD_FOR = {
    Outcome.FINE: timedelta(days=14),
    Outcome.UNSURE: timedelta(days=14),
    Outcome.REFUSED: timedelta(days=14),
    Outcome.UNKNOWN: timedelta(hours=1),
}
FIRST_FAILURE = timedelta(hours=1)
FURTHER_FAILURE = timedelta(days=1)


class OutwardLinkQuerySet(models.QuerySet["OutwardLink"]):
    """Addresses, asked for by what is known of them."""

    def broken(self, addresses: Collection[str], *, at: datetime) -> Self:
        """Those of the addresses that lead nowhere, as was seen twice, and lately."""
        return self.filter(
            address__in=addresses, failures__gte=TOLD_AFTER, asked_at__gt=at - TOLD_FOR
        )

    def fresh(self, addresses: Collection[str], *, at: datetime) -> Self:
        """Those of the addresses of which enough is known at the instant `at`."""
        return self.filter(address__in=addresses, good_until__gt=at)


class OutwardLink(models.Model):
    """An address outside of the magazine, whoever links to it, and what came of asking it."""

    address = models.CharField(_("address"), max_length=LONGEST)
    outcome = models.CharField(_("what came of it"), max_length=20, choices=Outcome)
    http_status = models.PositiveSmallIntegerField(
        _("status"), null=True, help_text=_("Of the answer, by the rules of HTTP.")
    )
    failures = models.PositiveIntegerField(
        _("failures"), default=0, help_text=_("How often in a row it was found broken.")
    )
    asked_at = models.DateTimeField(_("asked"))
    good_until = models.DateTimeField(_("good until"), db_index=True)

    objects = OutwardLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("outward link")
        verbose_name_plural = _("outward links")
        constraints = [
            models.UniqueConstraint(
                fields=["address"],
                name="outward_link_once_an_address",
                violation_error_message=_("This address is known already."),
            ),
        ]

    def __str__(self) -> str:
        return self.address

    def take(self, answer: Answer, at: datetime) -> None:
        """Note an answer, and for how long it is good; not yet written."""
        self.outcome, self.http_status, self.asked_at = answer.outcome, answer.status, at
        if answer.outcome in BROKEN:
            self.failures += 1
            lasts = FIRST_FAILURE if self.failures < TOLD_AFTER else FURTHER_FAILURE
        else:
            # Where the server could not ask, what was known before stands.
            self.failures *= answer.outcome == Outcome.UNKNOWN
            lasts = GOOD_FOR[answer.outcome]
        self.good_until = at + lasts


class OutwardHostQuerySet(models.QuerySet["OutwardHost"]):
    """Hosts, held by whoever asks one of them."""

    def hold(self, name: str, *, at: datetime, until: datetime) -> bool:
        """Keep a host for oneself, also against other processes; whether it was free at `at`."""
        self.bulk_create([self.model(name=name, free_at=at)], ignore_conflicts=True)
        return self.filter(name=name, free_at__lte=at).update(free_at=until) == 1


class OutwardHost(models.Model):
    """A host outside of the magazine, and from when on it may be asked again."""

    name = models.CharField(_("name"), max_length=255)
    free_at = models.DateTimeField(_("free from"))

    objects = OutwardHostQuerySet.as_manager()

    class Meta:
        verbose_name = _("outward host")
        verbose_name_plural = _("outward hosts")
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="outward_host_once_a_name",
                violation_error_message=_("This host is known already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

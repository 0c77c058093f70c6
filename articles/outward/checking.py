"""When outward links are asked, and by whom: in the background, one at a time of each host.

Nothing here sleeps. A host that was asked a moment ago is left, and asked later.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone

from articles.models.article import Article
from articles.models.outward import BROKEN, OutwardHost, OutwardLink
from articles.outward.asking import ask
from articles.outward.links import FIELDS, outward_in

# Between two questions to one host.
PAUSE = timedelta(seconds=3)
# A host is held while it is asked: longer than that takes, and no longer if the process is killed.
HELD = timedelta(minutes=3)
# What goes out within a week is looked at like what is out.
AHEAD = timedelta(days=7)
# An address that no text has had asked for so long is forgotten.
FORGOTTEN = timedelta(days=180)


@dataclass(slots=True)
class Round:
    """What came of going through addresses once: `asked`, and those whose hosts were `busy`."""

    asked: list[OutwardLink] = field(default_factory=list)
    busy: list[str] = field(default_factory=list)

    @property
    def again_at(self) -> datetime | None:
        """When to look at the same addresses again, before they are due by themselves."""
        times = [
            link.good_until for link in self.asked if link.outcome in BROKEN and link.failures == 1
        ]
        if self.busy:
            times.append(timezone.now() + PAUSE)
        return min(times, default=None)


def texts_of(article_id: int) -> list[str]:
    """The texts of an article: what its row holds, and the newest, in one query."""
    return [text for row in _texts().filter(pk=article_id) for text in row if text]


def addresses_before_readers(*, at: datetime) -> Iterator[list[str]]:
    """The outward addresses of what is public or will be in a week, article by article."""
    for row in _texts().public(at=at + AHEAD).order_by("pk").iterator():
        yield outward_in(text for text in row if text)


def _texts() -> Any:  # Rows of words, which the stubs cannot say.
    newest = [f"working_revision__snapshot__{name}" for name in FIELDS]
    return Article.objects.values_list(*FIELDS, *newest)


def due(addresses: Collection[str], *, at: datetime | None = None) -> list[str]:
    """Those of which too little is known, in one query, or none if there are none."""
    if not addresses:
        return []
    fresh = OutwardLink.objects.fresh(addresses, at=at or timezone.now())
    known = set(fresh.values_list("address", flat=True))
    return [address for address in addresses if address not in known]


def go_through(addresses: Collection[str]) -> Round:
    """Ask each of the addresses that is due and whose host is free."""
    done = Round()
    for address in due(addresses):
        link = ask_one(address)
        if link is None:
            done.busy.append(address)
        else:
            done.asked.append(link)
    return done


def ask_one(address: str) -> OutwardLink | None:
    """Ask an address and keep what came of it; nothing where its host is busy.

    Runs outside of a transaction: an answer may take long, and the rows are for everybody.
    """
    at, host = timezone.now(), urlsplit(address).hostname or ""
    if not OutwardHost.objects.hold(host, at=at, until=at + HELD):
        return None
    # Whoever held the host before may have asked it just now.
    link = OutwardLink.objects.filter(address=address).first()
    if link is None or link.good_until <= at:
        link = link or OutwardLink(address=address)
        link.take(ask(address), timezone.now())
        link.save()
    OutwardHost.objects.filter(name=host).update(free_at=timezone.now() + PAUSE)
    return link


def forget(*, at: datetime) -> int:
    """Delete what is known of addresses that nobody has had asked for long; how many there were."""
    OutwardHost.objects.filter(free_at__lt=at - FORGOTTEN).delete()
    return OutwardLink.objects.filter(good_until__lt=at - FORGOTTEN).delete()[0]

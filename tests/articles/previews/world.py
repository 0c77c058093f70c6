"""A symposium a week before it opens: what previews look into."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from articles.models import Article, Collection, Release, Take, Wave
from tests.factories import make_answer, make_collection, make_take, make_wave

State = Release.State
PRIVATE = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


def private_headers(response: Any) -> dict[str, str]:
    """Those of the response that keep it from others."""
    return {name: response.get(name) for name in PRIVATE}


def line(response: Any) -> str:
    """The page with single spaces."""
    return " ".join(response.text.split())


@dataclass(frozen=True)
class Week:
    """A draft collection with two waves; of the first, one answer is not approved."""

    collection: Collection
    first: Wave
    second: Wave
    early: Take
    raw: Take
    late: Take

    @property
    def between(self) -> datetime:
        """After the first wave and before the second."""
        return self.first.release_at + timedelta(hours=1)  # type: ignore[operator]  # It has one.

    @property
    def end(self) -> datetime:
        """After both."""
        return self.second.release_at + timedelta(hours=1)  # type: ignore[operator]  # It has one.


def article_of(take: Take) -> Article:
    """The article of a take that has one."""
    assert take.article
    return take.article


def make_week(state: State = State.DRAFT, **fields: Any) -> Week:
    """The week, seen from before it; the collection in `state`, scheduled for the first wave."""
    opening = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
    fields = {"question": "What is next?", "scale": "No\nMaybe\nYes"} | fields
    collection = make_collection(
        "The {count} of next week", slug="next-week", state=state, at=opening, **fields
    )
    first = make_wave(collection, opening, title="First wave")
    second = make_wave(collection, opening + timedelta(days=2), title="Second wave")
    early = make_answer(collection, "Early answer", wave=first, state=State.SCHEDULED)
    raw = make_answer(collection, "Raw answer", wave=first, state=State.DRAFT)
    late = make_answer(collection, "Late answer", wave=second, state=State.SCHEDULED)
    for position, take in enumerate((early, raw, late), start=1):
        Take.objects.filter(pk=take.pk).update(
            position=position, confidence=7, pull_quote=f"Quotation {position}."
        )
        take.refresh_from_db()
    make_take(collection, wave=second)
    return Week(collection, first, second, early, raw, late)

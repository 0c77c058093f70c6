"""What a page of confirmation showed, carried through its form, and what has changed since.

Who confirms says yes to what they saw. Where it is not so any more nothing is done: the page comes
back as it would be shown now, and says what has changed, and who changed it.
"""

import json
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import Act, Article, Release, Take
from articles.prospects import Prospect

MOST = 5
Verb = Act.Verb
# What changes whether and when something goes out.
DECISIONS = [
    *(Verb.SUBMITTED, Verb.RETURNED, Verb.APPROVED, Verb.SCHEDULED, Verb.PUBLISHED),
    *(Verb.WITHDRAWN, Verb.MOVED, Verb.HELD, Verb.OPENED),
]


class Seen:
    """The state of something as a page shows it, in what JSON can hold.

    `acts` is the condition on those acts that may have changed it.
    """

    def __init__(self, state: dict[str, Any], acts: models.Q) -> None:
        self.state = state
        self.acts = acts

    def __str__(self) -> str:
        """The text for the form to carry."""
        newest = Act.objects.order_by("-pk").values_list("pk", flat=True).first()
        return json.dumps({**self.state, "act": newest or 0}, separators=(",", ":"))

    def changed_since(self, carried: str) -> str:
        """Why what a form `carried` is not what is there now, or nothing."""
        try:
            before = json.loads(carried)
        except ValueError:
            before = None
        before = before if isinstance(before, dict) else {}
        act = before.pop("act", None)
        if before == self.state:
            return ""
        told = [
            _("This is not as the page showed it, so nothing was done. Look again, then confirm.")
        ]
        if isinstance(act, int):
            since = Act.objects.filter(self.acts, pk__gt=act)
            told += [_told(one) for one in since.select_related("by").order_by("pk")[:MOST]]
        return " ".join(told)


def seen_of(subject: Release, take: Take | None) -> Seen:
    """What the page of a verb shows of an article or a collection; `take` is the article’s."""
    now = timezone.now()
    wave = take.wave if take else None
    acts = models.Q(subject_type=subject._meta.label_lower, subject_id=subject.pk)
    if take:
        about = models.Q(detail__take=take.pk)
        if wave:
            about |= models.Q(detail__wave=wave.pk)
        acts |= about & models.Q(
            subject_type=take.collection._meta.label_lower, subject_id=take.collection_id
        )
    return Seen(
        {
            "state": subject.state(at=now).value,
            "release_at": _iso(subject.release_at),
            "withdraw_at": _iso(subject.withdraw_at),
            "wave": wave and [wave.pk, _iso(wave.release_at), wave.is_open(at=now)],
        },
        acts & models.Q(verb__in=DECISIONS),
    )


def seen_of_wave(wave: Any, found: Prospect) -> Seen:
    """What the page of an act on a wave shows of it and its answers."""
    articles = [
        line.article.pk
        for group in (found.going, found.unapproved, found.out, found.withdrawn)
        for line in group
        if line.article
    ]
    collection = wave.collection
    acts = models.Q(
        subject_type=collection._meta.label_lower,
        subject_id=collection.pk,
        verb__in=[*DECISIONS, Verb.CHANGED],
    ) | models.Q(
        subject_type=Article._meta.label_lower, subject_id__in=articles, verb__in=DECISIONS
    )
    state = {
        "date": _iso(wave.release_at),
        "answers": found.shown,
        "collection": collection.state().value,
    }
    return Seen(state, acts)


def _iso(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None


def _told(act: Act) -> str:
    """The act in a sentence; an act on a wave names the wave."""
    return _("Meanwhile %(who)s has %(what)s “%(title)s” (%(time)s).") % {
        "who": act.by or _("the software"),
        "what": act.get_verb_display(),
        "title": act.detail.get("title") or act.subject_title,
        "time": date_format(timezone.localtime(act.at), _("j F, H:i")),
    }

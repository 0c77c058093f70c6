"""Waves at the desk: a page for each act that names what will go out, and a POST that does it.

A new date is asked for first; the page that confirms it then tells from when to when. As with the
verbs of articles, what was confirmed is done only if it is still what the page showed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles import keeping, waves
from articles.admin.seen import seen_of_wave
from articles.admin.verbs import NoteForm
from articles.models import Collection, Wave
from articles.prospects import Line, Prospect, numbers, prospect, with_counts
from articles.refusals import NotAllowed
from contributors import clocks
from contributors.desk import ZonedDateTimeField, ZonedSplitDateTime
from contributors.desk.zone import in_zone

VERBS: dict[str, Any] = {
    "move": waves.move_wave,
    "hold": waves.hold_wave,
    "open": waves.open_wave,
}
LABELS = {"move": _("Move"), "hold": _("Hold"), "open": _("Open now")}
TITLES = {"move": _("Move %(wave)s"), "hold": _("Hold %(wave)s"), "open": _("Open %(wave)s now")}
GOING = {
    "move": _("These are approved and go out then"),
    "hold": _("These are approved and wait with it"),
    "open": _("These are approved and go out at once"),
}


class MoveForm(NoteForm):
    """The new date."""

    release_at = ZonedDateTimeField(label=_("Goes out"), widget=ZonedSplitDateTime)

    def clean_release_at(self) -> datetime:
        """A date that lies ahead, and another than the wave has."""
        release_at: datetime = self.cleaned_data["release_at"]
        if release_at == self.initial["release_at"]:
            raise ValidationError(_now("It goes out then already. Choose another time."))
        if why := waves.passed(release_at):
            raise ValidationError(why)
        return release_at


@dataclass(frozen=True)
class Group:
    """Answers that fare alike, under a heading."""

    kind: str
    heading: Any
    lines: list[Line]


class WaveViews:
    """The screens of waves, for the admin of collections."""

    admin_site: Any
    media: Any
    opts: Any
    get_object: Callable[..., Any]
    message_user: Callable[..., None]
    url_of: Callable[..., str]

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and one for each act on a wave."""
        return [
            path(
                "<path:object_id>/waves/<int:wave_id>/<slug:act>/",
                self.admin_site.admin_view(self.wave_view),
                name="articles_collection_wave",
            ),
            *super().get_urls(),  # type: ignore[misc]  # What it is mixed into has it.
        ]

    def wave_view(
        self, request: HttpRequest, object_id: str, wave_id: int, act: str
    ) -> HttpResponse:
        """Ask (GET), tell what it comes to, and do it (POST); 403 for who may not date waves.

        What was confirmed is held while it is compared with what is there and done.
        """
        if request.method != "POST":
            return self._wave(request, unquote(object_id), wave_id, act)
        with transaction.atomic():
            # The form of the collection holds it as well: it, its waves, then its articles.
            return self._wave(request, unquote(object_id), wave_id, act)

    def _wave(self, request: HttpRequest, key: str, wave_id: int, act: str) -> HttpResponse:
        collection: Collection = self.get_object(request, key)
        wave = collection.waves.filter(pk=wave_id).first()
        if act not in VERBS or wave is None:
            raise Http404
        if not waves.may_date(request.user):
            raise NotAllowed
        now = timezone.now()
        posted = request.POST if request.method == "POST" else None
        form: NoteForm = (
            MoveForm(posted, initial={"release_at": wave.release_at})
            if act == "move"
            else NoteForm(posted)
        )
        found = prospect(wave, now)
        seen = seen_of_wave(wave, found)
        problem = closed = waves.closed(act, wave, out=bool(found.out), at=now)
        valid = form.is_valid()
        told = act != "move" or (posted is not None and "release_at" in form.cleaned_data)
        if posted is not None and ("seen" in posted or act != "move"):
            changed = seen.changed_since(posted.get("seen", ""))
            problem = " ".join(filter(None, [changed, closed]))
            if valid and not problem:
                VERBS[act](wave, request.user, **form.cleaned_data)
                keeping.keep(collection, request.user, note=form.cleaned_data["note"])
                self.message_user(request, _done(act, wave), messages.SUCCESS)
                return HttpResponseRedirect(self.url_of("change", collection))
        context = {
            **self.admin_site.each_context(request),
            "title": TITLES[act] % {"wave": wave},
            "opts": self.opts,
            "subject": collection,
            "act": act,
            "wave": wave,
            "form": form,
            "media": self.media + form.media,
            "told": told and _told(act, wave, form),
            "label": LABELS[act],
            "groups": _groups(act, found),
            "nothing_goes": act != "hold" and not found.going,
            "collection_state": None if collection.is_public(at=now) else collection.state(at=now),
            "carried": _carried(form) if told else [],
            "seen": seen,
            "problem": problem,
            "closed": closed,
            "back": self.url_of("change", collection),
        }
        request.current_app = self.admin_site.name
        status = 409 if problem and posted is not None else 200
        return TemplateResponse(request, "admin/desk/wave.html", context, status=status)

    def wave_panel(self, request: HttpRequest, collection: Collection) -> list[dict[str, Any]]:
        """The waves of a collection with their numbers, and the acts that this person may do."""
        now = timezone.now()
        may_date = waves.may_date(request.user)
        counted: Any = getattr(collection, "counted_waves", None)
        rows = counted_waves(collection, now) if counted is None else counted
        return [
            {
                "wave": wave,
                "date": in_zone(wave.release_at),
                "distance": wave.release_at and clocks.distance(wave.release_at, now),
                "numbers": numbers(wave),
                "acts": [
                    {
                        "label": LABELS[act],
                        "url": self.url_of("wave", collection, wave.pk, act),
                    }
                    for act in VERBS
                    if may_date and not waves.closed(act, wave, out=wave.out > 0, at=now)
                ],
            }
            for wave in rows
        ]


def counted_waves(collection: Collection, at: datetime) -> list[Any]:
    """The waves of a collection in order, each with the numbers of its answers."""
    return list(with_counts(collection.waves.all(), at).order_by("order", "pk"))


def _groups(act: str, found: Prospect) -> list[Group]:
    """The answers under headings that say what becomes of them."""
    unapproved = _("Not approved") if act == "hold" else _("Not approved: these do not go out")
    groups = [
        Group("going", GOING[act], found.going),
        Group("unapproved", unapproved, found.unapproved),
        Group("empty", _("No text yet"), found.empty),
        Group("out", _("Out already: nothing changes"), found.out),
        Group("withdrawn", _("Withdrawn: nothing changes"), found.withdrawn),
    ]
    return [group for group in groups if group.lines]


def _told(act: str, wave: Wave, form: NoteForm) -> str:
    """From when to when, in a sentence."""
    before = in_zone(wave.release_at)
    if act == "open":
        said = (
            _now("%(wave)s goes out at once, instead of on %(before)s.")
            if before
            else _now("%(wave)s goes out at once. It has no date so far.")
        )
        return said % {"wave": wave, "before": before}
    if act == "hold":
        return _now(
            "%(wave)s does not go out on %(before)s. It waits until it has a date again."
        ) % {"wave": wave, "before": before}
    said = (
        _now("%(wave)s goes out on %(after)s, instead of on %(before)s.")
        if before
        else _now("%(wave)s goes out on %(after)s. It has no date so far.")
    )
    after = form.cleaned_data["release_at"]
    return said % {"wave": wave, "after": in_zone(after), "before": before}


def _done(act: str, wave: Wave) -> str:
    """What it is now."""
    said = {
        "move": _now("%(wave)s goes out on %(date)s."),
        "hold": _now("%(wave)s waits without a date."),
        "open": _now("%(wave)s is open since %(date)s."),
    }
    return said[act] % {"wave": wave, "date": in_zone(wave.release_at)}


def _carried(form: NoteForm) -> list[tuple[str, str]]:
    """The date that is being confirmed, as the parts of its field."""
    if "release_at" not in form.fields:
        return []
    parts = zip(("0", "1", "which", "shown"), form["release_at"].value(), strict=True)
    return [(f"release_at_{name}", value or "") for name, value in parts]

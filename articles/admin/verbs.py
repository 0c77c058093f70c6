"""The verbs at the desk: a page that says what will happen, and a POST that does it.

Everything is decided by `articles.workflow`: here it is only asked, and its answer shown.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles import snapshots, workflow
from articles.admin.checks import points_of
from articles.admin.seen import seen_of
from articles.models import Article, Release, Take
from articles.refusals import NotAllowed, NotPossible
from contributors.desk import ProseField, ZonedDateTimeField, ZonedSplitDateTime
from contributors.desk.keys import is_key
from contributors.desk.zone import in_zone

WHAT_HAPPENS = {
    "submit": _("The editors take over. You can change it again once they send it back."),
    "send_back": _("It becomes a draft again, and does not go out."),
    "approve": _("It goes out when its time has come, by itself. Without a time it waits for one."),
    "schedule": _("It goes out at the new time instead."),
    "publish": _("Readers see it at once."),
    "publish_changes": _(
        "The text as it was saved last takes the place of the approved one. "
        "What is public already changes for readers at once."
    ),
    "withdraw": _("Readers no longer see it. Its address says that it was withdrawn."),
    "correct": _("Readers see the note on the article, with today’s date, for good."),
}


class NoteForm(forms.Form):
    """What every verb takes."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=_("For the log of acts. Readers do not see it."),
    )


class ApproveForm(NoteForm):
    """The time of release is asked for, but may stay open."""

    release_at = ZonedDateTimeField(
        label=_("Goes out"),
        required=False,
        widget=ZonedSplitDateTime,
        help_text=_("Left empty, it keeps the time that is planned already, or waits for one."),
    )
    field_order = ["release_at", "note"]


class ScheduleForm(NoteForm):
    """The time of release is needed."""

    release_at = ZonedDateTimeField(label=_("Goes out"), widget=ZonedSplitDateTime)
    field_order = ["release_at", "note"]


class CorrectForm(forms.Form):
    """The text that readers get."""

    note = ProseField(
        label=_("Correction"), help_text=_("What was wrong, and what is right. Readers see it.")
    )


FORMS: dict[str, type[forms.Form]] = {
    "approve": ApproveForm,
    "schedule": ScheduleForm,
    "correct": CorrectForm,
}


class VerbViews:
    """The screens of the verbs, for the admin of something that is released."""

    model: Any
    opts: Any
    admin_site: Any
    get_object: Callable[..., Any]
    message_user: Callable[..., None]
    url_of: Callable[..., str]
    has_view_permission: Callable[..., bool]
    media: Any

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and one for each verb."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_verb"
        view = self.admin_site.admin_view(self.verb_view)
        return [
            path("<path:object_id>/do/<slug:verb>/", view, name=name),
            *super().get_urls(),  # type: ignore[misc]  # What it is mixed into has it.
        ]

    def verb_view(self, request: HttpRequest, object_id: str, verb: str) -> HttpResponse:
        """Ask for confirmation (GET), or do it (POST); 403 without the right to it.

        What was confirmed is held while it is compared with what is there and done: nobody can
        change it in between.
        """
        if request.method != "POST":
            return self._verb(request, unquote(object_id), verb)
        with transaction.atomic():
            if self.model is Article and is_key(object_id):
                # A wave is held before its articles, as in `articles.workflow`.
                Take.objects.filter(article=int(object_id)).lock_waves()
            return self._verb(request, unquote(object_id), verb)

    def _verb(self, request: HttpRequest, key: str, verb: str) -> HttpResponse:
        subject: Release = self.get_object(request, key)
        if verb not in workflow.VERBS or (
            verb in workflow.OF_ARTICLES and not isinstance(subject, Article)
        ):
            raise Http404
        if not workflow.is_allowed(verb, subject, request.user):
            raise NotAllowed
        form = FORMS.get(verb, NoteForm)(
            request.POST if request.method == "POST" else None, initial=_initial(verb, subject)
        )
        take = _take_of(subject)
        wave = take.wave if take and "release_at" in form.fields else None
        if wave:
            del form.fields["release_at"]
        seen = seen_of(subject, take)
        problem = closed = _why_closed(verb, subject, wave)
        if request.method == "POST":
            changed = seen.changed_since(request.POST.get("seen", ""))
            problem = " ".join(filter(None, [changed, closed]))
        if request.method == "POST" and not problem and form.is_valid():
            try:
                text = _text_seen(verb, subject, request)
                getattr(workflow, verb)(subject, request.user, **form.cleaned_data, **text)
            except NotPossible as reason:
                problem = str(reason)
            else:
                return self._done(request, verb, subject)
        context = {
            **self.admin_site.each_context(request),
            "title": workflow.VERBS[verb].label,
            "subtitle": None,
            "opts": self.opts,
            "subject": subject,
            "state": subject.state(),
            "verb": workflow.VERBS[verb],
            "what_happens": WHAT_HAPPENS[verb],
            "wave": wave,
            "wave_date": in_zone(wave.release_at) if wave else "",
            "form": form,
            "seen": seen,
            "media": self.media + form.media,
            "problem": problem,
            "closed": closed,
            "points": _points(verb, subject, request),
            "revision": _newest_number(subject),
            "back": self.url_of("change", subject),
        }
        request.current_app = self.admin_site.name
        status = 409 if problem and request.method == "POST" else 200
        return TemplateResponse(request, "admin/desk/verb.html", context, status=status)

    def _done(self, request: HttpRequest, verb: str, subject: Release) -> HttpResponse:
        """Say what it is now, and lead back to it."""
        state = subject.state()
        said = _now("“%(title)s” is now %(state)s.") % {"title": subject, "state": state.label}
        if state is Release.State.SCHEDULED:
            said = _now("“%(title)s” goes out on %(time)s.") % {
                "title": subject,
                "time": in_zone(subject.release_at),
            }
        elif verb == "correct":
            said = _now("The correction stands on “%(title)s”.") % {"title": subject}
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(self.url_of("change", subject))


def _initial(verb: str, subject: Release) -> dict[str, Any]:
    """The planned time, if it lies ahead."""
    planned = subject.release_at
    ahead = verb in {"approve", "schedule"} and planned and planned > timezone.now()
    return {"release_at": planned} if ahead else {}


def _take_of(subject: Release) -> Take | None:
    """The place of an article in a collection, if it has one; its wave says when it goes out."""
    if not isinstance(subject, Article):
        return None
    return Take.objects.filter(article=subject).select_related("wave", "collection").first()


def _text_seen(verb: str, subject: Release, request: HttpRequest) -> dict[str, int]:
    """Which text whoever says the verb has seen, where that matters."""
    number = request.POST.get("revision", "")
    if verb in workflow.OF_A_TEXT and isinstance(subject, Article) and is_key(number):
        return {"revision": int(number)}
    return {}


def _points(verb: str, subject: Release, request: HttpRequest) -> list[dict[str, Any]]:
    """What to look at before a verb lets the newest text of an article go out."""
    if verb not in workflow.OF_A_TEXT or not isinstance(subject, Article):
        return []
    return [{"point": one} for one in points_of(snapshots.working_copy(subject), request)]


def _newest_number(subject: Release) -> int:
    newest = subject.working_revision if isinstance(subject, Article) else None
    return newest.number if newest else 0


def _why_closed(verb: str, subject: Release, wave: Any) -> str:
    """Why the verb makes no sense now, or nothing."""
    if subject.state() not in workflow.VERBS[verb].states:
        return _now("“%(title)s” is %(state)s now; this cannot be done: %(verb)s.") % {
            "title": subject,
            "state": subject.state().label,
            "verb": workflow.VERBS[verb].label,
        }
    if (
        verb == "publish_changes"
        and isinstance(subject, Article)
        and not subject.has_waiting_changes
    ):
        return _now("No changes wait on “%(title)s”.") % {"title": subject}
    if wave and verb == "schedule":
        return _now("It goes out with %(wave)s. Move the wave, or take it out of the wave.") % {
            "wave": wave
        }
    return ""

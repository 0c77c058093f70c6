"""Who else has the form of an article open now, and what became of it since it was opened."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.admin.utils import unquote
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles.admin.sent import number_of, uuid_of
from articles.models import Article, Presence
from contributors.desk.keys import is_key
from contributors.desk.zone import clock

# What a beat asks of an article: its rights, its state, its newest text, and no text itself.
READ = [
    "slug",
    "status",
    "release_at",
    "withdraw_at",
    "created_by",
    "working_revision__number",
    "working_revision__made_at",
    "working_revision__made_by__name",
    "working_revision__made_by__email",
]


class Pulse:
    """For the admin of articles: open forms are heard of every few seconds, and told of others."""

    admin_site: Any
    has_view_permission: Any

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and where the beats of open forms go."""
        view = self.admin_site.admin_view(require_POST(self.pulse_view))
        address = path("<path:object_id>/pulse/", view, name="articles_article_pulse")
        return [address, *super().get_urls()]  # type: ignore[misc]  # What it is mixed into has it.

    def pulse_view(self, request: HttpRequest, object_id: str) -> JsonResponse:
        """Note that a form is open, was `changed` since the last beat, or is `gone`.

        Answers with what its bar says: sentences, each with a key that stays the same while it is
        about the same thing; and the number of the newest text.
        """
        opening, article = uuid_of(request.POST, "opening"), _article(unquote(object_id))
        if opening is None:
            raise Http404
        if request.POST.get("gone"):
            Presence.objects.filter(user=request.user, opening=opening).delete()  # type: ignore[misc]  # Staff only get here.
            return JsonResponse({"said": []})
        if not article.may_be_changed_by(request.user):
            if not self.has_view_permission(request, article):
                raise Http404  # Of drafts of others, writers learn nothing at all.
            return JsonResponse({"said": [_said("handed-on", _handed_on(article))]})
        now, changed = timezone.now(), bool(request.POST.get("changed"))
        Presence.objects.beat(request.user, article, opening, changed=changed, at=now)
        newest = article.working_revision
        return JsonResponse(
            {
                "newest": newest.number if newest else 0,
                "said": [*_others(request, article, opening, now), *_news(request, article)],
            }
        )


def _article(key: str) -> Article:
    rows = Article.objects.filter(pk=key) if is_key(key) else Article.objects.none()
    article: Article | None = rows.select_related("working_revision__made_by").only(*READ).first()
    if article is None:
        raise Http404
    return article


def _others(
    request: HttpRequest, article: Article, opening: UUID, now: datetime
) -> list[dict[str, Any]]:
    """A sentence on each person who has it open, and on another window of one's own."""
    said = {}
    for row in Presence.objects.beside(opening, article, now):
        key = f"open-{row.user_id}"
        if key not in said:
            own = row.user_id == request.user.pk
            sentence = _own_window() if own else _editing(str(row.user), row.changed_at, now)
            said[key] = _said(key, sentence)
    return list(said.values())


def _own_window() -> str:
    return _("You have this open in another window, too.")


def _editing(name: str, changed_at: datetime | None, now: datetime) -> str:
    if changed_at is None:
        return _("%(name)s has this open.") % {"name": name}
    minutes = (now - changed_at) // timedelta(minutes=1)
    if minutes < 1:
        return _("%(name)s is editing this, last change just now.") % {"name": name}
    return ngettext(
        "%(name)s is editing this, last change %(minutes)d minute ago.",
        "%(name)s is editing this, last change %(minutes)d minutes ago.",
        minutes,
    ) % {"name": name, "minutes": minutes}


def _news(request: HttpRequest, article: Article) -> list[dict[str, Any]]:
    """What has happened to the article since the form was opened on the text `revision`."""
    said = []
    newest = article.working_revision
    if newest is not None and newest.number > max(number_of(request.POST, "revision"), 1):
        name, time = str(newest.made_by or _("somebody")), clock(newest.made_at)
        sentence = _("A newer text is there since %(time)s, by %(name)s: your save will be merged.")
        said.append(
            _said(f"newer-{newest.number}", sentence % {"time": time, "name": name}, newer=True)
        )
    state = article.state()
    if state.value != request.POST.get("state", state.value):
        said.append(
            _said(f"state-{state.value}", _("It is now: %(state)s.") % {"state": state.label})
        )
    return said


def _handed_on(article: Article) -> str:
    sentence = _(
        "It was handed on and is now: %(state)s. What you save is kept in the history only."
    )
    return sentence % {"state": article.state().label}


def _said(key: str, sentence: str, *, newer: bool = False) -> dict[str, Any]:
    return {"key": key, "said": sentence, "newer": newer}

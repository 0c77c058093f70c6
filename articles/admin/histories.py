"""The history of a thing at the desk: every text of it, any two compared, any taken up again."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from articles import keeping, revisions
from articles.difference import difference, field_label
from articles.models import Article, Revision
from articles.refusals import NotPossible
from articles.snapshots import current
from articles.timeline import Run, timeline
from contributors.desk.keys import is_key


class HistoryViews:
    """The screens of the history, for the admin of something that has revisions."""

    opts: Any
    admin_site: Any
    get_object: Any
    message_user: Any
    has_view_permission: Any
    has_change_permission: Any

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and these."""
        wrap, name = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path(
                "<path:object_id>/history/difference/",
                wrap(self.difference_view),
                name=f"{name}_difference",
            ),
            path(
                "<path:object_id>/history/<int:number>/",
                wrap(self.revision_view),
                name=f"{name}_revision",
            ),
            *super().get_urls(),  # type: ignore[misc]  # What it is mixed into has it.
        ]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """All revisions, in the runs of each sitting, with the acts between them."""
        subject = self._subject(request, object_id)
        before = request.GET.get("before", "")
        found = timeline(subject, before=int(before) if is_key(before) else None)
        entries = [_entry(one) for one in found.entries]
        newest = self.newest_of(subject)
        context = self._context(request, subject, _("History")) | {
            "entries": entries,
            "older": found.older,
            "newest": newest,
            "live": getattr(subject, "live_revision", None),
            "waits": getattr(subject, "has_waiting_changes", False),
        }
        return TemplateResponse(request, "admin/desk/history.html", context)

    def difference_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Two texts compared; without a word on which, the newest and the one before it."""
        subject = self._subject(request, object_id)
        newest = self.newest_of(subject)
        if newest is None:
            raise Http404
        after = self._asked(request, subject, "to") or newest
        before = self._asked(request, subject, "from") or _one_before(subject, after)
        if before.number > after.number:
            before, after = after, before
        context = self._context(request, subject, _("What changed")) | {
            "before": before,
            "after": after,
            "differences": difference(*current(before.snapshot, after.snapshot)),
        }
        return TemplateResponse(request, "admin/desk/difference.html", context)

    def revision_view(self, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
        """One text against the newest (GET), and taken up again by appending it (POST)."""
        subject = self._subject(request, object_id)
        revision = self._numbered(subject, number)
        newest = self.newest_of(subject)
        if newest is None:
            raise Http404
        may_restore = self.has_change_permission(request, subject)
        problem = ""
        if request.method == "POST":
            if not may_restore:
                raise PermissionDenied
            try:
                outcome = self.restore(request, subject, number)
            except NotPossible as reason:
                problem = str(reason)
            else:
                said = _("Text %(number)d is taken up again.") % {"number": number}
                self.message_user(request, " ".join([said, *outcome]), messages.SUCCESS)
                return HttpResponseRedirect(self._address("change", subject))
        context = self._context(request, subject, _("Text %(number)d") % {"number": number}) | {
            "revision": revision,
            "newest": newest,
            "may_restore": may_restore and revision.number != newest.number,
            "differences": difference(*current(newest.snapshot, revision.snapshot)),
            "problem": problem,
        }
        status = 409 if problem else 200
        return TemplateResponse(request, "admin/desk/revision.html", context, status=status)

    def newest_of(self, subject: Any) -> Revision | None:
        """The revision that is the working text now."""
        found: Revision | None = Revision.objects.current(subject).select_related("made_by").first()
        return found

    def restore(self, request: HttpRequest, subject: Any, number: int) -> list[str]:
        """Take a text up again, if the newest is still the one that was seen; what is gone."""
        seen = request.POST.get("newest", "")
        base = int(seen) if is_key(seen) else 0
        user: Any = request.user
        if isinstance(subject, Article):
            return revisions.restore(subject, number, user, base=base).gone
        return keeping.restore(subject, number, user, base=base).gone

    def _subject(self, request: HttpRequest, object_id: str) -> Any:
        subject = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, subject):
            raise PermissionDenied
        return subject

    def _asked(self, request: HttpRequest, subject: Any, side: str) -> Revision | None:
        number = request.GET.get(side, "")
        if not number:
            return None
        if not is_key(number):
            raise Http404
        return self._numbered(subject, int(number))

    def _numbered(self, subject: Any, number: int) -> Revision:
        rows = Revision.objects.about(subject).select_related("made_by")
        # A number beyond what a database holds is no number of any text.
        found = rows.filter(number=number).first() if number < 2**31 else None
        if found is None:
            raise Http404
        return found

    def _address(self, name: str, subject: Any, *arguments: Any) -> str:
        screen = f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}"
        return reverse(screen, args=[subject.pk, *arguments])

    def _context(self, request: HttpRequest, subject: Any, title: str) -> dict[str, Any]:
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "subtitle": None,
            "opts": self.opts,
            "subject": subject,
            "back": self._address("change", subject),
            "history": self._address("history", subject),
            "compare": self._address("difference", subject),
        }


def _one_before(subject: Any, revision: Revision) -> Revision:
    """The text that `revision` was written on; the first one stands on itself."""
    rows = Revision.objects.about(subject).select_related("made_by")
    earlier = rows.filter(number__lt=revision.number)
    base = earlier.filter(number=revision.base or 0).first()
    return base or earlier.first() or revision


def _entry(one: Any) -> dict[str, Any]:
    if not isinstance(one, Run):
        return {"act": one}
    return {
        "run": one,
        "changed": [field_label(name) for name in one.changed],
        "revisions": [
            {"revision": row, "changed": [field_label(name) for name in row.changed]}
            for row in one.revisions
        ],
    }

"""The addresses to which an open form sends what is being written, and the offers it makes."""

from base64 import b64encode
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from articles import autosaves, snapshots
from articles.admin.article_form import chosen_slot, text_behind
from articles.admin.sent import note_of, number_of, sent, uuid_of
from articles.models import Article, Autosave, Revision
from articles.refusals import NotAllowed, NotPossible
from contributors.desk.zone import clock

# In milliseconds: how long after the last key, and how long at most while somebody goes on typing,
# until the text is sent; after how long it is kept in the browser; how often a form is heard of.
PAUSE, MEANWHILE, KEEP, BEAT = 3_000, 30_000, 300, 6_000


class Autosaving:
    """For the admin of articles: keeps what is being written, and offers it again."""

    opts: Any
    admin_site: Any
    get_object: Any
    message_user: Any
    url_of: Any
    has_add_permission: Any
    has_change_permission: Any
    has_view_permission: Any
    get_fieldsets: Any
    get_readonly_fields: Any

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and what its forms ask for while they are open."""
        wrap, name = self.admin_site.admin_view, "articles_article"
        return [
            path("here/", wrap(require_GET(self.here_view)), name=f"{name}_here"),
            path(
                "add/autosave/",
                wrap(require_POST(self.autosave_view)),
                name=f"{name}_autosave_new",
            ),
            path(
                "autosave/<int:slot>/leave-out/",
                wrap(require_POST(self.leave_out_view)),
                name=f"{name}_leave_out",
            ),
            path(
                "<path:object_id>/autosave/",
                wrap(require_POST(self.autosave_view)),
                name=f"{name}_autosave",
            ),
            *super().get_urls(),  # type: ignore[misc]  # What it is mixed into has it.
        ]

    def here_view(self, request: HttpRequest) -> JsonResponse:
        """Who is logged in here now, and a fresh token for their forms."""
        who = autosaves.browser_name(request.user)
        return JsonResponse({"who": who, "token": get_token(request)})

    def autosave_view(self, request: HttpRequest, object_id: str | None = None) -> JsonResponse:
        """Keep the text of the form that is sent, valid or not. The answer says when, and where.

        409 where it is kept, but not as it was meant; `problem` says why.
        """
        try:
            article = self.article_of_form(request, object_id)
        except NotAllowed:
            return _problem(_("You may not change this now."), status=403, lasting=True)
        if request.POST.get("who") != autosaves.browser_name(request.user):
            return _problem(_("Somebody else is logged in here now."))
        if uuid_of(request.POST, "opening") is None:
            return _problem(_("This form does not say which one it is. Open it anew."))
        try:
            kept = self.keep_sent(request, article)
        except NotPossible as reason:
            return _problem(str(reason))
        if kept.handed_on:
            return _problem(_handed_on(kept.aside), handed_on=True, lasting=True)
        saved_at = kept.slot.saved_at if kept.slot else timezone.now()
        return JsonResponse(
            {
                "saved_at": saved_at.isoformat(),
                "slot": kept.slot and kept.slot.pk,
                "title": str(kept.slot or ""),
                "at": clock(saved_at),
                "aside": kept.aside and kept.aside.number,
                "waits": kept.waits,
            }
        )

    def article_of_form(self, request: HttpRequest, object_id: str | None) -> Article | None:
        """The article of the open form that sends this; none where it was never saved.

        Raises `NotAllowed` for whoever may neither look at it nor, of a new one, add it.
        """
        if object_id is None:
            article, may = None, self.has_add_permission(request)
        else:
            article = self.get_object(request, unquote(object_id))
            may = self.has_view_permission(request, article)
        if not may:
            raise NotAllowed
        return article

    def keep_sent(self, request: HttpRequest, article: Article | None) -> autosaves.Kept:
        """Keep the text of the form in `request` in its slot; `article` is as its row stands."""
        return autosaves.keep(
            request.user,
            article,
            self.sent_text(request, article),
            opening=uuid_of(request.POST, "opening") or uuid4(),
            turn=number_of(request.POST, "turn"),
            base=number_of(request.POST, "revision"),
            continues=uuid_of(request.POST, "continues"),
            note=note_of(request.POST),
            late=bool(request.POST.get("late")),
            at=_written_at(request),
        )

    def sent_text(self, request: HttpRequest, article: Article | None) -> dict[str, Any]:
        """The text that a form sends in, valid or not, with all that this person may change."""
        # Even of somebody who may not change it any more: `keep` decides what becomes of it. A form
        # is not made for it: that would take longer than all else.
        fields = set(flatten_fieldsets(self.get_fieldsets(request, article)))
        fields -= set(self.get_readonly_fields(request, article))
        shown = text_behind(article, request)[0] if article else snapshots.empty()
        return sent(request.POST, shown, fields)

    def leave_out_view(self, request: HttpRequest, slot: int) -> HttpResponse:
        """Offer a text of one's own no more; it is kept all the same."""
        mine = Autosave.objects.filter(pk=slot, user=request.user)  # type: ignore[misc]  # Staff only get here.
        text = mine.select_related("article__working_revision").first()
        if text is None:
            raise Http404
        aside = autosaves.leave_out(text, request.user)
        if text.article is None:
            said = _("Left out. You find it at the end of this page.")
            back = reverse("admin:articles_article_add")
        else:
            back = self.url_of("change", text.article)
            said = _("Left out. It says the same as a text that is in the history.")
            if aside is not None:
                said = _("Left out. It is kept in the history as number %(number)d.") % {
                    "number": aside.number
                }
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(back)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form. What was sent and could not be saved is kept in its slot meanwhile."""
        if "autosave" in request.GET:
            form_url = request.path  # What is saved is no autosave any more.
        response: HttpResponse = super().changeform_view(  # type: ignore[misc]  # What it is mixed into has it.
            request, object_id, form_url, extra_context
        )
        sent_back = request.method == "POST" and isinstance(response, TemplateResponse)
        if sent_back and response.status_code == 200 and uuid_of(request.POST, "opening"):
            rows = Article.objects.select_related("working_revision")
            try:
                self.keep_sent(request, rows.get(pk=unquote(object_id)) if object_id else None)
            except NotPossible as reason:
                self.message_user(request, str(reason), messages.WARNING)
        return response

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The form; an empty one is told which text that was never saved it goes on with."""
        form: Any = super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc]  # What it is mixed into has it.
        if obj is None and not change:
            form.never_saved = chosen_slot(request, None)
        return form

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """The page, with the texts that were not saved, and what its script has to know."""
        context["offers"], context["left_out"] = _offers(request, obj, context)
        slot = context["adminform"].form.instance.__dict__.get("slot")
        context["goes_on_with"] = slot and {"slot": slot, "at": clock(slot.saved_at)}
        if "autosave" in request.GET and request.method == "GET" and slot is None:
            said = _("That text is not there any more: it was saved or left out meanwhile.")
            self.message_user(request, said, messages.WARNING)
        if self.has_change_permission(request, obj) if obj else add:
            context["bar"] = self._bar(request, obj, context)
        return super().render_change_form(request, context, add, change, form_url, obj)  # type: ignore[misc,no-any-return]  # What it is mixed into has it.

    def _bar(self, request: HttpRequest, obj: Any, context: dict[str, Any]) -> dict[str, Any]:
        address = reverse("admin:articles_article_autosave_new")
        return {
            "autosave_url": self.url_of("autosave", obj) if obj else address,
            "live_url": self.url_of("live", obj)
            if obj
            else reverse("admin:articles_article_live_new"),
            "pulse_url": self.url_of("pulse", obj) if obj else "",
            "history_url": self.url_of("history", obj) if obj else "",
            "article": obj.pk if obj else "",
            "state": obj.state().value if obj else "",
            "key": b64encode(autosaves.browser_key(request.user)).decode(),
            "who": autosaves.browser_name(request.user),
            "unsaved": context["adminform"].form.is_bound,
            "pause": PAUSE,
            "meanwhile": MEANWHILE,
            "keep": KEEP,
            "beat": BEAT,
        }


def _offers(
    request: HttpRequest, article: Article | None, context: dict[str, Any]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The texts of this person that were not saved, and those that were left out before."""
    opened_with = context["adminform"].form.instance.__dict__.get("slot")
    if request.method == "POST" or context.get("is_popup") or opened_with:
        return [], []
    if article is None:
        slots = autosaves.never_saved(request.user)
    else:
        slot = autosaves.offered(request.user, article)
        slots = [slot] if slot else []
    shown: list[dict[str, Any]] = [{"slot": slot, "at": clock(slot.saved_at)} for slot in slots]
    return (
        [one for one in shown if not one["slot"].left_out_at],
        [one for one in shown if one["slot"].left_out_at],
    )


def _handed_on(aside: Revision | None) -> str:
    if aside is None:
        return _("It was handed on, and you may not change it now. Your text is in the history.")
    return _(
        "It was handed on, and you may not change it now. "
        "Your text is kept in the history as number %(number)d."
    ) % {"number": aside.number}


def _problem(problem: str, *, status: int = 409, **more: Any) -> JsonResponse:
    return JsonResponse({"problem": problem, **more}, status=status)


def _written_at(request: HttpRequest) -> datetime | None:
    """When a text was written that comes late, by the clock of its browser; never ahead of now."""
    written = parse_datetime(request.POST.get("written_at", "")[:40])
    if written is None or is_naive(written):
        return None
    return min(written, timezone.now())

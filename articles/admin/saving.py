"""What a save at the desk does with the form of an article: every text that is sent is kept."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import autosaves, revisions, snapshots
from articles.admin.article_form import opened
from articles.admin.bylines import BylineFormSet
from articles.admin.sent import uuid_of
from articles.models import Article, Revision
from contributors.desk.keys import is_key


class Saving:
    """For the admin of articles: the form opens on a text, and a save appends one."""

    opts: Any
    admin_site: Any
    message_user: Any
    url_of: Any
    has_view_permission: Any
    keep_sent: Any

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """The article; on its form, with the text that the form is opened on."""
        article: Any = super().get_object(request, object_id, from_field)  # type: ignore[misc]  # What it is mixed into has it.
        return opened(article, request) if self._on_form(request) else article

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Where readers find it now, whatever its address is going to be."""
        if obj is None or not obj.is_public():
            return None
        return str(Article(slug=obj._stored_slug).get_absolute_url())

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form. Whoever may not save any more, because it was submitted or sent on meanwhile,
        finds the text kept aside; a new article that is sent twice is made once."""
        adding = request.method == "POST" and object_id is None
        if adding and (made := _made_by(request)):
            return self._made_already(request, made)
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc,no-any-return]  # What it is mixed into has it.
        except IntegrityError:
            # Sent twice at the same instant: the database took one of the two.
            if adding and (made := _made_by(request)):
                return self._made_already(request, made)
            raise
        except PermissionDenied:
            if request.method != "POST" or object_id is None:
                raise
            return self._keep_aside(request, object_id)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Write a new one down, which belongs to whoever made it; the rest comes with the rows."""
        if not change:
            obj.created_by = request.user  # type: ignore[assignment]  # Nobody else gets here.
            obj.save()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save what form and rows say together, as a revision."""
        user: Any = request.user
        article, note = form.instance, form.cleaned_data.get("revision_note", "")
        snapshot = form.snapshot(_bylines(formsets, form))
        opening = uuid_of(request.POST, "opening")
        if change:
            article.outcome = revisions.save(
                article,
                snapshot,
                user,
                base=form.cleaned_data["revision"] or 0,
                note=note,
                opening=opening,
            )
        else:
            # What was made of this form and is deleted by now is made anew, as of no form.
            begins = None if _begun(request) and not _made_by(request) else opening
            article.outcome = revisions.begin(article, snapshot, user, note=note, opening=begins)
        continues = uuid_of(request.POST, "continues")
        slot_of = article if change else None
        autosaves.saved(user, slot_of, opening=opening, continues=continues)

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """What was changed, as the log of acts has it."""
        if add:
            return [{"added": {}}]
        outcome: revisions.Outcome = form.instance.outcome
        names = [] if outcome.aside else outcome.changed
        return [{"changed": {"fields": labels(names)}}] if names else []

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Back to the form or the list; from a clash, to its settlement."""
        outcome: revisions.Outcome = obj.outcome
        if outcome.aside:
            return HttpResponseRedirect(self.url_of("clash", obj, str(outcome.aside.number)))
        row = Article.objects.get(pk=obj.pk)
        if "_publish_changes" in request.POST and row.has_waiting_changes:
            return HttpResponseRedirect(self.url_of("verb", obj, "publish_changes"))
        response: HttpResponse = super().response_change(request, obj)  # type: ignore[misc]  # What it is mixed into has it.
        for sentence in sentences(row, outcome):
            self.message_user(request, sentence, messages.INFO)
        return response

    def _made_already(self, request: HttpRequest, made: Article) -> HttpResponse:
        said = _("It is saved already. What you wrote after that is in the form that you left.")
        self.message_user(request, said, messages.WARNING)
        return HttpResponseRedirect(self.url_of("change", made))

    def _keep_aside(self, request: HttpRequest, object_id: str) -> HttpResponse:
        article = Article.objects.select_related("working_revision").get(pk=unquote(object_id))
        may_look = self.has_view_permission(request, article)
        if not (may_look and is_key(request.POST.get("revision", ""))):
            raise PermissionDenied
        kept = self.keep_sent(request, article).aside
        context = {
            **self.admin_site.each_context(request),
            "title": _("Your text was kept, but not saved as the article’s"),
            "opts": self.opts,
            "subject": article,
            "state": article.state(),
            "kept": kept,
            "back": self.url_of("change", article),
        }
        return TemplateResponse(request, "admin/desk/kept_aside.html", context, status=403)

    def _on_form(self, request: HttpRequest) -> bool:
        match = request.resolver_match
        name = f"{self.opts.app_label}_{self.opts.model_name}_change"
        return match is not None and match.url_name == name


def texts_of(article: Article) -> dict[str, Any]:
    """For the head of the form: what is live, since when and by whom; what waits on top of it."""
    return {
        "article": article,
        "approved": article.status == Article.Status.APPROVED,
        "public": article.is_public(),
        "live": article.live_revision,
        "newest": article.working_revision,
        "waits": article.has_waiting_changes,
    }


def labels(names: list[str]) -> list[str]:
    """What people call the parts of an article."""
    found = {"bylines": _("Bylines"), "tags": _("Tags")}
    return [
        str(found.get(name) or capfirst(Article._meta.get_field(name).verbose_name))  # type: ignore[union-attr]  # Fields of its own.
        for name in names
    ]


def _begun(request: HttpRequest) -> Revision | None:
    """The first text of what the form of this request has made already, if it was sent before."""
    opening = uuid_of(request.POST, "opening")
    if opening is None:
        return None
    return Revision.objects.filter(
        opening=opening,
        made_by=request.user,  # type: ignore[misc]  # Staff only get here.
        subject_type=Article._meta.label_lower,
        number=1,
    ).first()


def _made_by(request: HttpRequest) -> Article | None:
    """The article that the form of this request has made already."""
    first = _begun(request)
    return Article.objects.filter(pk=first.subject_id).first() if first else None


def sentences(row: Article, outcome: revisions.Outcome) -> list[str]:
    """What whoever saved should know beside the stock message."""
    said = list(outcome.gone)
    if outcome.merged:
        names = sorted({str(one.made_by or _("Somebody")) for one in outcome.merged})
        said.append(
            ngettext(
                "%(names)s had saved it since you opened it: both texts are in it now.",
                "%(names)s had saved it since you opened it: all texts are in it now.",
                len(names),
            )
            % {"names": ", ".join(names)}
        )
    if row.status == Article.Status.APPROVED and row.has_waiting_changes:
        said.append(
            _("Readers see these changes once they are published.")
            if row.is_public()
            else _("It goes out without these changes until they are published.")
        )
    return said


def _bylines(formsets: Any, form: Any) -> list[dict[str, Any]]:
    for formset in formsets:
        if isinstance(formset, BylineFormSet):
            return formset.rows()
    shown: dict[str, Any] = getattr(form.instance, "shown", None) or snapshots.empty()
    return list(shown["bylines"])

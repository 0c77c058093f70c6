"""Where two texts contradict each other: both side by side, and an editor chooses."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles import revisions
from articles.admin.saving import labels
from articles.difference import compare_markup, compare_text, figures_in_words
from articles.merging import Clash, Unsettled
from articles.models import Article, Byline, Revision
from articles.refusals import NotAllowed
from articles.snapshots.article import RELATIONS
from contributors.desk.keys import is_key
from contributors.fields import MarkupField


class ClashViews:
    """The screen of a clash, for the admin of articles."""

    opts: Any
    admin_site: Any
    get_object: Any
    message_user: Any
    url_of: Any

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and this one."""
        view = self.admin_site.admin_view(self.clash_view)
        address = "<path:object_id>/clash/<int:number>/"
        return [path(address, view, name="articles_article_clash"), *super().get_urls()]  # type: ignore[misc]  # What it is mixed into has it.

    def clash_view(self, request: HttpRequest, object_id: str, number: int) -> HttpResponse:
        """Show what contradicts what (GET), or save what was chosen (POST)."""
        article: Any = self.get_object(request, unquote(object_id))
        if not article.may_be_changed_by(request.user):
            raise NotAllowed
        aside = (
            Revision.objects.about(article)
            .filter(number=number, kind=Revision.Kind.SET_ASIDE)
            .select_related("made_by")
            .first()
        )
        newest = article.working_revision
        if aside is None or newest is None:
            raise Http404
        problem = ""
        if request.method == "POST":
            outcome = self._settle(request, article, aside)
            if outcome is not None:
                self.message_user(
                    request, _("The article is saved with what you chose."), messages.SUCCESS
                )
                return HttpResponseRedirect(self.url_of("change", article))
            article = self.get_object(request, unquote(object_id))
            newest = article.working_revision
            problem = _("Choose one for each passage. What you chose so far is still marked.")
            if request.POST.get("revision") != str(newest.number):
                problem = _("The article was saved again meanwhile. Look at both texts once more.")
        merged = revisions.merged_with(aside, newest)
        names = merged.snapshot.get("labels", {})
        context = {
            **self.admin_site.each_context(request),
            "title": _("Two texts for the same passage"),
            "opts": self.opts,
            "subject": article,
            "back": self.url_of("change", article),
            "aside": aside,
            "newest": newest,
            "problem": problem,
            "clashes": [_shown(clash, request, names) for clash in merged.clashes],
        }
        status = 409 if problem else 200
        return TemplateResponse(request, "admin/desk/clash.html", context, status=status)

    def _settle(self, request: HttpRequest, article: Article, aside: Revision) -> Any:
        seen = request.POST.get("revision", "")
        if not is_key(seen):
            return None
        user: Any = request.user
        try:
            choices = {name: str(value) for name, value in request.POST.items()}
            return revisions.settle_clash(article, aside, choices, user, base=int(seen))
        except Unsettled:
            return None


def _shown(clash: Clash, request: HttpRequest, names: dict[str, str]) -> dict[str, Any]:
    """A clash as the page has it: label, and what each side says, ready to be read."""
    field = Article._meta.get_field(clash.field) if clash.field not in {"tags", "bylines"} else None
    markup = isinstance(field, MarkupField)
    sides = {
        side: _said(clash.field, getattr(clash, side), names) for side in ("base", "theirs", "mine")
    }
    if markup:
        sides = {side: figures_in_words(said, names) for side, said in sides.items()}
    return {
        "id": clash.id,
        "both": "both" in clash.choices,
        "label": labels([clash.field])[0],
        "markup": markup,
        "chosen": request.POST.get(clash.id, ""),
        **{
            f"{side}_marked": _marked(sides["base"], sides[side], clash.field, markup=markup)
            for side in ("theirs", "mine")
        },
        **sides,
    }


def _marked(base: str, said: str, field: str, *, markup: bool) -> SafeString:
    """What one side made of what stood there; nothing where marks would not help to read it."""
    if not base or not said or field in {"bylines", *RELATIONS}:
        return SafeString("")
    if markup:
        parts = compare_markup(base, said, field)
        return format_html_join("", "{}", ((part.html,) for part in parts))
    return compare_text(base, said)


def _said(field: str, value: Any, names: dict[str, str]) -> str:
    if value in (None, ""):
        return ""
    if field in RELATIONS:
        return names.get(f"{field.removeprefix('lead_')} {value}", str(value))
    if field == "bylines":
        roles = dict(Byline.Role.choices)
        return "\n".join(
            f"{names.get(f'contributor {row["contributor"]}', '')} ({roles[row['role']]})"
            + (f": {row['affiliation_line']}" if row["affiliation_line"] else "")
            for row in value
        )
    return str(value)

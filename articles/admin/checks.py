"""The checklist on the form of an article, for the text as it is saved and while it is written."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from articles import snapshots
from articles.checklist import Point, checklist
from articles.models import Article

# Where the form has what a point is about, if that is no field.
PLACES = {"bylines": "bylines-group"}


class Checks:
    """For the admin of articles: says on the form what to look at before the article goes out."""

    admin_site: Any
    article_of_form: Callable[..., Article | None]
    sent_text: Callable[..., dict[str, Any]]
    has_change_permission: Callable[..., bool]
    url_of: Callable[..., str]

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and where an open form sends its text to be checked."""
        view = self.admin_site.admin_view(require_POST(self.checklist_view))
        return [
            path("add/checklist/", view, name="articles_article_checklist_new"),
            path("<path:object_id>/checklist/", view, name="articles_article_checklist"),
            *super().get_urls(),  # type: ignore[misc]  # What it is mixed into has it.
        ]

    def checklist_view(self, request: HttpRequest, object_id: str | None = None) -> HttpResponse:
        """The checklist of the text in the form; nothing of it is kept."""
        stored = self.article_of_form(request, object_id)
        points = self._points_of_sent(request, stored)
        context = self.checklist_context(request, stored, points)
        return render(request, "admin/desk/_checklist.html", context)

    def _points_of_sent(self, request: HttpRequest, stored: Article | None) -> list[Point]:
        """The points about the text in the form that was sent, valid or not."""
        text = self.sent_text(request, stored)
        return points_of(snapshots.laid_over(stored or Article(pk=0), text), request)

    def checklist_context(
        self, request: HttpRequest, article: Article | None, points: list[Point]
    ) -> dict[str, Any]:
        """What the template of the checklist needs; points lead to fields that can be changed."""
        address = reverse("admin:articles_article_checklist_new")
        return {
            "points": [
                {"point": point, "place": PLACES.get(point.field, f"id_{point.field}")}
                for point in points
            ],
            "needed": sum(point.required for point in points),
            "advised": sum(not point.required for point in points),
            "elsewhere": article is not None and not self.has_change_permission(request, article),
            "checklist_url": self.url_of("checklist", article) if article else address,
        }

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """The page, with the checklist of the text that the form is opened on."""
        if request.method == "POST":
            points = self._points_of_sent(request, obj)
        else:
            # A new one may go on with a text that was never saved.
            opened = obj or context["adminform"].form.instance
            points = points_of(opened, request, getattr(opened, "byline_rows", []))
        context |= self.checklist_context(request, obj, points)
        return super().render_change_form(request, context, add, change, form_url, obj)  # type: ignore[misc,no-any-return]  # What it is mixed into has it.


def points_of(article: Article, request: HttpRequest, bylines: Any = None) -> list[Point]:
    """The points about an article as it stands in memory, for the site that is asked."""
    if bylines is None:
        bylines = article.bylines.all()
    # Rows of words alone, that no contributor stands for yet, are not bylines.
    rows = [row for row in bylines if row.contributor_id]
    user: Any = request.user
    return checklist(article, rows, at=timezone.now(), host=request.get_host(), to=user)

"""The page of an article while it is written: what the open form says, as readers would get it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from articles import previewing, snapshots
from articles.models import Article
from articles.models.release import AsIf
from articles.views import render_article


class LivePreview:
    """For the admin of articles: renders the text of an open form, and keeps nothing of it."""

    admin_site: Any
    article_of_form: Callable[..., Article | None]
    sent_text: Callable[..., dict[str, Any]]

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and where an open form sends its text to be rendered."""
        view = self.admin_site.admin_view(require_POST(self.live_view))
        return [
            path("add/live/", view, name="articles_article_live_new"),
            path("<path:object_id>/live/", view, name="articles_article_live"),
            *super().get_urls(),  # type: ignore[misc]  # What it is mixed into has it.
        ]

    def live_view(self, request: HttpRequest, object_id: str | None = None) -> HttpResponse:
        """The page that the text in the form makes, valid or not, without its neighbours."""
        stored = self.article_of_form(request, object_id)
        # Of an article that is not stored nothing is found beside it, under a key that none has.
        text = self.sent_text(request, stored)
        draft = snapshots.laid_over(stored or Article(pk=0), text)
        take = getattr(draft, "take", None)
        now = timezone.now()
        preview = previewing.Preview(
            at=now,
            beside=now,
            as_if=AsIf(
                collection=take.collection_id if take is not None else None,
                take=take.pk if take is not None else None,
            ),
            neighbours=False,
        )
        return render_article(request, draft, preview=preview)

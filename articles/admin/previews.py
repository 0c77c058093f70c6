"""Previews at the desk: an article or a collection as readers will get it, at a chosen instant."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles import moments, previewing, sharing
from articles.actors import Actor
from articles.admin.preview_mark import (
    Choice,
    Mark,
    instants,
    notes_on_article,
    notes_on_collection,
)
from articles.models import Article, Collection
from articles.models.release import AsIf
from articles.refusals import NotAllowed
from articles.views import render_article, render_collection


@dataclass(frozen=True, kw_only=True)
class DeskPreview(previewing.Preview):
    """What the desk shows: its links lead to previews at the same instant, where these are open.

    `asked` is the instant as addresses carry it, empty for now.
    """

    user: Actor
    asked: str
    mark: Mark

    template = "articles/_preview_desk.html"

    def of_collection(self, collection: Collection) -> str:
        """To its preview, for whoever may look at collections."""
        if self.user.has_perm("articles.view_collection"):
            return preview_of("collection", collection.pk, self.asked)
        return super().of_collection(collection)

    def of_answer(self, article: int, slug: str, collection: int) -> str:
        """To its preview, for whoever may look at it."""
        if sees_all(self.user) or article in self._own:
            return preview_of("article", article, self.asked)
        return super().of_answer(article, slug, collection)

    @cached_property
    def _own(self) -> set[int]:
        """The articles that this person has begun."""
        return set(Article.objects.filter(created_by=self.user.pk).values_list("pk", flat=True))


class PreviewViews:
    """The preview, for the admin of something that is released."""

    opts: Any
    admin_site: Any
    get_object: Callable[..., Any]
    url_of: Callable[..., str]
    has_view_permission: Callable[..., bool]

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and the preview."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_preview"
        view = self.admin_site.admin_view(self.preview_view)
        return [
            path("<path:object_id>/preview/", view, name=name),
            *super().get_urls(),  # type: ignore[misc]  # What it is mixed into has it.
        ]

    def preview_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The page as readers would get it, now or at the instant that `?at=` names."""
        subject: Article | Collection = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, subject):
            raise NotAllowed
        moment, now = moments.read(request.GET.get("at", "")), timezone.now()
        if isinstance(subject, Article):
            return self._article(request, subject, moment, now)
        return self._collection(request, subject, moment, now)

    def _article(
        self, request: HttpRequest, article: Article, moment: moments.Moment, now: datetime
    ) -> HttpResponse:
        """Among the answers that are out by then; for a writer, among those that are out today."""
        at, take = moment.at or now, getattr(article, "take", None)
        inside = take is not None and sees_all(request.user)
        notes = notes_on_article(article, take if inside else None, at)
        waves = list(take.collection.waves.all()) if take is not None and inside else []
        preview = DeskPreview(
            at=at,
            beside=at if inside else now,
            as_if=AsIf(
                collection=take.collection_id if take is not None and inside else None,
                take=take.pk if take is not None else None,
            ),
            user=request.user,
            asked=_asked(moment),
            mark=self._mark(request, article, moment, now, notes, waves),
        )
        return render_article(request, previewing.text_to_preview(article), preview=preview)

    def _collection(
        self, request: HttpRequest, collection: Collection, moment: moments.Moment, now: datetime
    ) -> HttpResponse:
        """With what is out by then."""
        at, as_if = moment.at or now, collection.as_if_public
        notes = notes_on_collection(collection, at)
        waves = list(collection.waves.all())
        preview = DeskPreview(
            at=at,
            beside=at,
            as_if=as_if,
            user=request.user,
            asked=_asked(moment),
            mark=self._mark(request, collection, moment, now, notes, waves),
        )
        rows = Collection.objects.with_counts(at=at, as_if=as_if).select_related("lead_image")
        return render_collection(request, rows.get(pk=collection.pk), preview=preview)

    def _mark(
        self,
        request: HttpRequest,
        subject: Any,
        moment: moments.Moment,
        now: datetime,
        notes: list[str],
        waves: list[Any],
    ) -> Mark:
        saved_at, saved_by = previewing.saved(subject)
        kind, at = str(self.opts.model_name), moment.at
        choices = [Choice(_("Now"), preview_of(kind, subject.pk), at is None)]
        for label, instant in instants(subject, waves):
            choices.append(_choice(label, kind, subject.pk, instant, at))
        ways = [(self.url_of("change", subject), _("Back to the desk"))]
        if sharing.may_share(subject, request.user):
            share = f"{self.url_of('share', subject)}{_query(_asked(moment))}"
            ways.append((share, _("Preview links")))
        return Mark(
            saved_at=saved_at,
            saved_by=saved_by,
            notes=notes,
            choices=choices,
            asked=_asked(moment),
            value=moments.on_the_clock(at or now),
            problem=moment.problem,
            instead=[
                _choice(timezone.localtime(one).strftime("%H:%M %Z"), kind, subject.pk, one, at)
                for one in moment.choices
            ],
            ways=ways,
        )


def sees_all(user: Actor) -> bool:
    """Whether all articles are open to this person at the desk, and not their own alone."""
    return user.has_perm("articles.edit_any_article")


def preview_of(kind: str, key: int, asked: str = "") -> str:
    """The address of a preview at the desk, at the instant that `asked` says."""
    return f"{reverse(f'admin:articles_{kind}_preview', args=[key])}{_query(asked)}"


def _asked(moment: moments.Moment) -> str:
    return moments.written(moment.at) if moment.at else ""


def _query(asked: str) -> str:
    return f"?{urlencode({'at': asked})}" if asked else ""


def _choice(label: str, kind: str, key: int, instant: datetime, shown: datetime | None) -> Choice:
    address = preview_of(kind, key, moments.written(instant))
    return Choice(label, address, instant == shown)

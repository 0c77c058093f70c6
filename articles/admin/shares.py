"""Preview links at the desk: made on a page that lists them, told once, and revoked there."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.db import models
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import moments, sharing
from articles.admin.share_form import ShareForm
from articles.models import Article, Collection, PreviewLink
from articles.refusals import NotAllowed, NotPossible


class ShareViews:
    """The screens of preview links, for the admin of something that is released."""

    opts: Any
    admin_site: Any
    get_object: Callable[..., Any]
    message_user: Callable[..., None]
    url_of: Callable[..., str]
    has_view_permission: Callable[..., bool]
    media: Any

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and those of preview links."""
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        return [
            path("<path:object_id>/share/", wrap(self.share_view), name=f"{name}_share"),
            path(
                "<path:object_id>/share/<int:link>/revoke/",
                wrap(self.revoke_view),
                name=f"{name}_revoke",
            ),
            *super().get_urls(),  # type: ignore[misc]  # What it is mixed into has it.
        ]

    def share_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The links to it, with the form for another (GET); make one, and tell it once (POST)."""
        subject = self._subject(request, object_id)
        may_share = sharing.may_share(subject, request.user)
        links = _links(subject, request.user)
        if not may_share and (request.method == "POST" or not links.exists()):
            raise NotAllowed
        form = None
        if may_share:
            form = ShareForm(
                request.POST if request.method == "POST" else None,
                initial={"shown_at": _ahead(request.GET.get("at", ""))},
                of_collection=isinstance(subject, Collection),
            )
        problem = ""
        if form is not None and form.is_bound and form.is_valid():
            try:
                token = sharing.share_preview(subject, request.user, **form.cleaned_data)
            except NotPossible as reason:
                problem = str(reason)
            else:
                return self._told(request, subject, token)
        context = {
            "form": form,
            "problem": problem,
            "links": [self._row(link, request.user) for link in links],
        }
        return self._page(
            request, "share", subject, _("Preview links"), context, status=409 if problem else 200
        )

    def revoke_view(self, request: HttpRequest, object_id: str, link: int) -> HttpResponse:
        """End a link (POST)."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        subject = self._subject(request, object_id)
        found = get_object_or_404(PreviewLink.objects.about(subject), pk=link)
        try:
            sharing.revoke_preview(found, request.user)
        except NotPossible as reason:
            self.message_user(request, str(reason), messages.WARNING)
        else:
            said = _("The link for “%(note)s” no longer works.") % {"note": found.note}
            self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(self.url_of("share", subject))

    def _subject(self, request: HttpRequest, object_id: str) -> Article | Collection:
        subject: Article | Collection = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, subject):
            raise NotAllowed
        return subject

    def _told(
        self, request: HttpRequest, subject: Article | Collection, token: str
    ) -> HttpResponse:
        """The one page that says the token: it is neither in an address nor in a cookie."""
        page = reverse("articles:preview", kwargs={"token": token})
        context = {
            "address": request.build_absolute_uri(page),
            "link": PreviewLink.objects.holding(token).get(),
            "share_url": self.url_of("share", subject),
        }
        response = self._page(request, "shared", subject, _("The preview link is made"), context)
        response["Cache-Control"] = "private, no-store"
        return response

    def _page(
        self,
        request: HttpRequest,
        name: str,
        subject: Any,
        title: str,
        context: dict[str, Any],
        status: int = 200,
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "subtitle": None,
            "opts": self.opts,
            "subject": subject,
            "back": self.url_of("change", subject),
            **context,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, f"admin/desk/{name}.html", context, status=status)

    def _row(self, link: PreviewLink, by: Any) -> dict[str, Any]:
        """A link as the list shows it."""
        state = link.state()
        works = state is PreviewLink.State.WORKS
        revocable = works and sharing.may_revoke(link, by)
        url = self.url_of("revoke", link.subject, str(link.pk)) if revocable else ""
        return {"link": link, "state": state, "works": works, "revoke_url": url}


def may_look_at_links(subject: Article | Collection, by: Any) -> bool:
    """Whether there is a screen of links for this person: to make some, or to end their own."""
    return sharing.may_share(subject, by) or _links(subject, by).exists()


def _links(subject: Article | Collection, by: Any) -> models.QuerySet[PreviewLink]:
    """All links to it, for whoever may make some; their own for others."""
    links = PreviewLink.objects.about(subject)
    return links if sharing.may_share(subject, by) else links.filter(created_by=by.pk)


def _ahead(text: str) -> Any:
    """The instant that an address names, if it lies ahead: a link shows no other."""
    at = moments.read(text).at
    return at if at and at > timezone.now() else None

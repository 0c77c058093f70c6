"""What the screens of articles and collections share: state, dates, verbs and previews."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.admin.filters import ReleaseFilter, StateFilter
from articles.admin.previews import PreviewViews
from articles.admin.shares import ShareViews, may_look_at_links
from articles.admin.verbs import VerbViews
from articles.models import Act, Release
from contributors import clocks
from contributors.desk import DeskAdmin
from contributors.desk.zone import in_zone, short

SHOWN_ACTS = 12


class ReleaseAdmin(PreviewViews, ShareViews, VerbViews, DeskAdmin):
    """An admin of something that is written, approved and released at a time."""

    change_form_template = "admin/desk/release_form.html"
    date_fieldset: Any = (
        _("State and dates"),
        {
            "fields": ["state_shown", "goes_out", "withdrawn_at", "created_at", "updated_at"],
            "classes": ["collapse"],
        },
    )
    readonly_fields = ["state_shown", "goes_out", "withdrawn_at", "created_at", "updated_at"]
    list_filter = [StateFilter, ReleaseFilter]

    @admin.display(description=_("state"), ordering="status")
    def state_shown(self, subject: Release) -> str:
        """What decisions and clock make of it."""
        return str(subject.state().label)

    @admin.display(description=_("goes out"), ordering="release_at", empty_value="–")
    def goes_out(self, subject: Release) -> str:
        """When readers get it, or got it first."""
        return in_zone(subject.release_at)

    @admin.display(description=_("release"), ordering="release_at", empty_value="–")
    def released(self, subject: Release) -> str:
        """When readers get it, or got it first, for a column."""
        return short(subject.release_at)

    @admin.display(description=_("saved"), ordering="updated_at")
    def saved(self, subject: Any) -> str:
        """When somebody saved it last, for a column."""
        return short(subject.updated_at)

    @admin.display(description=_("withdrawn"), empty_value="–")
    def withdrawn_at(self, subject: Release) -> str:
        """When it was taken back."""
        return in_zone(subject.withdraw_at)

    def is_public(self, obj: Any) -> bool:
        """By the clock."""
        return bool(obj.is_public())

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        """Only while it is new: an address does not follow a title that is changed later."""
        return {} if obj else dict(super().get_prepopulated_fields(request, obj))

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """The page, with the verbs that this person may say now, and what was done so far."""
        if obj is not None:
            context["state"] = obj.state()
            context["release_at"] = in_zone(obj.release_at)
            context["distance"] = obj.release_at and clocks.distance(obj.release_at, timezone.now())
            context["verbs"] = [
                {"label": verb.label, "url": self.url_of("verb", obj, verb.name)}
                for verb in workflow.available(obj, request.user)
            ]
            context["preview_url"] = self.url_of("preview", obj)
            if may_look_at_links(obj, request.user):
                context["share_url"] = self.url_of("share", obj)
            # Notes stand on the page themselves, and would crowd out the rest.
            acts = Act.objects.about(obj).exclude(verb__in=Act.OF_NOTES).select_related("by")
            context["acts"] = list(acts[:SHOWN_ACTS])
        return super().render_change_form(request, context, add, change, form_url, obj)

    def why_read_only(self, request: HttpRequest, obj: Any) -> str:
        """What has to happen before this person may change it."""
        if obj.status == Release.Status.APPROVED:
            return _now("It is approved: what readers get, only a publisher changes.")
        if obj.status == Release.Status.IN_REVIEW:
            return _now("It is with the editors now. They can send it back to you.")
        return super().why_read_only(request, obj)

    def url_of(self, name: str, obj: models.Model, *arguments: str) -> str:
        """The address of a screen of this admin about `obj`."""
        return reverse(
            f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}", args=[obj.pk, *arguments]
        )

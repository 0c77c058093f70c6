"""The log of acts, for reading only."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.filters import choices_filter
from articles.models import Act
from articles.models.collection import uncounted
from contributors.desk import DeskAdmin


@admin.register(Act)
class ActAdmin(DeskAdmin):
    """Who did what, and when. Nobody changes it here or anywhere."""

    list_display = ["at", "who", "verb", "subject", "note"]
    list_display_links = ["at"]
    list_filter = [choices_filter("verb", _("what"), lambda: Act.Verb.choices)]
    search_fields = ["subject_title", "by__name", "note"]
    fields = ["at", "who", "verb", "subject", "note", "detail_shown"]
    readonly_fields = ["at", "who", "verb", "subject", "note", "detail_shown"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Act]:
        """Each with whoever did it."""
        acts: models.QuerySet[Act] = super().get_queryset(request)
        return acts.select_related("by")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never: acts write themselves down."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def why_read_only(self, request: HttpRequest, obj: Any) -> str:
        """It speaks for itself."""
        return ""

    @admin.display(description=_("who"), ordering="by__name", empty_value="–")
    def who(self, act: Act) -> str | None:
        """The name, or nothing where the software acted by itself."""
        return str(act.by) if act.by else None

    @admin.display(description=_("title"), ordering="subject_title")
    def subject(self, act: Act) -> str | SafeString:
        """What it was done to, as it was called then; with a link to its screen."""
        try:
            app, model = act.subject_type.split(".")
            address = reverse(f"admin:{app}_{model}_change", args=[act.subject_id])
        except (NoReverseMatch, ValueError):
            # It has no screen of its own.
            return uncounted(act.subject_title)
        return format_html('<a href="{}">{}</a>', address, uncounted(act.subject_title))

    @admin.display(description=_("detail"), empty_value="–")
    def detail_shown(self, act: Act) -> str:
        """The particulars, a line each."""
        return "\n".join(
            f"{key}: {', '.join(map(str, value)) if isinstance(value, list) else value}"
            for key, value in act.detail.items()
        )

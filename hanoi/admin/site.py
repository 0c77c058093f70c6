"""The screens for the site's identity and its pages about itself: administrators only."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contributors.desk import DeskAdmin
from hanoi.models import Identity, Page


@admin.register(Identity)
class IdentityAdmin(DeskAdmin):
    """The one row: its list is its form."""

    view_on_site = False
    fieldsets = [
        (None, {"fields": ["name", "tagline", "description", "mark"]}),
        (_("Where to follow and write"), {"fields": ["email", "twitter", "bluesky", "mastodon"]}),
    ]
    autocomplete_fields = ["mark"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only while there is none; asked on its own screens, since every other lists this one."""
        match = request.resolver_match
        if match is None or not str(match.url_name).startswith("hanoi_identity_"):
            return False
        return super().has_add_permission(request) and not Identity.objects.exists()

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The form of the one row, or of the first."""
        if not self.has_view_or_change_permission(request):
            return super().changelist_view(request, extra_context)
        found = Identity.objects.first()
        if found is None:
            return HttpResponseRedirect(reverse("admin:hanoi_identity_add"))
        return HttpResponseRedirect(reverse("admin:hanoi_identity_change", args=[found.pk]))


@admin.register(Page)
class PageAdmin(DeskAdmin):
    """Pages in the order of the footer."""

    fieldsets = [
        (None, {"fields": ["title", "body"]}),
        (_("Where it stands"), {"fields": ["is_public", "in_footer", "order"]}),
        (_("Address"), {"fields": ["slug"]}),
    ]
    prepopulated_fields = {"slug": ["title"]}
    list_display = ["title", "is_public", "in_footer", "updated_at", "order"]
    list_editable = ["order"]
    search_fields = ["title", "body"]
    ordering = ["order", "title", "pk"]

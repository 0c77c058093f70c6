"""The screens for people and organisations."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from contributors.desk import CsvExport, DeskAdmin, TabularRows, address
from contributors.models import Affiliation, Contributor, Organisation


class AffiliationRows(TabularRows):
    """Where a contributor works or worked, in order."""

    model = Affiliation
    fields = ["order", "organisation", "role", "from_year", "to_year", "is_primary"]
    autocomplete_fields = ["organisation"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Affiliation]:
        """Each with its organisation."""
        return super().get_queryset(request).select_related("organisation")


@admin.register(Contributor)
class ContributorAdmin(CsvExport, DeskAdmin):
    """People who write. Their e-mail is for those who may change them."""

    fieldsets = [
        (None, {"fields": ["name", "sort_name", "bio"], "classes": ["rows-follow"]}),
        (_("Portrait"), {"fields": ["portrait"]}),
        (_("Where to follow them"), {"fields": ["twitter", "bluesky", "mastodon", "website"]}),
        (_("For editors"), {"fields": ["email", "orcid"]}),
        (_("Address"), {"fields": ["slug"]}),
    ]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["portrait"]
    inlines = [AffiliationRows]
    list_display = ["name", "sort_name", "affiliation", "twitter"]
    search_fields = ["name", "sort_name", "twitter", "bluesky", "mastodon"]
    ordering = ["sort_name", "pk"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Contributor]:
        """Each with its portrait."""
        return super().get_queryset(request).select_related("portrait")

    def list_rows(self, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Each with its affiliations and their organisations."""
        affiliations = Affiliation.objects.select_related("organisation")
        return queryset.prefetch_related(models.Prefetch("affiliations", affiliations))

    def csv_columns(self, request: HttpRequest) -> list[Any]:
        """The columns of the list, where to follow them, and where readers find them."""
        return [
            (_("name"), lambda one: one.name),
            (_("sort name"), lambda one: one.sort_name),
            (_("affiliation"), self.affiliation),
            (_("Twitter or X"), lambda one: one.twitter),
            (_("website"), lambda one: one.website),
            (_("ORCID iD"), lambda one: one.orcid),
            (_("address"), address(request)),
            (_("created"), lambda one: one.created_at),
        ]

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        """Name and handles; the private e-mail only for those who see it."""
        fields = self.search_fields
        return [*fields, "email"] if self._sees_email(request) else fields

    def get_fieldsets(self, request: HttpRequest, obj: Contributor | None = None) -> Any:
        """All, or all but the private e-mail."""
        fieldsets = super().get_fieldsets(request, obj)
        if self._sees_email(request):
            return fieldsets
        return [
            (name, {**options, "fields": [f for f in options["fields"] if f != "email"]})
            for name, options in fieldsets
        ]

    @admin.display(description=_("affiliation"))
    def affiliation(self, contributor: Contributor) -> str:
        """The one named beside the person."""
        return contributor.affiliation_line

    def _sees_email(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request)


@admin.register(Organisation)
class OrganisationAdmin(CsvExport, DeskAdmin):
    """Where contributors work."""

    fieldsets = [(None, {"fields": ["name", "website", "slug"]})]
    prepopulated_fields = {"slug": ["name"]}
    search_fields = ["name"]
    list_display = ["name", "website", "people"]
    ordering = [Lower("name"), "pk"]

    def list_rows(self, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Each with the number of people affiliated with it."""
        people = models.Count("affiliations__contributor", distinct=True)
        rows: models.QuerySet[Any] = queryset.annotate(people=people)
        return rows

    def csv_columns(self, request: HttpRequest) -> list[Any]:
        """The columns of the list, and where readers find it."""
        return [
            (_("name"), lambda one: one.name),
            (_("website"), lambda one: one.website),
            (_("people"), self.people),
            (_("address"), address(request)),
        ]

    @admin.display(description=_("people"), ordering="people")
    def people(self, organisation: Organisation) -> int:
        """How many are affiliated with it."""
        return int(organisation.people)  # type: ignore[attr-defined]  # Counted by the list.

"""Sections and tags on the desk."""

from typing import Any

import taggit.admin  # noqa: F401  # It puts its own tags on the desk; ours stand in their place.
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag as StockTag

from articles.admin.filters import choices_filter
from articles.admin.merging import MergeViews
from articles.models import Section, Tag
from contributors.desk import CsvExport, DeskAdmin, address

admin.site.unregister(StockTag)


class _Counted(DeskAdmin):
    """Something that articles stand in."""

    prepopulated_fields = {"slug": ["name"]}
    search_fields = ["name"]
    count_path: str

    def list_rows(self, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Each with the number of its articles."""
        rows: models.QuerySet[Any] = queryset.annotate(number=models.Count(self.count_path))
        return rows

    @admin.display(description=_("articles"), ordering="number")
    def used(self, thing: Any) -> int:
        """How many articles, public or not."""
        return int(thing.number)


@admin.register(Section)
class SectionAdmin(_Counted):
    """Sections."""

    fields = ["name", "description", "order", "slug"]
    list_display = ["name", "description", "used", "order"]
    list_editable = ["order"]
    ordering = ["order", "name"]
    count_path = "articles"


@admin.register(Tag)
class TagAdmin(MergeViews, CsvExport, _Counted):
    """Tags."""

    fields = ["name", "kind", "slug"]
    list_display = ["name", "kind", "used"]
    list_filter = [choices_filter("kind", _("kind"), lambda: Tag.Kind.choices)]
    count_path = "tagged_articles"

    def csv_columns(self, request: HttpRequest) -> list[Any]:
        """The columns of the list, and where readers find it."""
        return [
            (_("name"), lambda one: one.name),
            (_("kind"), lambda one: one.get_kind_display()),
            (_("articles"), self.used),
            (_("address"), address(request)),
        ]

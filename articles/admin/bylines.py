"""The rows of bylines on the article form."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Byline
from contributors import text
from contributors.desk import RowForm, RowFormSet, StackedRows

KEPT = {"affiliation_line", "bio"}


class BylineForm(RowForm):
    """A byline. What an editor writes into line or bio follows the contributor no longer."""

    def clean(self) -> dict[str, Any]:
        """Note whether line and bio are an editor's now."""
        data = super().clean()
        if KEPT & set(self.changed_data):
            self.instance.by_hand = bool(
                data.get("affiliation_line") or text.plain(data.get("bio", ""))
            )
        return data


class BylineFormSet(RowFormSet):
    """The bylines of an article."""

    def save(self, commit: bool = True) -> list[Any]:
        """Save; in an approved article, new bylines and emptied ones take what is true today."""
        saved: list[Any] = super().save(commit)
        if not (commit and self.instance.status == Article.Status.APPROVED):
            return saved
        rows = Byline.objects.filter(article=self.instance)
        rows.filter(pk__in=[row.pk for row in self.new_objects]).take_from_contributors()
        rows.filter(pk__in=[row.pk for row, _fields in self.changed_objects]).follow_contributors()
        return saved


class BylineRows(StackedRows):
    """Who wrote it, in order."""

    model = Byline
    form = BylineForm
    formset = BylineFormSet
    fieldsets = [
        (None, {"fields": [("order", "contributor", "role")]}),
        (
            _("Affiliation and bio on that day"),
            {"fields": ["affiliation_line", "bio"], "classes": ["collapse"]},
        ),
    ]
    autocomplete_fields = ["contributor"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Byline]:
        """Each with its contributor."""
        return super().get_queryset(request).select_related("contributor")

"""The rows of bylines on the article form: those of the text on which the form is opened."""

from typing import Any

from django.forms.formsets import BaseFormSet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.models import Byline
from contributors import text
from contributors.desk import RowForm, RowFormSet, StackedRows

KEPT = {"affiliation_line", "bio"}


class BylineForm(RowForm):
    """A byline. What an editor writes into line or bio follows the contributor no longer."""

    carries_shown = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.contributor_id is not None:
            self.initial["order"] = self.instance.order
        for name in KEPT & set(self.fields):
            # A contributor may change meanwhile: what was shown is what was not written by hand.
            self.fields[name].show_hidden_initial = True

    def clean(self) -> dict[str, Any]:
        """Note whether line and bio are an editor's now."""
        data = super().clean()
        if KEPT & set(self.changed_data):
            self.instance.by_hand = bool(
                data.get("affiliation_line") or text.plain(data.get("bio", ""))
            )
        return data

    def validate_unique(self) -> None:
        """Nothing: the rows are checked against each other, not against those of the live text."""

    def validate_constraints(self) -> None:
        """Nothing, for the same reason."""

    def row(self) -> dict[str, Any] | None:
        """The byline as a snapshot has it; nothing without a contributor."""
        data = getattr(self, "cleaned_data", {})
        contributor = data.get("contributor")
        if contributor is None:
            return None
        return {
            "contributor": contributor.pk,
            "role": data.get("role") or self.instance.role,
            "affiliation_line": data.get("affiliation_line", self.instance.affiliation_line),
            "bio": data.get("bio", self.instance.bio),
            "by_hand": self.instance.by_hand,
        }


class BylineFormSet(RowFormSet):
    """The bylines of a text. Its rows are in memory, in `instance.byline_rows`."""

    def get_queryset(self) -> Any:
        """The rows."""
        return getattr(self.instance, "byline_rows", [])

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        if instance := self._row_behind(i):
            kwargs["instance"] = instance
        # Not that of model formsets, which would ask the database for each row by its key.
        form: Any = BaseFormSet._construct_form(self, i, **kwargs)  # type: ignore[attr-defined]  # Not in the stubs.
        form.instance.article_id = self.instance.pk
        return form

    def _row_behind(self, i: int) -> Byline | None:
        """The byline of the text that row `i` of the form stands for: the one with its contributor
        and role, since a form that goes on with an autosave has other rows than the text; or the
        one in its place, if that stands nowhere else."""
        rows: list[Byline] = self.get_queryset()
        if self.is_bound:
            sent = [self._sent(place) for place in range(self.total_form_count())]
            keys = [(str(row.contributor_id), row.role) for row in rows]
            if sent[i] in keys and sent.index(sent[i]) == i:
                return rows[keys.index(sent[i])]
            if i < len(rows) and keys[i] in sent:
                return None
        return rows[i] if i < min(self.initial_form_count(), len(rows)) else None

    def _sent(self, i: int) -> tuple[str, str]:
        prefix = self.add_prefix(i)
        return self.data.get(f"{prefix}-contributor", ""), self.data.get(f"{prefix}-role", "")

    def validate_unique(self) -> None:
        """One row a contributor and role: the later one is told."""
        seen = set()
        for form in self.live_forms():
            if not (form.is_valid() and (row := form.row())):
                continue
            key = (row["contributor"], row["role"])
            if key in seen:
                form.add_error(
                    "contributor", _now("This contributor stands in the bylines already.")
                )
            seen.add(key)

    def rows(self) -> list[dict[str, Any]]:
        """The bylines as a snapshot has them, in order; of what makes no sense, what does."""
        found = []
        for place, form in enumerate(self.forms):
            data = getattr(form, "cleaned_data", {})
            if not data.get("DELETE") and (row := form.row()):
                order = form.cleaned_data.get("order")
                found.append((place if order is None else order, place, row))
        return [row for _order, _place, row in sorted(found, key=lambda one: one[:2])]


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

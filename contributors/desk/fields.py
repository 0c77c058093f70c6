"""Which form field stands for which field of a model, on every screen of the desk."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from contributors.desk.forms import OrderField
from contributors.desk.keys import KeyField, KeysField
from contributors.desk.moments import ZonedDateTimeField, ZonedSplitDateTime
from contributors.desk.prose import ProseField, ProseWidget
from contributors.desk.relations import LabelledSelect, LabelledSelectMultiple
from contributors.fields import MarkupField


class DeskFields:
    """For admins and rows: the editor for markup, the zone by each time, labels that are told."""

    formfield_overrides: Any = {
        MarkupField: {"form_class": ProseField, "widget": ProseWidget},
        models.DateTimeField: {
            "form_class": ZonedDateTimeField,
            "widget": ZonedSplitDateTime,
        },
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})},
    }

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """The field; chosen by typing where the admin says so."""
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]  # What it is mixed into has it.
            kwargs.setdefault("widget", LabelledSelect(db_field, self.admin_site))  # type: ignore[attr-defined]  # What it is mixed into has it.
        kwargs.setdefault("form_class", KeyField)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]  # What it is mixed into has it.

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """The field; chosen by typing where the admin says so."""
        kwargs.setdefault("form_class", KeysField)
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]  # What it is mixed into has it.
            kwargs.setdefault("widget", LabelledSelectMultiple(db_field, self.admin_site))  # type: ignore[attr-defined]  # What it is mixed into has it.
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]  # What it is mixed into has it.

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """The field; an address may be left empty, since the model makes one, and people count
        places from 1."""
        if db_field.name == "order":
            return OrderField(required=True, initial=0)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]  # What it is mixed into has it.
        if isinstance(field, ProseField):
            field.takes_figures(getattr(db_field, "figures", False))
        if isinstance(db_field, models.SlugField) and field is not None:
            field.required = False
            field.help_text = _(
                "The last part of the page’s address. Left empty, it is made for you. "
                "A changed one redirects to the new."
            )
        return field

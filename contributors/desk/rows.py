"""Rows in a form: ordered, labelled in few queries, and idle where nothing was changed."""

from functools import cached_property
from typing import Any

from django import forms
from django.contrib import admin
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet, InlineForeignKeyField
from django.forms.utils import ErrorDict

from contributors.desk import stale
from contributors.desk.fields import DeskFields
from contributors.desk.forms import DeskForm, OrderField
from contributors.desk.relations import label_rows


class RowForm(DeskForm):
    """A row. One that is stored already and was not changed is not asked about again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding and "order" in self.fields:
            self.initial["order"] = None

    # Whether it was deleted after the form was opened; set by the rows.
    gone = False

    @cached_property
    def told(self) -> bool:
        """Of a row that is gone: whether its form has said so before, and is sent again."""
        return self.data.get(self.add_prefix(stale.NAME)) == stale.AGAIN

    def full_clean(self) -> None:
        """Check the row, unless it stands as it was stored: eighty rows take no query then."""
        if self.gone and not self.told:
            self._leave_or_ask()
            return
        if not self.is_bound or self.instance.pk is None or self.has_changed():
            super().full_clean()
            return
        self._errors = ErrorDict(renderer=self.renderer)
        self.cleaned_data = {
            name: field.parent_instance
            if isinstance(field, InlineForeignKeyField)
            else getattr(self.instance, name, None)
            for name, field in self.fields.items()
        }

    def _leave_or_ask(self) -> None:
        """Leave a row that is gone as it is, unless somebody wrote into it."""
        self._errors = ErrorDict(renderer=self.renderer)
        deleted = DELETION_FIELD_NAME in self.fields and bool(self[DELETION_FIELD_NAME].data)
        self.cleaned_data = {DELETION_FIELD_NAME: deleted}
        if stale.is_touched(self) and not deleted:
            self.add_error(None, stale.sentence_for_row(self.last_by()))


class RowFormSet(BaseInlineFormSet):  # type: ignore[type-arg]  # Its models are set by the admin.
    """Rows in an order. Who leaves the number empty gets the next one."""

    # Who fills it in; set by the admin.
    user: Any = None

    @property
    def _key_name(self) -> str:
        model: Any = self.model
        return str(model._meta.pk.name)

    @cached_property
    def forms(self) -> list[Any]:
        """The rows, with the labels of all that is chosen in them."""
        rows: list[Any] = super().forms
        label_rows(rows)
        return rows

    def add_fields(self, form: Any, index: int | None) -> None:
        """Those of the row; with its key goes what it shows."""
        super().add_fields(form, index)
        if not form.carries_shown or index is None:
            return
        key = self._key_name
        form.gone = (
            self.is_bound and index < self.initial_form_count() and form.instance._state.adding
        )
        if form.gone:
            form.fields[key] = forms.CharField(required=False, disabled=True)
        form.fields[key].widget = stale.ShownKey(form)

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]  # Not in the stubs.
        if form.gone:
            form.fields[self._key_name].required = False
        return form

    def get_queryset(self) -> Any:
        """The stored rows; once there are forms, those of the forms, in their order."""
        if not (self.is_bound and "forms" in self.__dict__):
            return super().get_queryset()
        rows: list[Any] = self.initial_forms
        return [None if form.gone else form.instance for form in rows]

    def save_new_objects(self, commit: bool = True) -> Any:
        """Those of new rows, and of rows that were deleted meanwhile and are wanted anyway."""
        super().save_new_objects(commit)
        rows: list[Any] = self.live_forms()
        for form in rows:
            if form.gone:
                self.new_objects.append(self.save_new(form, commit=commit))
                if not commit:
                    self.saved_forms.append(form)
        return self.new_objects

    def clean(self) -> None:
        """Fill in the order where it was left empty."""
        super().clean()
        last = -1
        for form in self.live_forms():
            if "order" not in form.fields or not hasattr(form, "cleaned_data"):
                continue
            order = form.cleaned_data.get("order")
            if order is None:
                order = form.cleaned_data["order"] = form.instance.order = last + 1
            last = max(last, order)

    def live_forms(self) -> list[Any]:
        """The rows that will stand: not those deleted, nor new ones left empty."""
        deleted = self.deleted_forms
        return [
            form
            for form in self.forms
            if form not in deleted
            and (not form.empty_permitted or form.has_changed())
            and (not form.gone or form.told)
        ]


class _Rows(DeskFields):
    form: Any = RowForm
    formset: Any = RowFormSet
    extra = 1

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> Any:
        """The rows, which are told who fills them in."""
        formset = super().get_formset(request, obj, **kwargs)  # type: ignore[misc]  # What it is mixed into has it.
        formset.user = formset.form.user = request.user
        formset.form.desk = self.admin_site  # type: ignore[attr-defined]  # What it is mixed into has it.
        return formset

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kw: Any) -> Any:
        """The field; the place in the order may be left empty."""
        if db_field.name == "order":
            return OrderField(help_text="")
        return super().formfield_for_dbfield(db_field, request, **kw)


class TabularRows(_Rows, admin.TabularInline):  # type: ignore[type-arg]  # Generic only in the stubs.
    """Rows of a table."""


class StackedRows(_Rows, admin.StackedInline):  # type: ignore[type-arg]  # Generic only in the stubs.
    """Rows with their fields below each other."""

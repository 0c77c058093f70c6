"""Choosing related things by typing a part of their name, without a query for every field.

The stock widgets ask the database for the label of what is chosen, each for itself: eighty rows
would ask 160 times. These are told their labels, and ask only for those that nobody told them.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.db import models

from contributors.desk.keys import is_key
from contributors.models import Alias


class _Labelled:
    """Options are the chosen things only, in their order, under the labels that are known."""

    labels: Mapping[str, str] | None = None
    choices: Any
    is_required: bool
    allow_multiple_selected: bool

    def optgroups(self, name: str, value: list[Any], attrs: Any = None) -> list[Any]:
        """The one group of options, as Django's widgets give it."""
        chosen = list(dict.fromkeys(str(key) for key in value if key not in (None, "")))
        labels = dict(self.labels or {})
        missing = [key for key in chosen if key not in labels]
        if missing:
            labels |= labels_of(self.choices.queryset, missing)
        options = [
            self.create_option(name, key, labels[key], True, index)  # type: ignore[attr-defined]  # What it is mixed into has it.
            for index, key in enumerate(key for key in chosen if key in labels)
        ]
        if not self.is_required and not self.allow_multiple_selected:
            options.insert(0, self.create_option(name, "", "", False, 0))  # type: ignore[attr-defined]  # What it is mixed into has it.
        return [(None, options, 0)]


class LabelledSelect(_Labelled, AutocompleteSelect):  # type: ignore[misc]  # Both sides declare `choices`.
    """One related thing."""


class LabelledSelectMultiple(_Labelled, AutocompleteSelectMultiple):  # type: ignore[misc]  # Both sides declare `choices`.
    """Several related things, in the order in which they were chosen."""


def labels_of(queryset: models.QuerySet[Any], keys: Iterable[str]) -> dict[str, str]:
    """The labels of the things with these keys, in one query; what is no key is left out."""
    numbers = [int(key) for key in keys if is_key(key)]
    found = {str(thing.pk): label_of(thing) for thing in queryset.filter(pk__in=numbers)}
    # What was merged meanwhile stands under its old key, which leads on when it is sent again.
    led = Alias.objects.survivors(
        queryset.model, {number for number in numbers if str(number) not in found}
    )
    if led:
        names = {thing.pk: label_of(thing) for thing in queryset.filter(pk__in=led.values())}
        found |= {str(key): names[to] for key, to in led.items() if to in names}
    return found


def label_of(thing: Any) -> str:
    """By what a thing is chosen: its name, and for some kinds a word of warning."""
    return str(getattr(thing, "choice_label", thing))


def label_rows(forms_of_one_kind: "list[forms.ModelForm[Any]]") -> None:
    """Tell the fields of all rows their labels: at most one query for each relation."""
    if not forms_of_one_kind:
        return
    for name, field in forms_of_one_kind[0].fields.items():
        if not isinstance(bare(field.widget), _Labelled):
            continue
        labels: dict[str, str] = {}
        wanted: set[str] = set()
        for form in forms_of_one_kind:
            labels |= labels_at_hand(form, name)
            value = form[name].value()
            values = value if isinstance(value, list | tuple) else [value]
            wanted |= {str(key) for key in values if key not in (None, "")}
        if missing := wanted - labels.keys():
            labels |= labels_of(field.queryset, missing)  # type: ignore[attr-defined]  # A field of choices out of rows.
        for form in forms_of_one_kind:
            bare(form.fields[name].widget).labels = labels  # type: ignore[attr-defined]  # One of those above.


def labels_at_hand(form: "forms.ModelForm[Any]", name: str) -> dict[str, str]:
    """The labels that a form knows without asking: of what came with its instance."""
    known = form.instance._state.fields_cache.get(name)
    initial = form.initial.get(name)
    things = [known, *(initial if isinstance(initial, list | tuple) else [])]
    return {str(thing.pk): label_of(thing) for thing in things if isinstance(thing, models.Model)}


def bare(widget: forms.Widget) -> forms.Widget:
    """The widget itself, without the wrapper that adds the buttons beside it."""
    return widget.widget if isinstance(widget, RelatedFieldWidgetWrapper) else widget

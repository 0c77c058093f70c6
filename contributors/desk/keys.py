"""Keys as forms and addresses send them: any text at all may come in their place."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from contributors.models import Alias


def is_key(text: str) -> bool:
    """Whether `text` is a number that a database can hold as a key."""
    return text.isascii() and text.isdigit() and len(text) < 19


class KeyField(forms.ModelChoiceField):  # type: ignore[type-arg]  # At run time.
    """One thing, chosen by its key; that of one which was merged meanwhile leads to what it was
    merged into, so that a form that was open all the while loses nothing."""

    def to_python(self, value: Any) -> Any:
        """The thing, or nothing."""
        try:
            return super().to_python(value)
        except ValidationError:
            led = survivor_of(self.queryset, value) if self.queryset is not None else None
            if led is None:
                raise
            return led


def survivor_of(rows: models.QuerySet[Any], key: Any) -> Any:
    """What the thing with this key was merged into, if it is among `rows`; else nothing."""
    if not is_key(str(key)):
        return None
    led = Alias.objects.survivors(rows.model, [int(key)])
    return rows.filter(pk__in=led.values()).first() if led else None


class KeysField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # At run time.
    """Several things, chosen by their keys; what is no key is an error at the field."""

    def _check_values(self, value: Iterable[Any]) -> models.QuerySet[Any]:
        for key in value:
            if not is_key(str(key)):
                raise ValidationError(
                    self.error_messages["invalid_pk_value"],
                    code="invalid_pk_value",
                    params={"pk": key},
                )
        found: models.QuerySet[Any] = super()._check_values(value)  # type: ignore[misc]  # Not in the stubs.
        return found

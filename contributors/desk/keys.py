"""Keys as forms and addresses send them: any text at all may come in their place."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models


def is_key(text: str) -> bool:
    """Whether `text` is a number that a database can hold as a key."""
    return text.isascii() and text.isdigit() and len(text) < 19


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

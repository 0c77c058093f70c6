"""The forms of the desk and their fields."""

from datetime import UTC
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from contributors.desk.prose import ProseField, tidy
from contributors.desk.relations import _Labelled, bare, labels_at_hand


class ZonedSplitDateTime(AdminSplitDateTime):
    """Date and time, with the name of the zone in which they are meant."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The stock context, with the zone in the label of the time and names for both inputs."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        zone = timezone.get_current_timezone_name()
        context["time_label"] = _("Time (%(zone)s):") % {"zone": zone}
        date_input, time_input = context["widget"]["subwidgets"]
        date_input["attrs"]["aria-label"] = _("Date")
        time_input["attrs"]["aria-label"] = _("Time, %(zone)s") % {"zone": zone}
        return context


class ZonedDateTimeField(forms.SplitDateTimeField):
    """An instant, entered in the zone of the site and stored in UTC."""

    def compress(self, data_list: Any) -> Any:
        """The instant; an error where UTC has no such day, as after the end of the year 9999."""
        value = super().compress(data_list)
        if value is not None:
            try:
                value.astimezone(UTC)
            except OverflowError as error:
                raise ValidationError(
                    self.error_messages["invalid_date"], code="invalid_date"
                ) from error
        return value


class OrderField(forms.IntegerField):
    """A place in an order: people count from 1, the database from 0. Left empty, it is filled in.

    Its value is `None` where it was left empty.
    """

    widget = forms.NumberInput(attrs={"class": "order", "min": 1, "inputmode": "numeric"})

    def __init__(self, **kwargs: Any) -> None:
        options: dict[str, Any] = {
            "required": False,
            "min_value": 1,
            "max_value": 32_000,
            "label": _("Order"),
        }
        super().__init__(**options | kwargs)

    def prepare_value(self, value: Any) -> Any:
        """The stored number as it is shown; what somebody typed stays as it is."""
        return value + 1 if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        """The number to store."""
        number = super().clean(value)
        return None if number is None else number - 1

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another number stands there than was shown."""
        return super().has_changed(self.prepare_value(initial), data)


class DeskForm(forms.ModelForm):  # type: ignore[type-arg]  # Its model is set by the admin.
    """A form that leaves untouched markup as it is, and knows the labels that came along."""

    # Who fills it in; set by the admin.
    user: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = bare(field.widget)
            if isinstance(widget, _Labelled) and widget.labels is None:
                widget.labels = labels_at_hand(self, name)

    def clean_slug(self) -> str:
        """The address; one that was emptied stays, since a page cannot be without."""
        return str(self.cleaned_data["slug"] or self.initial.get("slug", ""))

    def clean(self) -> dict[str, Any]:
        """Markup that was changed comes tidy; markup that was not stays to the letter."""
        data = super().clean() or self.cleaned_data
        for name, field in self.fields.items():
            if isinstance(field, ProseField) and name in data:
                changed = name in self.changed_data
                data[name] = tidy(data[name]) if changed else self.initial.get(name, "")
        return data

"""Entering an instant: date and time by the clock of the site, with its zone and offset beside.

A time that does not exist is refused, with the times around it; one that comes twice is asked
about. The form carries the instant that it showed: what nobody touched stays that instant to the
microsecond, and who changes it says so of what they saw.
"""

import re
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.contrib.admin.widgets import (
    AdminSplitDateTime,
    BaseAdminDateWidget,
    BaseAdminTimeWidget,
)
from django.core.exceptions import BadRequest, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contributors.desk.readings import Reading, read


class ZonedSplitDateTime(AdminSplitDateTime):
    """Date and time in the zone of the site, what they come to, and which of two where two are.

    Its value is a list of date, time, the chosen instant and the instant that was shown, the last
    two in ISO form.
    """

    template_name = "admin/desk/moment.html"
    supports_microseconds = True

    class Media:
        js = [forms.Script("js/desk/moment.js", type="module")]

    def __init__(self, attrs: Any = None) -> None:
        parts: dict[str, Any] = {
            "0": BaseAdminDateWidget,
            "1": BaseAdminTimeWidget,
            "which": forms.RadioSelect,
            "shown": forms.HiddenInput,
        }
        forms.MultiWidget.__init__(self, parts, attrs)

    def decompress(self, value: datetime | None) -> Any:
        """The four parts of an instant, or of none."""
        return _parts(value)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The stock context, with the zone in the label of the time and what the time comes to."""
        value = value if isinstance(value, list) else _parts(value)
        reading = self.reading(value)
        widgets: Any = self.widgets
        widgets[2].choices = reading.choices
        parts = [value[0], value[1], reading.chosen, value[3]]
        context: dict[str, Any] = super().get_context(name, parts, attrs)
        zone = timezone.get_current_timezone_name()
        context["time_label"] = _("Time (%(zone)s):") % {"zone": zone}
        inputs: Any = context["widget"]["subwidgets"]
        date_input, time_input, which, shown = inputs
        date_input["attrs"]["aria-label"] = _("Date")
        time_input["attrs"]["aria-label"] = _("Time, %(zone)s") % {"zone": zone}
        # What is said of the field belongs to the two that are typed into.
        radios = [option for _group, options, _index in which["optgroups"] for option in options]
        for part in (which, shown, *radios):
            said = [attr for attr in part["attrs"] if attr.startswith("aria-")]
            for attr in said:
                del part["attrs"][attr]
        shown["attrs"].pop("required", None)
        return context | {"reading": reading, "moment": reverse("admin:moment")}

    def reading(self, value: list[Any]) -> Reading:
        """What is made of the parts as they stand, typed or stored; nothing of half a time."""
        try:
            day = forms.DateField().clean(value[0])
            clock = forms.TimeField().clean(value[1])
            return read(datetime.combine(day, clock), str(value[2] or ""))
        except (ValidationError, OverflowError):
            return Reading()


class ZonedDateTimeField(forms.SplitDateTimeField):
    """An instant, entered by the clock of the site; the value is in UTC."""

    widget = ZonedSplitDateTime
    default_error_messages = {
        **forms.SplitDateTimeField.default_error_messages,
        "incomplete": gettext_lazy("Give a date and a time."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"require_all_fields": False} | kwargs)
        which = forms.CharField(required=False, disabled=self.disabled)
        self.fields = (*self.fields, which)

    def clean(self, value: Any) -> datetime | None:
        """The instant; the very one that was shown where the form came back as it was."""
        if not isinstance(value, list):
            # The field is closed: this is what is stored.
            return value  # type: ignore[no-any-return]
        shown = _instant(value[3])
        if shown is not None and not self._differs(shown, value):
            return shown
        typed = any(part not in self.empty_values for part in value[:2])
        instant: datetime | None = super().clean(value[:3] if typed else [])
        return instant

    def compress(self, data_list: Any) -> datetime | None:
        """The instant; an error where there is none, and where there are two to choose from."""
        if not data_list:
            return None
        day, clock, which = data_list
        try:
            reading = read(datetime.combine(day, clock), which)
        except OverflowError as error:
            # UTC has no such day, as after the end of the year 9999.
            raise ValidationError(
                self.error_messages["invalid_date"], code="invalid_date"
            ) from error
        if reading.problem:
            code = "comes_twice" if reading.choices else "does_not_exist"
            raise ValidationError(reading.problem, code=code)
        return reading.instant

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another instant stands there than the form showed."""
        if self.disabled:
            return False
        return self._differs(self.shown(initial, data), data)

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What the form shows again: what was typed, or what is stored by now where nothing was.

        Either way it is shown beside what is stored by now.
        """
        if self.disabled or not isinstance(data, list):
            return initial
        stored = _parts(initial)
        return [*data[:3], stored[3]] if self.has_changed(initial, data) else stored

    def shown(self, initial: datetime | None, data: Any) -> datetime | None:
        """What the form showed; what is stored, where it does not say."""
        text = data[3] if isinstance(data, list) else None
        return None if text == "" else _instant(text) or initial

    def _differs(self, shown: datetime | None, data: list[Any]) -> bool:
        day, clock, which, _shown = _parts(shown)
        if any(
            field.has_changed(before, now)
            for field, before, now in zip(self.fields[:2], (day, clock), data[:2], strict=True)
        ):
            return True
        # The choice says something only where there are two, and nobody sends it where it is not.
        return bool(data[2]) and data[2] != which


def _parts(instant: datetime | None) -> list[Any]:
    """Date and time by the clock of the site, the whole second and the instant itself in ISO."""
    if instant is None:
        return [None, None, "", ""]
    local = timezone.localtime(instant).replace(tzinfo=None, microsecond=0, fold=0)
    exact = instant.astimezone(UTC)
    return [local.date(), local.time(), exact.replace(microsecond=0).isoformat(), exact.isoformat()]


def _instant(text: Any) -> datetime | None:
    """The instant that an ISO form names, in UTC; nothing for what is none."""
    try:
        found = datetime.fromisoformat(text)
        timezone.localtime(found)  # It has to have a place in the site’s calendar too.
        return found.astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        return None


def moment_view(request: HttpRequest) -> HttpResponse:
    """What the widget says of a date and a time, for the script that asks while they are typed."""
    asked = request.GET
    name = asked.get("name", "")
    if not re.fullmatch(r"[\w-]{1,200}", name):
        raise BadRequest
    parts = [asked.get("date"), asked.get("time"), asked.get("which"), ""]
    context = ZonedSplitDateTime().get_context(name, parts, {"id": f"id_{name}"})
    return render(request, "admin/desk/moment.html#reading", context)

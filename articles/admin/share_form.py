"""The form that makes a preview link."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles import moments
from articles.models.preview import LIFETIME, LONGEST

UNTIL = "until"
LASTS = [
    ("1", _("1 day")),
    (str(LIFETIME.days), _("7 days")),
    ("30", _("30 days")),
    (UNTIL, _("until the end of a day")),
]


class MomentField(forms.CharField):
    """An instant, chosen on the clock of the site; a time that is none, or two, is refused."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "class": "vTextField"})

    def prepare_value(self, value: Any) -> Any:
        """An instant as the control has it; what somebody typed stays as it is."""
        return moments.on_the_clock(value) if isinstance(value, datetime) else value

    def clean(self, value: Any) -> Any:
        """The instant, or nothing."""
        moment = moments.read(super().clean(value))
        if moment.problem:
            raise ValidationError(moment.problem)
        return moment.at


class ShareForm(forms.Form):
    """For whom, until when, and what of it."""

    note = forms.CharField(
        label=_("For whom"),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=_("A name or a purpose, to know the link by. Only the desk sees it."),
    )
    lasts = forms.ChoiceField(
        label=_("Works for"), choices=LASTS, initial=str(LIFETIME.days), widget=forms.RadioSelect
    )
    until = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "vDateField"}),
        help_text=_("For the last choice: at most 90 days from today."),
    )
    shown_at = MomentField(
        label=_("As of"),
        required=False,
        help_text=_("Left empty, the page is shown as it is whenever the link is opened."),
    )
    with_texts = forms.BooleanField(
        label=_("With the texts"),
        required=False,
        help_text=_(
            "The answers that are out by then can be read in full. Without it they are listed, "
            "with title and quotation, and linked once they are public."
        ),
    )

    def __init__(self, *args: Any, of_collection: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zone = timezone.get_current_timezone_name()
        self.fields["shown_at"].label = _now("As of (%(zone)s)") % {"zone": zone}
        self.fields["until"].label = _now("Last day (%(zone)s)") % {"zone": zone}
        if not of_collection:
            del self.fields["with_texts"]

    def clean(self) -> dict[str, Any]:
        """With `expires_at`, which the choice and the day say together."""
        data = super().clean() or self.cleaned_data
        now, today = timezone.now(), timezone.localdate()
        lasts, until = data.pop("lasts", None), data.pop("until", None)
        if lasts == UNTIL:
            if until is None:
                if "until" not in self.errors:
                    self.add_error("until", _now("Choose the last day."))
            elif not today <= until <= today + LONGEST:
                self.add_error("until", _now("Choose a day from today to 90 days from now."))
            else:
                end = timezone.make_aware(datetime.combine(until + timedelta(days=1), time.min))
                data["expires_at"] = min(end, now + LONGEST)
        elif lasts:
            data["expires_at"] = now + timedelta(days=int(lasts))
        return data

"""The form of a picture, and the filter of their list."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from contributors.desk import HeldFileField, HeldFileInput, HoldingForm
from contributors.desk.filters import ConditionFilter
from contributors.models import Image, digest
from contributors.models.image import LACKING_ALT, expired
from contributors.pictures import ENDINGS, public_copy, refuse_size
from contributors.uses import unused

# Of what a file chooser offers; what a file is, its content says.
ACCEPT = ",".join(f".{ending}" for endings in ENDINGS.values() for ending in endings)


class PercentField(forms.IntegerField):
    """A fraction from 0 to 1, which people read and write in percent."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=0, max_value=100, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """The stored fraction as it is shown; what somebody typed stays as it is."""
        return round(value * 100) if isinstance(value, float) else value

    def clean(self, value: Any) -> float:
        """The fraction to store."""
        return float(super().clean(value)) / 100

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another number stands there than was shown."""
        return super().has_changed(self.prepare_value(initial), data)


class ImageForm(HoldingForm):
    """A picture. Its file is looked at here, so that a bad one is an error at the field."""

    file = HeldFileField(
        label=_("File"),
        widget=HeldFileInput(attrs={"aria-label": _("File"), "accept": ACCEPT}),
        help_text=_(
            "JPEG, PNG, WebP, AVIF, HEIC, TIFF or GIF. Readers get copies without camera data."
        ),
    )
    focal_x = PercentField(label=_("From the left, in percent"))
    focal_y = PercentField(label=_("From the top, in percent"))

    def clean_file(self) -> Any:
        """The file; an error names the image that has it already, or says what is wrong with it."""
        file = self.cleaned_data["file"]
        refuse_size(file.size)
        content = file.read()
        file.seek(0)
        twin = Image.objects.filter(digest=digest(content)).first()
        if twin:
            raise ValidationError(here_already(twin))
        self.instance.copy = public_copy(content)
        return file

    def clean(self) -> dict[str, Any]:
        """A point that nobody moved stays to the letter, and not to the percent."""
        data = super().clean()
        for axis in {"focal_x", "focal_y"} & data.keys() - set(self.changed_data):
            data[axis] = self.initial[axis]
        return data


def here_already(twin: Image) -> Any:
    """What to say of a file that another picture was made of, with the way there."""
    said = format_html(
        '<a href="{}">{}</a>',
        reverse("admin:contributors_image_change", args=[twin.pk]),
        twin.title,
    )
    return format_html(_now("This file is here already, as “{title}”. Use that one."), title=said)


class WantsFilter(ConditionFilter):
    """By what a picture wants, or that nobody wants it."""

    title = _("what it wants")
    parameter_name = "wants"

    def conditions(self) -> dict[str, tuple[Promise | str, models.Q]]:
        """The choices."""
        return {
            "alt": (_("alternative text"), LACKING_ALT),
            "rights": (_("rights, which have expired"), expired()),
            "use": (_("a place: it is used nowhere"), unused()),
        }

"""A file field that holds what was chosen while the form is put right."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from contributors.desk.forms import DeskForm
from contributors.models import HeldUpload


class HeldFileInput(forms.FileInput):
    """A file input that also sends the sign of a file that was sent before, and says its name."""

    held: HeldUpload | None = None
    size = 0

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The input, with the file that is held behind it."""
        if self.held is None:
            return super().render(name, value, attrs, renderer)
        described = f"{(attrs or {}).get('id', name)}_held"
        attrs = {**(attrs or {}), "aria-describedby": described, "required": False}
        said = _("Chosen already: %(name)s (%(size)s). Choose another one to replace it.") % {
            "name": self.held.name,
            "size": filesizeformat(self.size),
        }
        return format_html(
            '<span class="held-file"><img class="thumbnail" src="{}" alt="" width="160">'
            '<span id="{}">{}</span>{}<input type="hidden" name="{}" value="{}"></span>',
            reverse("admin:contributors_image_held", args=[self.held.pk]),
            described,
            said,
            super().render(name, value, attrs, renderer),
            held_name(name),
            self.held.pk,
        )


class HeldFileField(forms.FileField):
    """A file. One that is fine itself is held while something else in the form is not."""

    widget = HeldFileInput


class HoldingForm(DeskForm):
    """A form with such a field. Files are held for whoever fills it in, and for nobody else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held: dict[str, HeldUpload] = {}
        self.lost: set[str] = set()
        for name in self._holding():
            token = (
                str(self.data.get(self.add_prefix(held_name(name)), "")) if self.is_bound else ""
            )
            if not token or self.add_prefix(name) in self.files:
                continue
            held = HeldUpload.objects.of(self.user, token)
            if held is None:
                self.lost.add(name)
                continue
            file = held.uploaded()
            self._take_up(name, held, file)
            self.files = self.files.copy()
            self.files[self.add_prefix(name)] = file

    def add_error(self, field: str | None, error: Any) -> None:
        """Note an error; a file that is held no more is asked for again in words of its own."""
        if field in self.lost and getattr(error, "code", "") == "required":
            error = ValidationError(
                _("The file that you chose is not held any more. Choose it again.")
            )
        super().add_error(field, error)

    def hold_files(self) -> None:
        """Hold the files of a form that is shown again, where they are fine themselves."""
        for name in self._holding():
            file = self.files.get(self.add_prefix(name))
            if not isinstance(file, UploadedFile) or name in self.errors or name in self.held:
                continue
            if held := HeldUpload.objects.hold(self.user, file):
                self._take_up(name, held, file)

    def let_go(self) -> None:
        """The form is saved: what was held for it is not needed any more."""
        for held in self.held.values():
            held.let_go()

    def _holding(self) -> list[str]:
        return [name for name, field in self.fields.items() if isinstance(field, HeldFileField)]

    def _take_up(self, name: str, held: HeldUpload, file: "UploadedFile[bytes]") -> None:
        self.held[name] = held
        # Each form has inputs of its own.
        widget = self.fields[name].widget
        if isinstance(widget, HeldFileInput):
            widget.held, widget.size = held, file.size or 0


def held_name(name: str) -> str:
    """Under what name a form sends the sign of the file that is held for the field `name`."""
    return f"{name}-held"

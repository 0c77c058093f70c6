"""A form that was opened before somebody else saved: nothing that nobody looked at is overwritten.

A form carries digests of what it showed, field by field, in one hidden input. When it comes back,
a field that nobody touched takes what is stored by now; one that was touched, and is stored
differently by now, is an error that names what is stored. The form that is shown then carries the
new digests: whoever sends it again has decided.

Times have a check of their own, which carries the instant itself (`contributors.desk.moments`).
"""

import hashlib
import json
from base64 import urlsafe_b64encode
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import InlineForeignKeyField
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from contributors.desk.moments import ZonedDateTimeField
from contributors.desk.prose import ProseField
from contributors.text import plain

NAME = "shown"
# What a row says that is gone, once somebody was told.
AGAIN = "again"
_BYTES = 6
_DIGITS = _BYTES * 4 // 3
_LONGEST = 200  # characters of what is stored, in a sentence


def carried(form: Any) -> SafeString | str:
    """The hidden input that says what `form` shows; nothing for what is not stored yet."""
    if form.instance._state.adding and not getattr(form, "gone", False):
        return ""
    digests = "".join(_digest(_stored(form[name])) for name in _names(form))
    value = AGAIN if form.instance._state.adding else _fields(form) + digests
    return format_html('<input type="hidden" name="{}" value="{}">', form.add_prefix(NAME), value)


def settle(form: Any) -> list[str] | None:
    """Give the fields of a form that was sent in, and that nobody touched, what is stored by now.

    Returns the names of those that were touched while somebody else changed them; `None` where the
    form does not say what it showed.
    """
    names = _names(form)
    said = str(form.data.get(form.add_prefix(NAME), ""))
    if not said.startswith(_fields(form)) or len(said) != _DIGITS * (len(names) + 1):
        return None
    clashes, stale = [], []
    for place, name in enumerate(names, start=1):
        field = form[name]
        shown, stored = said[place * _DIGITS : (place + 1) * _DIGITS], _stored(field)
        if shown == _digest(stored):
            continue
        sent = _canonical(field.data)
        if _digest(sent) == shown:
            stale.append((field, stored))
        elif field._has_changed():
            clashes.append(name)
    if stale:
        form.data = form.data.copy()
        for field, stored in stale:
            # A control that is empty sends nothing, or is read as if it had.
            form.data.pop(field.html_name, None)
            if stored:
                form.data.setlist(field.html_name, stored)
    return clashes


def sentence(form: Any, name: str, by: str) -> str:
    """What to say at a field that two people changed; `by` is who changed it first, if known."""
    said = _told(form, name)
    if by:
        return _(
            "This was changed meanwhile to “%(now)s” (by %(who)s). Yours is kept here: save again "
            "to put it in its place."
        ) % {"now": said, "who": by}
    return _(
        "This was changed meanwhile to “%(now)s”. Yours is kept here: save again to put it in its "
        "place."
    ) % {"now": said}


def sentence_for_row(by: str) -> str:
    """What to say at a row that one person changed and another, `by`, has deleted."""
    who = _("by %(who)s") % {"who": by} if by else _("by somebody else")
    return _(
        "This row was deleted meanwhile (%(who)s). What you wrote is kept here: save again to add "
        "it anew, or open this page anew to leave it deleted."
    ) % {"who": who}


class ShownKey(forms.HiddenInput):
    """The key of a row, with what the row shows beside it."""

    def __init__(self, form: Any) -> None:
        super().__init__()
        self.form = form

    def __deepcopy__(self, memo: Any) -> "ShownKey":
        """Itself: it belongs to one row."""
        return self

    def render(self, *args: Any, **kwargs: Any) -> SafeString:
        """Both inputs."""
        return format_html("{}{}", super().render(*args, **kwargs), carried(self.form))


def is_touched(form: Any) -> bool:
    """Whether somebody wrote into a row that is gone; also where the row does not say."""
    names, said = _names(form), str(form.data.get(form.add_prefix(NAME), ""))
    sent = "".join(_digest(_canonical(form[name].data)) for name in names)
    return said != _fields(form) + sent


def _names(form: Any) -> list[str]:
    """The fields whose digests are carried, always in the same order."""
    apart = (ZonedDateTimeField, InlineForeignKeyField, forms.FileField)
    ours = {form._meta.model._meta.pk.name, DELETION_FIELD_NAME}
    return sorted(
        name
        for name, field in form.fields.items()
        if not (field.disabled or isinstance(field, apart) or name in ours)
    )


def _fields(form: Any) -> str:
    """A digest of the names, so that no digest is taken for that of another field."""
    return _digest(_names(form))


def _digest(parts: list[str]) -> str:
    made = hashlib.blake2b(json.dumps(parts).encode(), digest_size=_BYTES).digest()
    return urlsafe_b64encode(made).decode()


def _stored(field: BoundField) -> list[str]:
    """What is stored, as a browser sends it back."""
    value = field.field.prepare_value(field.initial)
    if isinstance(field.field, forms.BooleanField):
        value = bool(value)
    return _canonical(value)


def _canonical(value: Any) -> list[str]:
    """The values of a control; browsers send their own line ends, and nothing for an open box."""
    if isinstance(value, bool):
        return ["on"] if value else []
    values = value if isinstance(value, list | tuple) else [value]
    texts = ["" if one is None else str(one).replace("\r\n", "\n").strip() for one in values]
    return [text for text in texts if text]


def _told(form: Any, name: str) -> str:
    """What is stored, in words."""
    field, stored = form.fields[name], form[name].initial
    if isinstance(field, forms.BooleanField):
        return _("yes") if stored else _("no")
    if isinstance(field, forms.ModelChoiceField) and not isinstance(stored, list | tuple):
        said = str(getattr(form.instance, name) or "")
    elif isinstance(stored, list | tuple):
        said = ", ".join(str(one) for one in stored)
    elif isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        keys = {str(key): str(label) for key, label in choices}
        said = keys.get("" if stored is None else str(field.prepare_value(stored)), "")
    else:
        value = field.prepare_value(stored)
        said = "" if value is None else str(value)
    said = plain(said) if isinstance(field, ProseField) else said
    return Truncator(said).chars(_LONGEST)

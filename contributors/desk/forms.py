"""The forms of the desk and their fields."""

from typing import Any

from django import forms
from django.forms.models import InlineForeignKeyField
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from contributors.desk import stale
from contributors.desk.moments import ZonedDateTimeField
from contributors.desk.prose import ProseField, tidy
from contributors.desk.relations import _Labelled, bare, labels_at_hand
from contributors.desk.zone import in_zone


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
        # In a list no label stands beside it.
        self.widget.attrs["aria-label"] = self.label

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
    """A form that leaves what nobody touched as it is by now, and knows the labels it got."""

    # Who fills it in, and the admin site; set by the admin.
    user: Any = None
    desk: Any = None
    # Whether it carries what it shows (`contributors.desk.stale`). A form whose texts are merged
    # carries the number of its text instead.
    carries_shown = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = bare(field.widget)
            if isinstance(widget, _Labelled) and widget.labels is None:
                widget.labels = labels_at_hand(self, name)

    @property
    def shown_input(self) -> str:
        """What the form carries, for the page that shows it."""
        return stale.carried(self) if self.carries_shown else ""

    @cached_property
    def clashes(self) -> list[str] | None:
        """The fields that somebody else changed meanwhile; `None` where the form does not say.

        Asking for it brings the fields that nobody touched up to what is stored.
        """
        if not (self.is_bound and self.carries_shown) or self.instance._state.adding:
            return []
        return stale.settle(self)

    @cached_property
    def changed_data(self) -> list[str]:
        """The names of the fields that were changed, beside what is stored by now."""
        _known = self.clashes
        names: list[str] = super().changed_data
        return names

    def last_by(self) -> str:
        """The name of whoever acted on it last, if that is known."""
        things = [self.instance]
        for field in self.fields.values():
            if isinstance(field, InlineForeignKeyField):
                things.append(field.parent_instance)
        return self.desk.last_by(things) if self.desk else ""

    def full_clean(self) -> None:
        """Check the form, brought up to what is stored."""
        _known = self.clashes
        super().full_clean()

    def clean_slug(self) -> str:
        """The address; one that was emptied stays, since a page cannot be without."""
        return str(self.cleaned_data["slug"] or self.initial.get("slug", ""))

    def clean(self) -> dict[str, Any]:
        """Markup that was changed comes tidy; markup that was not stays to the letter."""
        data = super().clean() or self.cleaned_data
        self._refuse_blind_changes()
        for name, field in self.fields.items():
            if isinstance(field, ProseField) and name in data:
                changed = name in self.changed_data
                data[name] = tidy(data[name]) if changed else self.initial.get(name, "")
            elif isinstance(field, ZonedDateTimeField) and name in data:
                self._settle(name, field)
        return data

    def _refuse_blind_changes(self) -> None:
        """Say where somebody else has changed what was changed here, instead of overwriting it."""
        if self.clashes is None:
            if self.changed_data:
                self.add_error(
                    None,
                    _(
                        "This form does not say what it showed, so it could overwrite what others "
                        "wrote. Copy what you wrote, open this page anew, and put it in there."
                    ),
                )
            return
        by = self.last_by() if self.clashes else ""
        for name in self.clashes:
            self.add_error(name, stale.sentence(self, name, by))

    def _settle(self, name: str, field: ZonedDateTimeField) -> None:
        """Leave a time that nobody touched as it is by now; refuse to change what nobody saw."""
        stored = self.initial.get(name)
        if name not in self.changed_data:
            self.cleaned_data[name] = stored
        elif field.shown(stored, self[name].data) != stored:
            now = in_zone(stored) or _("no time")
            self.add_error(
                name,
                _("This was changed meanwhile: it is %(now)s now. Send yours again if it holds.")
                % {"now": now},
            )

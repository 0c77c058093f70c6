"""The form of a take, as a row of its collection and on a page of its own."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.admin import site
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.admin.rehearsal import refusal
from articles.models import Article, Participant, Take, Wave
from articles.snapshots.current import people as led_to
from articles.waves import move_take
from contributors.desk import LabelledSelectMultiple, OrderField, RowForm
from contributors.desk.keys import is_key
from contributors.models import Contributor

MOST = 20


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # At run time.
    """Contributors in the order in which they were chosen: a list, not a set."""

    def clean(self, value: Any) -> list[Contributor]:  # type: ignore[override]  # In order.
        """The contributors; an error where one of them does not exist."""
        keys = [str(key) for key in value or []]
        if self.required and not keys:
            raise ValidationError(_now("Say who answers."), code="required")
        if len(keys) > MOST:
            raise ValidationError(_now("A take has at most %(most)d people.") % {"most": MOST})
        numbers = [int(key) for key in keys if is_key(key)]
        found = led_to(numbers)
        if len(numbers) < len(keys) or len(found) < len(set(numbers)):
            raise ValidationError(_now("One of these people does not exist any more."))
        return list(dict.fromkeys(found[number] for number in numbers))

    def prepare_value(self, value: Any) -> list[str]:
        """The keys, in order."""
        return [str(getattr(one, "pk", one)) for one in value or []]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other people stand there, or in another order."""
        return self.prepare_value(initial) != self.prepare_value(data)


class WaveField(forms.ChoiceField):
    """One of the waves of a collection, which are handed over: no row asks for them itself."""

    waves: Mapping[str, Wave]

    def offer(self, waves: Mapping[str, Wave]) -> None:
        """Let these be chosen, by their keys."""
        self.waves = waves
        self.choices = [("", "–"), *((key, str(wave)) for key, wave in waves.items())]

    def clean(self, value: Any) -> Wave | None:
        """The wave, or none."""
        key = super().clean(value)
        return self.waves[key] if key else None

    def prepare_value(self, value: Any) -> Any:
        """The key."""
        return value.pk if isinstance(value, Wave) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another wave is chosen."""
        return str(self.prepare_value(initial) or "") != str(data or "")


def waves_of(collection: Any) -> dict[str, Wave]:
    """The waves of a collection by their keys, in order."""
    if collection is None or collection.pk is None:
        return {}
    if (counted := getattr(collection, "counted_waves", None)) is not None:
        return {str(wave.pk): wave for wave in counted}
    return {str(wave.pk): wave for wave in Wave.objects.filter(collection=collection)}


class TakeForm(RowForm):
    """Who answers, when, and with what. A move to another wave goes through the verb."""

    people = PeopleField(
        queryset=Contributor.objects.all(),
        label=_("Who answers"),
        help_text=_("In the order of their names on the page."),
    )
    wave = WaveField(required=False, label=_("Wave"))
    order = OrderField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = []
        if self.instance.pk is not None:
            people = [row.contributor for row in self.instance.participant_set.all()]
        self.initial["people"] = people
        if "people" in self.fields:
            widget = LabelledSelectMultiple(Take._meta.get_field("participants"), site)
            widget.attrs["data-ordered"] = "true"
            widget.labels = {str(person.pk): str(person) for person in people}
            self.fields["people"].widget = widget
            widget.choices = self.fields["people"].choices  # type: ignore[attr-defined]  # The field and widget have them.
            widget.is_required = True

    def clean(self) -> dict[str, Any]:
        """Refuse what the verb would refuse, and an approved article from who may not date it."""
        data = super().clean()
        if "article" in self.changed_data and "article" in data:
            self._check_article(data["article"])
        if self.moves and "wave" in data and (why := self._refusal(data["wave"])):
            self.add_error("wave", why)
        return data

    @property
    def moves(self) -> bool:
        """Whether a stored take, with the article it has, is put into another wave."""
        changed = set(self.changed_data)
        return self.instance.pk is not None and "wave" in changed and "article" not in changed

    def move(self) -> None:
        """Put the take where the form says."""
        if self.moves:
            move_take(Take(pk=self.instance.pk), self.user, wave=self.cleaned_data["wave"])

    def leave_deleted_wave(self, left: Mapping[str, Wave]) -> None:
        """Stand without a wave where the one chosen is not among those `left`."""
        if self.instance.wave_id is not None and str(self.instance.wave_id) not in left:
            self.instance.wave = self.cleaned_data["wave"] = None

    def save_people(self) -> None:
        """Write down who answers, in order."""
        people: list[Contributor] = self.cleaned_data["people"]
        rows = {row.contributor_id: row for row in Participant.objects.filter(take=self.instance)}
        for contributor_id, row in rows.items():
            if contributor_id not in {person.pk for person in people}:
                row.delete()
        for order, person in enumerate(people):
            row = rows.get(person.pk) or Participant(take=self.instance, contributor=person)
            if row.pk is None or row.order != order:
                row.order = order
                row.save()

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]  # Not in the stubs.
        if "people" in self.changed_data:
            self.save_people()

    def _refusal(self, wave: Wave | None) -> str:
        take = Take(pk=self.instance.pk)
        return refusal(lambda: move_take(take, self.user, wave=wave))

    def _check_article(self, article: Article | None) -> None:
        before = Article.objects.filter(take=self.instance.pk).first() if self.instance.pk else None
        for one in (before, article):
            if one and not Take.may_be_given(one, self.user):
                self.add_error(
                    "article",
                    _now("“%(title)s” is approved: only a publisher may change when it goes out.")
                    % {"title": one},
                )
                return

"""The forms of a delivery: where it goes, and what was recognised in each of its documents."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib.admin import site
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.admin.author_lines import as_handles, as_lines, read_handles, read_lines
from articles.deliveries import Final
from articles.importers.documents import Author, TakeDocument
from articles.importers.load.people import Choice
from articles.models import Article, Collection, DeliveredDocument, Section, Take, Wave
from contributors.desk import LabelledSelect, ProseField, ProseWidget
from contributors.desk.keys import is_key
from contributors.desk.prose import tidy
from contributors.models import Contributor

ARTICLE, PERSON = Article._meta, Contributor._meta
_TOKEN, _MOST_DOUBTS = re.compile(r"[a-z0-9_-]{1,30}:[0-9a-f]{16}"), 100
AUTHOR = ("name", "who", "handles", "affiliations", "bio")
PROSE = "data-django-prose-editor-configurable"


class WaveSelect(forms.Select):
    """The waves of all collections, in groups; a script narrows them to those of one."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The option, with the key of its collection."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if wave := getattr(value, "instance", None):
            option["attrs"]["data-collection"] = str(wave.collection_id)
        return option


class WaveField(forms.ModelChoiceField):  # type: ignore[type-arg]  # At run time.
    """One of the waves, or none; each is named with its collection."""

    widget = WaveSelect

    def label_from_instance(self, wave: Any) -> str:
        """“First wave, 3 May: Reeds of 2040”."""
        return f"{wave}: {wave.collection}"


class PlaceForm(forms.Form):
    """Where documents go. The collection may be chosen later, but before they are imported."""

    collection = forms.ModelChoiceField(
        Collection.objects.all(), required=False, label=_("Collection")
    )
    wave = WaveField(
        Wave.objects.select_related("collection").order_by("collection__title", "order", "pk"),
        required=False,
        label=_("Wave"),
        empty_label=_("none"),
    )
    section = forms.ModelChoiceField(
        Section.objects.all(), required=False, label=_("Section"), empty_label=_("none")
    )

    def __init__(self, *args: Any, must: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["collection"]
        field.widget = LabelledSelect(Take._meta.get_field("collection"), site)
        field.widget.choices = field.choices  # type: ignore[attr-defined]  # The field has them.
        field.required = field.widget.is_required = must
        field.error_messages["required"] = _("Choose the collection that they belong to.")

    def clean(self) -> dict[str, Any]:
        """Refuse a wave of another collection."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        wave, collection = data.get("wave"), data.get("collection")
        if wave and collection and wave.collection_id != collection.pk:
            said = _now("This wave is one of “%(other)s”. Choose one of the collection above.")
            self.add_error("wave", said % {"other": wave.collection})
        return data


class FoldedProse(ProseWidget):
    """A textarea of markup that becomes an editor when a script opens it, not before.

    Eighty documents have some two hundred of these on one page.
    """

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """With what the editor needs to know, under a name that it does not look for."""
        context = super().get_context(name, value, attrs)
        given = context["widget"]["attrs"]
        given["data-folded-prose"] = given.pop(PROSE)
        return context


class LinesField(forms.CharField):
    """Some lines; browsers send line ends of their own."""

    widget = forms.Textarea

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether somebody wrote something."""
        return super().has_changed(initial, (data or "").replace("\r\n", "\n"))


class DocumentForm(forms.Form):
    """What was recognised in one document, to be put right.

    `data` is what was sent, or what was typed and kept before; without it the form shows what was
    recognised. It has the fields of every author, and of one more.
    """

    take = forms.BooleanField(required=False, label=_("Import this document"))
    title = forms.CharField(max_length=ARTICLE.get_field("title").max_length, label=_("Title"))
    dek = LinesField(required=False, label=_("Dek"), widget=forms.Textarea({"rows": 2}))
    editors_note = ProseField(
        required=False, label=_("Editor’s note"), widget=FoldedProse({"rows": 3})
    )
    body = ProseField(label=_("Text"), widget=FoldedProse({"rows": 12}))
    image_caption = forms.CharField(
        required=False,
        max_length=ARTICLE.get_field("image_caption").max_length,
        label=_("Caption of the image"),
    )
    image_credit = forms.CharField(
        required=False,
        max_length=ARTICLE.get_field("image_credit").max_length,
        label=_("Credit of the image"),
    )

    def __init__(self, row: DeliveredDocument, data: Mapping[str, Any] | None = None) -> None:
        self.row = row
        self.recognised = TakeDocument.from_data(row.recognised or {})
        prefix = f"d{row.pk}"
        if data is None and row.edited is not None:
            data = {f"{prefix}-{name}": value for name, value in row.edited.items()}
            if not row.left_out:
                data[f"{prefix}-take"] = "on"
        super().__init__(data, prefix=prefix, initial={"take": not row.left_out})
        for name in ("title", "dek", "editors_note", "body", "image_caption", "image_credit"):
            self.initial[name] = getattr(self.recognised, name)
        self.slots = self._slots(data)
        for slot in range(self.slots):
            self._add_author(slot)

    def _slots(self, data: Mapping[str, Any] | None) -> int:
        """How many authors there is room for: those that there are, and one more."""
        if data is None:
            return len(self.recognised.authors) + 1
        slot = 0
        while self.add_prefix(f"a{slot}-name") in data:
            slot += 1
        last = self.add_prefix(f"a{slot - 1}-name")
        return max(slot + bool(slot and str(data[last]).strip()), 1)

    def _add_author(self, slot: int) -> None:
        authors = self.recognised.authors
        author = authors[slot] if slot < len(authors) else Author("")
        name = forms.CharField(
            required=False, max_length=PERSON.get_field("name").max_length, label=_("Name")
        )
        made: dict[str, tuple[forms.Field, Any]] = {
            "name": (name, author.name),
            "who": (forms.CharField(required=False, label=_("Who it is")), ""),
            "handles": (forms.CharField(required=False, label=_("Handles")), as_handles(author)),
            "affiliations": (
                LinesField(
                    required=False,
                    label=_("Affiliations"),
                    widget=forms.Textarea({"rows": len(author.affiliations) + 1}),
                ),
                as_lines(author.affiliations),
            ),
            "bio": (
                ProseField(required=False, label=_("Bio"), widget=FoldedProse({"rows": 3})),
                author.bio,
            ),
        }
        for part, (field, initial) in made.items():
            self.fields[f"a{slot}-{part}"] = field
            self.initial[f"a{slot}-{part}"] = initial

    def clean(self) -> dict[str, Any]:
        """Read what was typed of the authors, and tidy what came from the editor."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for name, field in self.fields.items():
            if isinstance(field, ProseField) and name in data and name in self.changed_data:
                data[name] = tidy(data[name])
        for slot in range(self.slots):
            self._read(f"a{slot}-handles", read_handles)
            self._read(f"a{slot}-affiliations", read_lines)
            name, others = f"a{slot}-name", ("handles", "affiliations", "bio")
            typed = {f"a{slot}-{part}" for part in others} & set(self.changed_data)
            if not data.get(name) and name not in self.changed_data and typed:
                self.add_error(name, _now("Say who this is."))
        return data

    def _read(self, name: str, read: Any) -> None:
        try:
            if name in self.cleaned_data:
                self.cleaned_data[name] = read(self.cleaned_data[name])
        except ValidationError as error:
            self.add_error(name, error)

    def typed(self) -> dict[str, str] | None:
        """What stands in the form, to be kept; nothing where that is what was recognised."""
        if not set(self.changed_data) - {"take"}:
            return None
        names = [name for name in self.fields if name != "take"]
        # No database holds this character in a text.
        return {name: str(self[name].data or "").replace("\x00", "") for name in names}

    def final(self) -> Final:
        """The document as it is to be imported: what nobody touched is as it was recognised."""
        if not self.is_bound:
            return Final(self.row, self.recognised, (None,) * len(self.recognised.authors))
        changed = set(self.changed_data) - {"take"}
        plain = [name for name in changed if name in self.base_fields]
        values: dict[str, Any] = {name: self.cleaned_data[name] for name in plain}
        authors, choices = [], []
        for slot in range(self.slots):
            if self.cleaned_data[f"a{slot}-name"]:
                authors.append(self._author(slot, changed))
                choices.append(self._choice(slot))
        if any(name not in self.base_fields for name in changed):
            values["authors"] = tuple(authors)
        document = replace(self.recognised, **values)
        return Final(self.row, document, tuple(choices), put_right=bool(changed))

    def _author(self, slot: int, changed: set[str]) -> Author:
        known = self.recognised.authors
        author = known[slot] if slot < len(known) else Author("")
        values: dict[str, Any] = {}
        for part in ("name", "affiliations", "bio"):
            if f"a{slot}-{part}" in changed:
                values[part] = self.cleaned_data[f"a{slot}-{part}"]
        if f"a{slot}-handles" in changed:
            values |= self.cleaned_data[f"a{slot}-handles"]
        return replace(author, **values)

    def _choice(self, slot: int) -> Choice:
        chosen = str(self.cleaned_data[f"a{slot}-who"])
        if chosen == "new":
            return "new"
        return int(chosen) if is_key(chosen) else None


def found_right(data: QueryDict, form: DocumentForm) -> list[str]:
    """The doubts of a document that somebody says are none, of what was sent; see `Row.token`."""
    sent = data.getlist(form.add_prefix("right"))
    return [token for token in sent if _TOKEN.fullmatch(token)][:_MOST_DOUBTS]


def is_in(data: Mapping[str, Any], row: DeliveredDocument) -> bool:
    """Whether a form of this document was sent: what nobody saw is not imported."""
    return f"d{row.pk}-title" in data

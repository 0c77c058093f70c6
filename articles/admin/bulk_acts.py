"""What is done to many articles or takes at once, each by its own verb."""

from typing import Any

from django import forms
from django.contrib.admin import site
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles import revisions, snapshots, workflow
from articles.actors import Actor
from articles.admin.bulk import BulkAct
from articles.admin.saving import labels
from articles.admin.tags import TagsField
from articles.admin.verbs import WHAT_HAPPENS, NoteForm
from articles.models import Article, Section, Tag, Take, Wave
from articles.models.release import Release
from articles.refusals import NotAllowed
from articles.waves import move_take
from contributors.desk.keys import is_key
from contributors.desk.zone import in_zone


class SayVerb(BulkAct):
    """A verb of the workflow, said of each article by whoever has the right to it there."""

    form = NoteForm

    def __init__(self, verb: str) -> None:
        self.verb, self.name = verb, f"bulk_{verb}"
        self.label, self.happens = workflow.VERBS[verb].label, WHAT_HAPPENS[verb]

    def may(self, user: Actor) -> bool:
        """Whether there can be an article of which `user` may say it."""
        return any(
            workflow.is_allowed(self.verb, Article(status=status, created_by_id=user.pk), user)
            for status in Release.Status.values
        )

    def seen(self, row: Article) -> str:
        """The number of the newest text."""
        return str(row.working_revision.number if row.working_revision else 0)

    def do(self, row: Article, user: Any, data: dict[str, Any], seen: str) -> str:
        """Say the verb of the text that was shown."""
        Take.objects.filter(article=row.pk).lock_waves()
        if not workflow.is_allowed(self.verb, row, user):
            raise NotAllowed(_now("You may not do this to it."))
        text: dict[str, Any] = {}
        if self.verb in workflow.OF_A_TEXT:
            text["revision"] = int(seen) if is_key(seen) else 0
        getattr(workflow, self.verb)(row, user, note=data["note"], **text)
        now = Article.objects.get(pk=row.pk)
        state = now.state()
        if state is Release.State.SCHEDULED:
            return _now("Goes out on %(date)s.") % {"date": in_zone(now.release_at)}
        return _now("Now: %(state)s.") % {"state": state.label}


class EditText(BulkAct):
    """A change to the text of each article, which is saved as one that is made in its form is."""

    def may(self, user: Actor) -> bool:
        """Whoever edits the articles of others."""
        return user.has_perm("articles.edit_any_article")

    def changed(self, snapshot: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
        """The text with the change."""
        raise NotImplementedError

    def do(self, row: Article, user: Any, data: dict[str, Any], seen: str) -> str:
        """Save the newest text with the change."""
        newest = row.working_revision
        snapshot = snapshots.current_one(newest.snapshot) if newest else snapshots.take(row)
        base = newest.number if newest else 0
        outcome = revisions.save(row, self.changed(snapshot, data), user, base=base)
        if not outcome.changed:
            return _now("It was so already.")
        site.record("changed", row, user, labels(outcome.changed))  # type: ignore[attr-defined]  # The desk’s site.
        if Article.objects.get(pk=row.pk).has_waiting_changes:
            return _now("Saved; it waits until the changes are published.")
        return _now("Saved.")


class SectionForm(forms.Form):
    """Which section."""

    section = forms.ModelChoiceField(label=_("Section"), queryset=Section.objects.all())


class SetSection(EditText):
    """Put articles into a section."""

    name, label, form = "bulk_section", _("Put into a section"), SectionForm
    happens = _("Each is saved with this section in place of its own.")

    def changed(self, snapshot: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
        """With the section."""
        return snapshot | {"section": data["section"].pk}


class TagNamesForm(forms.Form):
    """Which tags, by their names; new ones need the right to add tags."""

    tags = forms.CharField(
        label=_("Tags"), max_length=1000, help_text=_("Names, with commas between them.")
    )

    def __init__(self, data: Any, user: Actor) -> None:
        super().__init__(data)
        self.user = user

    def clean_tags(self) -> list[str]:
        """The names."""
        field = TagsField()
        words = field.clean(self.cleaned_data["tags"].split(","))
        new = Tag.objects.unknown(words)
        if new and not self.user.has_perm("articles.add_tag"):
            raise ValidationError(
                _now("You may not add new tags: %(tags)s. Choose others, or ask an editor.")
                % {"tags": ", ".join(new)}
            )
        return list(words)


class AddTags(EditText):
    """Add tags to articles."""

    name, label = "bulk_tags", _("Add tags")
    happens = _("Each is saved with these tags beside its own.")

    def make_form(self, data: Any, rows: list[Any], user: Actor) -> forms.Form:
        """The form, which knows who may add tags."""
        return TagNamesForm(data, user)

    def changed(self, snapshot: dict[str, Any], data: dict[str, Any]) -> dict[str, Any]:
        """With the tags, in the order that texts have them in."""
        names = {name.casefold(): name for name in [*data["tags"], *snapshot["tags"]]}
        ordered = sorted(names.values(), key=lambda name: (name.casefold(), name))
        return snapshot | {"tags": ordered}


class WaveForm(forms.Form):
    """Which wave of the one collection, or none."""

    wave = forms.ModelChoiceField(
        label=_("Wave"), queryset=Wave.objects.none(), required=False, empty_label=_("None")
    )

    def __init__(self, data: Any, collection: int) -> None:
        super().__init__(data)
        field: Any = self.fields["wave"]
        field.queryset = Wave.objects.filter(collection=collection)
        field.label_from_instance = _dated


def _dated(wave: Wave) -> str:
    return f"{wave}, {in_zone(wave.release_at)}" if wave.release_at else str(wave)


class MoveTakes(BulkAct):
    """Put takes of one collection into another of its waves."""

    name, label = "bulk_wave", _("Move to another wave")
    happens = _("The articles of these answers go out with that wave.")

    def may(self, user: Actor) -> bool:
        """Whoever changes takes; an approved one is a publisher’s to move."""
        return user.has_perm("articles.change_take")

    def problem(self, rows: list[Any]) -> str:
        """Waves belong to one collection."""
        if len({row.collection_id for row in rows}) > 1:
            return _now("Choose answers of one collection: waves belong to it.")
        return ""

    def make_form(self, data: Any, rows: list[Any], user: Actor) -> forms.Form:
        """The form, with the waves of their collection."""
        return WaveForm(data, rows[0].collection_id if rows else 0)

    def do(self, row: Take, user: Any, data: dict[str, Any], seen: str) -> str:
        """Move it, and keep the collection in its history."""
        if row.wave_id == (data["wave"].pk if data["wave"] else None):
            return _now("It was so already.")
        desk: Any = site
        desk.found(row)
        move_take(row, user, wave=data["wave"])
        desk.record("changed", row, user, [_now("wave")])
        return _now("Moved to %(wave)s.") % {"wave": data["wave"] or "–"}

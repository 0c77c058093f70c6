"""A take on a page of its own, and in the rows of its collection."""

from typing import Any

from django.contrib import admin
from django.db import connection, models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.bulk import BulkActs
from articles.admin.bulk_acts import MoveTakes
from articles.admin.filters import OwnCollectionFilter, StageFilter, choices_filter
from articles.admin.take_form import TakeForm, waves_of
from articles.models import Collection, Participant, Take
from articles.waves import lock_waves
from contributors.desk import CsvExport, DeskAdmin, RowFormSet, TabularRows, address
from contributors.desk.keys import is_key
from contributors.desk.relations import bare


def with_people(takes: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Each with its participants in order."""
    people = Participant.objects.select_related("contributor")
    return takes.prefetch_related(models.Prefetch("participant_set", people))


class TakeFormSet(RowFormSet):
    """The takes of a collection."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Those of the row; its waves are asked for once."""
        super().add_fields(form, index)
        if "wave" in form.fields:
            if not hasattr(self, "_waves"):
                self._waves = waves_of(self.instance)
            form.fields["wave"].offer(self._waves)

    def save_rows(self) -> None:
        """Move by the verb, then save what else was changed.

        A wave that was deleted in the same form is gone by now: its takes stand without one.
        """
        left = waves_of(self.instance)
        for form in self.live_forms():
            if form.has_changed():
                form.leave_deleted_wave(left)
                form.move()
        self.save()


class TakeRows(TabularRows):
    """One answer a row; its pull quote stands on its own page."""

    model = Take
    form = TakeForm
    formset = TakeFormSet
    fields = ["order", "people", "wave", "article", "state", "position", "confidence"]
    autocomplete_fields = ["article"]
    show_change_link = True
    classes = ["takes"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Take]:
        """Each with its people and the title of its article."""
        takes = super().get_queryset(request).select_related("article", "wave")
        takes = takes.defer("article__body", "article__editors_note", "pull_quote")
        return with_people(takes)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """The field; without buttons to add or delete an article in each row."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "article" and field.widget is not bare(field.widget):
            field.widget.can_add_related = field.widget.can_delete_related = False
            field.widget.can_view_related = False
        return field


@admin.register(Take)
class TakeAdmin(BulkActs, CsvExport, DeskAdmin):
    """Takes. New ones are made in their collection."""

    form = TakeForm
    fields = [
        "collection",
        "people",
        "article",
        ("wave", "order"),
        "state",
        ("position", "confidence"),
        "pull_quote",
    ]
    readonly_fields = ["collection"]
    autocomplete_fields = ["article"]
    list_display = ["names", "collection", "wave", "article", "state", "position", "confidence"]
    list_filter = [
        *(OwnCollectionFilter, StageFilter),
        choices_filter("state", _("commission"), lambda: Take.State.choices),
    ]
    bulk_acts = [MoveTakes()]
    search_fields = ["participants__name", "article__title", "collection__title"]
    ordering = ["-collection", "order", "pk"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Take]:
        """Each with its collection, wave, article and people."""
        takes = super().get_queryset(request)
        return takes.select_related("collection", "wave", "article")

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> models.Model:
        """The take. What is about to be saved is held in the order of the collection’s own form:
        the collection, whose history it is a part of, the waves, then the take."""
        if request.method == "POST" and connection.in_atomic_block and is_key(object_id):
            collections = Collection.objects.filter(takes=int(object_id))
            collections.select_for_update(of=("self",)).values_list("pk").first()
            lock_waves(Take.objects.filter(pk=object_id).values("collection"))
        return super().get_object(request, object_id, from_field)

    def list_rows(self, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Each with its people, and without texts."""
        return with_people(queryset.defer("article__body", "article__editors_note"))

    def csv_columns(self, request: HttpRequest) -> list[Any]:
        """The columns of the list, when it goes out, and where readers find it."""
        return [
            (_("who answers"), self.names),
            (_("collection"), lambda one: one.collection),
            (_("wave"), lambda one: one.wave),
            (_("release"), _planned),
            (_("article"), lambda one: one.article and one.article.title),
            (_("commission"), lambda one: one.get_state_display()),
            (_("position"), lambda one: one.position),
            (_("confidence"), lambda one: one.confidence),
            (_("address"), lambda one: address(request)(one.article)),
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Not here: a take is made in its collection."""
        return False

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The form, with the waves of this collection."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if "wave" in form.base_fields:
            form.base_fields["wave"].offer(waves_of(obj.collection if obj else None))
        return form

    def save_model(self, request: HttpRequest, obj: Take, form: Any, change: bool) -> None:
        """Move by the verb, then save what else was changed."""
        form.move()
        super().save_model(request, obj, form, change)

    @admin.display(description=_("who answers"))
    def names(self, take: Take) -> str:
        """The names of the participants, in order."""
        people = [str(row.contributor) for row in take.participant_set.all()]
        return ", ".join(people) or "–"


def _planned(take: Take) -> Any:
    """When the answer goes out, or went out."""
    planned = take.article or take.wave
    return planned and planned.release_at

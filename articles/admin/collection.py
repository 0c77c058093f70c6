"""The collection on the desk: question, conveners, waves and takes on one page."""

from typing import Any, cast

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.admin.histories import HistoryViews
from articles.admin.rehearsal import refusal
from articles.admin.release import ReleaseAdmin
from articles.admin.take import TakeFormSet, TakeRows
from articles.admin.waves import WaveViews, counted_waves
from articles.models import Collection, Convener, Wave
from articles.refusals import NotPossible
from articles.waves import hold_wave, lock_waves, may_date, move_wave, passed
from contributors.desk import DeskForm, RowForm, RowFormSet, TabularRows


class ConvenerRows(TabularRows):
    """Who put the question, in order."""

    model = Convener
    fields = ["order", "contributor"]
    autocomplete_fields = ["contributor"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Convener]:
        """Each with its contributor."""
        conveners: models.QuerySet[Convener] = super().get_queryset(request)
        return conveners.select_related("contributor")


class WaveForm(RowForm):
    """A wave. Its date is a publisher's to set."""

    def clean(self) -> dict[str, Any]:
        """Refuse a date that the verb would refuse."""
        data = super().clean()
        if "release_at" in self.changed_data and "release_at" in data:
            why = refusal(self.set_date) if self.instance.pk else passed(data["release_at"])
            if why:
                self.add_error("release_at", why)
        return data

    def set_date(self) -> None:
        """Give the stored wave the date that the form says, by its verb; none holds it."""
        wave, release_at = Wave(pk=self.instance.pk), self.cleaned_data["release_at"]
        if release_at is None:
            hold_wave(wave, self.user)
        else:
            move_wave(wave, self.user, release_at=release_at)


class WaveFormSet(RowFormSet):
    """The waves of a collection."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Those of the row; the date is closed to who may not set it."""
        super().add_fields(form, index)
        if "release_at" in form.fields and not (self.user and may_date(self.user)):
            form.fields["release_at"].disabled = True

    def save_rows(self) -> None:
        """Save what else was changed, then date by the verb."""
        dated = [form for form in self.live_forms() if "release_at" in form.changed_data]
        for form in dated:
            form.instance.release_at = form.initial.get("release_at")
        self.save()
        for form in dated:
            form.set_date()


class WaveRows(TabularRows):
    """When parts of the collection go out."""

    model = Wave
    form = WaveForm
    formset = WaveFormSet
    fields = ["order", "title", "release_at"]

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """The field; the date says who may set it."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "release_at" and not may_date(request.user):
            field.help_text = _("Only publishers date waves. You may add one without a date.")
        return field


class CollectionForm(DeskForm):
    """A collection, which comes after the earlier ones of its series."""

    def clean_earlier_collections(self) -> Any:
        """Those that were chosen; itself is none of them."""
        chosen = self.cleaned_data["earlier_collections"]
        if self.instance.pk and any(one.pk == self.instance.pk for one in chosen):
            raise ValidationError(_("A collection is not earlier than itself."))
        return chosen


@admin.register(Collection)
class CollectionAdmin(HistoryViews, WaveViews, ReleaseAdmin):
    """Symposia."""

    form = CollectionForm
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "title",
                    "question",
                    "standfirst",
                    "introduction",
                    "editors_note",
                    "cover",
                ]
            },
        ),
        (_("Address"), {"fields": ["slug"]}),
        (
            _("Image and partner"),
            {"fields": ["lead_image", ("partner", "partner_website")], "classes": ["collapse"]},
        ),
        (_("Scale of positions"), {"fields": ["proposition", "scale"], "classes": ["collapse"]}),
        (
            _("Length of the answers"),
            {"fields": [("least_words", "most_words")], "classes": ["collapse"]},
        ),
        (_("Series"), {"fields": ["earlier_collections"], "classes": ["collapse"]}),
        ReleaseAdmin.date_fieldset,
    ]
    inlines = [ConvenerRows, WaveRows, TakeRows]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["lead_image", "earlier_collections"]
    list_display = ["named", "state_shown", "released", "listed", "readable", "saved"]
    search_fields = ["title", "question", "conveners__name"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Collection]:
        """Each with its lead image."""
        collections: models.QuerySet[Collection] = super().get_queryset(request)
        return collections.select_related("lead_image")

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> models.Model:
        """The collection. While it is being saved its waves are held as well; on its form it comes
        with them, since they are shown in three places."""
        collection: Any = super().get_object(request, object_id, from_field)
        match = request.resolver_match
        on_form = match is not None and match.url_name == "articles_collection_change"
        if request.method != "POST" and on_form:
            collection.counted_waves = counted_waves(collection, timezone.now())
        elif connection.in_atomic_block:
            lock_waves([collection.pk])
        return cast("models.Model", collection)

    def list_rows(self, queryset: Any) -> Any:
        """Each with its counts."""
        return queryset.with_counts()

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page. Where a verb refuses what the form let through, nothing at all is saved."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except NotPossible as reason:
            # Two moves in one form can forbid each other: each alone was possible.
            self.message_user(request, f"{reason} {_now('Nothing was saved.')}", messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """The page, with what may be done to its waves."""
        if obj is not None:
            context["waves"] = self.wave_panel(request, obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Save the rows; waves and takes by their verbs."""
        if isinstance(formset, WaveFormSet | TakeFormSet):
            formset.save_rows()
        else:
            super().save_formset(request, form, formset, change)

    @admin.display(description=_("title"), ordering="title")
    def named(self, collection: Collection) -> str:
        """Its title, as every other list has it."""
        return str(collection)

    @admin.display(description=_("experts"), ordering="experts")
    def listed(self, collection: Collection) -> int:
        """How many people its page lists."""
        return int(collection.experts)  # type: ignore[attr-defined]  # Counted by the list.

    @admin.display(description=_("answers"), ordering="answers")
    def readable(self, collection: Collection) -> int:
        """How many answers readers may read."""
        return int(collection.answers)  # type: ignore[attr-defined]  # Counted by the list.

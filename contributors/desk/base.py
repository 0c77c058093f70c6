"""The base of every admin on the desk: who did what is written down, and nothing is given away."""

from collections.abc import Iterable
from typing import Any, Protocol, cast

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import ShowFacets
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import BadRequest
from django.db import IntegrityError, connection, models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from contributors.desk.fields import DeskFields
from contributors.desk.forms import DeskForm
from contributors.desk.held import HoldingForm
from contributors.desk.keys import is_key
from contributors.desk.rights import expired_pictures
from contributors.desk.saved import SavedFilters

# How often a form is checked again that the database refuses.
TRIES = 4


class Recorder(Protocol):
    """What the desk's admin site does beside its work: it keeps the log of acts."""

    def record(self, verb: str, subject: models.Model, by: Any, fields: list[str]) -> None:
        """Write down that `by` did `verb` to `subject`, changing `fields`."""

    def found(self, subject: models.Model) -> None:
        """Keep `subject` as it is before it is changed, if nothing is kept of it yet."""

    def last_by(self, things: list[models.Model]) -> str:
        """The name of whoever acted last on any of `things`; nothing where that is not known."""


class DeskChangeList(ChangeList):
    """A list whose rows come with all that its columns show, and whose head says what they are."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(request, *args, **kwargs)
        if not self.is_popup:
            self.title = str(capfirst(self.opts.verbose_name_plural))

    def get_queryset(
        self, request: HttpRequest, exclude_parameters: Any = None
    ) -> models.QuerySet[Any]:
        """The rows as the admin wants them for a list."""
        found = super().get_queryset(request, exclude_parameters)
        rows: models.QuerySet[Any] = self.model_admin.list_rows(found)  # type: ignore[attr-defined]  # Every screen of the desk has it.
        return rows


class DeskAdmin(SavedFilters, DeskFields, admin.ModelAdmin):  # type: ignore[type-arg]  # Generic only in the stubs.
    """An admin of the desk."""

    form: Any = DeskForm
    change_form_template = "admin/desk/change_form.html"
    change_list_template = "admin/desk/change_list.html"
    show_facets = ShowFacets.ALWAYS
    show_full_result_count = False
    list_per_page = 50

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list of this admin."""
        return DeskChangeList

    def list_rows(self, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """`queryset` with what the columns of the list show, so that no row asks for itself."""
        return queryset

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> models.Model:
        """The object; 404 where there is none that this person may know of.

        What is about to be saved is held until it is: else a form could put back a status, a date
        or a right that somebody else has changed while it was being checked.
        """
        if request.method == "POST" and connection.in_atomic_block and is_key(object_id):
            rows = self.model._base_manager.select_for_update()
            rows.filter(pk=object_id).values_list("pk").first()
        obj = super().get_object(request, object_id, from_field)
        if obj is None:
            raise Http404
        if request.method == "POST" and connection.in_atomic_block:
            cast("Recorder", self.admin_site).found(obj)
        return cast("models.Model", obj)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form. What the database refuses, because of what came in between the checks and the
        write, is checked once more: it finds its way by then, or gets a sentence at its field. Of
        several that come in between, each may have taken what the one before left."""
        # Files are read already.
        for _try in range(0 if request.FILES else TRIES):
            try:
                return super().changeform_view(request, object_id, form_url, extra_context)
            except IntegrityError:
                continue
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The form, which is told who fills it in."""
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user  # type: ignore[attr-defined]  # The forms of the desk ask for it.
        form.desk = self.admin_site  # type: ignore[attr-defined]  # And for who acted last.
        return form

    def is_public(self, obj: Any) -> bool:
        """Whether readers may see the page of `obj` now."""
        pages = type(obj)._default_manager
        return bool(hasattr(pages, "public") and pages.public().filter(pk=obj.pk).exists())

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """The page of `obj`, where readers may see it too."""
        if obj is None or not self.view_on_site or not hasattr(obj, "get_absolute_url"):
            return None
        return cast("str", obj.get_absolute_url()) if self.is_public(obj) else None

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save; a file that was held for the form is in its place now."""
        super().save_model(request, obj, form, change)
        if isinstance(form, HoldingForm):
            form.let_go()

    def why_read_only(self, request: HttpRequest, obj: Any) -> str:
        """A sentence on why this person may look but not change."""
        return _("You may look at this, but not change it. Ask an editor.")

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """The page, with a sentence where it is for looking only; files of a form that comes back
        with errors are held until it is right."""
        if obj is not None and not self.has_change_permission(request, obj):
            context["why_read_only"] = self.why_read_only(request, obj)
        form = context["adminform"].form
        if obj is not None:
            context["expired_pictures"] = expired_pictures(form.instance)
        if form.is_bound and isinstance(form, HoldingForm):
            form.hold_files()
        classes = " ".join(str(fieldset.classes) for fieldset in context["adminform"])
        context["inlines_among_fieldsets"] = "rows-follow" in classes
        return super().render_change_form(request, context, add, change, form_url, obj)

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Keep the stock log, and the log of acts."""
        self._record("created", obj, request, _changed(message))
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Keep the stock log, and the log of acts where something was changed."""
        if fields := _changed(message):
            self._record("changed", obj, request, fields)
        return super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: Iterable[Any]) -> Any:
        """Keep the stock log, and the log of acts."""
        for obj in queryset:
            self._record("deleted", obj, request, [])
        return super().log_deletions(request, queryset)  # type: ignore[arg-type]  # Called with a list as well.

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Only what the filters of the list ask for: no other field is asked about by address."""
        asked = {getattr(one, "parameter_name", one) for one in self.get_list_filter(request)}
        named = {one for one in self.get_list_filter(request) if isinstance(one, str)}
        return lookup in asked or lookup.partition("__")[0] in named

    def response_action(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Do what was asked for, and log it, wholly or not at all; 400 for what is no key."""
        if not all(is_key(key) for key in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            raise BadRequest
        with transaction.atomic():
            return super().response_action(request, *args, **kwargs)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Delete one by one, so that each takes its redirects along; all of them, or none."""
        with transaction.atomic():
            for obj in queryset:
                obj.delete()

    def _record(self, verb: str, obj: Any, request: HttpRequest, fields: list[str]) -> None:
        cast("Recorder", self.admin_site).record(verb, obj, request.user, fields)


def _changed(message: Any) -> list[str]:
    """The names of the changed fields in the message that the admin makes of a form."""
    if not isinstance(message, list):
        return [str(message)] if message else []
    names = []
    for entry in message:
        for act, detail in entry.items():
            row = str(detail.get("name", ""))
            fields = [str(field) for field in detail.get("fields", [])]
            if row and act == "changed":
                names += [f"{row}: {field}" for field in fields]
            elif row:
                names.append(f"{row} {act}")
            else:
                names += fields
    return names

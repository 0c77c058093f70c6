"""Lists of the desk as tables for spreadsheets: the chosen rows, or all that a list shows now."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib.admin.options import ActionLocation, IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from contributors import sheets

ACTION = "export_csv"

Column = tuple[Any, Callable[[Any], Any]]


class CsvExport:
    """For an admin: its list as CSV, with the columns that `csv_columns` gives.

    The rows are those of the list, by its search and its filters, as this person sees it; they come
    with all that the columns ask for (`list_rows`), so that no row asks for itself.
    """

    offers_csv = True

    opts: Any
    admin_site: Any
    has_view_permission: Any
    get_changelist_instance: Any

    def csv_columns(self, request: HttpRequest) -> Sequence[Column]:
        """Each column: what it is called, and what stands in it for a row."""
        raise NotImplementedError

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and the table."""
        view = self.admin_site.admin_view(require_safe(self.csv_view))
        name = f"{self.opts.app_label}_{self.opts.model_name}_csv"
        return [path("csv/", view, name=name), *super().get_urls()]  # type: ignore[misc]  # What it is mixed into has it.

    def get_actions(
        self, request: HttpRequest, action_location: ActionLocation = ActionLocation.CHANGE_LIST
    ) -> Any:
        """The actions of the list, this one last."""
        actions: dict[str, Any] = super().get_actions(request, action_location)  # type: ignore[misc]  # What it is mixed into has it.
        if action_location is ActionLocation.CHANGE_LIST and not request.GET.get("_popup"):
            actions |= {ACTION: (_chosen, ACTION, _("Download as CSV"))}
        return actions

    def csv_view(self, request: HttpRequest) -> HttpResponseBase:
        """All that the list shows now, by the search and the filters in the address."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            rows = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"
            return HttpResponseRedirect(reverse(name))
        return self.as_csv(request, rows)

    def as_csv(self, request: HttpRequest, rows: Any) -> HttpResponseBase:
        """These rows of the list as a file."""
        columns = self.csv_columns(request)
        name = f"{self.opts.model_name}-{timezone.localdate().isoformat()}"
        # They are read here, in one go: while a file is sent, nothing is asked any more.
        found = list(rows)
        table = ([value(row) for _label, value in columns] for row in found)
        return sheets.response(name, [str(label) for label, _value in columns], table)


def address(request: HttpRequest) -> Callable[[Any], str]:
    """For a column: the full address of the page of a row."""
    return lambda row: request.build_absolute_uri(row.get_absolute_url()) if row else ""


def _chosen(admin: Any, request: HttpRequest, queryset: Any) -> HttpResponseBase:
    response: HttpResponseBase = admin.as_csv(request, queryset)
    return response

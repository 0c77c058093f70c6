"""Filters of a list that people keep: shown above the list, saved and removed there."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from contributors.models import SavedFilter
from contributors.models.saved_filter import LONGEST

# What an address of a list says beside what is asked for: the page of results, and a fault.
_PASSING = ("p", "e", "all", "_popup", "_to_field")
MOST = 30


class SavedFilters:
    """For admins: each person's own filters of the list."""

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and where filters are saved and removed."""
        wrap, name = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"  # type: ignore[attr-defined]  # What it is mixed into has it.
        return [
            path("filters/", wrap(require_POST(self.save_filter)), name=f"{name}_save_filter"),
            path(
                "filters/<int:pk>/remove/",
                wrap(require_POST(self.remove_filter)),
                name=f"{name}_remove_filter",
            ),
            *super().get_urls(),  # type: ignore[misc]  # What it is mixed into has it.
        ]

    def save_filter(self, request: HttpRequest) -> HttpResponse:
        """Keep what the list is asked for now; a name that is taken means this from now on."""
        query = essence(request.POST.get("query", ""))
        name = " ".join(request.POST.get("name", "").split())
        problem = self._problem(request, name, query)
        if problem:
            messages.error(request, problem)
        else:
            SavedFilter.objects.update_or_create(
                owner_id=request.user.pk,
                screen=self._screen,
                name=name,
                defaults={"query": query},
            )
            messages.success(request, _("“%(name)s” is kept above the list.") % {"name": name})
        return self._back(request, query)

    def remove_filter(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Forget one of theirs; that of somebody else stays."""
        self._check(request)
        self._own(request).filter(pk=pk).delete()
        return self._back(request, essence(request.POST.get("query", "")))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, with the filters that this person keeps."""
        answer: HttpResponse = super().changelist_view(request, extra_context)  # type: ignore[misc]  # What it is mixed into has it.
        context = answer.context_data if isinstance(answer, TemplateResponse) else None
        if context and "cl" in context:
            query = essence(request.GET.urlencode())
            kept = [] if "_popup" in request.GET else list(self._own(request))
            known = any(one.query == query for one in kept)
            context["saved_filters"] = kept
            context["filter_query"] = query
            context["may_save_filter"] = bool(query and not known and "_popup" not in request.GET)
        return answer

    @property
    def _screen(self) -> str:
        return str(self.opts.label_lower)  # type: ignore[attr-defined]  # What it is mixed into has it.

    def _own(self, request: HttpRequest) -> Any:
        return SavedFilter.objects.filter(owner=request.user.pk, screen=self._screen)

    def _check(self, request: HttpRequest) -> None:
        if not self.has_view_or_change_permission(request):  # type: ignore[attr-defined]  # What it is mixed into has it.
            raise PermissionDenied

    def _problem(self, request: HttpRequest, name: str, query: str) -> str:
        """A sentence on why it cannot be kept; nothing where it can."""
        self._check(request)
        if not query:
            return _("Choose a filter or search for something first; then it can be kept.")
        if not name:
            return _("Give it a name, such as “To check today”.")
        longest = SavedFilter._meta.get_field("name").max_length or 0
        if len(name) > longest:
            return _("The name has more than %(most)d characters.") % {"most": longest}
        if len(query) > LONGEST:
            return _("This is too long to be kept. Choose fewer filters.")
        if self._own(request).exclude(name=name).count() >= MOST:
            return _("You keep %(most)d filters here. Remove one first.") % {"most": MOST}
        return ""

    def _back(self, request: HttpRequest, query: str) -> HttpResponse:
        address = reverse(
            f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist",  # type: ignore[attr-defined]  # What it is mixed into has it.
            current_app=self.admin_site.name,  # type: ignore[attr-defined]  # What it is mixed into has it.
        )
        return HttpResponseRedirect(f"{address}?{query}" if query else address)


def essence(query: str) -> str:
    """What an address asks of a list, without what only passes; the same for the same question."""
    asked = QueryDict(query, mutable=True)
    for name in _PASSING:
        asked.pop(name, None)
    kept = QueryDict(mutable=True)
    for name, values in sorted(asked.lists()):
        kept.setlist(name, [value.replace("\0", "") for value in values if value])
    return kept.urlencode()

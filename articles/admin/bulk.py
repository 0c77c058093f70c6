"""One act on many rows of a list: asked first, with all that it is about; then a line for each.

Each row is done by itself, by the same verb as on its own screen: what one of them refuses holds
back no other, and nothing of it is half done.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import ActionLocation
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _now

from articles.actors import Actor
from articles.refusals import NotPossible

MOST = 500


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one row: whether it was done, and a sentence."""

    row: Any
    done: bool
    said: str


class BulkAct:
    """Something that is done to many; one of these makes an action of a list."""

    name: str
    label: Any
    happens: Any
    form: type[forms.Form] = forms.Form

    def may(self, user: Actor) -> bool:
        """Whether it is offered to `user`; each row is asked for itself when it is done."""
        raise NotImplementedError

    def make_form(self, data: Any, rows: list[Any], user: Actor) -> forms.Form:
        """The form that asks for what has to be known."""
        return self.form(data)

    def problem(self, rows: list[Any]) -> str:
        """Why it cannot be done to these together; nothing where it can."""
        return ""

    def seen(self, row: Any) -> str:
        """What the page shows of a row, so that nothing newer is acted on unseen."""
        return ""

    def do(self, row: Any, user: Any, data: dict[str, Any], seen: str) -> str:
        """Do it to one row, and say what was done. Raises what the verbs raise."""
        raise NotImplementedError


class BulkActs:
    """For an admin: the actions of its list that are bulk acts."""

    bulk_acts: Iterable[BulkAct] = ()

    opts: Any
    admin_site: Any
    message_user: Any

    def get_actions(
        self, request: HttpRequest, action_location: ActionLocation = ActionLocation.CHANGE_LIST
    ) -> Any:
        """The stock actions; on the list, the bulk acts that this person may do as well."""
        actions: dict[str, Any] = super().get_actions(request, action_location)  # type: ignore[misc]  # What it is mixed into has it.
        if request.GET.get("_popup") or action_location is not ActionLocation.CHANGE_LIST:
            return actions
        user: Any = request.user
        offered = {act.name: act for act in self.bulk_acts if act.may(user)}
        return actions | {
            name: (self._action(act), name, act.label) for name, act in offered.items()
        }

    def _action(self, act: BulkAct) -> Callable[[Any, HttpRequest, Any], HttpResponse | None]:
        def action(_admin: Any, request: HttpRequest, queryset: Any) -> HttpResponse | None:
            return self._ask_or_do(act, request, queryset)

        return action

    def _ask_or_do(self, act: BulkAct, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        rows = list(queryset[: MOST + 1])
        user: Any = request.user
        problem = act.problem(rows)
        if len(rows) > MOST:
            problem = _now("Choose at most %(most)d at a time.") % {"most": MOST}
        if problem:
            self.message_user(request, problem, messages.ERROR)
            return None
        confirmed = "confirmed" in request.POST
        form = act.make_form(request.POST if confirmed else None, rows, user)
        context = {
            **self.admin_site.each_context(request),
            "title": act.label,
            "opts": self.opts,
            "act": act,
            "happens": act.happens,
            "form": form,
            "media": form.media,
            "back": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"),
            "checkbox": ACTION_CHECKBOX_NAME,
        }
        if confirmed and form.is_valid():
            context["lines"] = [
                _done(act, row, user, form.cleaned_data, request.POST.get(f"seen-{row.pk}", ""))
                for row in rows
            ]
            context["count"] = sum(line.done for line in context["lines"])
            return TemplateResponse(request, "admin/desk/bulk_done.html", context)
        context["rows"] = [{"row": row, "seen": act.seen(row)} for row in rows]
        return TemplateResponse(request, "admin/desk/bulk.html", context)


def _done(act: BulkAct, row: Any, user: Any, data: dict[str, Any], seen: str) -> Line:
    try:
        with transaction.atomic():
            return Line(row, True, act.do(row, user, data, seen))
    except ValidationError as error:
        return Line(row, False, " ".join(error.messages))
    except (NotPossible, PermissionDenied) as reason:
        return Line(row, False, str(reason) or _now("You may not do this here."))

"""Merging some of a list, or one with others: a page that says what will happen, and asks."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.contrib.admin.options import ActionLocation
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.admin.overtaken import overtaken
from articles.duplicates.apart import answers_apart
from articles.duplicates.joining import MOST, Joined, join, may_join, why_not
from articles.duplicates.likely import likely
from articles.duplicates.moves import MOVES, counted
from articles.duplicates.survey import said_twice, survey
from articles.refusals import NotPossible
from contributors.desk import LabelledSelectMultiple
from contributors.desk.keys import KeysField, is_key
from contributors.models import Contributor

ACTION = "merge_into_one"


class MergeViews:
    """For the admin of what can be merged."""

    model: Any
    opts: Any
    admin_site: Any
    message_user: Any
    get_object: Any
    get_queryset: Any

    def get_urls(self) -> list[Any]:
        """The screens of the admin, and those of the merge."""
        wrap, name = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("merge/", wrap(self.merge_view), name=f"{name}_merge"),
            path("duplicates/", wrap(require_safe(self.likely_view)), name=f"{name}_duplicates"),
            path("<path:object_id>/merge/", wrap(self.merge_with_view), name=f"{name}_merge_with"),
            *super().get_urls(),  # type: ignore[misc]  # What it is mixed into has it.
        ]

    def get_actions(
        self, request: HttpRequest, action_location: ActionLocation = ActionLocation.CHANGE_LIST
    ) -> Any:
        """The actions of the list; the merge among them for who may."""
        actions: dict[str, Any] = super().get_actions(request, action_location)  # type: ignore[misc]  # What it is mixed into has it.
        user: Any = request.user
        offered = action_location is ActionLocation.CHANGE_LIST and not request.GET.get("_popup")
        if offered and may_join(user, self.model):
            actions |= {ACTION: (_to_the_page, ACTION, _("Merge into one"))}
        return actions

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Say what will happen and ask (GET), or do it (POST)."""
        user: Any = request.user
        if not may_join(user, self.model):
            raise PermissionDenied
        data = request.POST if request.method == "POST" else request.GET
        keys = [int(key) for key in dict.fromkeys(data.getlist("key")) if is_key(key)]
        problem = ""
        if request.method == "POST":
            stays = data.get("stays", "")
            try:
                done = join(
                    self.model,
                    keys,
                    user,
                    stays=int(stays) if is_key(stays) else 0,
                    choices=_choices(data),
                    seen=data.get("seen", ""),
                )
            except NotPossible as reason:
                problem = str(reason)
            else:
                return self._done(request, done)
        rows = self.model._base_manager.filter(pk__in=keys).order_by("pk")
        if self.model is Contributor:
            rows = rows.select_related("portrait")
        things = list(rows)
        closed = why_not(things, keys, things[:1])
        context = {
            **self.admin_site.each_context(request),
            "title": _now("Merge into one"),
            "opts": self.opts,
            "back": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"),
            "problem": problem or closed,
            "survey": None,
            "stays": data.get("stays", ""),
        }
        if not closed:
            found = context["survey"] = survey(things)
            chosen = _choices(data)
            context["fields"] = [
                {"field": one, "chosen": one.chosen(chosen.get(one.name))} for one in found.fields
            ]
        status = 409 if problem or closed else 200
        return TemplateResponse(request, "admin/desk/merge.html", context, status=status)

    def likely_view(self, request: HttpRequest) -> HttpResponse:
        """What may stand twice, each group with the way to the page that asks."""
        user: Any = request.user
        if not may_join(user, self.model):
            raise PermissionDenied
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        groups = likely(self.model._default_manager.all())
        context = {
            **self.admin_site.each_context(request),
            "title": _now("Possible duplicates"),
            "opts": self.opts,
            "back": reverse(f"{name}_changelist"),
            "groups": [
                {
                    "rows": group[:MOST],
                    "address": _address(self.opts, [row.pk for row in group[:MOST]]),
                }
                for group in groups
            ],
        }
        return TemplateResponse(request, "admin/desk/duplicates.html", context)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The list, with the way to what may stand twice for who may merge."""
        user: Any = request.user
        may = may_join(user, self.model)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_duplicates"
        more = {"duplicates_address": reverse(name) if may else ""}
        return super().changelist_view(request, {**more, **(extra_context or {})})  # type: ignore[misc,no-any-return]  # What it is mixed into has it.

    def merge_with_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask with which others this one is to be merged; the page that asks the rest is next."""
        user: Any = request.user
        if not may_join(user, self.model):
            raise PermissionDenied
        subject = self.get_object(request, unquote(object_id))
        if request.method not in {"GET", "HEAD"}:
            raise Http404
        form = OthersForm(request.GET or None, subject=subject)
        if form.is_valid():
            return _page(self.opts, [subject.pk, *(one.pk for one in form.cleaned_data["others"])])
        context = {
            **self.admin_site.each_context(request),
            "title": _now("Merge with another"),
            "opts": self.opts,
            "subject": subject,
            "form": form,
            "media": form.media,
            "back": reverse(
                f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[subject.pk]
            ),
        }
        return TemplateResponse(request, "admin/desk/merge_with.html", context)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form; of one that is merged into another by now, that of the other, or a word."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)  # type: ignore[misc,no-any-return]  # What it is mixed into has it.
        except Http404:
            response = overtaken(self, request, unquote(object_id or ""))
            if response is None:
                raise
            return response

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """The page, with the way to the merge for who may."""
        user: Any = request.user
        if obj is not None and not context.get("is_popup") and may_join(user, self.model):
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_merge_with"
            context["merge_address"] = reverse(name, args=[obj.pk])
        return super().render_change_form(request, context, add, change, form_url, obj)  # type: ignore[misc,no-any-return]  # What it is mixed into has it.

    def _done(self, request: HttpRequest, done: Joined) -> HttpResponse:
        names = ", ".join(f"“{name}”" for name in done.gone)
        said = [_now("%(names)s went into “%(stays)s”.") % {"names": names, "stays": done.survivor}]
        moved = [(one.move, one.moved(done.survivor)) for one in done.moves]
        told = [counted(move, number) for move, number in moved if number]
        if told:
            said.append(_now("Gone over: %(rows)s.") % {"rows": ", ".join(told)})
        said += [said_twice(one) for one in done.moves if one.doubles]
        self.message_user(request, " ".join(said), messages.SUCCESS)
        for one in answers_apart(done.moves):
            self.message_user(request, one.told, messages.WARNING)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[done.survivor.pk]))


class OthersForm(forms.Form):
    """Which others."""

    def __init__(self, data: Any, subject: models.Model) -> None:
        super().__init__(data)
        model = type(subject)
        move = MOVES[model][0]
        widget = LabelledSelectMultiple(move.model._meta.get_field(move.field), site)
        rows = model._default_manager.exclude(pk=subject.pk)
        field = KeysField(queryset=rows, label=_("With which"), widget=widget)
        field.help_text = _("Type a part of the name and choose it.")
        self.fields["others"] = field


def _to_the_page(admin: Any, request: HttpRequest, queryset: Any) -> HttpResponse:
    # One more than can be merged is enough to be told so.
    keys = queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1]
    return _page(admin.opts, list(keys))


def _page(opts: Any, keys: list[int]) -> HttpResponse:
    return HttpResponseRedirect(_address(opts, keys))


def _address(opts: Any, keys: list[int]) -> str:
    asked = QueryDict(mutable=True)
    asked.setlist("key", [str(key) for key in keys])
    name = reverse(f"admin:{opts.app_label}_{opts.model_name}_merge")
    return f"{name}?{asked.urlencode()}"


def _choices(data: QueryDict) -> dict[str, int]:
    """By the name of a field, the key of the one whose value is to stay."""
    return {
        name.removeprefix("field-"): int(value)
        for name in data
        if name.startswith("field-") and is_key(value := data.get(name, ""))
    }

"""The desk: the admin site under a security policy of its own."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Model, Q
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.csp import CSP
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override

from contributors.desk.moments import moment_view
from contributors.desk.relations import label_of
from contributors.site import site

# The editor loads its modules through an import map, which has to stand in the page: it carries a
# nonce. Tiptap adds one style element of its own, allowed by its hash and nothing else; the hash
# is that of django-prose-editor 0.28, and a browser test fails when an upgrade changes it.
EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"
DESK_CSP: dict[str, list[str]] = {
    **settings.SECURE_CSP,
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, EDITOR_STYLE],
    "img-src": [CSP.SELF, "data:"],
}


class Choices(AutocompleteJsonView):
    """What can be chosen by typing a part of its name."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        """Key and label."""
        return {"id": str(getattr(obj, to_field_name)), "text": label_of(obj)}


class Desk(AdminSite):
    """Where editors work."""

    index_title = _("The desk")
    index_template = "admin/desk/start.html"

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every screen knows, the name of the magazine among it."""
        name = site().name
        return {**super().each_context(request), "site_header": name, "site_title": name}

    def get_urls(self) -> list[Any]:
        """The screens, without the stock address that leads from any key to its page.

        It asks for no right, and would tell every account the address of every draft.
        """
        # They need the site that is made here.
        from articles.admin.calendar import calendar_view
        from articles.admin.delivering import import_view, report_view, review_view
        from articles.admin.links import links_view
        from articles.admin.searching import search_view, suggest_view

        screens = super().get_urls()
        return [
            path("import/", self.admin_view(import_view), name="import"),
            path("import/<uuid:key>/", self.admin_view(review_view), name="import_review"),
            path("import/<uuid:key>/report/", self.admin_view(report_view), name="import_report"),
            path("calendar/", self.admin_view(calendar_view), name="calendar"),
            path("search/", self.admin_view(search_view), name="search"),
            path("search/suggest/", self.admin_view(suggest_view), name="search_suggest"),
            path("links/", self.admin_view(links_view), name="links"),
            path("moment/", self.admin_view(moment_view), name="moment"),
            *(one for one in screens if getattr(one, "name", "") != "view_on_site"),
        ]

    def index(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """The start page: what waits for this person, and what goes out."""
        from articles.admin.start import start_context

        return super().index(request, {**start_context(request), **(extra_context or {})})

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """What stands on the index and beside every screen, the calendar among it."""
        found = super().get_app_list(request, app_label)
        for app in found:
            if app["app_label"] == "articles" and request.user.has_perm("articles.view_article"):
                entry = {
                    "name": _("Calendar"),
                    "object_name": "Calendar",
                    "admin_url": reverse("admin:calendar"),
                    "add_url": None,
                    "view_only": True,
                    "perms": {"view": True},
                }
                app["models"].insert(0, entry)
        return found

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """The view, for staff only, under the policy of the desk."""
        return csp_override(DESK_CSP)(super().admin_view(view, cacheable))

    def autocomplete_view(self, request: HttpRequest) -> Any:
        """What can be chosen, as JSON."""
        return Choices.as_view(admin_site=self)(request)

    def record(self, verb: str, subject: Model, by: Any, fields: list[str]) -> None:
        """Write down in the log of acts that `by` did `verb` to `subject`, changing `fields`."""
        # The models are not loaded when the site is made.
        from articles import keeping
        from articles.models import Act

        detail: dict[str, Any] = {"fields": fields} if fields else {}
        Act.objects.record(verb, subject, by, **detail)
        if verb != Act.Verb.DELETED and (kept := keeping.whose(subject)):
            keeping.keep(kept, by)

    def found(self, subject: Model) -> None:
        """Keep `subject` as it is before it is changed, if nothing is kept of it yet."""
        from articles import keeping

        if kept := keeping.whose(subject):
            keeping.found(kept)

    def last_by(self, things: list[Model]) -> str:
        """The name of whoever acted last on any of `things`; nothing where that is not known."""
        from articles.models import Act

        about = Q(pk__in=[])
        for thing in things:
            about |= Q(subject_type=thing._meta.label_lower, subject_id=thing.pk)
        act = Act.objects.filter(about).select_related("by").order_by("-pk").first()
        return str(act.by) if act and act.by else ""

    @method_decorator(never_cache)
    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """The form, which the stock site lets caches keep, name and sign of its reader included."""
        return super().password_change(request, extra_context)

    @method_decorator(never_cache)
    def password_change_done(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """What comes after it."""
        return super().password_change_done(request, extra_context)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The log-in page, under the policy of the desk."""
        return csp_override(DESK_CSP)(super().login)(request, extra_context)

"""What can be done at the desk, by name: new things, lists, and articles by their state."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import site
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.deliveries import may_import
from articles.models import Release
from articles.search.folding import words


@dataclass(frozen=True)
class Deed:
    """Something to do, and where."""

    title: str
    address: str


def deeds(request: HttpRequest) -> list[Deed]:
    """All that this person may do, those that are done most first."""
    lists, new, rest = [], [], []
    for app in site.get_app_list(request):
        for entry in app["models"]:
            if entry["admin_url"]:
                lists.append(Deed(capfirst(str(entry["name"])), entry["admin_url"]))
            if entry["add_url"]:
                name = entry["model"]._meta.verbose_name
                new.append(Deed(_("New: %(name)s") % {"name": name}, entry["add_url"]))
    if request.user.has_perm("articles.view_article"):
        address = reverse("admin:articles_article_changelist")
        chosen: list[tuple[Any, dict[str, str]]] = [
            *((state.label, {"state": state.value}) for state in Release.State),
            (_("with changes that wait"), {"state": "waiting"}),
            (_("Due and overdue"), {"release": "due"}),
        ]
        for label, query in chosen:
            title = _("Articles: %(state)s") % {"state": label}
            rest.append(Deed(title, f"{address}?{urlencode(query)}"))
    if may_import(request.user):
        rest.append(Deed(_("Import documents"), reverse("admin:import")))
    if request.user.is_authenticated and request.user.has_usable_password():
        rest.append(Deed(_("Change my password"), reverse("admin:password_change")))
    order = {reverse("admin:calendar"): 0, reverse("admin:articles_article_changelist"): 1}
    lists.sort(key=lambda deed: order.get(deed.address, 2))
    new.sort(key=lambda deed: deed.address != reverse("admin:articles_article_add"))
    return [*new[:1], *lists, *new[1:], *rest]


def meant(typed: str, known: list[Deed]) -> list[Deed]:
    """Those of `known` in whose names a word begins as each of those typed does."""
    beginnings = words(typed, open_end=True)
    if not beginnings:
        return []
    return [deed for deed in known if _has(deed, beginnings)]


def _has(deed: Deed, beginnings: list[str]) -> bool:
    there = words(deed.title)
    return all(any(word.startswith(begun) for word in there) for begun in beginnings)

"""The form of something that was merged into another, while it was open or before."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from contributors.desk.keys import survivor_of
from contributors.fields import MarkupField


def overtaken(admin: Any, request: HttpRequest, key: str) -> HttpResponse | None:
    """The form of what it was merged into; what was sent in is shown, and saved nowhere.

    Nothing where the key is none of something that was merged, or where the other is not for this
    person to see.
    """
    survivor = survivor_of(admin.get_queryset(request), key)
    if survivor is None or not admin.has_view_permission(request, survivor):
        return None
    name = f"admin:{admin.opts.app_label}_{admin.opts.model_name}_change"
    address = reverse(name, args=[survivor.pk])
    said = _("What you were looking for was merged into “%(name)s”.") % {"name": survivor}
    if request.method in {"GET", "HEAD"}:
        admin.message_user(request, said, messages.WARNING)
        return HttpResponseRedirect(address)
    context = {
        **admin.admin_site.each_context(request),
        "title": _("It was merged meanwhile"),
        "opts": admin.opts,
        "subject": survivor,
        "back": address,
        "sent": _sent(admin, request),
    }
    return TemplateResponse(request, "admin/desk/overtaken.html", context, status=409)


def _sent(admin: Any, request: HttpRequest) -> list[dict[str, Any]]:
    """What somebody wrote, field by field, as it was sent."""
    found = []
    for field in admin.model._meta.fields:
        text = request.POST.get(field.name, "").strip()
        if text and field.editable and not field.is_relation:
            label, markup = capfirst(field.verbose_name), isinstance(field, MarkupField)
            found.append({"label": label, "text": text, "long": markup})
    return found

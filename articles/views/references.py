"""Where a reference leads that somebody follows as it is stored: from a feed, a copy, the desk."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.references import KINDS, in_kind, read_one


@require_safe
def reference(request: HttpRequest, kind: str, pk: str) -> HttpResponse:
    """The page that readers may see now; for those at the desk, else, the form of the thing.

    The desk asks for the right to it. The session is looked at only where nothing is public, and
    strangers are told the same of what waits and of what never was.
    """
    known = read_one(f"/to/{kind}/{pk}/")
    if known is None:
        raise Http404
    found = in_kind(kind, timezone.now()).filter(pk=known[1]).only("slug").first()
    if found is not None:
        return HttpResponseRedirect(found.get_absolute_url())
    if not request.user.is_staff:
        raise Http404
    model = KINDS[kind]._meta
    name = f"admin:{model.app_label}_{model.model_name}_change"
    return HttpResponseRedirect(reverse(name, args=[known[1]]))

"""The pages on which documents are dropped, looked at and imported."""

from collections.abc import Iterator
from typing import IO, Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.admin import site
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import deliveries
from articles.admin.delivery_cards import cards_of
from articles.admin.delivery_form import DocumentForm, PlaceForm, found_right, is_in
from articles.deliveries import taking
from articles.importers.load import Outcome, Target
from articles.importers.report import outcome_label
from articles.importers.sources import (
    KINDS,
    MAX_DOCUMENT,
    MAX_TEXT,
    MAX_UPLOADED_ARCHIVE,
    MEGABYTE,
    natural_key,
)
from articles.models import Collection, Delivery
from contributors.desk.keys import is_key

PAGE, REVIEW, REPORT = (f"admin/desk/import{part}.html" for part in ("", "_review", "_report"))
PLACE = ("collection", "wave", "section")


def import_view(request: HttpRequest) -> HttpResponse:
    """Where documents are dropped. A script sends them in parts (`alone`) and gets their lines."""
    _check(request)
    if request.method != "POST":
        return _page(request, PlaceForm(initial=_chosen(request)), uuid4())
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError as error:
        raise BadRequest("A form of this page has a key.") from error
    delivery = deliveries.begin(request.user, key)
    place = PlaceForm(request.POST)
    _put(delivery, place)
    taken = deliveries.take_in(delivery, _files(request))
    deliveries.keep(delivery, [])
    if "alone" in request.POST:
        return TemplateResponse(request, f"{PAGE}#lines", {"lines": taken})
    if not delivery.documents.exists():
        return _page(request, place, key, nothing=not taken, lines=taken)
    for problems in place.errors.values():
        messages.warning(request, " ".join(str(problem) for problem in problems))
    return HttpResponseRedirect(reverse("admin:import_review", args=[delivery.pk]))


def _page(
    request: HttpRequest, place: PlaceForm, key: UUID, *, nothing: bool = False, lines: Any = ()
) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": _("Import documents"),
        "place": place,
        "media": place.media,
        "collections": Collection.objects.order_by("title", "pk").only("title"),
        "key": key,
        "nothing_chosen": nothing,
        "lines": lines,
        "unfinished": deliveries.unfinished(request.user),
        "accept": ",".join(sorted([*KINDS, ".zip"])),
        "megabytes": MAX_DOCUMENT // MEGABYTE,
        "text_megabytes": MAX_TEXT // MEGABYTE,
        "zip_megabytes": MAX_UPLOADED_ARCHIVE // MEGABYTE,
        "max_bytes": MAX_UPLOADED_ARCHIVE,
        "most": taking.MOST_DOCUMENTS,
    }
    return TemplateResponse(request, PAGE, context)


def review_view(request: HttpRequest, key: UUID) -> HttpResponse:
    """What was recognised, to be put right; sent to, it is kept, imported or thrown away."""
    delivery = _delivery(request, key)
    if "_discard" in request.POST:
        deliveries.throw_away(delivery)
        messages.success(request, _("The documents were thrown away. Nothing of them is kept."))
        return HttpResponseRedirect(reverse("admin:import"))
    rows = deliveries.waiting(delivery)
    if request.method != "POST":
        place = PlaceForm(initial={name: getattr(delivery, name) for name in PLACE})
        return _review(request, delivery, [DocumentForm(row) for row in rows], place)
    data, importing = request.POST, "_import" in request.POST
    forms = [DocumentForm(row, data if is_in(data, row) else None) for row in rows]
    sent = [form for form in forms if is_in(data, form.row)]
    for form in sent:
        form.row.edited = form.typed()
        form.row.found_right = found_right(data, form)
        form.row.left_out = not data.get(form.add_prefix("take"))
    place = PlaceForm(data, must=importing)
    _put(delivery, place)
    deliveries.keep(delivery, [form.row for form in sent])
    if not importing:
        messages.success(request, _("Kept. Nothing is imported yet."))
        return HttpResponseRedirect(request.path)
    wanted = [form for form in sent if not form.row.left_out]
    wrong = sum(1 for form in wanted if not form.is_valid())
    if wrong or not place.is_valid() or not wanted:
        said = _("Nothing was imported: no document is ticked.")
        if wrong or not place.is_valid():
            said = _("Nothing was imported yet: please put right what is marked below.")
        return _review(request, delivery, forms, place, said)
    target = Target(**{name: place.cleaned_data[name] for name in PLACE}, by=request.user)
    deliveries.bring_in((form.final() for form in wanted), target)
    return HttpResponseRedirect(reverse("admin:import_report", args=[delivery.pk]))


def _review(
    request: HttpRequest,
    delivery: Delivery,
    forms: list[DocumentForm],
    place: PlaceForm,
    problem: str = "",
) -> HttpResponse:
    rows = list(delivery.documents.exclude(problem="").only("reference", "problem"))
    cards = cards_of(forms, delivery.collection)
    context = {
        **site.each_context(request),
        "title": _("Look at what was recognised"),
        "delivery": delivery,
        "place": place,
        "collections": Collection.objects.order_by("title", "pk").only("title"),
        "media": place.media + (forms[0].media if forms else place.media),
        "problem": problem,
        "cards": cards,
        "unread": sorted(rows, key=lambda row: natural_key(row.reference)),
        "done": delivery.documents.exclude(outcome="").exclude(outcome=Outcome.FAILED).count(),
        "kept_days": deliveries.KEPT.days,
    }
    return TemplateResponse(request, REVIEW, context)


def report_view(request: HttpRequest, key: UUID) -> HttpResponse:
    """What became of each document."""
    delivery = _delivery(request, key)
    rows = list(delivery.documents.select_related("article"))
    rows.sort(key=lambda row: natural_key(row.reference))
    # What was refused first: it is what somebody has to do something about.
    through = sorted(
        (row for row in rows if row.outcome), key=lambda row: row.outcome != Outcome.FAILED
    )
    written = [row for row in through if row.outcome in {Outcome.CREATED, Outcome.CHANGED}]
    context = {
        **site.each_context(request),
        "title": _("What became of the documents"),
        "delivery": delivery,
        "lines": [
            {
                "row": row,
                "label": outcome_label(Outcome(row.outcome)),
                "is_refused": row.outcome == Outcome.FAILED,
            }
            for row in through
        ],
        "written": len(written),
        "unread": [row for row in rows if row.problem],
        "waiting": sum(1 for row in rows if not (row.problem or row.outcome)),
        "refused": sum(1 for row in rows if row.outcome == Outcome.FAILED),
        "said": ngettext(
            "%(number)d of %(all)d document is a draft now.",
            "%(number)d of %(all)d documents are drafts now.",
            len(written),
        )
        % {"number": len(written), "all": len(through)},
    }
    return TemplateResponse(request, REPORT, context)


def _check(request: HttpRequest) -> None:
    if not deliveries.may_import(request.user):
        raise PermissionDenied


def _delivery(request: HttpRequest, key: UUID) -> Delivery:
    """The delivery of whoever asks; of those of others nobody learns that they are there."""
    _check(request)
    delivery = deliveries.of(request.user, key)
    if delivery is None:
        raise Http404
    return delivery


def _chosen(request: HttpRequest) -> dict[str, str]:
    """What the address says of where they go, as from the form of a collection."""
    return {name: key for name in PLACE if is_key(key := request.GET.get(name, ""))}


def _put(delivery: Delivery, place: PlaceForm) -> None:
    """Note where they go, as far as it makes sense."""
    place.is_valid()
    for name in PLACE:
        setattr(delivery, name, place.cleaned_data.get(name))


def _files(request: HttpRequest) -> Iterator[tuple[str, IO[bytes], int]]:
    """What was sent: names, contents and sizes. A script says where in a folder each file lay."""
    files = request.FILES.getlist("files")
    paths = request.POST.getlist("paths")
    if len(paths) != len(files):
        paths = [str(file.name) for file in files]
    for path, file in zip(paths, files, strict=True):
        yield path, file, file.size or 0

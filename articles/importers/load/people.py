"""An author as a document names them, and the contributor they are: known ones are never doubled.

What editors keep about a contributor is filled in where it is empty, and never overwritten.
"""

from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.importers.documents import AffiliationLine, Author
from contributors.models import Affiliation, Alias, Contributor, Organisation
from contributors.models.alias import key_of
from contributors.names import name_key
from contributors.text import plain

_SITES = ("twitter", "bluesky", "mastodon")


def contributor_for(author: Author) -> tuple[Contributor, list[str]]:
    """Return the contributor that an author is, made if need be, and remarks for the editor.

    A contributor is known by the name (Unicode and case folded) or by a handle. A name comes before
    a handle, and of several people of one name the one whose handle fits.
    """
    handles = {site: getattr(author, site) for site in _SITES if getattr(author, site)}
    by_handle = Q(pk__in=[])
    for site, handle in handles.items():
        by_handle |= Q(**{f"{site}__iexact": handle})
    key = name_key(author.name)
    candidates = list(Contributor.objects.filter(Q(name_key=key) | by_handle).order_by("pk"))
    named = [person for person in candidates if person.name_key == key]
    # Somebody who was called so before two were made one is not made anew.
    once = [] if named else _merged(Contributor, author.name)
    candidates, named = [*candidates, *once], [*named, *once]
    fitting = [person for person in candidates if _has_handle(person, handles)]
    both = [person for person in named if person in fitting]
    remarks: list[str] = []
    person = next(iter([*both, *named, *fitting]), None)
    if person is None:
        return _new(author, handles), remarks
    if len(named) > 1 and not both:
        remarks.append(
            _("there is more than one %(name)s; the one known longest was taken")
            % {"name": author.name}
        )
    if person.name_key != key and person not in once:
        remarks.append(
            _("%(name)s has the handle of %(known)s and was taken for the same person")
            % {"name": author.name, "known": person.name}
        )
    taken = {site for site in handles if any(_has_handle(p, {site: handles[site]})
             for p in candidates if p != person)}  # fmt: skip
    remarks += _fill(person, author, handles, taken)
    return person, remarks


def _merged(model: Any, name: str) -> list[Any]:
    """What the thing of this name was merged into, if there was one."""
    led = Alias.objects.named(model, [name]).values("survivor")
    return list(model.objects.filter(pk__in=led).order_by("pk")[:1])


def _has_handle(person: Contributor, handles: dict[str, str]) -> bool:
    return any(
        getattr(person, site).casefold() == handle.casefold() for site, handle in handles.items()
    )


def _new(author: Author, handles: dict[str, str]) -> Contributor:
    person: Contributor = Contributor.objects.create(name=author.name, bio=author.bio, **handles)
    _add_affiliations(person, author.affiliations, 0, primary=True)
    return person


def _fill(
    person: Contributor, author: Author, handles: dict[str, str], taken: set[str]
) -> list[str]:
    """Fill what is empty, and tell of what differs from what is kept already."""
    remarks: list[str] = []
    changes: dict[str, Any] = {}
    if author.bio and not person.bio:
        changes["bio"] = author.bio
    elif author.bio and plain(author.bio) != plain(person.bio):
        remarks.append(_("the bio of %(name)s that is kept already differs") % {"name": person})
    for site, handle in handles.items():
        kept = getattr(person, site)
        if site in taken:
            remarks.append(_("@%(handle)s belongs to somebody else already") % {"handle": handle})
        elif not kept:
            changes[site] = handle
        elif kept.casefold() != handle.casefold():
            remarks.append(
                _("%(name)s is kept as @%(kept)s, not @%(handle)s")
                % {"name": person, "kept": kept, "handle": handle}
            )
    if changes:
        for name, value in changes.items():
            setattr(person, name, value)
        person.save(update_fields=list(changes))
    return remarks + _fill_affiliations(person, author.affiliations)


def _fill_affiliations(person: Contributor, lines: tuple[AffiliationLine, ...]) -> list[str]:
    """Add the places that are not among the person's yet, and tell of them."""
    if not lines:
        return []
    existing = list(person.affiliations.select_related("organisation"))
    places = {affiliation.organisation.name_key for affiliation in existing}
    missing = tuple(line for line in lines if name_key(line.organisation) not in places)
    if existing and missing:
        held = [affiliation.organisation_id for affiliation in existing]
        aliases = Alias.objects.named(Organisation, (line.organisation for line in missing))
        once = set(aliases.filter(survivor__in=held).values_list("name_key", flat=True))
        missing = tuple(line for line in missing if key_of(line.organisation) not in once)
    start = max((affiliation.order for affiliation in existing), default=-1) + 1
    _add_affiliations(person, missing, start, primary=not existing)
    if not (existing and missing):
        return []
    new = ", ".join(line.organisation for line in missing)
    return [_("new for %(name)s: %(places)s") % {"name": person, "places": new}]


def _add_affiliations(
    person: Contributor, lines: tuple[AffiliationLine, ...], start: int, *, primary: bool
) -> None:
    """Add affiliations in order; the first that lasts becomes the primary one, if asked for."""
    if not lines:
        return
    this_year = timezone.localdate().year
    keys = {name_key(line.organisation) for line in lines}
    places = {place.name_key: place for place in Organisation.objects.filter(name_key__in=keys)}
    rows = []
    for order, line in enumerate(lines, start=start):
        key = name_key(line.organisation)
        if key not in places:
            once = next(iter(_merged(Organisation, line.organisation)), None)
            places[key] = once or Organisation.objects.create(name=line.organisation)
        lasts = line.to_year is None or line.to_year >= this_year
        rows.append(
            Affiliation(
                contributor=person,
                organisation=places[key],
                role=line.role,
                from_year=line.from_year,
                to_year=line.to_year,
                is_primary=primary and lasts,
                order=order,
            )
        )
        primary = primary and not lasts
    Affiliation.objects.bulk_create(rows)

"""An author as a document names them, and the contributor they are: known ones are never doubled.

What editors keep about a contributor is filled in where it is empty, and never overwritten. First
it is said who an author is and what would be written (`match`), then it is written (`settle`): a
preview asks the former alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.importers.documents import AffiliationLine, Author, DocumentError
from contributors.models import Affiliation, Alias, Contributor, Organisation
from contributors.models.alias import key_of
from contributors.names import name_key
from contributors.text import plain

_SITES = ("twitter", "bluesky", "mastodon")

# What somebody says of an author: a new person, the contributor of this key, or nothing.
Choice = Literal["new"] | int | None


@dataclass(frozen=True, slots=True)
class People:
    """Whoever may be meant, known longest first.

    `former` and `places` say under which other names they and the organisations that they belong to
    were known before something was merged into them: by key, as `contributors.models.alias.key_of`.
    """

    people: Sequence[Contributor] = ()
    former: dict[int, set[str]] = field(default_factory=dict)
    places: dict[int, set[str]] = field(default_factory=dict)


@dataclass(slots=True)
class Match:
    """Who an author is: `person`, or somebody new.

    `likely` is whom name and handles say, `possible` are all who may be meant. `handles`, `bio` and
    `places` are what is to be written, and `remarks` tell of what differs. `doubtful` says that it
    may be somebody else.
    """

    author: Author
    person: Contributor | None
    likely: Contributor | None
    possible: list[Contributor]
    handles: dict[str, str] = field(default_factory=dict)
    bio: str = ""
    places: tuple[AffiliationLine, ...] = ()
    remarks: list[str] = field(default_factory=list)
    doubtful: bool = False


def contributor_for(author: Author) -> tuple[Contributor, list[str]]:
    """Return the contributor that an author is, made if need be, and remarks for the editor."""
    found = match(author, possible([author]))
    return settle(found), found.remarks


def possible(authors: Iterable[Author], keys: Iterable[int] = ()) -> People:
    """Return whoever these authors may be, and those with these keys.

    A contributor is known by the name (Unicode and case folded), also one from before a merge, or
    by a handle; somebody of another middle name may be meant. Four queries at most, however many
    authors there are; affiliations come along.
    """
    authors = list(authors)
    former = _former(Alias.objects.named(Contributor, (author.name for author in authors)))
    meant = Q(pk__in=[*keys, *former]) | Q(
        name_key__in={name_key(author.name) for author in authors}
    )
    for first, last in {_ends(name_key(author.name)) for author in authors} - {("", "")}:
        meant |= Q(name_key__startswith=f"{first} ", name_key__endswith=f" {last}")
    for site in _SITES:
        handles = {getattr(author, site).lower() for author in authors} - {""}
        if handles:
            meant |= Q(**{f"lower_{site}__in": handles})
    lowered = {f"lower_{site}": Lower(site) for site in _SITES}
    affiliations = Affiliation.objects.select_related("organisation")
    rows = Contributor.objects.annotate(**lowered).filter(meant).order_by("pk")
    people = list(rows.prefetch_related(Prefetch("affiliations", affiliations)))
    held = {line.organisation_id for person in people for line in person.affiliations.all()}
    places = Alias.objects.of(Organisation).filter(survivor__in=held)
    return People(people, former, _former(places) if held else {})


def _former(aliases: QuerySet[Alias]) -> dict[int, set[str]]:
    """The names of these aliases, by the key of what they lead to."""
    found: dict[int, set[str]] = {}
    for survivor, name in aliases.values_list("survivor", "name_key"):
        found.setdefault(survivor, set()).add(name)
    return found


def match(author: Author, known: People, choice: Choice = None) -> Match:
    """Return who an author is among those `known`, and what would be written of them.

    A name comes before a handle, and of several people of one name the one whose handle fits.
    `choice` says it instead. Raises DocumentError if the chosen one is not there.
    """
    handles = {site: getattr(author, site) for site in _SITES if getattr(author, site)}
    key = name_key(author.name)
    people, former = known.people, key_of(author.name)
    named = [person for person in people if person.name_key == key]
    # Somebody who was called so before two were made one is not made anew.
    once = [person for person in people if former in known.former.get(person.pk, ())]
    named = named or once
    fitting = [person for person in people if _has_handle(person, handles)]
    both = [person for person in named if person in fitting]
    candidates = [person for person in people if person in named or person in fitting]
    likely = next(iter([*both, *named, *fitting]), None)
    near = [] if likely else [person for person in people if _is_near(person.name_key, key)]
    found = Match(author, likely, likely, candidates or near)
    if choice == "new":
        found.person = None
    elif choice is not None:
        found.person = next((person for person in people if person.pk == choice), None)
        if found.person is None:
            raise DocumentError(_("The contributor that was chosen is not there any more."))
    person = found.person
    if person is not None and choice is None:
        if len(named) > 1 and not both:
            found.doubtful = True
            found.remarks.append(
                _("there is more than one %(name)s; the one known longest was taken")
                % {"name": author.name}
            )
        if person not in named:
            found.doubtful = True
            found.remarks.append(
                _("%(name)s has the handle of %(known)s and was taken for the same person")
                % {"name": author.name, "known": person.name}
            )
    if person is None and choice is None and near:
        found.doubtful = True
        found.remarks.append(
            _("%(name)s may be the same person as %(known)s")
            % {"name": author.name, "known": near[0].name}
        )
    taken = {site for site in handles if any(_has_handle(one, {site: handles[site]})
             for one in candidates if one != person)}  # fmt: skip
    if person is None:
        _plan_new(found, handles, taken)
    else:
        _plan_known(found, person, handles, taken, known.places, chosen=choice is not None)
    return found


def _ends(key: str) -> tuple[str, str]:
    """The first and the last word of a name; nothing where it has only one."""
    words = key.split()
    return (words[0], words[-1]) if len(words) > 1 else ("", "")


def _is_near(one: str, other: str) -> bool:
    """Whether two keys of names differ only in what stands between the first and the last word."""
    return one != other and _ends(one) == _ends(other) != ("", "")


def settle(found: Match) -> Contributor:
    """Write what a match says, and return the contributor."""
    person = found.person
    if person is None:
        name = found.author.name
        person = Contributor(name=name, bio=found.bio, **found.handles)
        person.save(force_insert=True)
        _add_affiliations(person, found.places, 0, primary=True)
        return person
    changes: dict[str, Any] = {**({"bio": found.bio} if found.bio else {}), **found.handles}
    if changes:
        for name, value in changes.items():
            setattr(person, name, value)
        person.save(update_fields=list(changes))
    existing = list(person.affiliations.all())
    start = max((affiliation.order for affiliation in existing), default=-1) + 1
    _add_affiliations(person, found.places, start, primary=not existing)
    return person


def _merged(model: Any, name: str) -> list[Any]:
    """What the thing of this name was merged into, if there was one."""
    led = Alias.objects.named(model, [name]).values("survivor")
    return list(model.objects.filter(pk__in=led).order_by("pk")[:1])


def _has_handle(person: Contributor, handles: dict[str, str]) -> bool:
    return any(
        getattr(person, site).casefold() == handle.casefold() for site, handle in handles.items()
    )


def _plan_new(found: Match, handles: dict[str, str], taken: set[str]) -> None:
    found.handles = {site: handle for site, handle in handles.items() if site not in taken}
    found.bio, found.places = found.author.bio, found.author.affiliations
    found.remarks += [_belongs_to_another(handles[site]) for site in handles if site in taken]


def _plan_known(
    found: Match,
    person: Contributor,
    handles: dict[str, str],
    taken: set[str],
    places: dict[int, set[str]],
    *,
    chosen: bool,
) -> None:
    """Fill what is empty, and tell of what differs from what is kept already."""
    author = found.author
    if author.bio and not person.bio:
        found.bio = author.bio
    elif author.bio and plain(author.bio) != plain(person.bio):
        found.remarks.append(
            _("the bio of %(name)s that is kept already differs") % {"name": person}
        )
    for site, handle in handles.items():
        kept = getattr(person, site)
        if site in taken:
            found.doubtful = found.doubtful or not chosen
            found.remarks.append(_belongs_to_another(handle))
        elif not kept:
            found.handles[site] = handle
        elif kept.casefold() != handle.casefold():
            found.doubtful = found.doubtful or not chosen
            found.remarks.append(
                _("%(name)s is kept as @%(kept)s, not @%(handle)s")
                % {"name": person, "kept": kept, "handle": handle}
            )
    existing = list(person.affiliations.all())
    there = {affiliation.organisation.name_key for affiliation in existing}
    for affiliation in existing:
        there |= places.get(affiliation.organisation_id, set())
    missing = tuple(
        line
        for line in author.affiliations
        if there.isdisjoint([name_key(line.organisation), key_of(line.organisation)])
    )
    found.places = missing
    if existing and missing:
        new = ", ".join(line.organisation for line in missing)
        found.remarks.append(_("new for %(name)s: %(places)s") % {"name": person, "places": new})


def _belongs_to_another(handle: str) -> str:
    return _("@%(handle)s belongs to somebody else already") % {"handle": handle}


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

"""What is known of an author, as short lines that can be typed and read back."""

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.importers.documents import AffiliationLine, Author
from contributors import handles
from contributors.models import Affiliation, Organisation

_YEARS = re.compile(r"(\d{4})?\s*([-–—])?\s*(\d{4})?")
_ROLE = Affiliation._meta.get_field("role").max_length or 0
_PLACE = Organisation._meta.get_field("name").max_length or 0
_FIRST, _LAST = 1900, 2100


def as_lines(affiliations: Iterable[AffiliationLine]) -> str:
    """“Fellow; Example Foundation; 2015–2018”, a line each."""
    return "\n".join(_as_line(line) for line in affiliations)


def _as_line(line: AffiliationLine) -> str:
    parts = [line.role, line.organisation, _as_years(line)]
    # A semicolon parts the parts.
    parts = [part.replace(";", ",") for part in parts]
    return "; ".join(parts if parts[2] else parts[:2]).removeprefix("; ")


def _as_years(line: AffiliationLine) -> str:
    if line.from_year is not None and line.from_year == line.to_year:
        return str(line.from_year)
    if line.from_year is None and line.to_year is None:
        return ""
    return f"{line.from_year or ''}–{line.to_year or ''}"


def read_lines(text: str) -> tuple[AffiliationLine, ...]:
    """The affiliations that were typed; a ValidationError says which line makes no sense."""
    return tuple(_read_line(line.strip()) for line in text.splitlines() if line.strip())


def _read_line(line: str) -> AffiliationLine:
    parts = [part.strip() for part in line.split(";")]
    years = _read_years(parts[-1]) if len(parts) > 1 else None
    if years is not None:
        parts.pop()
    *role, place = parts
    if not place or len(role) > 1:
        raise ValidationError(
            _("“%(line)s” cannot be read: write role; organisation; years.") % {"line": line}
        )
    if len(place) > _PLACE or len("".join(role)) > _ROLE:
        raise ValidationError(_("“%(line)s” is too long.") % {"line": line[:60]})
    start, end = years or (None, None)
    return AffiliationLine(place, "".join(role), start, end)


def _read_years(text: str) -> tuple[int | None, int | None] | None:
    """“2015”, “2015–2018”, “2015–” or “–2018” as two years; nothing where it is none of these."""
    match = _YEARS.fullmatch(text)
    if not match or not (match[1] or match[3]):
        return None
    start, end = match[1] and int(match[1]), match[3] and int(match[3])
    if start and not match[2]:
        end = start
    if any(year and not _FIRST <= year <= _LAST for year in (start, end)):
        raise ValidationError(_("Years lie between 1900 and 2100."))
    if start and end and end < start:
        raise ValidationError(_("An affiliation cannot end before it begins."))
    return start or None, end or None


def as_handles(author: Author) -> str:
    """“@name @name@server.org name.bsky.social”."""
    marked = [f"@{handle}" for handle in (author.twitter, author.mastodon) if handle]
    return " ".join([*marked, author.bluesky]).strip()


def read_handles(text: str) -> dict[str, str]:
    """The handles that were typed, by site; addresses of profiles are read as well."""
    found = {"twitter": "", "bluesky": "", "mastodon": ""}
    for word in re.split(r"[\s,;]+", text.strip()):
        if not word:
            continue
        site, handle = _read_handle(word)
        if found[site]:
            raise ValidationError(_("“%(word)s” is a second one of its kind.") % {"word": word})
        found[site] = handle
    return found


def _read_handle(word: str) -> tuple[str, str]:
    for site, parse in _PARSERS.items():
        try:
            return site, parse(word)
        except ValidationError:
            continue
    raise ValidationError(
        _("“%(word)s” is no handle: write @name, name.bsky.social or @name@server.org.")
        % {"word": word}
    )


# A name with a dot is no Twitter handle, and one with two marks only a Mastodon one.
_PARSERS = {
    "twitter": handles.parse_twitter,
    "bluesky": handles.parse_bluesky,
    "mastodon": handles.parse_mastodon,
}

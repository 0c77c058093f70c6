"""The authors as a document names them: in a byline, in its title, on a line of their own."""

import re

from django.utils.translation import gettext as _

from articles.importers.affiliations import affiliation_of, names_a_role
from articles.importers.bios import Bio
from articles.importers.people import (
    byline_names,
    in_small_letters,
    is_name,
    named_by_hand,
    names_asked,
    same_person,
    split_byline,
    split_names,
    written_small,
)
from articles.importers.reading import Reading
from articles.importers.work import Work

_NEAR_TOP, _NEARER = 8, 4
_MAX_LINE = 300
_MAX_PLACE_WORDS = 20
_MAX_NAME_LINE = 200
_MAX_SIGN_OFF = 120
_DASHES = "—–- "
_IN_TITLE = re.compile(
    r"\s*(?:,\s*by\s+|(?:\||\s[–—-])\s*(?:by\s+)?)([^,|]{3,120})\Z", re.IGNORECASE
)


def take_byline(work: Work, reading: Reading) -> None:
    """Read the authors from a byline, else from the title."""
    if reading.byline:
        _add(work, byline_names(reading.byline) or split_byline(reading.byline))
    for at, block in enumerate(work.blocks[:_NEAR_TOP]):
        people = byline_names(block.text)
        # Farther down, only what is nothing but a byline is one.
        if people and len(block.text) <= _MAX_LINE and (at < _NEARER or not any(people.values())):
            if not work.names:
                _add(work, people)
            del work.blocks[at]
            _take_place(work, at)
            break
    if not work.names and len(work.blocks) > 1:
        people = byline_names(work.blocks[-1].text)
        if people:
            _add(work, people)
            work.blocks.pop()
    if not work.names:
        work.names = names_asked(work.title)
    if not work.names:
        _take_typed(work)


def _take_typed(work: Work) -> None:
    """Take "by" and a name that does not look like one: "by bell hooks", "By An Nguyen"."""
    for at, block in enumerate(work.blocks[:_NEARER]):
        if name := named_by_hand(block.text):
            work.names = [name]
            _doubt_line(work, block.text)
            del work.blocks[at]
            return


def _add(work: Work, people: dict[str, str]) -> None:
    work.names = list(people)
    work.rests = {name: rest for name, rest in people.items() if rest}


def _doubt_line(work: Work, line: str) -> None:
    work.doubt(_("the author was taken from the line “%(line)s”") % {"line": line}, "authors")


def _take_place(work: Work, at: int) -> None:
    """Take a line with role and place that stands below the name of the only author."""
    if len(work.names) != 1 or len(work.blocks) < at + 2:
        return
    text = work.blocks[at].text
    if text.endswith((".", "?", "!", "”")) or len(text.split()) > _MAX_PLACE_WORDS:
        return
    line = affiliation_of(text)
    if line and names_a_role(line.role) and text.endswith(line.organisation):
        work.rests.setdefault(work.names[0], text)
        del work.blocks[at]


def name_line(work: Work) -> tuple[int, dict[str, str]]:
    """Return where near the top a line stands that holds only names, and them with their places."""
    lengths = [len(block.text) for block in work.blocks]
    for at, block in enumerate(work.blocks[:3]):
        if block.text.endswith((".", "?", "!", "”")) or len(block.text) > _MAX_NAME_LINE:
            continue
        if sum(lengths[:at]) > sum(lengths[at + 1 :]):
            break  # Of a short text, this is the end.
        people = split_byline(block.text.strip("*†‡ "))
        names = [name for name in people if is_name(name)]
        known = bool(names) and all(any(same_person(n, k) for k in work.names) for n in names)
        if known or (names and not work.names and len(work.blocks) > at + 1):
            return at, {name: people[name] for name in names}
    return -1, {}


def take_name_line(work: Work, at: int, people: dict[str, str]) -> None:
    """Take the line that `name_line` found; whether its names are those of the authors is said."""
    if at < 0:
        return
    if not all(any(same_person(name, known) for known in work.names) for name in people):
        return
    for name in people:
        known = next(known for known in work.names if same_person(name, known))
        if people[name]:
            work.rests.setdefault(known, people[name])
    del work.blocks[at]
    _take_place(work, at)


def drop_signature(work: Work) -> None:
    """Drop the name of a known author where it stands alone under the text."""
    if len(work.blocks) < 2:
        return
    last = in_small_letters(work.blocks[-1].text.strip(_DASHES))
    if any(last == in_small_letters(name) for name in work.names):
        work.blocks.pop()


def take_sign_off(work: Work) -> None:
    """Take a name under the text, with the role and place that stand below it."""
    for at in range(len(work.blocks) - 1, max(0, len(work.blocks) - 4), -1):
        line = work.blocks[at].text.strip(_DASHES)
        if (
            work.blocks[at].tag != "p"
            or len(line) > _MAX_SIGN_OFF
            or line.endswith((".", "?", "!"))
        ):
            return
        people = split_byline(line)
        below = work.blocks[at + 1 :]
        if not people or not all(is_name(name) for name in people):
            continue
        _add(work, people)
        _doubt_line(work, line)
        if len(people) == 1 and below:
            work.rests.setdefault(work.names[0], ", ".join(block.text for block in below))
        del work.blocks[at:]
        return


def settle_names(work: Work, bios: list[Bio], line: dict[str, str]) -> None:
    """Say who the authors are, by byline, title or `line`, and by what the bios say."""
    from_bios = [bio.name for bio in bios if bio.name]
    if not work.names:
        if from_bios:
            work.names = from_bios
            _cut_from_title(work)
        elif line:
            work.names = list(line)
            rests = [f"{name}, {rest}" if rest else name for name, rest in line.items()]
            _doubt_line(work, "; ".join(rests))
        return
    strange = [name for name in from_bios if not any(same_person(name, n) for n in work.names)]
    if strange:
        said = _("the byline or title says %(names)s, but a bio speaks of %(others)s") % {
            "names": ", ".join(work.names),
            "others": ", ".join(strange),
        }
        work.doubt(said, "authors")
    for name in work.names:
        others = [other for other in from_bios if same_person(name, other)]
        if others and in_small_letters(name) not in map(in_small_letters, others):
            said = _("the byline or title says %(names)s, but a bio speaks of %(others)s") % {
                "names": name,
                "others": others[0],
            }
            work.doubt(said, "authors")


def _cut_from_title(work: Work) -> None:
    """Cut "…, by NAME" off the title where NAME is whom the bio speaks of."""
    match = _IN_TITLE.search(work.title)
    people = split_names(match[1])[0] if match else []
    if match and people and all(any(same_person(p, n) for n in work.names) for p in people):
        work.title = work.title[: match.start()].rstrip()


def lower_capitals(work: Work, bios: list[Bio]) -> None:
    """Write the name that stands all in capitals as the bio writes it, or as names are written."""
    for at, name in enumerate(work.names):
        if not (name.isupper() and len(name) > 3 and " " in name):
            continue
        spelt = next((form for bio in bios if (form := _spelt(name, bio.text))), "")
        if not spelt:
            spelt = written_small(name)
            said = _("the name was in capitals; it was written “%(name)s”") % {"name": spelt}
            work.doubt(said, "authors")
        work.names[at] = spelt
        if name in work.rests:
            work.rests[spelt] = work.rests.pop(name)


def _spelt(name: str, text: str) -> str:
    match = re.search(re.escape(name), text, re.IGNORECASE)
    return match[0] if match and not match[0].isupper() else ""

"""Where an author works, read from the sentences of a bio.

"She is Opinion Contributor for The Hill and was a 2015 Fellow at the Example Foundation" names two
places. Only what a sentence says outright becomes an affiliation: a past role without a year would
read as a present one, so it is passed to the editor as a remark instead.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from articles.importers.documents import AffiliationLine
from contributors.markup import word_set

_ROLES = (
    "academic|administrator|advisor|adviser|ambassador|analyst|anthropologist|archivist|artist|"
    "assistant|associate|attorney|chair|chairman|chairwoman|chairperson|chief|co-director|"
    "co-editor|co-founder|colonel|columnist|commissioner|consultant|contributor|coordinator|"
    "correspondent|counsel|counselor|curator|dean|deputy|designer|director|economist|editor|"
    "engineer|executive|expert|fellow|founder|head|historian|instructor|intern|investigator|"
    "journalist|keeper|lawyer|lead|leader|lecturer|librarian|manager|member|minister|officer|"
    "partner|planner|president|principal|professor|programmer|provost|publisher|reader|rector|"
    "reporter|representative|researcher|scholar|scientist|secretary|specialist|staffer|strategist|"
    "student|teacher|trustee|translator|treasurer|tutor|visitor|vice-president|volunteer|writer|"
    "candidate|geographer|sociologist|architect|producer|host|author|illustrator|registrar"
)
_ROLE_WORD = re.compile(rf"\b(?:{_ROLES})s?\b", re.IGNORECASE)
_NOT_ROLES = re.compile(
    r"\b(?:author|co-author|graduate|native|resident\Z|winner|recipient|alumn\w+)\b", re.I
)
_FORMER = re.compile(r"\b(?:former|formerly|ex-|previously|past|retired|once|late|then)\b\s*", re.I)
_LEADING = re.compile(
    r"(?:(?:a|an|the|also|currently|now|both|his|her|their|as|serving|working|where|was|is|served|"
    r"works|worked|serves)\s+)+",
    re.I,
)
_YEAR = r"((?:19|20)\d\d)"
_SPAN = re.compile(
    rf"(?:\bfrom\s+|\bbetween\s+|\(|\b)?{_YEAR}"
    r"\s*(?:to|until|through|and|[–—-])\s*((?:19|20)?\d\d)\b\)?",
    re.I,
)
_SINCE = re.compile(rf"\(?\b(?:since|as of|from)\s+(?:[A-Z][a-z]+\s+)?{_YEAR}\s*[–—-]?\)?", re.I)
_UNTIL = re.compile(rf"\(?\b(?:until|till|to)\s+(?:[A-Z][a-z]+\s+)?{_YEAR}\)?", re.I)
_IN = re.compile(rf"\(?\b(?:in\s+)?(?:[A-Z][a-z]+\s+)?{_YEAR}\)?")
_TIME_FIRST = re.compile(
    rf"(?:From|Between|In|Since|Until)\s+{_YEAR}(?:\s*(?:to|until|through|and|[–—-])\s*\d{{2,4}})?\b"
)
_FIRM = re.compile(r"(?:[A-Z][\w’-]+,\s)+[A-Z][\w’-]+,?\s&\s[A-Z][\w’-]+(?:\sLL[CP]|\sInc|\sLtd)?")
_SENTENCE_END = re.compile(
    r"(?<![A-Z]\.[A-Z])(?<!\b[A-Z])(?<!\b(?:Dr|Mr|Ms|St))(?<!\b(?:Mrs|Inc|Ltd))(?<!\bProf)"
    r"[.!?][”’\"')]?\s+(?=[A-Z“‘@])"
    # "… in Washington, D.C. She …": a pronoun or a call begins a sentence behind anything.
    r"|(?<=[.!?])\s+(?=(?:He|She|They|His|Her|Their|Follow|You)\s)"
)
_CLAUSE = re.compile(
    r";\s+|,?\s+and\s+(?=(?:(?:also|now|currently)\s+)?"
    r"(?:he|she|they|teaches|taught|writes|wrote|lectures|directs|leads|edits|heads|chairs|runs)\s)",
    re.I,
)
_VERB = re.compile(
    r"\s(is|are|was|were|has been|had been|serves as|served as|serves on|works as|worked as|"
    r"currently|works|worked|serves|served|teaches|taught|writes|wrote|lectures|lectured|directs|"
    r"directed|leads|led|edits|edited|heads|headed|runs|ran|chairs|chaired|founded|co-founded|"
    r"joined)\b\s+",
    re.I,
)
_PAST_VERBS = word_set(
    "was were worked served taught wrote lectured directed led edited headed ran chaired"
)
_TRANSITIVE = {
    "directs": "Director", "directed": "Director", "leads": "Head", "led": "Head",
    "heads": "Head", "headed": "Head", "edits": "Editor", "edited": "Editor",
    "chairs": "Chair", "chaired": "Chair", "runs": "Head", "ran": "Head",
    "founded": "Founder", "co-founded": "Co-founder",
}  # fmt: skip
_PLACE = re.compile(r"\b(at|with|for|of|in|on)\s+", re.I)
_OF_ROLES = re.compile(
    r"\b(?:president|director|editor|editor-in-chief|founder|co-founder|chair\w*|head|publisher|"
    r"dean|member|chief executive|CEO|leader|keeper|curator|trustee|fellow|rector|principal|"
    r"secretary|treasurer|librarian|host)s?$",
    re.I,
)
_JOINED = re.compile(r"\s*(?:;|,\s+and\s+|,\s+|\s+and\s+(?:also\s+)?|\s+as well as\s+)\s*", re.I)
# "the Mary and John Sample Professor": the names of givers are part of the role.
_NAMED_FOR = re.compile(r"the(?:\s+[A-Z][\w.’-]*)+")
_MAX_ROLE = 120
_ORG_LINKS = word_set(
    "of the for and in on a an de la le du des del der und & für y at al e di da van von to"
)
# An office of a state: "Minister for Ports" names no place to work at.
_OFFICE = re.compile(r"\b(?:secretary|minister|commissioner|ambassador|envoy|professor)s?$", re.I)


@dataclass(slots=True)
class Found:
    """What a bio says about places: affiliations, and remarks for the editor."""

    lines: list[AffiliationLine]
    remarks: list[str]


def sentences(text: str) -> list[str]:
    """Return the sentences of a short text; abbreviations and initials do not end one."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def affiliations_in(text: str, name: str = "") -> Found:
    """Return the affiliations that a bio states, first named first, each place and role once."""
    found = Found([], [])
    for sentence in sentences(" ".join(text.split())):
        for clause in _CLAUSE.split(sentence):
            for past, piece in _pieces(clause.rstrip(" ."), name):
                _read_piece(piece, past, found)
    unique = {
        (line.organisation.casefold(), line.role.casefold()): line for line in reversed(found.lines)
    }
    found.lines = list(reversed(unique.values()))
    return found


def affiliation_of(text: str) -> AffiliationLine | None:
    """Return the affiliation that a line such as "Professor of History, University of X" states."""
    found = Found([], [])
    _read_piece(text, False, found)
    if found.lines:
        return found.lines[0]
    role, comma, place = text.rpartition(", ")
    organisation = _organisation(place)
    if comma and organisation and _ROLE_WORD.search(role):
        return AffiliationLine(organisation=organisation, role=_as_role(role))
    return None


def names_a_role(text: str) -> bool:
    """Return whether `text` holds the name of a role, such as "fellow"."""
    return bool(_ROLE_WORD.search(text))


def _pieces(sentence: str, name: str) -> list[tuple[bool, str]]:
    """Return (whether it is past, "ROLE at PLACE") for each role that a sentence lists."""
    if (
        name
        and sentence.startswith(name)
        and (apposition := re.match(r",\s+(.{4,200}?),\s", sentence[len(name) :]))
    ):
        first = [(False, apposition[1])]
    else:
        first = []
    match = _VERB.search(" " + sentence)
    if not match:
        return first
    verb = match[1].lower()
    rest = (" " + sentence)[match.end() :]
    head = _TIME_FIRST.match(sentence)
    if head and not re.search(_YEAR, rest):
        # "From 2010 to 2014 she was …": what is said first holds for what follows.
        rest = f"{rest.rstrip(' .')} {head[0].strip(' ,')}"
    past = verb.split()[0] in _PAST_VERBS or bool(
        re.match(r"(?:previously|formerly)\b", sentence, re.I)
    )
    if verb in _TRANSITIVE:
        rest = f"{_TRANSITIVE[verb]} of {rest}"
    elif verb in {
        "works",
        "worked",
        "teaches",
        "taught",
        "lectures",
        "lectured",
        "writes",
        "wrote",
    }:
        at = re.search(r"\b(?:at|for|with)\s", rest, re.I)
        if not at:
            return first
        rest = rest[at.start() :]
    return first + _split_roles(rest, past)


def _split_roles(text: str, past: bool) -> list[tuple[bool, str]]:
    """Split "a former A at X, B at Y and C of Z"; a join inside a name or a role is none.

    "Former" reaches over a second role that has no article and no capital of its own.
    """
    pieces: list[tuple[bool, str]] = []
    start = 0
    is_past = past
    cuts = [
        m
        for m in _JOINED.finditer(text)
        if _begins_role(text[m.end() :]) and not _NAMED_FOR.fullmatch(text[: m.start()])
    ]
    for cut in [*cuts, None]:
        piece = text[start : cut.start() if cut else len(text)]
        former = bool(_FORMER.match(_LEADING.sub("", piece, count=1)) or _FORMER.match(piece))
        fresh = bool(re.match(r"(?:also\s+)?(?:is|currently|now|an?|the|[A-Z])\b|[A-Z]", piece))
        verb = re.match(
            r"(?:also\s+|previously\s+)?(is|was|served|serves|works|worked)\b", piece, re.I
        )
        if verb:
            past = is_past = verb[1].lower() in _PAST_VERBS or "previously" in piece[:12].lower()
        elif former:
            is_past = True
        elif fresh or not pieces:
            is_past = past
        pieces.append((is_past or former, piece))
        start = cut.end() if cut else len(text)
    return pieces


def _begins_role(text: str) -> bool:
    """Return whether a new role begins here: "a fellow at …", "Director of …", not "Archives"."""
    head = re.split(r"\s(?:at|for|with|of|on|in|to)\s|[,;]", text, maxsplit=1)[0]
    if re.match(r"(?:also\s+|previously\s+)?(?:is|was|served|serves|works|worked)\s", text, re.I):
        return True
    return (
        len(head) < 90
        and bool(_ROLE_WORD.search(head))
        and not head.startswith(("where ", "which "))
    )


def _read_piece(piece: str, past: bool, found: Found) -> None:
    original = piece.strip(" ,.;")
    from_year, to_year, piece = _years(original)
    piece = (
        _LEADING.sub("", piece.strip(" ,.;"), count=1)
        if _LEADING.match(piece.strip(" ,.;"))
        else piece
    )
    piece = piece.strip(" ,.;")
    if former := _FORMER.match(piece):
        past, piece = True, piece[former.end() :].lstrip("-")
    if past and from_year is None and to_year is None:
        held = _ROLE_WORD.search(original) or re.match(
            r"(?:an?|the|former|formerly)\s", original, re.I
        )
        if held and not re.search(r"\b(?:never|not)\b", original, re.I):
            found.remarks.append(
                _("a past role without years is not recorded: “%(role)s”")
                % {"role": original[:120]}
            )
        return
    if past and from_year is not None and to_year is None:
        to_year = from_year
    role, organisation = _role_and_place(piece)
    if organisation and len(role) <= _MAX_ROLE and not _NOT_ROLES.search(role):
        found.lines.append(AffiliationLine(organisation, _as_role(role), from_year, to_year))


def _years(piece: str) -> tuple[int | None, int | None, str]:
    """Return the years that a piece states, and the piece without them."""
    if match := _SPAN.search(piece):
        start = int(match[1])
        end = int(match[2]) if len(match[2]) == 4 else start // 100 * 100 + int(match[2])
        if end >= start:
            return start, end, _without(piece, match)
    if match := _SINCE.search(piece):
        return int(match[1]), None, _without(piece, match)
    if match := _UNTIL.search(piece):
        return None, int(match[1]), _without(piece, match)
    if match := _IN.search(piece):
        return int(match[1]), int(match[1]), _without(piece, match)
    return None, None, piece


def _without(piece: str, match: re.Match[str]) -> str:
    return f"{piece[: match.start()].rstrip()} {piece[match.end() :].lstrip()}".strip()


def _role_and_place(piece: str) -> tuple[str, str]:
    """Return (role, organisation) of "Professor of History at the University of X"."""
    places = list(_PLACE.finditer(piece))
    # "at" says a place without doubt; of the others the first that leads to a name counts.
    ordered = [m for m in places if m[1].lower() == "at"] + [
        m for m in places if m[1].lower() != "at"
    ]
    for match in ordered:
        role = piece[: match.start()].strip(" ,")
        preposition = match[1].lower()
        organisation = _organisation(piece[match.end() :])
        if preposition in {"in", "on"} or (
            preposition == "of" and not _is_headed(role, piece, match)
        ):
            continue
        if preposition in {"of", "for"} and _OFFICE.search(role) and not _is_body(piece, match):
            continue
        if organisation and (role or preposition in {"at", "for", "with"}):
            return role, organisation
    return piece, ""


def _is_headed(role: str, piece: str, of: re.Match[str]) -> bool:
    """Return whether "ROLE of PLACE" names a place: "Director of X", "Driver of the X Library",
    not "Professor of History"."""
    return bool(_OF_ROLES.search(role)) or _is_body(piece, of)


def _is_body(piece: str, preposition: re.Match[str]) -> bool:
    """Return whether what follows is "the" and a name of several words, as of an institution."""
    behind = piece[preposition.end() :]
    return behind.startswith("the ") and len(_organisation(behind).split()) > 1


def _organisation(text: str) -> str:
    """Return the name that `text` begins with, without a small "the"; "" if it begins with none."""
    text = re.sub(r"^the\s+", "", text.strip())
    if firm := _FIRM.match(text):
        return firm[0]
    words: list[str] = []
    raw_words = text.split()
    for raw_word, following in pairwise([*raw_words, ""]):
        word = raw_word.strip('()“”‘"')
        # “The Seafarers’ Library”: this mark closes no quotation, it is part of the name.
        possessive = word.endswith(("s’", "s'")) and following[:1].isupper()
        core = word if possessive else word.rstrip(",.;:”’\"')")
        is_name = bool(core) and (core[0].isupper() or (core[0].isdigit() and bool(words)))
        if not is_name and not (words and core.lower() in _ORG_LINKS and core == word):
            break
        words.append(core if core != word else word)
        if core != word and not re.fullmatch(r"(?:St|U\.S|U\.K|U\.N|E\.U|Mt|[A-Z])\.", word):
            break
        if core != word:
            words[-1] = word.rstrip(",;:”’\"')")
    while words and words[-1].lower() in _ORG_LINKS:
        words.pop()
    name = " ".join(words)
    return name if 1 < len(name) <= 150 and not re.fullmatch(r"[\d\s]+", name) else ""


def _as_role(role: str) -> str:
    role = (
        _LEADING.sub("", role.strip(" ,"), count=1)
        if _LEADING.match(role.strip(" ,") + " ")
        else role
    )
    role = role.strip(" ,")
    return role[:1].upper() + role[1:]

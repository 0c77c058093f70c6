"""The paragraphs that speak of the authors: found, split by author, and read."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.importers.affiliations import affiliation_of, affiliations_in, sentences
from articles.importers.documents import AffiliationLine, Author, Doubt
from articles.importers.handles import handles_in
from articles.importers.people import bare_name, core_name, opening_name, same_person
from articles.importers.reading import Block
from articles.importers.work import part_of
from contributors.markup import escape
from contributors.text import clean, plain, typographic

_MAX_WORDS = 220
_MAX_LOOSE, _MAX_LOOSE_WORDS = 5, 60
_FOLLOW = re.compile(
    r"\b(?:follow|find|reach|tweets?|tweeting)\b.{0,80}"
    r"(?:@\w|twitter|bluesky|mastodon|\bx\.com|\bon X\b)"
    r"|^\s*(?:twitter|x|bluesky|mastodon)(?:\s*/\s*x)?(?: handle)?\s*:\s*\S|^\s*@\w{1,40}\s*$"
    r"|^\s*(?:linkedin|website|instagram|threads|substack|orcid|e-?mail|contact)\s*:\s*\S"
    r"|^\s*the (?:author|writer)s? (?:is|are|was|were|has|teach|works?|writes?)\b",
    re.IGNORECASE | re.DOTALL,
)
# What stands before a bio: a mark, and a word of what it is.
_LEAD = re.compile(
    r"[—–*•†‡(\[-]*\s*(?:(?:about the authors?|the authors?|biography|bio|contributors?)"
    r"(?:\s*:\s*|\s*\Z|\s+(?=(?-i:[A-Z]))))?",
    re.IGNORECASE,
)
_PROFESSION = re.compile(
    r"\b(?:professor|director|fellow|analyst|editor|writer|author|librarian|researcher|contributor|"
    r"lecturer|columnist|journalist|teacher|scholar|student|former|president|chair\w*|curator|"
    r"historian|economist|founder|co-founder|correspondent|consultant|architect|engineer|reporter|"
    r"poet|novelist|lawyer|attorney|judge|physician|scientist|sociologist|anthropologist|"
    r"philosopher|activist|advocate|diplomat|ambassador|artist|photographer|filmmaker|strategist|"
    r"advis[eo]r|works|teaches|writes|serves|directs|leads|runs|edits|studies|holds|lives)\b"
    # "is a mason at Stone & Sons"
    r"|\bis (?:an?|the) [^.]{3,80}\b(?:at|with|for) (?:the )?(?-i:[A-Z])",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|us)\b")
_PRONOUN = re.compile(
    r"(?:He|She|They|His|Her|Their)\b|(?:The|These|All)\s(?:views|opinions)\b", re.IGNORECASE
)
# Before a name: "Dr.", "Captain", "Ambassador (ret.)".
_TITLES = r"(?:(?:[A-Z][\w’'-]*\.?|\([^()]{1,20}\))\s+){0,4}"
_SAYS = re.compile(
    r"[^:.;]{0,60}?(?:\b(?:is|was|has|are|were|had|teaches|writes|works|serves)\b|,)"
)


@dataclass(slots=True)
class Bio:
    """What a document says about one author. `name` is empty where it says "she" only."""

    name: str
    html: str
    text: str


def find_bios(blocks: list[Block], names: list[str], *, first: bool = False) -> list[Bio]:
    """Take the bios out of `blocks`, from the end upwards, and return them in order.

    With `first` only the first block is looked at. Without known names, a paragraph counts that
    opens with a name and speaks of a profession.
    """
    if first:
        name = _name_opening(blocks[0].text, names)
        return _split(blocks.pop(0), [name]) if name else []
    _drop_heading(blocks)
    found: list[Bio] = []
    loose: list[Block] = []
    while len(blocks) > 1:
        block = blocks[-1]
        text = _bare(block.text)
        if block.tag == "hr" or (not text and found):
            blocks.pop()
            continue
        if block.tag not in {"p", "li", "h4"} or len(text.split()) > _MAX_WORDS:
            break
        if name := _name_opening(text, names):
            bios = _split(blocks.pop(), [*names, name])
            _attach(bios, loose)
            found[:0], loose = bios, []
        elif len(loose) < _MAX_LOOSE and (follows(text) or _speaks_of_somebody(text)):
            loose.insert(0, blocks.pop())
        else:
            break
    # "She …" is part of a bio above it; without one, only "Follow her …" is a bio.
    while loose and not follows(loose[0].text):
        blocks.append(loose.pop(0))
    if loose:
        first_bio = found[:1] or [Bio("", "", "")]
        _attach(first_bio, loose)
        found[:1] = first_bio
    _drop_heading(blocks)
    return found


def find_elsewhere(blocks: list[Block], name: str) -> tuple[list[Bio], str]:
    """Take the bio of a known author that does not stand at the end, and return its text as well.

    Only a paragraph that begins with the whole name and says who that is, with what follows it.
    """
    for at, block in enumerate(blocks):
        text = _bare(block.text)
        if block.tag != "p" or len(text.split()) > _MAX_WORDS or len(blocks) < 2:
            continue
        end = _end_of_name(text, name)
        if not (end and _SAYS.match(text[end:])):
            continue
        bios = _split(blocks.pop(at), [name])
        while at < len(blocks) and len(blocks) > 1 and follows(blocks[at].text):
            _attach(bios, [blocks.pop(at)])
        return bios, text
    return [], ""


def follows(text: str) -> bool:
    """Return whether a short line says where to follow an author, or speaks of "the author"."""
    return bool(_FOLLOW.search(text)) and len(text.split()) <= _MAX_LOOSE_WORDS


def _speaks_of_somebody(text: str) -> bool:
    return bool(_PRONOUN.match(text)) and len(text.split()) <= _MAX_LOOSE_WORDS


def _bare(text: str) -> str:
    """Return a bio without what marks it as one."""
    match = _LEAD.match(text)
    return text[match.end() :] if match else text


def _end_of_name(text: str, name: str) -> int:
    """Return where the whole name of a known author ends that opens `text`; 0 if none does."""
    match = re.match(_TITLES + f"(?i:{re.escape(core_name(name))})", text)
    if not match:
        return 0
    # Scripts without capitals write what follows a name to its last letter.
    following, cased = text[match.end() :][:1], name[-1].lower() != name[-1].upper()
    return 0 if following == ":" or (cased and following.isalnum()) else match.end()


def _name_opening(text: str, names: list[str]) -> str:
    """Return the name that opens a bio; a known author's family name is enough."""
    for name in names:
        whole = " " in name or name.lower() == name.upper()
        if whole and _end_of_name(text, name):
            return name
        family = core_name(name).split()[-1]
        head = re.match(
            rf"(?:(?:Dr|Prof|Professor|Ms|Mr|Mrs)\.?\s+)?(?:{re.escape(name)}|{re.escape(family)})\b",
            text,
        )
        if head and _PROFESSION.search(text):
            return name
        if head and re.match(
            r"\s*(?:\([^)]*\)\s*)?(?:(?:is|was|has|are|were)\b|,)", text[head.end() :]
        ):
            return name
    name = opening_name(text)
    if name and any(same_person(name, known) for known in names):
        return name
    clear = _PROFESSION.search(text[:200]) or _FOLLOW.search(text)
    # Who is nobody's author yet is none where the text says "we": that is the author speaking.
    return name if name and clear and len(text.split()) >= 5 and not _OWN.search(text) else ""


def _drop_heading(blocks: list[Block]) -> None:
    """Drop a heading "About the author", wherever it stands in the last third."""
    for at in range(len(blocks) - 1, max(0, len(blocks) * 2 // 3 - 3), -1):
        if blocks[at].text and not _bare(blocks[at].text):
            del blocks[at]
            return


def _split(block: Block, names: list[str]) -> list[Bio]:
    """Return one bio for each author that a paragraph speaks of: "A is … B is …"."""
    html = _unwrapped(block.html)
    text = _bare(block.text)
    if text != block.text:
        bracketed = block.text[:1] in {"(", "["} and block.text[-1:] in {")", "]"}
        end = len(block.text) - 1 if bracketed else None
        html = part_of(html, len(block.text) - len(text), end)
        text = text[:-1] if bracketed else text
    starts: list[tuple[int, str]] = []
    position = 0
    for sentence in sentences(text):
        at = text.index(sentence, position)
        position = at + len(sentence)
        name = _name_opening(sentence, names) or (opening_name(sentence) if not starts else "")
        known = [known for _, known in starts]
        if name and name not in known and not any(name.split()[-1] == k.split()[-1] for k in known):
            starts.append((at, name))
    if not starts:
        return [Bio("", clean(html), text)]
    starts[0] = (0, starts[0][1])
    bios = []
    for (at, name), following in zip(starts, [*starts[1:], None], strict=True):
        end = following[0] if following else None
        part = re.sub(r"\s+</p>", "</p>", clean(part_of(html, at, end)))
        bios.append(Bio(name, part, plain(part, notes=False)))
    return bios


def _unwrapped(html: str) -> str:
    match = re.fullmatch(
        r"<(p|h4|li)>(?:<(em|strong)>)?(.*?)(?:</(?:em|strong)>)?</\1>", html, re.DOTALL
    )
    if match and (not match[2] or html.count(f"<{match[2]}>") == 1):
        return f"<p>{match[3]}</p>"
    return html


def _attach(bios: list[Bio], loose: list[Block]) -> None:
    """Add lines such as "Follow her at @name" to the bio above them, the last of `bios`."""
    last = bios[-1]
    for block in loose:
        last.html = clean(f"{last.html}\n{_unwrapped(block.html)}")
        last.text = f"{last.text} {block.text}".strip()


def claim(bios: list[Bio], names: list[str]) -> tuple[list[Bio], list[Bio]]:
    """Return the bios that belong to one of the authors, and those that belong to none.

    Where there is one author, a bio that says "she" only is theirs.
    """
    if len(names) == 1:
        for bio in bios:
            bio.name = bio.name or names[0]
    mine = [bio for bio in bios if any(_belongs(bio, name) for name in names)]
    return mine, [bio for bio in bios if bio not in mine]


def authors_of(
    names: list[str], bios: list[Bio], rests: dict[str, str], unsure: list[Doubt]
) -> tuple[Author, ...]:
    """Return the authors in order, each with what their bio says; doubts are added to `unsure`.

    `rests` is what a byline says behind a name, such as "Professor at X".
    """
    unique = list({name.casefold(): name for name in map(bare_name, reversed(names))}.values())
    unique.reverse()
    if not unique:
        unsure.append(Doubt(_("no author was found"), "authors"))
    told = {bare_name(name): rest for name, rest in rests.items()}
    return tuple(_author(name, bios, told.get(name, ""), unsure) for name in unique)


def _belongs(bio: Bio, name: str) -> bool:
    return bool(bio.name) and same_person(bio.name, name)


def _author(name: str, bios: list[Bio], byline_rest: str, unsure: list[Doubt]) -> Author:
    mine = [bio for bio in bios if _belongs(bio, name)]
    html = clean("\n".join(bio.html for bio in mine))
    text = " ".join(bio.text for bio in mine)
    lines: list[AffiliationLine] = []
    for bio in mine:
        found = affiliations_in(bio.text, bio.name)
        lines += found.lines
        unsure.extend(Doubt(remark, "affiliations", name) for remark in found.remarks)
    if (
        not lines
        and text.startswith(f"{name}, ")
        and (stated := affiliation_of(text[len(name) + 2 :].rstrip(" .")))
    ):
        lines.append(stated)  # "Ann Example, Professor of History, University of X"
    line = affiliation_of(byline_rest) if byline_rest else None
    if line and line.organisation not in {known.organisation for known in lines}:
        lines.insert(0, line)
    handles = handles_in(html, f"{text} {byline_rest}")
    if byline_rest and text and not line and handles == handles_in(html, text):
        said = _("“%(line)s” in the byline was not used") % {"line": byline_rest}
        unsure.append(Doubt(said, "affiliations", name))
    if not text:
        unsure.append(Doubt(_("no bio of %(name)s was found") % {"name": name}, "bio", name))
        if byline_rest:
            html = clean(f"<p>{typographic(escape(f'{name}, {byline_rest}'))}</p>")
    elif not lines:
        said = _("no affiliation was found in the bio of %(name)s") % {"name": name}
        unsure.append(Doubt(said, "affiliations", name))
    handle = handles["twitter"]
    before = re.search(rf"\b([A-Z][\w’-]*) \(@{handle}\)", text) if handle else None
    if before and before[1] not in name:
        said = _("@%(handle)s may be that of the place before it")
        unsure.append(Doubt(said % {"handle": handle}, "handles", name))
    return Author(name=name, bio=html, affiliations=tuple(lines), **handles)

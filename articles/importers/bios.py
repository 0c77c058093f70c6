"""The paragraphs that speak of the authors: found, split by author, and read."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.importers.affiliations import affiliation_of, affiliations_in, sentences
from articles.importers.documents import AffiliationLine, Author, Doubt
from articles.importers.handles import handles_in
from articles.importers.people import bare_name, opening_name
from articles.importers.reading import Block
from contributors.markup import TOKEN, escape
from contributors.text import clean, plain, typographic

_MAX_WORDS = 220
_FOLLOW = re.compile(
    r"\b(?:follow|find|reach|tweets?|tweeting)\b.{0,80}"
    r"(?:@\w|twitter|bluesky|mastodon|\bx\.com|\bon X\b)"
    r"|^\s*(?:twitter|x|bluesky|mastodon)\s*:\s*\S|^\s*@\w{1,40}\s*$",
    re.IGNORECASE | re.DOTALL,
)
_ABOUT = re.compile(
    r"(?:about the authors?|the authors?|biography|bio|contributors?)\s*:?\s*", re.IGNORECASE
)
_PROFESSION = re.compile(
    r"\b(?:professor|director|fellow|analyst|editor|writer|author|librarian|researcher|contributor|"
    r"lecturer|columnist|journalist|teacher|scholar|student|former|president|chair\w*|curator|"
    r"historian|economist|founder|co-founder|correspondent|consultant|architect|engineer|"
    r"works|teaches|writes|serves|directs|leads|runs|edits|studies|holds|lives)\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:He|She|They|His|Her|Their)\b")


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
        text = _ABOUT.sub("", block.text, count=1) if _ABOUT.match(block.text) else block.text
        if block.tag == "hr" or (not text and found):
            blocks.pop()
            continue
        if block.tag not in {"p", "li", "h4", "ul"} or len(text.split()) > _MAX_WORDS:
            break
        if block.tag == "ul":
            break
        if name := _name_opening(text, names):
            found[:0] = _split(blocks.pop(), [*names, name])
            continue
        more = _FOLLOW.search(text) and len(text.split()) <= 60
        pronoun = _PRONOUN.match(text) and _PROFESSION.search(text) and _above_is_bio(blocks, names)
        if not (more or pronoun) or (found and not more):
            break
        loose.insert(0, blocks.pop())
    _attach(found, loose)
    _drop_heading(blocks)
    return found


def _name_opening(text: str, names: list[str]) -> str:
    """Return the name that opens a bio; a known author's family name is enough."""
    text = _ABOUT.sub("", text, count=1) if text.lower().startswith(("about", "bio")) else text
    for name in names:
        family = name.split()[-1]
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
    clear = _PROFESSION.search(text[:200]) or _FOLLOW.search(text)
    return name if name and clear and len(text.split()) >= 5 else ""


def _above_is_bio(blocks: list[Block], names: list[str]) -> bool:
    return len(blocks) > 2 and bool(_name_opening(blocks[-2].text, names))


def _drop_heading(blocks: list[Block]) -> None:
    """Drop a heading "About the author", wherever it stands in the last third."""
    for at in range(len(blocks) - 1, max(0, len(blocks) * 2 // 3 - 3), -1):
        if _ABOUT.fullmatch(blocks[at].text):
            del blocks[at]
            return


def _split(block: Block, names: list[str]) -> list[Bio]:
    """Return one bio for each author that a paragraph speaks of: "A is … B is …"."""
    html = _unwrapped(block.html)
    text = _ABOUT.sub("", block.text, count=1) if _ABOUT.match(block.text) else block.text
    if text != block.text:
        html = _from_text(html, len(block.text) - len(text), None)
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
        part = re.sub(r"\s+</p>", "</p>", clean(_from_text(html, at, end)))
        bios.append(Bio(name, part, plain(part, notes=False)))
    return bios


def _unwrapped(html: str) -> str:
    match = re.fullmatch(
        r"<(p|h4|li)>(?:<(em|strong)>)?(.*?)(?:</(?:em|strong)>)?</\1>", html, re.DOTALL
    )
    if match and (not match[2] or html.count(f"<{match[2]}>") == 1):
        return f"<p>{match[3]}</p>"
    return html


def _from_text(html: str, start: int, end: int | None) -> str:
    """Return the markup of one paragraph's text from `start` to `end`."""
    out: list[str] = []
    at = 0
    for token in TOKEN.split(html):
        if token.startswith("<"):
            out.append(token)
            continue
        kept = []
        for character in re.findall(r"&[#\w]+;|.", token, re.DOTALL):
            if at >= start and (end is None or at < end):
                kept.append(character)
            at += 1
        out.append("".join(kept))
    return "".join(out)


def _attach(found: list[Bio], loose: list[Block]) -> None:
    """Add lines such as "Follow her at @name" to the bio they belong to: the last, or a new one."""
    for block in loose:
        if found:
            last = found[-1]
            last.html = clean(f"{last.html}\n{_unwrapped(block.html)}")
            last.text = f"{last.text} {block.text}"
        else:
            found.append(Bio("", clean(_unwrapped(block.html)), block.text))


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
    names: list[str], bios: list[Bio], byline_rest: str, unsure: list[Doubt]
) -> tuple[Author, ...]:
    """Return the authors in order, each with what their bio says; doubts are added to `unsure`.

    `byline_rest` is what a byline says behind the names, such as "Professor at X".
    """
    unique = list({name.casefold(): name for name in map(bare_name, reversed(names))}.values())
    unique.reverse()
    if not unique:
        unsure.append(Doubt(_("no author was found"), "authors"))
    rest = byline_rest if len(unique) == 1 else ""
    return tuple(_author(name, bios, rest, unsure) for name in unique)


def _belongs(bio: Bio, name: str) -> bool:
    ours, theirs = name.casefold().split(), bio.name.casefold().split()
    return bool(theirs) and ours[-1] == theirs[-1] and ours[0][0] == theirs[0][0]


def _author(name: str, bios: list[Bio], byline_rest: str, unsure: list[Doubt]) -> Author:
    mine = [bio for bio in bios if _belongs(bio, name)]
    html = clean("\n".join(bio.html for bio in mine))
    text = " ".join(bio.text for bio in mine)
    lines: list[AffiliationLine] = []
    for bio in mine:
        found = affiliations_in(bio.text, bio.name)
        lines += found.lines
        unsure.extend(Doubt(remark, "affiliations", name) for remark in found.remarks)
    line = affiliation_of(byline_rest) if byline_rest else None
    if line and line.organisation not in {known.organisation for known in lines}:
        lines.insert(0, line)
    if not text:
        unsure.append(Doubt(_("no bio of %(name)s was found") % {"name": name}, "bio", name))
        if byline_rest:
            html = clean(f"<p>{typographic(escape(f'{name}, {byline_rest}'))}</p>")
    elif not lines:
        said = _("no affiliation was found in the bio of %(name)s") % {"name": name}
        unsure.append(Doubt(said, "affiliations", name))
    handles = handles_in(html, text)
    return Author(name=name, bio=html, affiliations=tuple(lines), **handles)

"""Plain text as people type it into mails: lines, stars for emphasis, numbers for notes."""

import re
import unicodedata
from itertools import pairwise

from articles.importers.decoding import decode
from articles.importers.raw import Raw
from contributors.markup import escape, strip_control

# Characters: what is narrower is verse or an address, what is wider was not broken by a program.
_NARROW, _WRAPPED_AT = 40, 100
# Code, a link as Markdown writes it, an address.
_SET_APART = re.compile(
    r"(?<!`)`(?P<code>[^`\n]{1,300})`(?!`)"
    r"|\[(?P<words>[^\[\]\n]{1,200})\]\((?P<target>https?://[^\s()<>\"]{1,500})\)"
    r"|https?://[^\s<>\"“”‘’]+",
    re.IGNORECASE,
)
_EMPHASIS = (
    (re.compile(r"(?<![\w*])\*\*(?=[^\s*])([^*\n]{1,300}?)(?<=[^\s*])\*\*(?![\w*])"), "strong"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,300}?)(?<=[^\s*])\*(?![\w*])"), "em"),
    (re.compile(r"(?<![\w_/])_(?=[^\s_])([^_\n]{1,300}?)(?<=[^\s_])_(?![\w_])"), "em"),
)
_NOTES_HEADING = re.compile(r"(?:foot|end)?notes:?|references:?", re.IGNORECASE)
_BRACKET_NOTE = re.compile(r"\[(\d{1,3})\]\s+(\S.*)")
_LISTED_NOTE = re.compile(r"(?:\[(\d{1,3})\]|(\d{1,3})[.)])\s+(\S.*)")
_REFERENCE = re.compile(r"[ \t]?\[(\d{1,3})\]")
# Not behind a unit: "m²".
_RAISED = re.compile("(?<![ckm]m)(?<!\\bm)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")
_NUMBERED = re.compile(r"(\d{1,3})[.)]\s+(\S.*)")
# Lines that begin something of their own, wherever a program breaks the others.
_OWN_LINE = re.compile(r"(?:\[\d{1,3}\]|\d{1,3}[.)]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[-*•>]|#{1,4})\s*\S")
_BULLET = re.compile(r"(?:[-*•]|–)\s+(\S.*)")
_HEADING = re.compile(r"(#{1,4})\s+(\S.*?)#*")
_QUOTED = re.compile(r">\s*(\S.*)")
_RULE = re.compile(r"[-*_=~]{3,}|(?:[*•·]\s+){2,}[*•·]")


def read(data: bytes) -> Raw:
    """Return a text file as markup: a paragraph for each line, or for each group of lines that a
    program has broken to a fixed width."""
    lines = _unwrap(strip_control(decode(data)))
    lines, notes = _collect_notes(lines)
    used: set[str] = set()
    out: list[str] = []
    at = 0
    while at < len(lines):
        made, at = _list_from(lines, at, notes, used)
        if made:
            out.append(made)
            continue
        line, at = lines[at], at + 1
        if heading := _HEADING.fullmatch(line):
            level = max(2, len(heading[1]))
            out.append(f"<h{level}>{_inline(heading[2], notes, used)}</h{level}>")
        elif _RULE.fullmatch(line):
            out.append("<hr>")
        elif quote := _QUOTED.fullmatch(line):
            out.append(f"<blockquote><p>{_inline(quote[1], notes, used)}</p></blockquote>")
        elif bullet := _BULLET.fullmatch(line):
            # A single dash before a line is a dash; two lines of them are a list.
            mark = line[0] if line[0] in "*•" else "–"
            out.append(f"<p>{mark} {_inline(bullet[1], notes, used)}</p>")
        else:
            out.append(f"<p>{_inline(line, notes, used)}</p>")
    out += [f"<p>[{number}] {note}</p>" for number, note in notes.items() if number not in used]
    return Raw(html="\n".join(out).replace("</blockquote>\n<blockquote>", ""))


def _list_from(lines: list[str], at: int, notes: dict[str, str], used: set[str]) -> tuple[str, int]:
    """Return the list that begins at a line, if there are two items of it, and where it ends."""
    for tag, pattern in (("ul", _BULLET), ("ol", _NUMBERED)):
        items: list[str] = []
        for line in lines[at:]:
            match = pattern.fullmatch(line)
            if not match or (tag == "ol" and int(match[1]) != len(items) + 1):
                break
            items.append(f"<li>{_inline(match[match.lastindex or 0], notes, used)}</li>")
        if len(items) > 1:
            return f"<{tag}>{''.join(items)}</{tag}>", at + len(items)
    return "", at


def _unwrap(text: str) -> list[str]:
    """Return one line a paragraph: lines that a program broke at a fixed width are joined."""
    lines: list[str] = []
    for group in re.split(r"\n(?:[^\S\n]*\n)+", text):
        rows = [" ".join(row.split()) for row in group.split("\n")]
        rows = [row for row in rows if row]
        if rows and all(_QUOTED.fullmatch(row) for row in rows):
            lines += [f"> {row}" for row in _joined([row.lstrip("> ") for row in rows])]
        else:
            lines += _joined(rows)
    return lines


def _joined(rows: list[str]) -> list[str]:
    """Return the rows of one group as paragraphs.

    Two rows belong together if the first word of the second would not have fitted onto the first.
    Where that holds for nearly all, and no row is longer than a program makes them, the group was
    broken by one.
    """
    width = max((len(row) for row in rows), default=0)
    own = [bool(_OWN_LINE.match(following)) for following in rows[1:]]
    pairs = [
        not begins and len(row) + 1 + len(following.split(" ", 1)[0]) > width
        for (row, following), begins in zip(pairwise(rows), own, strict=True)
    ]
    broken = len(own) - sum(own)
    if not _NARROW <= width <= _WRAPPED_AT or not broken or sum(pairs) < 0.8 * broken:
        return rows
    lines = rows[:1]
    for row, belongs in zip(rows[1:], pairs, strict=True):
        if belongs:
            lines[-1] += " " + row
        else:
            lines.append(row)
    return lines


def _collect_notes(lines: list[str]) -> tuple[list[str], dict[str, str]]:
    """Return the lines without the list of notes, and the notes by number, as markup.

    The list stands under a heading of its own, or is a run of lines "[1] …" whose numbers the text
    refers to.
    """
    lines = _lowered(lines)
    for at, line in enumerate(lines):
        heading = _NOTES_HEADING.fullmatch(line.strip("*_# "))
        pattern = _LISTED_NOTE if heading else _BRACKET_NOTE
        start = at + 1 if heading else at
        notes: dict[str, str] = {}
        end = start
        while end < len(lines) and (match := pattern.fullmatch(lines[end])):
            number = match[1] or match[2]
            if int(number) != len(notes) + 1:
                break
            notes[number] = _inline(match[match.lastindex or 0], {}, set())
            end += 1
        if notes and any("[1]" in line for line in lines[:at]):
            return lines[:at] + lines[end:], notes
    return lines, {}


def _lowered(lines: list[str]) -> list[str]:
    """Return lines with "[1]" for "¹" where such numbers begin lines and stand in the text."""
    listed = {match[0] for line in lines if (match := _RAISED.match(line))}
    if not listed:
        return lines

    def bracketed(match: re.Match[str]) -> str:
        number = unicodedata.normalize("NFKC", match[0])
        return f"[{number}]{' ' if match.start() == 0 else ''}" if match[0] in listed else match[0]

    return [_RAISED.sub(bracketed, line) for line in lines]


def _inline(text: str, notes: dict[str, str], used: set[str]) -> str:
    parts: list[str] = []
    position = 0
    for match in _SET_APART.finditer(text):
        end = match.end()
        if code := match["code"]:
            made = f"<code>{escape(code)}</code>"
        elif words := match["words"]:
            made = _link(match["target"], _emphasis(words, {}, set()))
        else:
            address = match[0].rstrip("'.,;:!?")
            if ")" in address and "(" not in address:
                address = address[: address.index(")")]
            end = match.start() + len(address)
            made = _link(address, escape(address))
        parts += [_emphasis(text[position : match.start()], notes, used), made]
        position = end
    parts.append(_emphasis(text[position:], notes, used))
    return "".join(parts)


def _link(address: str, words: str) -> str:
    target = escape(address).replace('"', "&quot;")
    return f'<a href="{target}">{words}</a>'


def _emphasis(text: str, notes: dict[str, str], used: set[str]) -> str:
    def note(match: re.Match[str]) -> str:
        if match[1] not in notes:
            return match[0]
        used.add(match[1])
        return f'<span class="footnote">{notes[match[1]]}</span>'

    text = escape(text)
    for pattern, tag in _EMPHASIS:
        text = pattern.sub(rf"<{tag}>\1</{tag}>", text)
    return _REFERENCE.sub(note, text)

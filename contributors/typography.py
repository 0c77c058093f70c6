"""Typewriter marks become typographic ones: quotes, apostrophes, dashes, ellipses.

English rules. Only marks whose meaning the surroundings give away are changed; feet, inches,
command options, addresses and code stay as they are typed.
"""

import re

from contributors.markup import BLOCKS, TOKEN, strip_control, tag_name

# Marks of what is not text: each stands for one piece that is put back at the end. They are control
# characters, so the text itself cannot hold them.
_INLINE_TAG, _BREAK, _OPAQUE = "\x01", "\x02", "\x03"
_MARKS = re.compile("[\x01\x02\x03]")
_LITERAL = frozenset({"code", "pre", "kbd", "samp", "script", "style", "textarea"})

_ADDRESS = re.compile(
    r"(?:https?://|www\.)(?:(?!&nbsp;)[^\s<>\"“”‘’…—\x01\x02\x03])+", re.IGNORECASE
)
_ENTITIES = ((r"&quot;|&#34;|&#x22;", '"'), (r"&#0?39;|&#x27;|&apos;", "'"))
_BLANK_LINE = re.compile(r"(\n[^\S\n]*\n)")
_EM_DASH = re.compile(r"(?<![-!<])-{2,3}(?![->])")
_ELLIPSIS = re.compile(r"(?<!\.)\.{3}(?!\.)")
_EN_DASH = re.compile(
    r"(?<=[\w.,;:!?)\]\"'”’…%\x01\x03] )-(?= [\w(\[\"'“‘’$£€\x01\x03])", re.UNICODE
)
_NUMBERS_BESIDE = re.compile(r"\d\s*\Z")
_ELISION = re.compile(r"'(?=\d\ds?\b|(?:tis|twas|twere|twill|em|til|n)\b)", re.IGNORECASE)
_OPENERS = "([{<“‘\u00a1\u00bf/="
_DASHES = "-–—‐‑"


def typographic(text: str) -> str:
    """Return `text` (plain, or markup) with typographic quotes, dashes and ellipses.

    Tags, attributes, code and addresses are never touched. Applying it twice changes nothing more.
    """
    out: list[str] = []
    run: list[str] = []
    pieces: list[str] = []
    literal = 0
    for token in TOKEN.split(strip_control(text)):
        name = tag_name(token) if re.match(r"</?[A-Za-z]", token) else ""
        if literal or name in _LITERAL:
            if name in _LITERAL:
                literal = max(0, literal - 1) if token.startswith("</") else literal + 1
            run.append(_OPAQUE)
            pieces.append(token)
        elif name in BLOCKS:
            out += [_restore(_run("".join(run)), pieces), token]
            run, pieces = [], []
        elif name:
            run.append(_BREAK if name == "br" else _INLINE_TAG)
            pieces.append(token)
        else:
            run.append(_hide_addresses(token, pieces))
    out.append(_restore(_run("".join(run)), pieces))
    return "".join(out)


def _hide_addresses(text: str, pieces: list[str]) -> str:
    def hide(match: re.Match[str]) -> str:
        address = match[0].rstrip("'.,;:!?)-")
        pieces.append(address)
        return _OPAQUE + match[0][len(address) :]

    def hide_space(match: re.Match[str]) -> str:
        pieces.append(match[0])
        return _BREAK

    for pattern, mark in _ENTITIES:
        text = re.sub(pattern, mark, text)
    if "&nbsp;" not in text:
        return _ADDRESS.sub(hide, text)
    # One pass, so that the pieces keep the order of their marks.
    either = re.compile(f"&nbsp;|{_ADDRESS.pattern}", re.IGNORECASE)
    return either.sub(lambda m: hide_space(m) if m[0] == "&nbsp;" else hide(m), text)


def _restore(text: str, pieces: list[str]) -> str:
    remaining = iter(pieces)
    return _MARKS.sub(lambda _: next(remaining), text)


def _run(text: str) -> str:
    """Return one block's text set properly; quotation marks open and close within it."""
    parts = _BLANK_LINE.split(text)
    parts[::2] = [_quotes(_dashes(part)) for part in parts[::2]]
    return "".join(parts)


def _dashes(text: str) -> str:
    text = _ELLIPSIS.sub("…", _EM_DASH.sub("—", text))

    def en_dash(match: re.Match[str]) -> str:
        # Between two numbers it may be a minus sign.
        at = match.start()
        digits = text[at - 2].isdigit() and text[at + 2].isdigit()
        return "-" if digits else "–"

    return _EN_DASH.sub(en_dash, text)


def _quotes(text: str) -> str:
    if '"' not in text and "'" not in text:
        return text
    out: list[str] = []
    before = ""  # the last character that is seen, marks of inline tags passed over
    double_open = single_open = False
    following = _following(text)
    for at, mark in enumerate(text):
        after = following[at]
        if mark == '"':
            mark = _double(before, after, double_open)
        elif mark == "'":
            mark = _single(text, at, before, after, single_open)
        # The state follows from what is written, so that a second reading sees the same.
        if mark in "“”":
            double_open = mark == "“"
        elif mark == "‘":
            single_open = True
        elif mark == "’" and not (_is_word(before) and _is_word(after)) and not _is_space(before):
            single_open = False
        out.append(mark)
        if mark != _INLINE_TAG:
            before = mark
    return "".join(out)


def _following(text: str) -> list[str]:
    """Return for each position the next character that is seen; empty at the end."""
    following = [""] * len(text)
    seen = ""
    for at in range(len(text) - 1, -1, -1):
        following[at] = seen
        if text[at] != _INLINE_TAG:
            seen = text[at]
    return following


def _double(before: str, after: str, is_open: bool) -> str:
    if before.isdigit() and not is_open:
        return '"'
    if _is_space(before) or before in _OPENERS or before in _DASHES:
        if is_open and not _is_word(after):
            return "”"
        return '"' if _is_space(after) else "“"
    return "”"


def _single(text: str, at: int, before: str, after: str, is_open: bool) -> str:
    if before.isdigit() and not after.isalpha() and (after.isdigit() or not is_open):
        return "'"
    if _is_word(before):
        return "’"
    if _is_space(before) or before in _OPENERS or before in _DASHES:
        if _ELISION.match(text, at):
            return "’"
        if is_open and not _is_word(after):
            return "’"
        return "'" if _is_space(after) else "‘"
    return "’"


def _is_space(character: str) -> bool:
    return character == "" or character.isspace() or character == _BREAK


def _is_word(character: str) -> bool:
    return character.isalnum() or character == _OPAQUE

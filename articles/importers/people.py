"""Names of people as documents write them: in bylines, in titles, at the head of a bio."""

import re

from contributors.markup import word_set

_PARTICLES = word_set(
    "de del della den der des di do dos du da das la le van von vom zu zur ten ter bin bint ibn al "
    "el y e i und af av ap ben"
)
_HONORIFICS = word_set(
    "dr dr. prof prof. professor mr mr. mrs mrs. ms ms. mx mx. hon. rev. amb. ambassador gen. lt. "
    "col. capt. sen. rep."
)
_SUFFIX = re.compile(
    r",?\s+(?:Ph\.?\s?D\.?|M\.?D\.?|J\.?D\.?|D\.?Phil\.?|M\.?A\.?|M\.?B\.?A\.?|Esq\.?|\(ret\.?\))\Z",
    re.IGNORECASE,
)
# What stands where a name would, and is none.
_NOT_NAMES = word_set(
    "a an the two three four five six seven eight nine ten some many experts expert author authors "
    "staff editors editor and or of in at for to from on with what how why when where who is was "
    "are were this that these those it if we you they he she there here our my their his her its "
    "part chapter note notes image photo bio about"
)
_VERBS = (
    "is|was|has|serves|served|works|worked|teaches|taught|writes|wrote|directs|leads|holds|heads|"
    "runs|edits|covers|studies|currently|recently|previously|lives|are|were|researches|advises|"
    "founded|co-founded|joined|manages|keeps|tweets|specializes|specialises"
)
_OPENING = re.compile(rf"(?:About the author:?\s+)?(.{{3,120}}?)(?:,|\s\(|\s+(?:{_VERBS})\b)")
_MAX_TOKENS = 6
_SEPARATORS = re.compile(r"\s*(?:,\s*(?:and|&)\s+|,\s*|\s+(?:and|&|with)\s+|\s*;\s*)\s*")
_ASKED = re.compile(r"\bAsked\s+", re.IGNORECASE)
_QUESTION = re.compile(
    r"[:?–—]|\s(?:What|How|Why|When|Where|Who|Whom|Whose|Which|Whether|If|About|For|To|Is|Are|Will|"
    r"Can|Could|Does|Do|Did|Should|Would|Has|Have)\b",
    re.IGNORECASE,
)


def bare_name(text: str) -> str:
    """Return a name without title and degree: "Dr. Ann Example, PhD" → "Ann Example"."""
    name = " ".join(text.strip(" \t\n,;:*_").split())
    name = _SUFFIX.sub("", name)
    words = name.split(" ")
    while len(words) > 1 and words[0].lower() in _HONORIFICS:
        words = words[1:]
    return " ".join(words)


def is_name(text: str, *, least: int = 2) -> bool:
    """Return whether `text` reads like the name of one person, of at least `least` words."""
    words = text.split()
    if not least <= len(words) <= _MAX_TOKENS or len(text) > 80:
        return False
    if words[0].lower() in _PARTICLES and len(words) < 2:
        return False
    return all(_is_name_word(word) for word in words) and _starts_high(words[-1])


def _is_name_word(word: str) -> bool:
    if word.lower().strip(".") in _NOT_NAMES:
        return False
    if word.lower() in _PARTICLES:
        return True
    letters = re.sub(r"[’'.\-‐‑]", "", word)
    if not letters or not letters.isalpha():
        return False
    return _starts_high(word)


def _starts_high(word: str) -> bool:
    """Return whether a word begins with a capital, or is of a script that knows none."""
    # d'Arcy, al-Masri, McExample: a capital behind a mark near the beginning counts.
    head = re.split(r"[’'\-‐‑]", word, maxsplit=1)
    parts = [part for part in head if part]
    return any(part[0].isupper() or part[0].istitle() or not part[0].islower() for part in parts)


def names_in(text: str, *, least: int = 1) -> list[str]:
    """Return the names in "A, B and C"; empty unless every part reads like a name."""
    text = " ".join(text.split()).rstrip(".")
    if len(text) > 300:
        return []
    # "Ann Example, PhD": the comma belongs to the degree.
    text = re.sub(r",\s*(?=(?:Ph\.?\s?D|M\.?D|J\.?D|D\.?Phil|M\.?A|M\.?B\.?A|Esq)\b)", " ", text)
    names = [bare_name(part) for part in _SEPARATORS.split(text) if part.strip()]
    return names if names and all(is_name(name, least=least) for name in names) else []


def names_asked(title: str) -> list[str]:
    """Return the names in a title of the form "… We Asked NAME What Happens Next"."""
    match = _ASKED.search(title)
    if not match:
        return []
    rest = title[match.end() : match.end() + 300]
    question = _QUESTION.search(rest)
    return names_in(rest[: question.start()] if question else rest)


def byline_names(line: str) -> tuple[list[str], str]:
    """Return the names of a line "by NAME", and what follows them ("Professor at X").

    Lines that are no byline give ([], "").
    """
    match = re.fullmatch(
        r"(?:(?:written\s+)?by|authors?|byline)\s*[:–—-]?\s+(.{2,300})", line.strip(), re.IGNORECASE
    )
    if not match:
        return [], ""
    return split_names(match[1])


def split_names(text: str) -> tuple[list[str], str]:
    """Return (["A", "B"], "Professor at X") of "A and B, Professor at X"."""
    if names := names_in(text):
        return names, ""
    for match in re.finditer(r"\s*(?:,|\(|\||\s[–—-])\s*", text):
        if names := names_in(text[: match.start()], least=2):
            return names, text[match.end() :].strip(" )")
    return [], ""


def opening_name(text: str) -> str:
    """Return the name that opens a sentence ("Ann Example is …"), without honorific; or ""."""
    match = _OPENING.match(text)
    if not match:
        return ""
    name = bare_name(match[1])
    return name if is_name(name) else ""

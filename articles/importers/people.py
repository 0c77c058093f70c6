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
# In capitals as they are written: "Ma" and "Ba" are names.
_DEGREE = (
    r"(?:Ph\.?\s?D|D\.?\s?Phil|M\.?Phil|M\.?Sc|B\.?Sc|D\.?Sc|Ed\.?D|Psy\.?D|LL\.?[BMD]|M\.?D|J\.?D|"
    r"M\.?B\.?A|M\.?P\.?[AHP]|[BM]\.?[AS]|R\.?N|Esq|FRS|[COM]BE|[KQ]C|CPA|\([Rr]et\.?\))\.?(?!\w)"
)
_SUFFIX = re.compile(rf",\s*{_DEGREE}\Z|\s+(?:Ph\.?D\.?|J\.D\.|M\.D\.|Esq\.?|\([Rr]et\.?\))\Z")
# What stands where a name would, and is none.
_NOT_NAMES = word_set(
    "a an the two three four five six seven eight nine ten some many experts expert author authors "
    "staff editors editor and or of in at for to from on with what how why when where who is was "
    "are were this that these those it if we you they he she there here our my their his her its "
    "part chapter note notes image photo bio about university institute institution foundation "
    "council polytechnic department ministry museum association society academy agency committee "
    "commission parliament"
)
# What a line of words in capitals ends in where it is a role, not a name.
_ROLES_AT_END = word_set(
    "fellow professor director editor lecturer researcher analyst correspondent columnist reporter "
    "journalist scholar associate candidate advisor adviser consultant officer manager president "
    "student"
)
_VERBS = (
    "is|was|has|serves|served|works|worked|teaches|taught|writes|wrote|directs|leads|holds|heads|"
    "runs|edits|covers|studies|currently|recently|previously|lives|are|were|researches|advises|"
    "founded|co-founded|joined|manages|keeps|tweets|specializes|specialises"
)
_OPENING = re.compile(rf"(?:About the author:?\s+)?(.{{3,120}}?)(?:,|\s\(|\s+(?:{_VERBS})\b)")
_MAX_TOKENS = 6
_SEPARATORS = re.compile(
    r"\s*(?:,\s*(?:and|&)\s+|,\s*|\s+(?:and|&|with)\s+|\s*;\s*|\s+/\s+)\s*", re.I
)
_ASKED = re.compile(r"\bAsked\s+", re.IGNORECASE)
_QUESTION = re.compile(
    r"[:?–—]|\s(?:What|How|Why|When|Where|Who|Whom|Whose|Which|Whether|If|About|For|To|Is|Are|Will|"
    r"Can|Could|Does|Do|Did|Should|Would|Has|Have)\b",
    re.IGNORECASE,
)


def bare_name(text: str) -> str:
    """Return a name without title and degree: "Dr. Ann Example, PhD" → "Ann Example"."""
    name = " ".join(text.strip(" \t\n,;:*_").split())
    while (shorter := _SUFFIX.sub("", name)) != name:
        name = shorter
    words = name.split(" ")
    while len(words) > 1 and words[0].lower() in {*_HONORIFICS, "(ret.)", "(ret)"}:
        words = words[1:]
    return " ".join(words)


def is_name(text: str, *, least: int = 2) -> bool:
    """Return whether `text` reads like the name of one person, of at least `least` words."""
    words = text.split()
    if not least <= len(words) <= _MAX_TOKENS or len(text) > 80:
        return False
    if words[0].lower() in _PARTICLES and len(words) < 2:
        return False
    if words[-1].lower() in _ROLES_AT_END:
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
    text = re.sub(rf",\s*{_DEGREE}(?=[\s,;]|$)", "", text)
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


_BYLINE = re.compile(
    r"(?:(?:written\s+)?by|authors?|byline|von|par|por|door|av|מאת|بقلم|作者|글)"
    r"(?:\s*[:：–—-]\s*|\s+)(.{2,300})",
    re.IGNORECASE,
)
_NEXT_PERSON = re.compile(r"\s*(?:;\s*(?:and\s+|&\s*)?|,?\s+(?:and|&)\s+)", re.I)
_TYPED = re.compile(r"by\s*:?\s+([^\W\d_](?:[^\W\d_]|[’'.‐-]|\s(?=\w)){1,80})", re.IGNORECASE)


def byline_names(line: str) -> dict[str, str]:
    """Return the names of a line "by NAME", each with what follows it ("Professor at X").

    A line that is no byline has none.
    """
    match = _BYLINE.fullmatch(line.strip())
    return split_byline(match[1]) if match else {}


def named_by_hand(line: str) -> str:
    """Return who a line "by …" names, where it does not read like a name; "" if it is a phrase."""
    match = _TYPED.fullmatch(line.strip())
    words = match[1].split() if match else []
    phrase = {"a", "the", "our", "my", "his", "her", "their", "this", "that", "some", "all"}
    return " ".join(words) if words and len(words) <= 5 and words[0].lower() not in phrase else ""


_GENERATION = re.compile(r",?\s+((?:Jr|Sr)\b\.?|I{2,3}\b|IV\b)")


def core_name(name: str) -> str:
    """Return a name without title and degree, and without "Jr." and the like."""
    return _GENERATION.sub("", bare_name(name))


def split_byline(text: str) -> dict[str, str]:
    """Return {"A": "Professor at X", "B": "Y"} of "A, Professor at X, and B, Y".

    What stands behind the last of several names that are joined is said of none of them alone.
    """
    people: dict[str, str] = {}
    for part in _persons(_GENERATION.sub(r" \1", text)):
        names, rest = split_names(part)
        if not names:
            return {}
        people |= dict.fromkeys(names, "")
        if len(names) == 1:
            people[names[0]] = rest
    return people


def _persons(text: str) -> list[str]:
    """Return the parts of a byline: one, or one for each "NAME, PLACE" in it."""
    parts: list[str] = []
    start = 0
    for cut in _NEXT_PERSON.finditer(text):
        part, behind = text[start : cut.start()], text[cut.end() :]
        # "A, Professor of Law and Bo Studies": only a name with a place of its own is a person.
        if _is_person(part) and (_is_person(behind) or is_name(bare_name(behind))):
            parts.append(part)
            start = cut.end()
    return [*parts, text[start:]]


def _is_person(text: str) -> bool:
    head, comma, _rest = text.partition(",")
    return bool(comma) and is_name(bare_name(head))


def split_names(text: str) -> tuple[list[str], str]:
    """Return (["A", "B"], "Professor at X") of "A and B, Professor at X"."""
    if names := names_in(text):
        return names, ""
    for match in re.finditer(r"\s*(?:,|\(|\||\s[–—-])\s*", text):
        if names := names_in(text[: match.start()], least=2):
            return names, text[match.end() :].strip(" )")
    return [], ""


def same_person(one: str, other: str) -> bool:
    """Return whether two forms of a name in one document mean one person."""
    first, second = core_name(one).casefold().split(), core_name(other).casefold().split()
    return first == second or (
        bool(first and second) and first[-1] == second[-1] and first[0][0] == second[0][0]
    )


def in_small_letters(name: str) -> str:
    """Return a name as names are compared: without title and degree, in small letters."""
    return bare_name(name).casefold()


def written_small(name: str) -> str:
    """Return a name that is all in capitals as names are mostly written."""
    first, *others = name.title().split()
    return " ".join([first, *(w.lower() if w.lower() in _PARTICLES else w for w in others)])


def opening_name(text: str) -> str:
    """Return the name that opens a sentence ("Ann Example is …"), without honorific; or ""."""
    match = _OPENING.match(text)
    if not match:
        return ""
    name = bare_name(match[1])
    return name if is_name(name) else ""

"""Names of people and organisations: when two are the same, how they sort and how they read."""

import re
import unicodedata

from anyascii import anyascii
from django.utils.text import slugify

# Written alike by people, told apart by Unicode.
ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "\u00ad": ""}
)
PARTICLES = {"da", "de", "del", "della", "den", "der", "di", "du", "la", "le", "ten", "van", "von"}
SUFFIXES = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"}


def name_key(name: str) -> str:
    """What two spellings of one name share: Unicode and case folded, spaces and marks evened out.

    Accents are kept: Núñez and Nunez may be two people.
    """
    folded = unicodedata.normalize("NFKC", name).casefold().translate(ALIKE)
    return " ".join(unicodedata.normalize("NFC", folded).split())


def sort_name(name: str) -> str:
    """A first guess at the name under which a person is filed: “Ludwig van Beethoven” under
    “Beethoven, Ludwig van”. Editors correct it where the guess is wrong."""
    words = name.split()
    suffix = words.pop() if len(words) > 2 and words[-1].lower() in SUFFIXES else ""
    if len(words) < 2:
        return name.strip()
    # An all-capital word is, by a widespread custom, the family name wherever it stands.
    family = next(
        (word for word in words if len(word) > 2 and word.isupper() and word.isalpha()), words[-1]
    )
    given = [word for word in words if word is not family]
    return f"{family}, {' '.join([*given, suffix]).strip()}"


def initials(name: str) -> str:
    """One or two letters that stand for a person without a portrait."""
    words = [word for word in re.split(r"[\s-]+", name) if word.lower() not in PARTICLES and word]
    letters = [word[0].upper() for word in words if word[0].isalnum()]
    return "".join(letters[:1] + letters[1:][-1:])


def slug_for(text: str, *, fallback: str, max_length: int = 100) -> str:
    """An address part in ASCII: letters of every script are transliterated, never dropped.

    `fallback` stands in where nothing is left, as with a title of punctuation alone. The cut falls
    between words.
    """
    slug = slugify(anyascii(text)) or fallback
    if len(slug) > max_length:
        cut = slug[: max_length + 1]
        slug = cut[: cut.rfind("-")] if "-" in cut[max_length // 2 :] else cut[:max_length]
    return slug

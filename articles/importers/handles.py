"""Handles on other sites, found in a bio: what its text says, and where its links lead."""

import html
import re
from collections.abc import Callable

from django.core.exceptions import ValidationError

from contributors.handles import parse_bluesky, parse_mastodon, parse_twitter

_LINK = re.compile(r'href="([^"]{1,300})"')
_EDGE = r"(?<![\w@./])"
_TWITTER_ADDRESS = re.compile(
    rf"{_EDGE}(?:https?://)?(?:www\.|mobile\.)?(?:twitter|x)\.com/@?([A-Za-z0-9_]{{1,15}})(?![\w/])",
    re.IGNORECASE,
)
_BLUESKY_ADDRESS = re.compile(
    rf"{_EDGE}(?:https?://)?bsky\.app/profile/([A-Za-z0-9.-]{{4,253}})", re.IGNORECASE
)
_MASTODON_ADDRESS = re.compile(rf"{_EDGE}https?://([A-Za-z0-9.-]{{4,253}})/(@\w{{1,64}})(?![\w/])")
_MASTODON = re.compile(r"(?<![\w@./])@(\w[\w.-]{0,63}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
_BLUESKY = re.compile(
    r"(?<![\w@./])@?([A-Za-z0-9-]+\.bsky\.social)(?!\w)|Bluesky\W{1,3}(?:at |as )?@?"
    r"([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,63}){1,4})",
    re.IGNORECASE,
)
_AT_NAME = re.compile(r"(?<![\w@./])@([A-Za-z0-9_]{1,15})(?![\w@]|\.\w)")
_NAMED = re.compile(
    r"(?:Twitter|\bX)(?: handle)?\s*(?::|\(|\bat|\bas)\s*@?([A-Za-z0-9_]{3,15})(?![\w@]|\.\w)"
)
_ORDINARY = frozenset({"http", "https", "www", "and", "the", "her", "his", "their"})


def handles_in(markup: str, text: str) -> dict[str, str]:
    """Return the first handle of each kind in a bio, in stored form: twitter, bluesky, mastodon.

    `markup` is the bio as clean markup, `text` the same as plain text. What a site would not accept
    is left out.
    """
    targets = " ".join(html.unescape(target) for target in _LINK.findall(markup))
    everything = f"{text} {targets}"
    return {
        "twitter": _first(_twitter(text, everything), parse_twitter),
        "bluesky": _first(_matches([_BLUESKY_ADDRESS, _BLUESKY], everything), parse_bluesky),
        "mastodon": _first(_mastodon(everything), parse_mastodon),
    }


def _twitter(text: str, everything: str) -> list[str]:
    found = [match[0] for match in _TWITTER_ADDRESS.finditer(everything)]
    named = [name for name in _matches([_NAMED], text) if name.lower() not in _ORDINARY]
    return found + _matches([_AT_NAME], text) + named


def _mastodon(text: str) -> list[str]:
    addresses = [f"{match[2]}@{match[1]}" for match in _MASTODON_ADDRESS.finditer(text)]
    return _matches([_MASTODON], text) + addresses


def _matches(patterns: list[re.Pattern[str]], text: str) -> list[str]:
    return [
        next(group for group in match.groups() if group)
        for pattern in patterns
        for match in pattern.finditer(text)
    ]


def _first(candidates: list[str], parse: Callable[[str], str]) -> str:
    for candidate in candidates:
        try:
            if handle := parse(candidate.rstrip(".")):
                return handle
        except ValidationError:
            continue  # Not a handle after all: a page of the site, a name that is too long.
    return ""

"""Videos, posts and sound of elsewhere: which addresses are known, and what each is shown in.

`PROVIDERS` is the whole of it: the editor, the pages of readers and their security policy ask it.
An address is known by its whole text, so that a host that only looks alike, a user before the host,
a port or a quotation mark make it an ordinary link. Nobody is asked about it, and nothing that a
provider says is stored.
"""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import quote

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What may follow an address that says enough by itself: a time, a list, who shared it.
_REST = r"(?:[?&#][A-Za-z0-9_.~=&%+-]*)?"


@dataclass(frozen=True, slots=True)
class Provider:
    """Where things come from, and the frame in which one is shown.

    `patterns` are regular expressions that Python and JavaScript read alike, each for a whole
    address. Their groups fill `frame`, the address behind `https://host`. `shape` is a class of the
    stylesheet.
    """

    name: str
    button: str | Promise
    host: str
    frame: str
    patterns: tuple[str, ...]
    shape: str = "wide"


@dataclass(frozen=True, slots=True)
class Shown:
    """A known address: by whom, and the address of its frame."""

    provider: Provider
    frame: str

    @property
    def origin(self) -> str:
        """What a page that shows it has to allow in a frame."""
        return f"https://{self.provider.host}"


_VIDEO, _POST, _SOUND = _("Show the video"), _("Show the post"), _("Play it here")
_YOUTUBE = r"https://(?:www\.|m\.)?youtube\.com"
_X = r"https://(?:www\.|mobile\.)?(?:x|twitter)\.com"
_SPOTIFY = r"https://open\.spotify\.com"
_DID = r"did:[a-z]{1,20}:[A-Za-z0-9.-]{1,200}"

PROVIDERS = (
    Provider(
        "YouTube",
        _VIDEO,
        "www.youtube-nocookie.com",
        "/embed/{}",
        (
            rf"{_YOUTUBE}/watch\?(?:[A-Za-z0-9_.=%-]+&)*v=([A-Za-z0-9_-]{{11}}){_REST}",
            rf"{_YOUTUBE}/(?:shorts|live|embed)/([A-Za-z0-9_-]{{11}}){_REST}",
            rf"https://youtu\.be/([A-Za-z0-9_-]{{11}}){_REST}",
        ),
    ),
    Provider(
        "Vimeo",
        _VIDEO,
        "player.vimeo.com",
        "/video/{}?dnt=1",
        (rf"https://(?:www\.)?vimeo\.com/([0-9]{{1,12}}){_REST}",),
    ),
    Provider(
        "Bluesky",
        _POST,
        "embed.bsky.app",
        "/embed/{}/app.bsky.feed.post/{}",
        (
            rf"https://bsky\.app/profile/({_DID}|[A-Za-z0-9.-]{{1,250}})/post/([A-Za-z0-9]{{1,20}}){_REST}",
        ),
        "tall",
    ),
    Provider(
        "X",
        _POST,
        "platform.twitter.com",
        "/embed/Tweet.html?dnt=true&id={}",
        (rf"{_X}/[A-Za-z0-9_]{{1,15}}/status/([0-9]{{1,20}}){_REST}",),
        "tall",
    ),
    Provider(
        "Spotify",
        _SOUND,
        "open.spotify.com",
        "/embed/{}/{}",
        (rf"{_SPOTIFY}/(track|album|episode|show|playlist)/([A-Za-z0-9]{{1,30}}){_REST}",),
        "low",
    ),
    Provider(
        "SoundCloud",
        _SOUND,
        "w.soundcloud.com",
        "/player/?url={}",
        (rf"(https://(?:www\.)?soundcloud\.com/[a-z0-9_-]{{1,60}}/[a-z0-9_-]{{1,200}}){_REST}",),
        "low",
    ),
)
_KNOWN = [
    (re.compile(pattern, re.ASCII), provider)
    for provider in PROVIDERS
    for pattern in provider.patterns
]


def recognised(address: str) -> Shown | None:
    """What an address shows, if it is one of those known; nothing for every other."""
    for pattern, provider in _KNOWN:
        if found := pattern.fullmatch(address):
            parts = [quote(part, safe=":") for part in found.groups()]
            return Shown(provider, f"https://{provider.host}{provider.frame.format(*parts)}")
    return None


def recognised_in_markup(address: str) -> Shown | None:
    """The same for an address as it stands in clean markup."""
    return recognised(unescape(address))


def for_editor() -> list[dict[str, Any]]:
    """The table as the editor needs it, for JSON."""
    return [{"name": one.name, "patterns": list(one.patterns)} for one in PROVIDERS]

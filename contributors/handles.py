"""Handles: the names people go by on other sites, read from whatever an author sends.

Each `parse_*` takes a handle or the address of a profile and returns the one form that is stored,
or "" for nothing. Anything else is a `ValidationError` that says what is wrong. Each `*_url` turns
the stored form into the address of the profile.
"""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

TWITTER_HOSTS = {"twitter.com", "x.com"}
TWITTER_NAME = re.compile(r"[A-Za-z0-9_]{1,15}")
# First steps of addresses on twitter.com that are pages of the site, not people.
TWITTER_PAGES = {
    "compose",
    "explore",
    "hashtag",
    "home",
    "i",
    "intent",
    "login",
    "messages",
    "notifications",
    "privacy",
    "search",
    "settings",
    "share",
    "tos",
}
# A domain name as RFC 1035 has it: labels of letters, digits and inner hyphens, at least two.
DOMAIN = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}")
MASTODON = re.compile(r"([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?)@(\S+)")
ORCID = re.compile(r"[0-9]{4}-?[0-9]{4}-?[0-9]{4}-?[0-9]{3}[0-9X]")


def parse_twitter(value: str) -> str:
    """`@name`, `name` or the address of a profile on twitter.com or x.com, as `name`."""
    # Addresses of the first years: twitter.com/#!/name.
    value = value.strip().replace("/#!/", "/")
    host, steps = _address(value)
    if host:
        if _without(host, "www.", "mobile.", "m.") not in TWITTER_HOSTS:
            raise ValidationError(
                _("This is an address on %(host)s. Give a Twitter or X handle, such as @name."),
                code="twitter",
                params={"host": host},
            )
        if len(steps) != 1 or steps[0].lower() in TWITTER_PAGES:
            raise ValidationError(
                _(
                    "This address does not lead to a person’s profile. "
                    "Give the handle alone, such as @name."
                ),
                code="twitter",
            )
        value = steps[0]
    value = _without_at(value)
    if value and not TWITTER_NAME.fullmatch(value):
        raise ValidationError(
            _(
                "“%(value)s” cannot be a Twitter or X handle: "
                "it has 1 to 15 letters A–Z, digits and underscores."
            ),
            code="twitter",
            params={"value": value},
        )
    return value


def twitter_url(handle: str) -> str:
    """The address of a stored Twitter handle."""
    return f"https://x.com/{handle}"


def parse_bluesky(value: str) -> str:
    """`@name.bsky.social`, `name.example.org` or a bsky.app profile address, as a domain name."""
    value = value.strip()
    host, steps = _address(value)
    if _without(host, "www.") == "bsky.app":
        if len(steps) != 2 or steps[0] != "profile":
            raise ValidationError(
                _("This bsky.app address does not lead to a person’s profile."), code="bluesky"
            )
        value = steps[1]
    elif host and steps:
        raise ValidationError(
            _("Give a Bluesky handle, such as name.bsky.social, not another address."),
            code="bluesky",
        )
    value = _without_at(value).lower()
    if value and not DOMAIN.fullmatch(value):
        raise ValidationError(
            _("“%(value)s” cannot be a Bluesky handle: it looks like name.bsky.social."),
            code="bluesky",
            params={"value": value},
        )
    return value


def bluesky_url(handle: str) -> str:
    """The address of a stored Bluesky handle."""
    return f"https://bsky.app/profile/{handle}"


def parse_mastodon(value: str) -> str:
    """`@name@server` or `https://server/@name`, as `name@server`."""
    value = value.strip()
    host, steps = _address(value)
    if host and len(steps) == 1 and steps[0].startswith("@"):
        value = f"{steps[0]}@{host}"
    value = _without_at(value)
    if not value:
        return ""
    match = MASTODON.fullmatch(value)
    if not match or not DOMAIN.fullmatch(match[2].lower()):
        raise ValidationError(
            _("“%(value)s” cannot be a Mastodon handle: it looks like @name@server.org."),
            code="mastodon",
            params={"value": value},
        )
    return f"{match[1]}@{match[2].lower()}"


def mastodon_url(handle: str) -> str:
    """The address of a stored Mastodon handle."""
    name, server = handle.split("@")
    return f"https://{server}/@{name}"


def parse_orcid(value: str) -> str:
    """An ORCID iD or its address, as `0000-0000-0000-000X`, its check digit verified.

    The check digit is ISO 7064 MOD 11-2; see https://support.orcid.org/hc/articles/360006897674.
    """
    value = value.strip()
    host, steps = _address(value)
    if _without(host, "www.") == "orcid.org" and len(steps) == 1:
        value = steps[0]
    value = value.upper()
    if not value:
        return ""
    if not ORCID.fullmatch(value):
        raise ValidationError(
            _("“%(value)s” cannot be an ORCID iD: it has 16 digits, such as 0000-0002-1825-0097."),
            code="orcid",
            params={"value": value},
        )
    digits = value.replace("-", "")
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    if digits[15] != ("X" if check == 10 else str(check)):
        raise ValidationError(
            _("A digit of this ORCID iD is wrong: its check digit does not match."), code="orcid"
        )
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


def orcid_url(orcid: str) -> str:
    """The address of a stored ORCID iD."""
    return f"https://orcid.org/{orcid}"


def _address(value: str) -> tuple[str, list[str]]:
    """Host and path steps of `value` if it is written as an address, else ("", [])."""
    if "/" not in value:
        return "", []
    try:
        parts = urlsplit(value if "://" in value else f"https://{value}")
        host = (parts.hostname or "").lower()
    except ValueError:  # Brackets that are no IPv6 address: not an address at all.
        return "", []
    if parts.scheme not in {"http", "https"}:
        return "", []
    return host, [step for step in parts.path.split("/") if step]


def _without_at(value: str) -> str:
    """The handle without the @ before it. An @ alone is none, and stays."""
    return value if value == "@" else value.removeprefix("@")


def _without(host: str, *prefixes: str) -> str:
    for prefix in prefixes:
        host = host.removeprefix(prefix)
    return host

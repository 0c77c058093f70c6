"""Which addresses may be asked: of the web, at its own ports, and public wherever they lead.

An address in a text is written by people, and the answer to it comes from anybody. Neither may make
the server speak to its own machine or network, so nothing here trusts how an address is spelt: what
counts is what the name resolves to, every single one of the addresses it has.
"""

import re
import socket
from collections.abc import Callable, Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

import idna
from django.utils.encoding import iri_to_uri

type IP = IPv4Address | IPv6Address

PORTS = {"http": 80, "https": 443}
# As many characters of an address are kept at most; longer ones are not asked.
LONGEST = 2000
LONGEST_HOST = 253  # RFC 1035, as it is written.
# All that is given out on the public internet so far, by IANA’s list of IPv6 address space. What
# embeds an IPv4 address elsewhere (::127.0.0.1) is none of it.
_GIVEN_OUT = ip_network("2000::/3")
# RFC 6052: a gateway of the network takes these to the IPv4 address in their last 32 bits.
_TRANSLATED = ip_network("64:ff9b::/96")
_UNSEEN = re.compile(r"[\x00-\x20\x7f\\]")


class Refused(Exception):  # noqa: N818  # Nothing went wrong: that is how it has to be.
    """An address that is not asked: it does not lead to the public web, or not for certain."""


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an address, as they are sent: a host in ASCII, and a path with its query."""

    scheme: str
    host: str
    port: int
    target: str

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def authority(self) -> str:
        """The host and, where it is not the usual one, the port: what the head `Host` says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def read(address: str, ports: Collection[int] = frozenset(PORTS.values())) -> Address:
    """The parts of an address of the web; raises `Refused` for any other, and for other ports."""
    address = address.strip()
    if _UNSEEN.search(address):
        raise Refused("It has what no address has.")
    try:
        parts = urlsplit(address)
        port, host = parts.port, _in_ascii(parts.hostname or "").rstrip(".")
    except ValueError as error:
        raise Refused(str(error)) from error
    if parts.scheme not in PORTS or not 0 < len(host) <= LONGEST_HOST:
        raise Refused("It is no address of the web.")
    if "@" in parts.netloc:
        raise Refused("It names an account.")
    found = Address(
        parts.scheme,
        host,
        PORTS[parts.scheme] if port is None else port,
        iri_to_uri((parts.path or "/") + (f"?{parts.query}" if parts.query else "")),
    )
    if found.port not in ports:
        raise Refused("Its port is not one of the web.")
    if len(str(found)) > LONGEST:
        raise Refused("It is too long.")
    return found


def _in_ascii(host: str) -> str:
    try:
        return host if host.isascii() else idna.encode(host, uts46=True).decode()
    except idna.IDNAError as error:
        raise Refused(str(error)) from error


def is_public(ip: IP) -> bool:
    """Whether an address is one of the public internet, for whoever asks from anywhere."""
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped:
            return is_public(ip.ipv4_mapped)
        if ip in _TRANSLATED:
            return is_public(IPv4Address(int(ip) & 0xFFFFFFFF))
        # Tunnels to an IPv4 address (6to4, Teredo) are not global for `ipaddress`, wherever to.
        return ip in _GIVEN_OUT and ip.is_global
    return ip.is_global and not ip.is_multicast


def resolve(host: str, port: int, admits: Callable[[IP], bool] = is_public) -> list[str]:
    """The addresses that a name has, to connect to; raises `Refused` unless each is admitted.

    Raises `OSError` where it has none. A name that leads to us by one of its addresses may choose
    that one the next time, so one that is not public spoils the rest.
    """
    found = {
        ip_address(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    }
    if not all(admits(ip) for ip in found):
        raise Refused("It does not lead to the public web.")
    # Networks without IPv6 are common: the older protocol first.
    return [str(ip) for ip in sorted(found, key=lambda ip: (ip.version, int(ip)))]

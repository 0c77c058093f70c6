"""Asking one address whether there is a page, with no reach into private networks.

httpcore speaks HTTP; the connections are made here, because they are what has to be safe: to an
address that was resolved once and looked at (`addresses.resolve`), and within one limit of time for
everything. Of an answer, only its head is read. `docs/decisions/0026-asking-outward-links.md`.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import httpcore
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.outward.addresses import IP, PORTS, Address, Refused, is_public, read, resolve

_LED_ON = {301, 302, 303, 307, 308}
_NOT_THERE = {404, 410}
# To ask anew would only annoy: too many requests, and what one large site says to all robots.
_GO_AWAY = {429, 999}


class Outcome(models.TextChoices):
    """What came of asking: only two of these say that a link is broken."""

    FINE = "fine", _("there is a page")
    GONE = "gone", _("there is no such page")
    UNREACHED = "unreached", _("it could not be reached")
    UNSURE = "unsure", _("its answer proves nothing")
    REFUSED = "refused", _("it was not asked, as it does not lead to the public web")
    UNKNOWN = "unknown", _("the server itself could not ask")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking, and the status of the last answer, if there was one."""

    outcome: Outcome
    status: int | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """Where a question may go, and how much of an answer is waited for: in all, in seconds; of each
    connection, in bytes. Tests have others, as they have a server of their own."""

    ports: frozenset[int] = frozenset(PORTS.values())
    admits: Callable[[IP], bool] = is_public
    seconds: float = 20
    size: int = 131_072
    redirects: int = 5
    tls: ssl.SSLContext | None = None
    clock: Callable[[], float] = time.monotonic


RULES = Rules()


def ask(address: str, rules: Rules = RULES) -> Answer:
    """Ask whether there is a page at an address; whatever happens is an answer."""
    try:
        return _follow(address, rules)
    except Refused:
        return Answer(Outcome.REFUSED)
    except socket.gaierror as error:
        # Names that cannot be looked up at the moment say more of our own line than of theirs.
        ours = error.errno == socket.EAI_AGAIN
        return Answer(Outcome.UNKNOWN if ours else Outcome.UNREACHED)
    except (
        httpcore.TimeoutException,
        httpcore.NetworkError,
        httpcore.ProtocolError,
        UnicodeError,  # Of a name that is too long to be looked up.
    ):
        return Answer(Outcome.UNREACHED)


def _follow(address: str, rules: Rules) -> Answer:
    connections = _Connections(rules)
    for _step in range(rules.redirects + 1):
        status, onward = _asked(read(address, rules.ports), connections)
        if status not in _LED_ON or not onward:
            return Answer(_meaning(status), status)
        try:
            address = urljoin(address, onward)
        except ValueError as error:
            raise Refused(str(error)) from error
    # Whoever keeps no cookies is led in circles by some.
    return Answer(Outcome.UNSURE)


def _meaning(status: int) -> Outcome:
    if 200 <= status < 300:
        return Outcome.FINE
    if status in _NOT_THERE:
        return Outcome.GONE
    # Not for us, not so, not now: that is no proof that there is no page for a reader.
    return Outcome.UNREACHED if 500 <= status < 600 else Outcome.UNSURE


def _asked(address: Address, connections: "_Connections") -> tuple[int, str]:
    """The status of the answer and where it leads on; without its body, if the server can do that.

    Some answer wrongly to what they seldom hear, so that only a page in full is believed not there.
    """
    status, onward = _request("HEAD", address, connections)
    if status >= 400 and status not in _GO_AWAY:
        status, onward = _request("GET", address, connections)
    return status, onward


def _request(method: str, address: Address, connections: "_Connections") -> tuple[int, str]:
    url = httpcore.URL(
        scheme=address.scheme, host=address.host, port=address.port, target=address.target
    )
    headers: dict[str | bytes, str | bytes] = {
        "Host": address.authority,
        "User-Agent": user_agent(),
        "Accept": "*/*",
        "Connection": "close",
    }
    with (
        httpcore.ConnectionPool(
            ssl_context=connections.rules.tls, network_backend=connections
        ) as pool,
        pool.stream(method, url, headers=headers) as response,
    ):
        onward = {name.lower(): value for name, value in response.headers}.get(b"location")
        return response.status, (onward or b"").decode("utf-8", "replace")


def user_agent() -> str:
    """What is said of who asks: the software, why, and the magazine’s own address."""
    hosts = [host for host in settings.ALLOWED_HOSTS if not host.startswith(("*", "."))]
    scheme = "https" if settings.SECURE_SSL_REDIRECT else "http"
    return f"Hanoi-link-check/1 (+{scheme}://{hosts[0] if hosts else 'localhost'}/)"


class _Connections(httpcore.SyncBackend):
    """Makes connections to what a name was found to lead to, all within one limit of time."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.end = rules.clock() + rules.seconds

    def seconds_left(self) -> float:
        """How long may still be waited; raises a timeout if that is over."""
        left = self.end - self.rules.clock()
        if left <= 0:
            raise httpcore.ReadTimeout("It took too long.")
        return left

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the host’s addresses that can be reached."""
        failed: Exception = httpcore.ConnectError("It has no address.")
        for ip in resolve(host, port, self.rules.admits):
            try:
                return _Stream(super().connect_tcp(ip, port, self.seconds_left()), self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed


class _Stream(httpcore.NetworkStream):
    """A connection that gives so many bytes at most, and waits no longer than all may take."""

    def __init__(self, inner: httpcore.NetworkStream, connections: _Connections) -> None:
        self.inner = inner
        self.connections = connections
        self.left = connections.rules.size

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some of what came."""
        if self.left <= 0:
            raise httpcore.ReadError("It is too much.")
        got = self.inner.read(min(max_bytes, self.left), self.connections.seconds_left())
        self.left -= len(got)
        return got

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send."""
        self.inner.write(buffer, self.connections.seconds_left())

    def close(self) -> None:
        """Hang up."""
        self.inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The connection, encrypted, once it has shown that it is the host’s."""
        left = self.connections.seconds_left()
        inner = self.inner.start_tls(ssl_context, server_hostname, left)
        return _Stream(inner, self.connections)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of its own kind."""
        return self.inner.get_extra_info(info)

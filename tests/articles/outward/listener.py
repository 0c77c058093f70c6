"""A server on this machine that tells what it was asked, and a telephone book of names for it."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


def answer(status: int, *heads: str) -> bytes:
    """An answer without a body."""
    lines = [f"HTTP/1.1 {status} So", *heads, "Content-Length: 0", "", ""]
    return "\r\n".join(lines).encode()


class Listener:
    """Answers each path by `answers` (`OK` for others), a list of them in turn.

    An answer is bytes, or a function that gets the connection. `asked` are the heads of the
    requests, `connections` how often somebody connected at all.
    """

    def __init__(self, host: str, port: int = 0, tls: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, Any] = {}
        self.asked: list[str] = []
        self.connections = 0
        self.tls = tls
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.socket = socket.create_server((host, port), family=family)
        self.port: int = self.socket.getsockname()[1]
        self.thread = threading.Thread(target=self._serve)

    @property
    def lines(self) -> list[str]:
        """The first line of each request, without the version."""
        return [head.partition(" HTTP/")[0] for head in self.asked]

    def head(self, name: str, index: int = -1) -> str | None:
        """A header of a request, by default of the last."""
        for line in self.asked[index].split("\r\n")[1:]:
            found, _, value = line.partition(": ")
            if found.lower() == name:
                return value
        return None

    def _serve(self) -> None:
        while True:
            try:
                connection, _address = self.socket.accept()
            except OSError:
                return
            self.connections += 1
            try:
                with self._wrapped(connection) as talk:
                    self._talk(talk)
            except OSError:
                continue  # Hung up on, which some tests are about.

    def _wrapped(self, connection: socket.socket) -> socket.socket:
        return self.tls.wrap_socket(connection, server_side=True) if self.tls else connection

    def _talk(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            got = connection.recv(65536)
            if not got:
                return
            head += got
        self.asked.append(head.decode())
        found = self.answers.get(self.asked[-1].split(" ")[1], OK)
        if isinstance(found, list):
            found = found.pop(0)
        if callable(found):
            found(connection)
        else:
            connection.sendall(found)


@contextmanager
def listening(
    host: str = "127.0.0.1", port: int = 0, tls: ssl.SSLContext | None = None
) -> Iterator[Listener]:
    """A listener, until the end of the block."""
    listener = Listener(host, port, tls)
    listener.thread.start()
    try:
        yield listener
    finally:
        listener.socket.shutdown(socket.SHUT_RDWR)
        listener.socket.close()
        listener.thread.join()


def name(patch: pytest.MonkeyPatch, names: dict[str, list[str] | Callable[[], list[str]]]) -> None:
    """Resolve these names to these addresses."""
    real = socket.getaddrinfo

    def resolved(host: str, port: int, *args: Any, **kwargs: Any) -> Any:
        if host in names:
            found = names[host]
            ips = found() if callable(found) else found
            return [row for ip in ips for row in real(ip, port, *args, **kwargs)]
        return real(host, port, *args, **kwargs)

    patch.setattr(socket, "getaddrinfo", resolved)

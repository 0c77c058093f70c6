"""Asking an address: against a server on this machine, which nobody reaches who should not."""

import socket
import ssl
from collections.abc import Iterator
from itertools import count
from typing import Any

import httpcore
import pytest
import trustme

from articles.outward.asking import Answer, Outcome, Rules, _Connections, _Stream, ask
from tests.articles.outward.listener import OK, Listener, answer, listening, name

# Spellings of this machine: by the resolver of the C library, and by names.
LOOPBACK = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.255.255.254",
    "2130706433",
    "017700000001",
    "0177.0.0.1",
    "0x7f000001",
    "0x7f.0.0.1",
    "0x7F.1",
    "127.0.0.1.",
    "0.0.0.0",  # noqa: S104  # Which connects to this machine.
    "0",
    "localhost",
    "LOCALHOST.",
    "\uff11\uff12\uff17.\uff10.\uff10.\uff11",
    "\u2460\u2461\u2466.\u24ea.\u24ea.\u2460",
    "127\u30020\u30020\u30021",
    "loca\u1d38host",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "[::]",
    "169.254.169.254",
    "[fe80::1]",
    "[fd00:ec2::254]",
]


@pytest.fixture
def listener() -> Iterator[Listener]:
    """A server on this machine."""
    with listening() as found:
        yield found


def rules(*listeners: Listener, **changes: Any) -> Rules:
    """Rules that let these servers be asked at their ports, and everything on this machine."""
    changes.setdefault("admits", lambda ip: ip.is_loopback or ip.is_unspecified)
    return Rules(ports=frozenset(one.port for one in listeners), **changes)


@pytest.mark.parametrize("host", LOOPBACK)
def test_this_machine_is_never_asked_however_it_is_spelt(listener: Listener, host: str):
    strict = Rules(ports=frozenset({listener.port}))
    found = ask(f"http://{host}:{listener.port}/", strict)
    assert found.outcome in {Outcome.REFUSED, Outcome.UNREACHED, Outcome.UNKNOWN}
    assert found.status is None
    assert listener.connections == 0


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "0", "localhost", "\uff11\uff12\uff17.1"]
)
def test_with_this_machine_admitted_the_same_spellings_reach_it(listener: Listener, host: str):
    assert ask(f"http://{host}:{listener.port}/", rules(listener)) == Answer(Outcome.FINE, 200)
    assert listener.connections == 1


def test_the_newer_protocol_is_spoken_as_well():
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("This machine has no IPv6.")
    with listening("::1") as listener:
        address = f"http://[::1]:{listener.port}/"
        assert ask(address, Rules(ports=frozenset({listener.port}))).outcome == Outcome.REFUSED
        assert listener.connections == 0
        assert ask(address, rules(listener)).outcome == Outcome.FINE
        assert listener.head("host") == f"[::1]:{listener.port}"


def test_other_ports_are_not_asked(listener: Listener):
    everywhere = Rules(admits=lambda ip: True)
    assert ask(f"http://127.0.0.1:{listener.port}/", everywhere) == Answer(Outcome.REFUSED)
    assert listener.connections == 0


def test_one_private_address_among_public_ones_is_enough_to_refuse(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
):
    name(monkeypatch, {"two.example": ["93.184.216.34", "127.0.0.1"]})
    strict = Rules(ports=frozenset({listener.port}))
    assert ask(f"http://two.example:{listener.port}/", strict) == Answer(Outcome.REFUSED)
    assert listener.connections == 0


def test_a_name_that_changes_its_address_is_asked_where_it_was_looked_at(
    monkeypatch: pytest.MonkeyPatch,
):
    """127.0.0.2 stands for the public web here; the name turns to 127.0.0.1 behind our back."""
    turns = count()
    name(
        monkeypatch,
        {"turning.example": lambda: ["127.0.0.2"] if next(turns) == 0 else ["127.0.0.1"]},
    )
    with listening("127.0.0.2") as public, listening("127.0.0.1", public.port) as inside:
        only = rules(public, admits=lambda ip: str(ip) == "127.0.0.2")
        address = f"http://turning.example:{public.port}/"
        assert ask(address, only) == Answer(Outcome.FINE, 200)
        assert public.head("host") == f"turning.example:{public.port}"
        # It is looked up anew for each question, and refused once it has turned.
        assert ask(address, only) == Answer(Outcome.REFUSED)
        assert (public.connections, inside.connections) == (1, 0)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_each_step_of_a_redirect_is_looked_at_like_the_first(status: int):
    with listening("127.0.0.2") as public, listening("127.0.0.1") as inside:
        onward = f"http://127.0.0.1:{inside.port}/secret"
        public.answers["/"] = answer(status, f"Location: {onward}")
        only = rules(public, inside, admits=lambda ip: str(ip) == "127.0.0.2")
        address = f"http://127.0.0.2:{public.port}/"
        assert ask(address, only) == Answer(Outcome.REFUSED)
        assert (public.connections, inside.connections) == (1, 0)
        assert ask(address, rules(public, inside)).outcome == Outcome.FINE
        assert inside.lines == ["HEAD /secret"]


@pytest.mark.parametrize(
    "onward",
    ["file:///etc/passwd", "http://user@127.0.0.1/", "http://127.0.0.1:1/", "http://[", "//\\"],
)
def test_a_redirect_to_no_address_of_the_web_is_refused(listener: Listener, onward: str):
    listener.answers["/"] = answer(302, f"Location: {onward}")
    found = ask(f"http://127.0.0.1:{listener.port}/", rules(listener))
    assert found == Answer(Outcome.REFUSED)
    assert len(listener.asked) == 1


def test_redirects_are_followed_five_times(listener: Listener):
    for step in range(9):
        listener.answers[f"/{step}"] = answer(302, f"Location: {step + 1}")
    start = f"http://127.0.0.1:{listener.port}"
    assert ask(f"{start}/4", rules(listener)) == Answer(Outcome.FINE, 200)
    assert listener.lines == [f"HEAD /{step}" for step in range(4, 10)]
    del listener.asked[:]
    # Whoever leads in circles does not show that there is no page.
    assert ask(f"{start}/3", rules(listener)) == Answer(Outcome.UNSURE)
    assert listener.lines == [f"HEAD /{step}" for step in range(3, 9)]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, Outcome.FINE),
        (204, Outcome.FINE),
        (304, Outcome.UNSURE),
        (400, Outcome.UNSURE),
        (401, Outcome.UNSURE),
        (403, Outcome.UNSURE),
        (404, Outcome.GONE),
        (405, Outcome.UNSURE),
        (410, Outcome.GONE),
        (429, Outcome.UNSURE),
        (451, Outcome.UNSURE),
        (500, Outcome.UNREACHED),
        (503, Outcome.UNREACHED),
        (999, Outcome.UNSURE),
    ],
)
def test_what_a_status_means(listener: Listener, status: int, outcome: Outcome):
    listener.answers["/"] = answer(status)
    found = ask(f"http://127.0.0.1:{listener.port}/", rules(listener))
    assert found == Answer(outcome, status)


@pytest.mark.parametrize("refusal", [403, 404, 405, 501])
def test_a_page_is_asked_for_in_full_before_it_is_believed_missing(
    listener: Listener, refusal: int
):
    listener.answers["/"] = [answer(refusal), OK]
    found = ask(f"http://127.0.0.1:{listener.port}/", rules(listener))
    assert found == Answer(Outcome.FINE, 200)
    assert listener.lines == ["HEAD /", "GET /"]


@pytest.mark.parametrize("status", [429, 999])
def test_whoever_wants_to_be_left_alone_is_not_asked_twice(listener: Listener, status: int):
    listener.answers["/"] = answer(status)
    ask(f"http://127.0.0.1:{listener.port}/", rules(listener))
    assert listener.lines == ["HEAD /"]


def test_a_question_says_who_asks_and_nothing_else(listener: Listener, settings: Any):
    settings.ALLOWED_HOSTS = [".wide.example", "magazine.example"]
    listener.answers["/"] = answer(302, "Location: /next", "Set-Cookie: seen=1; Path=/")
    ask(f"http://127.0.0.1:{listener.port}/", rules(listener))
    assert listener.lines == ["HEAD /", "HEAD /next"]
    head = listener.asked[1].split("\r\n")[1:]
    assert sorted(line.partition(":")[0].lower() for line in head if line) == [
        "accept",
        "connection",
        "host",
        "user-agent",
    ]
    assert listener.head("user-agent") == "Hanoi-link-check/1 (+http://magazine.example/)"


def test_of_a_huge_answer_only_the_head_is_taken(listener: Listener):
    sent = count()

    def pour(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n")
        for _block in range(10_000):
            connection.sendall(b"x" * 1_000_000)
            next(sent)

    listener.answers["/"] = [answer(405), pour]
    found = ask(f"http://127.0.0.1:{listener.port}/", rules(listener))
    assert found == Answer(Outcome.FINE, 200)
    # What the kernels hold between the two; the rest was never sent.
    assert next(sent) < 100


@pytest.mark.parametrize(
    "endless", [b"X-More: " + b"x" * 1000 + b"\r\n", b"HTTP/1.1 103 Early\r\n\r\n"]
)
def test_an_endless_head_is_given_up(listener: Listener, endless: bytes):
    def pour(connection: socket.socket) -> None:
        connection.sendall(b"" if b"103" in endless else b"HTTP/1.1 200 OK\r\n")
        for _line in range(10_000_000):
            connection.sendall(endless)

    listener.answers["/"] = pour
    found = ask(f"http://127.0.0.1:{listener.port}/", rules(listener))
    assert found == Answer(Outcome.UNREACHED)


def test_a_server_that_says_nothing_is_given_up(listener: Listener):
    listener.answers["/"] = lambda connection: connection.recv(1)  # Until we hang up.
    found = ask(f"http://127.0.0.1:{listener.port}/", rules(listener, seconds=0.2))
    assert found == Answer(Outcome.UNREACHED)
    assert listener.lines == ["HEAD /"]


def test_a_slow_drip_has_one_limit_for_all_of_it():
    """A second passes with each look at the clock, and a byte comes each time."""
    waited: list[float | None] = []

    class Drip(httpcore.NetworkStream):
        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            waited.append(timeout)
            return b"x"

    seconds = count()
    connections = _Connections(Rules(seconds=20, clock=lambda: float(next(seconds))))
    stream = _Stream(Drip(), connections)
    with pytest.raises(httpcore.ReadTimeout):
        list(iter(lambda: stream.read(65536), b""))
    assert waited == [float(left) for left in range(19, 0, -1)]


def test_a_connection_gives_so_many_bytes_and_no_more():
    class Flood(httpcore.NetworkStream):
        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            return b"x" * max_bytes

    stream = _Stream(Flood(), _Connections(Rules(size=100)))
    assert len(stream.read(60)) + len(stream.read(60)) == 100
    with pytest.raises(httpcore.ReadError):
        stream.read(60)


@pytest.mark.parametrize("raw", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200"])
def test_what_is_no_answer_means_that_it_could_not_be_reached(listener: Listener, raw: bytes):
    listener.answers["/"] = raw
    found = ask(f"http://127.0.0.1:{listener.port}/", rules(listener))
    assert found == Answer(Outcome.UNREACHED)


def test_a_port_where_nobody_listens_and_a_name_that_nobody_has(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
):
    closed = socket.create_server(("127.0.0.1", 0))
    port = closed.getsockname()[1]
    closed.close()
    free = Rules(ports=frozenset({port}), admits=lambda ip: True)
    assert ask(f"http://127.0.0.1:{port}/", free) == Answer(Outcome.UNREACHED)

    def failing(number: int) -> Any:
        def raising() -> list[str]:
            raise socket.gaierror(number, "")

        return raising

    name(monkeypatch, {"no.example": failing(socket.EAI_NONAME)})
    assert ask(f"http://no.example:{port}/", free) == Answer(Outcome.UNREACHED)
    # A line of our own that is down breaks nobody’s link.
    name(monkeypatch, {"no.example": failing(socket.EAI_AGAIN)})
    assert ask(f"http://no.example:{port}/", free) == Answer(Outcome.UNKNOWN)


def test_the_next_address_of_a_name_is_tried_where_one_does_not_answer(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
):
    name(monkeypatch, {"two.example": ["127.0.0.3", "127.0.0.1"]})
    listener.answers["/"] = OK
    found = ask(f"http://two.example:{listener.port}/", rules(listener))
    assert found == Answer(Outcome.FINE, 200)


def test_encryption_is_checked_against_the_name_and_not_the_address(
    monkeypatch: pytest.MonkeyPatch,
):
    name(monkeypatch, {host: ["127.0.0.1"] for host in ("good.example", "bad.example")})
    authority = trustme.CA()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("good.example").configure_cert(server)
    asked_for: list[str | None] = []
    server.sni_callback = lambda _socket, host, _context: asked_for.append(host)
    client = ssl.create_default_context()
    authority.configure_trust(client)
    with listening(tls=server) as listener:
        trusting = rules(listener, tls=client)
        good = f"https://good.example:{listener.port}/"
        assert ask(good, trusting) == Answer(Outcome.FINE, 200)
        assert listener.head("host") == f"good.example:{listener.port}"
        assert asked_for == ["good.example"]
        bad = f"https://bad.example:{listener.port}/"
        assert ask(bad, trusting) == Answer(Outcome.UNREACHED)
        # Without the authority of this test, nobody vouches for it.
        assert ask(good, rules(listener)) == Answer(Outcome.UNREACHED)
        assert len(listener.asked) == 1

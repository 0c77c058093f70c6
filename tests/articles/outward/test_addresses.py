"""What is an address of the public web, and what is not, however it is spelt."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as some

from articles.outward.addresses import Refused, is_public, read
from articles.outward.links import outward, outward_in


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::5db8:d822", True),
        ("127.0.0.1", False),
        ("127.255.255.254", False),
        ("0.0.0.0", False),  # noqa: S104  # Nobody listens there.
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),  # A carrier’s own network.
        ("169.254.169.254", False),  # Where clouds tell their secrets.
        ("192.0.2.1", False),
        ("198.18.0.1", False),
        ("224.0.0.1", False),
        ("239.255.255.250", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("::127.0.0.1", False),
        ("::93.184.216.34", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:169.254.169.254", False),
        ("::ffff:0:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("64:ff9b:1::5db8:d822", False),
        ("2002:7f00:1::1", False),
        ("2002:5db8:d822::1", False),  # 6to4, which nobody offers any more.
        ("2001:0:4136:e378:8000:63bf:80ff:fffe", False),  # Teredo, to 127.0.0.1
        ("2001:db8::1", False),
        ("fc00::1", False),
        ("fd00:ec2::254", False),
        ("fe80::1", False),
        ("fe80::1%lo", False),
        ("fec0::1", False),
        ("ff02::1", False),
        ("4000::1", False),
    ],
)
def test_only_addresses_of_the_public_internet_are_public(ip, public):
    assert is_public(ip_address(ip)) is public


@given(some.ip_addresses(v=4))
def test_an_address_in_another_is_as_public_as_it_is_alone(ip):
    assert is_public(ip_address(f"::ffff:{ip}")) is is_public(ip)
    assert is_public(ip_address(int(ip_address("64:ff9b::")) + int(ip))) is is_public(ip)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/articles/one/",
        "#notes",
        "mailto:a@example.org",
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "javascript:alert(1)",
        "//example.org/",
        "https:///path",
        "https://./",
        "https://user@example.org/",
        "https://user:secret@example.org/",
        "https://@example.org/",
        "https://example.org:22/",
        "https://example.org:0/",
        "https://example.org:99999/",
        "https://example.org:x/",
        "http://[::1/",
        "http://example.org\\@127.0.0.1/",
        "http://example.org/a b",
        "http://example.org/\r\nHost: localhost",
        "http://exam\tple.org/",
        f"https://{'a' * 300}.org/",
        f"https://example.org/{'a' * 2000}",
        "https://ex\u2028ample.org/",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(address):
    with pytest.raises(Refused):
        read(address)


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("https://Example.org", "https://example.org/"),
        ("https://example.org:443/a?b=c#d", "https://example.org/a?b=c"),
        ("http://example.org:80/", "http://example.org/"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("https://example.org./a", "https://example.org/a"),
        ("https://bücher.example/straße?q=ä", "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A4"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://example.org/a%2Fb", "https://example.org/a%2Fb"),
        (
            "http://\uff11\uff12\uff17.\uff10.\uff10.\uff11/",
            "http://127.0.0.1/",
        ),
        ("https://[2606:2800::1]/", "https://[2606:2800::1]/"),
        ("  https://example.org/  ", "https://example.org/"),
    ],
)
def test_an_address_is_kept_as_it_is_asked(written, asked, settings):
    settings.ALLOWED_HOSTS = ["magazine.example"]
    assert str(read(written)) == asked == outward(written)
    assert outward(asked) == asked


def test_links_of_a_text_are_found_once_each_and_own_ones_are_not_outward(settings):
    settings.ALLOWED_HOSTS = ["magazine.example", ".own.example"]
    text = """<p><a href="https://example.org/a?b=1&amp;c=2">A</a>
    <a class="x" href="https://example.org/a?b=1&amp;c=2#there">again</a>
    <a href="https://magazine.example/articles/a/">own</a> <a href="/articles/b/">own</a>
    <a href="https://www.own.example/">own</a> <a href="mailto:a@example.org">post</a></p>"""
    assert outward_in([text, "", '<a href="http://example.org/">B</a>']) == [
        "https://example.org/a?b=1&c=2",
        "http://example.org/",
    ]
    settings.ALLOWED_HOSTS = ["*"]
    assert len(outward_in([text])) == 3

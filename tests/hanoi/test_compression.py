"""Pages are sent packed, and are the same page whatever they are packed in."""

import brotli
import pytest

from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "sent"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, zstd", "zstd"),
        ("gzip", "gzip"),
        ("identity", None),
        ("", None),
    ],
)
def test_a_page_is_packed_in_what_the_browser_takes(client, accepted, sent):
    make_article(slug="x")

    response = client.get("/articles/x/", headers={"Accept-Encoding": accepted})

    assert response.get("Content-Encoding") == sent
    assert ("accept-encoding" in response.get("Vary", "").lower()) is (sent is not None)


def test_what_is_packed_is_the_page(client):
    make_article(slug="x")

    packed = client.get("/articles/x/", headers={"Accept-Encoding": "br"})

    assert brotli.decompress(packed.content) == client.get("/articles/x/").content
    assert len(packed.content) < len(client.get("/articles/x/").content) / 2


def test_a_browser_that_has_the_page_is_told_so_however_it_was_packed(client):
    make_article(slug="x")
    first = client.get("/articles/x/", headers={"Accept-Encoding": "br"})

    for accepted in ("br", "gzip", ""):
        headers = {"Accept-Encoding": accepted, "If-None-Match": first["ETag"]}
        assert client.get("/articles/x/", headers=headers).status_code == 304

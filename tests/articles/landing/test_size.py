"""What a landing page weighs and asks of the database, at 80 answers and beside many other rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.articles.landing.rows import make_people, make_series, make_symposium
from tests.factories import count_rows

pytestmark = pytest.mark.django_db

BARE = "/collections/big/"
FILTERED = f"{BARE}?q=ledger&position=2&position=none&tag=topic-1&sort=affiliation&view=list"


def queries(client, address: str) -> int:
    """How many queries the page takes."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_a_page_of_80_answers_weighs_at_most_200_kb(client):
    make_symposium("big", out=80)

    for address in (BARE, FILTERED):
        page = client.get(address).content
        assert page.count(b'class="take"') == 80
        assert len(page) <= 200_000


def test_80_answers_take_at_most_8_queries_beside_10_other_rows_and_beside_1000(client):
    collection = make_symposium("big")
    make_series(collection, 10)
    few = {address: queries(client, address) for address in (BARE, FILTERED)}
    assert "Who has moved" in client.get(BARE).text

    make_series(collection, 990)
    make_symposium("other", takes=400, out=300)
    make_people(600)
    count_rows()
    many = {address: queries(client, address) for address in (BARE, FILTERED)}

    assert many == few
    assert max(few.values()) <= 8


def test_the_number_of_answers_does_not_matter(client):
    make_symposium("big", takes=10, out=6)
    make_symposium("bigger", takes=400, out=300)
    count_rows()

    assert queries(client, "/collections/bigger/") == queries(client, "/collections/big/")
    assert queries(client, "/collections/bigger/positions.csv") == 2

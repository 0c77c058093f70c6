"""Lists of the desk as CSV: what the list shows, of what this person may see, in few queries."""

import csv
import io
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Section, Tag
from contributors.models import Organisation
from tests.desk import at_the_desk, page, url
from tests.factories import (
    make_administrator,
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_editor,
    make_wave,
    make_writer,
)

pytestmark = pytest.mark.django_db
LISTS = ["articles_article", "articles_take", "articles_tag", "contributors_contributor",
         "contributors_organisation"]  # fmt: skip


def read(response: Any) -> list[list[str]]:
    """The rows of a file that was sent."""
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    sent = b"".join(response.streaming_content)
    assert sent.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(sent.decode("utf-8-sig"), newline="")))


def table(client: Client, name: str, query: str = "") -> list[list[str]]:
    """All that a list shows now."""
    return read(client.get(url(f"{name}_csv") + query))


def test_articles_come_with_the_columns_of_the_list_and_their_address():
    at = datetime(2026, 7, 1, 12, 30, tzinfo=UTC)
    section = Section.objects.create(name="Essays")
    article = make_article("=Of tides", by=[make_contributor("Ada"), make_contributor("-Bea")],
                           at=at, section=section, body="<p>One two three.</p>")  # fmt: skip
    head, row = table(at_the_desk(make_editor()), "articles_article")
    assert head == ["title", "by", "state", "release", "section", "collection", "words", "saved",
                    "address"]  # fmt: skip
    assert row[:2] == ["'=Of tides", "Ada, -Bea"]
    assert row[2] == "public"
    assert datetime.fromisoformat(row[3]) == at
    assert row[4:7] == ["Essays", "", "3"]
    assert datetime.fromisoformat(row[7]).tzinfo
    assert row[8] == f"http://testserver{article.get_absolute_url()}"


def test_takes_of_one_collection_come_with_all_that_the_list_shows():
    at = datetime(2030, 7, 1, 12, 30, tzinfo=UTC)
    collection, other = make_collection("One"), make_collection("Other")
    wave = make_wave(collection, at, title="First")
    take = make_answer(collection, "Keys", wave=wave, state="draft", by=[make_contributor("Ada")])
    take.position, take.confidence = 2, 9
    take.save()
    make_answer(other, "Not this")
    head, row = table(at_the_desk(make_editor()), "articles_take", f"?collection={collection.pk}")
    assert head[:4] == ["who answers", "collection", "wave", "release"]
    assert row[:3] == ["Ada", "One", "First"]
    assert datetime.fromisoformat(row[3]) == at
    assert row[4:8] == ["Keys", "accepted", "2", "9"]


def test_people_places_and_tags_have_their_tables():
    make_contributor("Ada Tester", ("Dean", "+MIT"), email="ada@example.org", twitter="ada")
    Tag.objects.create(name="tides")
    client = at_the_desk(make_editor())
    head, row = table(client, "contributors_contributor")
    assert row[:4] == ["Ada Tester", "Tester, Ada", "Dean, +MIT", "ada"]
    assert row[-2] == "http://testserver/contributors/ada-tester/"
    assert "ada@example.org" not in str([head, row])
    assert table(client, "contributors_organisation")[1] == [
        "'+MIT", "", "1", "http://testserver/organisations/mit/"
    ]  # fmt: skip
    assert table(client, "articles_tag")[1] == [
        "tides", "keyword", "0", "http://testserver/tags/tides/"
    ]  # fmt: skip


def test_the_search_and_the_filters_of_the_list_hold():
    make_article("Of tides")
    make_article("Of tides, drafted", state="draft")
    make_article("Of keys", state="draft")
    client = at_the_desk(make_editor())
    listed = url("articles_article_changelist")
    assert 'href="csv/?q=tides&amp;state=draft"' in page(
        client.get(f"{listed}?q=tides&state=draft")
    )
    rows = table(client, "articles_article", "?q=tides&state=draft")
    assert [row[0] for row in rows] == ["title", "Of tides, drafted"]
    assert len(table(client, "articles_article", "?state=draft&p=1")) == 3
    assert client.get(url("articles_article_csv") + "?p=x").status_code in {200, 302}
    assert client.get(url("articles_article_csv") + "?body__contains=a").status_code in {302, 400}
    assert client.post(url("articles_article_csv")).status_code == 405


@pytest.mark.parametrize("name", LISTS)
def test_the_chosen_rows_alone_are_those_that_were_chosen(name: str):
    place = Organisation.objects.create(name="One")
    Organisation.objects.create(name="Two")
    tag, _other = Tag.objects.create(name="one"), Tag.objects.create(name="two")
    collection = make_collection()
    take, person = make_answer(collection), make_contributor()
    make_answer(collection)
    chosen = {
        "articles_article": take.article, "articles_take": take, "articles_tag": tag,
        "contributors_contributor": person, "contributors_organisation": place,
    }[name]  # fmt: skip
    client = at_the_desk(make_editor())
    rows = read(
        client.post(
            url(f"{name}_changelist"),
            {"action": "export_csv", "_selected_action": [str(chosen.pk)]},
        )
    )
    assert len(rows) == 2
    assert len(table(client, name)) > 2


def test_writers_get_their_own_articles_and_no_takes():
    writer = make_writer()
    make_article("Own", created_by=writer)
    make_article("Zq other", state="draft")
    client = at_the_desk(writer)
    assert [row[0] for row in table(client, "articles_article")] == ["title", "Own"]
    assert client.get(url("articles_take_csv")).status_code == 403
    assert Client().get(url("articles_article_csv")).status_code == 302


@pytest.mark.parametrize("name", LISTS)
def test_a_table_takes_as_many_queries_for_many_rows(name: str):
    client = at_the_desk(make_administrator())
    collection = make_collection()

    def fill(numbers: range) -> None:
        for number in numbers:
            person = make_contributor(affiliation=("Dean", f"Place {number}"))
            make_answer(collection, by=[person]).article.tags.add(f"tag {number}")

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            table(client, name)
        return len(captured)

    fill(range(2))
    cost()
    few = cost()
    fill(range(2, 14))
    assert cost() == few

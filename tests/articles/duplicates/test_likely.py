"""What may stand twice is found by names and by what is one person’s alone."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.duplicates.likely import MOST, likely
from articles.models import Tag
from contributors.models import Contributor, Organisation
from tests.desk import at_the_desk, page, url
from tests.factories import make_administrator, make_contributor, make_editor

pytestmark = pytest.mark.django_db


def names(model: Any) -> list[list[str]]:
    """The names of each group."""
    return [[str(row) for row in group] for group in likely(model.objects.all())]


@pytest.mark.parametrize("other", ["ada tester", "Ada  Tester", "Áda Tester", "Tester, Ada"])
def test_people_of_one_name_may_be_one(other: str):
    make_contributor("Ada Tester")
    make_contributor("Bea Example")
    make_contributor(other)
    assert names(Contributor) == [["Ada Tester", other]]


@pytest.mark.parametrize(
    "field", [{"website": "https://example.org/a"}, {"email": "a@example.org"}]
)
def test_people_who_share_what_is_one_person_s_may_be_one(field: dict[str, str]):
    make_contributor("Ada", **field)
    make_contributor("Bea", **field)
    make_contributor("Cyn")
    make_contributor("Dee")
    assert names(Contributor) == [["Ada", "Bea"]]


@pytest.mark.parametrize("other", ["The Harbour Board", "Harbour Board, Inc.", "harbour board Ltd",
                                   "The Harbour-Board"])  # fmt: skip
def test_organisations_are_compared_without_what_stands_around_their_names(other: str):
    for name in ("Harbour Board", other, "Harbour"):
        Organisation.objects.create(name=name)
    assert names(Organisation) == [["Harbour Board", other]]


def test_a_name_of_nothing_else_is_left_whole():
    for name in ("The", "Inc", "Co."):
        Organisation.objects.create(name=name)
    assert names(Organisation) == []


def test_tags_of_one_word_may_be_one():
    for name in ("tide", "Tides", "sea level", "sea-level", "keys"):
        Tag.objects.create(name=name)
    assert names(Tag) == [["tide", "Tides"], ["sea level", "sea-level"]]


def test_two_who_share_more_than_one_thing_are_named_once():
    make_contributor("Ada", email="a@example.org", website="https://example.org/")
    make_contributor("ADA", email="a@example.org", website="https://example.org/")
    assert names(Contributor) == [["Ada", "ADA"]]


def test_there_are_not_too_many_and_one_query_finds_them():
    for number in range(MOST + 5):
        make_contributor(f"Person {number} of many")
        make_contributor(f"person {number} OF many")
    with CaptureQueriesContext(connection) as captured:
        assert len(names(Contributor)) == MOST
    assert len(captured) == 1


@pytest.mark.parametrize(
    "name", ["contributors_contributor", "contributors_organisation", "articles_tag"]
)
def test_the_list_leads_to_them_and_they_to_the_merge(name: str):
    model = {"contributors_contributor": Contributor, "contributors_organisation": Organisation,
             "articles_tag": Tag}[name]  # fmt: skip
    client, address = at_the_desk(make_administrator()), url(f"{name}_duplicates")
    assert "Nothing seems to stand twice." in page(client.get(address))
    one, other = model.objects.create(name="Ada Tester"), model.objects.create(name="Ada-Tester")
    assert address in page(client.get(url(f"{name}_changelist")))
    assert f"{url(f'{name}_merge')}?key={one.pk}&amp;key={other.pk}" in page(client.get(address))
    assert client.post(address).status_code == 405
    editor = at_the_desk(make_editor())
    assert address not in page(editor.get(url(f"{name}_changelist")))
    assert editor.get(address).status_code == 403

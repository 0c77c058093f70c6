"""The landing page of a collection, and the list of all of them."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from articles.models import Participant, Release, Take
from tests.factories import (
    make_answer,
    make_collection,
    make_contributor,
    make_take,
    make_wave,
)

pytestmark = pytest.mark.django_db

State = Release.State


def section_of(page: str, heading: str) -> str:
    """The part of the page that `heading` heads."""
    return page[page.index(f">{heading}</h2>") :].split("</section>")[0]


def test_says_who_asked_what_and_of_whom(client):
    convener = make_contributor("Carla Convener")
    earlier = make_collection("{count} on rivers", slug="rivers", question="Can a river sue?")
    make_answer(earlier)
    secret = make_collection(slug="zebra", question="Zebra?", state=State.DRAFT)
    collection = make_collection(
        "We asked {count} experts",
        slug="big",
        question="Can a city be too big?",
        standfirst="Here is what {count} people said.",
        introduction="<p>An introduction.</p>",
        editors_note="<p>A note.</p>",
        partner="Sample Foundation",
        partner_website="https://example.org/",
        conveners=[convener],
    )
    collection.earlier_collections.add(earlier, secret)
    make_answer(collection)
    make_take(collection)

    page = client.get("/collections/big/").text

    assert page.count("<h1") == 1
    assert "<h1>We asked 2 experts</h1>" in page
    assert "Here is what 2 people said." in page
    assert "{count}" not in page
    assert "Can a city be too big?" in page
    assert "<p>An introduction.</p>" in page
    assert "<p>A note.</p>" in page
    assert '<a href="https://example.org/" rel="noopener">Sample Foundation</a>' in page
    assert '<a href="/contributors/carla-convener/"><bdi>Carla Convener</bdi></a>' in page
    assert "2 experts" in page
    assert "1 answer," in page
    assert "1 on rivers" in section_of(page, "Earlier in this series")
    assert "zebra" not in page.lower()


def test_a_take_is_listed_by_name_and_date_before_its_release_and_linked_after(client):
    """Nothing else of an unreleased answer is in the page: no affiliation, title or position."""
    release = datetime(2031, 5, 6, 7, tzinfo=UTC)
    collection = make_collection(slug="big", scale="No\nYes")
    wave = make_wave(collection, release, title="Last wave")
    author = make_contributor("Ada Sample", ("Reader", "Zebra College"))
    make_answer(
        collection,
        "Zebra Title",
        by=[author],
        wave=wave,
        state=State.SCHEDULED,
        body="<p>Zebra body.</p>",
        dek="Zebra dek",
    )
    Take.objects.update(pull_quote="Zebra quote", position=2, confidence=7)

    before = client.get("/collections/big/").text
    with time_machine.travel(release, tick=False):
        after = client.get("/collections/big/").text

    assert "<bdi>Ada Sample</bdi>" in before
    assert '<time datetime="2031-05-06T07:00:00+00:00">6 May 2031</time>' in before
    assert "zebra" not in before.lower()
    assert "/articles/" not in before
    assert "/contributors/ada" not in before
    assert "0 answers" in before
    assert '<a href="/articles/zebra-title/">Zebra Title</a>' in after
    assert "Reader, Zebra College" in after
    assert "Zebra quote" in after
    assert "1 min" in after
    assert "1 answer," in after


def test_a_take_without_a_date_or_late_is_to_be_announced(client):
    collection = make_collection(slug="big")
    for wave in (
        make_wave(collection, None),
        make_wave(collection, timezone.now() - timedelta(days=400)),
    ):
        make_take(collection, wave=wave)

    page = client.get("/collections/big/").text

    assert section_of(page, "The answers").count("<span>Date to be announced</span>") == 2
    assert "Next release" not in page


def test_takes_stand_by_wave_and_place_those_without_a_wave_last(client):
    collection = make_collection(slug="big")
    now = timezone.now()
    second = make_wave(collection, now + timedelta(days=2), order=2, title="Second wave")
    first = make_wave(collection, now - timedelta(days=2), order=1, title="First wave")
    for name, wave, order in (
        ("Loose", None, 0),
        ("Late", second, 0),
        ("Early B", first, 8),
        ("Early A", first, 3),
    ):
        make_take(collection, by=[make_contributor(name)], wave=wave, order=order)

    page = section_of(client.get("/collections/big/").text, "The answers")

    wanted = ["First wave", "Early A", "Early B", "Second wave", "Late", "Further answers", "Loose"]
    found = re.findall("|".join(wanted), page)
    assert found == wanted


def test_two_who_answer_together_are_two_experts_of_one_answer(client):
    collection = make_collection("{count} experts", slug="big")
    both = make_contributor("Ada"), make_contributor("Ben")
    make_answer(collection, by=list(both))
    make_answer(collection, by=[make_contributor("Cem")])
    again = make_take(collection, by=[both[0]])

    page = client.get("/collections/big/").text
    assert "<h1>3 experts</h1>" in page
    assert "2 answers," in page

    Participant.objects.filter(take=again).delete()
    assert "<h1>3 experts</h1>" in client.get("/collections/big/").text


def test_who_declined_was_only_asked_or_was_withdrawn_is_not_named(client):
    collection = make_collection("{count} experts", slug="big")
    for state in (Take.State.DECLINED, Take.State.INVITED):
        make_take(collection, by=[make_contributor(f"Not Named {state}")], state=state)
    make_answer(collection, by=[make_contributor("Not Named gone")], state=State.WITHDRAWN)

    page = client.get("/collections/big/").text

    assert "Not Named" not in page
    assert "<h1>0 experts</h1>" in page
    assert "Nobody is announced yet." in page


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (State.PUBLIC, 200),
        (State.DRAFT, 404),
        (State.IN_REVIEW, 404),
        (State.UNDATED, 404),
        (State.SCHEDULED, 404),
        (State.WITHDRAWN, 410),
    ],
)
def test_answers_by_state(client: Client, state, status):
    make_collection("Zebra", slug="big", question="Zebra?", state=state)

    response = client.get("/collections/big/")
    listing = client.get("/collections/").text

    assert response.status_code == status
    assert ("Zebra" in response.text) is (state is State.PUBLIC)
    assert ("Zebra" in listing) is (state is State.PUBLIC)


def test_a_changed_slug_redirects_readers(client):
    collection = make_collection(slug="old")
    collection.slug = "new"
    collection.save()

    response = client.get("/collections/old/")

    assert response.status_code == 301
    assert response["Location"] == "/collections/new/"


def test_all_collections_are_listed_newest_first_with_their_counts(client):
    now = timezone.now()
    for days, number in ((9, 1), (2, 3)):
        collection = make_collection(
            "{count} voices", question=f"Question {days}?", at=now - timedelta(days=days)
        )
        for _ in range(number):
            make_take(collection)

    page = client.get("/collections/").text

    assert page.index("Question 2?") < page.index("Question 9?")
    assert "3 voices" in page
    assert "3 experts, 0 answers" in page
    assert "1 voices" in page
    assert "1 expert, 0 answers" in page

"""The landing page: its figures, its chart, its open data and its series."""

import csv
import io
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from articles import workflow
from articles.models import Article, Collection, Release, Take
from tests.factories import (
    make_answer,
    make_collection,
    make_contributor,
    make_publisher,
    make_take,
    make_wave,
)

pytestmark = pytest.mark.django_db

State = Release.State
FIVE = "Strongly disagree\nDisagree\nUnsure\nAgree\nStrongly agree"


def page_of(client: Client, slug: str = "big") -> str:
    """The page with single spaces."""
    return " ".join(client.get(f"/collections/{slug}/").text.split())


def place(take: Take, position: int | None, confidence: int | None = 5) -> Take:
    """The take at a position."""
    Take.objects.filter(pk=take.pk).update(position=position, confidence=confidence)
    return take


def test_the_figures_are_computed(client):
    now = timezone.now()
    collection = make_collection(slug="big", at=now - timedelta(days=90))
    wave = make_wave(collection, now - timedelta(days=20))
    later = make_wave(collection, datetime(2031, 5, 6, 7, tzinfo=UTC), title="Last wave")
    both = [make_contributor("Ada"), make_contributor("Ben")]
    first = make_answer(collection, by=both, wave=wave, body=f"<p>{'word ' * 900}</p>")
    Article.objects.filter(pk=first.article_id).update(
        release_at=datetime(2026, 1, 2, 7, tzinfo=UTC)
    )
    make_answer(collection, by=both[:1], body=f"<p>{'word ' * 500}</p>")
    for _ in range(2):
        make_take(collection, wave=later)
    article = first.article
    assert article
    minutes = sum(one.minutes for one in Article.objects.public())

    page = page_of(client)

    assert "4 experts, in 2 waves" in page
    assert (
        '2 answers, since <time datetime="2026-01-02T07:00:00+00:00">2 January 2026</time>' in page
    )
    assert f"{minutes} minutes" in page
    assert minutes > 4
    assert (
        '<time datetime="2031-05-06T07:00:00+00:00">6 May 2031, 7 a.m. UTC</time><br>'
        "Last wave, 2 answers" in page
    )
    dots = page[page.index('<p class="dots"') :].partition("</p>")[0]
    assert dots.count("<i") == 4
    assert dots.count('class="out"') == 2


def test_nothing_is_promised_for_a_day_that_has_passed(client):
    """Of a wave whose day has come, what is not out has no date; what is out has one."""
    collection = make_collection(slug="big")
    now = timezone.now()
    missed = make_wave(collection, now - timedelta(days=400))
    partly = make_wave(collection, now - timedelta(days=300))
    make_take(collection, wave=missed)
    make_take(collection, wave=partly)
    make_answer(collection, wave=partly)

    page = page_of(client)

    assert "Next release" not in page
    assert f"{now - timedelta(days=400):%Y-%m-%d}" not in page
    promises = page[page.index('id="to-come"') :]
    assert "<time" not in promises
    assert promises.count("Date to be announced") == 4


def test_the_newest_wave_comes_first_and_what_is_to_come_last(client):
    collection = make_collection(slug="big")
    now = timezone.now()
    for number, days in enumerate((-20, -10, 10)):
        wave = make_wave(collection, now + timedelta(days=days), title=f"Wave of {days}")
        state = State.PUBLIC if days < 0 else State.SCHEDULED
        make_answer(collection, f"Title {number}", wave=wave, state=state)

    page = page_of(client)
    answers = page[page.index('id="answers"') :]

    assert re.findall(r"<h3>(Wave of -?\d+)</h3>", answers) == [
        "Wave of -10",
        "Wave of -20",
        "Wave of 10",
    ]
    assert answers.index("Title 1") < answers.index("Title 0")


def test_the_chart_has_a_dot_for_each_expert_that_leads_to_the_answer(client):
    collection = make_collection(slug="big", scale=FIVE, proposition="Big is bad.")
    both = [make_contributor("Ada"), make_contributor("Ben")]
    place(make_answer(collection, "Together", by=both), 4, 8)
    place(make_answer(collection, "Alone", by=[make_contributor("Cem")]), 2, 3)
    place(make_answer(collection, "Silence", by=[make_contributor("Dee")]), None, None)
    hidden = make_answer(collection, by=[make_contributor("Eve")], state=State.SCHEDULED)
    place(hidden, 5, 10)
    gone = make_answer(collection, by=[make_contributor("Fay")], state=State.WITHDRAWN)
    place(gone, 5, 10)

    page = page_of(client)
    chart = page[page.index("<stance-chart>") : page.index("</stance-chart>")]

    assert "Proposition: Big is bad." in page
    assert "Of the 4 experts whose answers are out, 3 say where they stand." in page
    assert "The middle position is Agree." in page
    assert "1 expert did not say where they stand." in page
    assert re.findall(r'<a href="([^"]+)" data-take="\d+"><span[^>]*>([^<]+)<', chart) == [
        ("/articles/alone/", "Cem: Disagree, confidence 3 of 10"),
        ("/articles/together/", "Ada: Agree, confidence 8 of 10"),
        ("/articles/together/", "Ben: Agree, confidence 8 of 10"),
    ]
    assert re.findall(r"<span>(\d+)%</span>", chart) == [
        "0", "0", "33", "16", "0", "0", "67", "84", "0", "0",
    ]  # fmt: skip
    assert "Eve" not in chart
    assert "Fay" not in page
    assert "style=" not in page


@pytest.mark.parametrize("steps", [2, 3, 4, 5, 6, 7])
def test_scales_of_two_to_seven_steps_are_drawn(client, steps):
    scale = "\n".join(f"Step {number}" for number in range(steps))
    collection = make_collection(slug="big", scale=scale)
    for _ in range(12):
        place(make_answer(collection), steps, 10)

    page = page_of(client)

    assert f'<div class="field of-{steps}">' in page
    assert [page.count(f">Step {number}</h3>") for number in range(steps)] == [1] * steps
    cell = page[page.index('<ul class="cell c10">') :].partition("</ul>")[0]
    assert cell.count("<li") == 12


@pytest.mark.parametrize("scale", ["", FIVE])
def test_without_a_scale_or_a_position_there_is_no_chart(client, scale):
    make_answer(make_collection(slug="big", scale=scale))

    assert "stance-chart" not in page_of(client)
    assert client.get("/collections/big/positions.csv").status_code == 404


def test_the_open_data_is_a_file_of_what_the_chart_shows(client):
    collection = make_collection(slug="big", scale=FIVE)
    author = make_contributor("=HYPERLINK(1)", ("Reader", "Zürich"))
    place(make_answer(collection, "Keys", by=[author]), 4, 8)
    place(make_answer(collection, "Zebra", state=State.SCHEDULED), 5, 10)

    response = client.get("/collections/big/positions.csv")

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="big-positions.csv"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
    assert head[:3] == ["expert", "affiliation", "position"]
    assert row[:8] == [
        "'=HYPERLINK(1)", "Reader, Zürich", "4", "5", "Agree", "8", "Keys",
        "http://testserver/articles/keys/",
    ]  # fmt: skip
    assert "/collections/big/positions.csv" in page_of(client)


@pytest.mark.parametrize(
    ("state", "status"), [(State.DRAFT, 404), (State.SCHEDULED, 404), (State.WITHDRAWN, 410)]
)
def test_the_open_data_of_a_collection_that_is_not_public_is_not_there(client, state, status):
    collection = make_collection(slug="big", scale=FIVE, state=state)
    place(make_answer(collection), 3)

    assert client.get("/collections/big/positions.csv").status_code == status


def test_a_scheduled_position_appears_when_its_hour_comes(client):
    collection = make_collection(slug="big", scale=FIVE)
    release = timezone.now() + timedelta(days=3)
    place(make_answer(collection, state=State.SCHEDULED, at=release), 5, 10)

    assert "stance-chart" not in page_of(client)
    with time_machine.travel(release, tick=False):
        assert "confidence 10 of 10" in page_of(client)


def test_how_an_expert_moved_through_the_series(client):
    now = timezone.now()
    ada, ben, cem = (make_contributor(name) for name in ("Ada", "Ben", "Cem"))
    years = [now - timedelta(days=800), now - timedelta(days=400)]
    earlier = [
        make_collection(slug=f"before-{number}", scale=FIVE, at=year, proposition="Same.")
        for number, year in enumerate(years)
    ]
    other_scale = make_collection(slug="three", scale="No\nPerhaps\nYes", at=years[0])
    other_words = make_collection(
        slug="words", question="Older?", scale=FIVE, at=years[0], proposition="Another."
    )
    secret = make_collection(slug="secret", scale=FIVE, state=State.DRAFT)
    collection = make_collection(slug="big", scale=FIVE, proposition="Same.")
    collection.earlier_collections.add(*earlier, other_scale, other_words, secret)
    place(make_answer(earlier[0], "Ada first", by=[ada], at=years[0]), 1)
    place(make_answer(earlier[1], "Ada second", by=[ada], at=years[1]), 4)
    place(make_answer(other_words, "Ben first", by=[ben], at=years[0]), 3)
    place(make_answer(other_scale, "Cem first", by=[cem], at=years[0]), 1)
    hidden = make_answer(earlier[1], "Ben hidden", by=[ben], state=State.WITHDRAWN)
    place(hidden, 5)
    place(make_answer(secret, "Ben secret", by=[ben]), 5)
    place(make_answer(collection, "Ada now", by=[ada]), 5)
    place(make_answer(collection, "Ben now", by=[ben]), 3)
    place(make_answer(collection, "Cem now", by=[cem]), 3)

    page = page_of(client)
    moved = page[page.index('id="moved"') :].partition("</section>")[0]

    assert "2 experts here were asked before. 1 of them stands elsewhere now." in moved
    assert re.findall(r"<h3><bdi>(\w+)</bdi></h3>", moved) == ["Ada", "Ben"]
    assert re.findall(r'<a href="/articles/([\w-]+)/"><span class="when">(\w+)</span>', moved) == [
        ("ada-first", str(years[0].year)),
        ("ada-second", str(years[1].year)),
        ("ada-now", "Now"),
        ("ben-first", str(years[0].year)),
        ("ben-now", "Now"),
    ]
    assert '<a href="/collections/words/">Older?</a> asked about another proposition:' in moved
    assert "before-0" not in moved


def test_nobody_has_moved_whose_new_answer_is_still_to_come(client):
    ada = make_contributor("Ada")
    earlier = make_collection(slug="before", scale=FIVE)
    place(make_answer(earlier, by=[ada]), 1)
    collection = make_collection(slug="big", scale=FIVE)
    collection.earlier_collections.add(earlier)
    place(make_answer(collection, by=[ada], state=State.SCHEDULED), 5)
    place(make_answer(collection), 5)

    assert "Who has moved" not in page_of(client)


def test_the_cover_is_one_of_six_and_is_what_every_page_draws(client):
    collection = make_collection(slug="big", cover="plum")
    take = make_answer(collection)
    assert take.article

    for address in ("/collections/big/", "/collections/", take.article.get_absolute_url()):
        assert "cover-plum" in client.get(address).text, address
    assert make_collection().cover == Collection.Cover.SLATE
    collection.cover = "pink"
    with pytest.raises(ValidationError):
        collection.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        collection.save()


def test_a_withdrawn_answer_was_not_the_first(client):
    """The first day is that of the answers that are out, whatever the collection’s own."""
    now = timezone.now()
    collection = make_collection(slug="big", at=now - timedelta(days=900))
    first, second = (
        make_answer(collection, at=now - timedelta(days=days)).article for days in (300, 30)
    )

    for article, days in ((first, 300), (second, 30)):
        assert f', since <time datetime="{now - timedelta(days=days):%Y-%m-%d}' in page_of(client)
        assert article
        workflow.withdraw(article, make_publisher())
    assert ", since" not in page_of(client)

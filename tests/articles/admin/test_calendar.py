"""The calendar at the desk: what goes out when, to whom, and at a few queries."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from articles import workflow
from articles.agenda import MOST
from articles.models import Article, Collection, Release, Take, Wave
from tests.desk import at_the_desk, page, url
from tests.factories import (
    make_administrator,
    make_answer,
    make_article,
    make_collection,
    make_editor,
    make_publisher,
    make_take,
    make_user,
    make_wave,
    make_writer,
)

pytestmark = pytest.mark.django_db

State = Release.State
NOW = datetime(2026, 3, 15, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ADDRESS = "/admin/calendar/"


@pytest.fixture(autouse=True)
def _one_afternoon(settings):
    settings.TIME_ZONE = "America/New_York"
    with time_machine.travel(NOW, tick=False):
        yield


def words(text: str) -> str:
    """The text of markup."""
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def entries(text: str) -> list[str]:
    """What the calendar lists, in order, the legend apart."""
    return [words(one) for one in re.findall(r'<li class="calendar-entry.*?</li>', text, re.DOTALL)]


def days_of(text: str) -> dict[str, list[str]]:
    """The entries of each day of the month or the list."""
    found = {}
    for part in re.split(r'(?=<td class)|(?=<section class="calendar-day")', text)[1:]:
        part = re.split("</td>|</section>", part)[0]
        if lines := entries(part):
            found[re.search(r'datetime="([\d-]+)"', part).group(1)] = lines  # type: ignore[union-attr]
    return found


@pytest.fixture
def collection() -> Collection:
    """Two waves, one without a date, and answers in each state that a calendar tells apart."""
    collection = make_collection("Bridges", at=NOW - 30 * DAY)
    second = make_wave(collection, NOW + 3 * DAY, title="Second wave")
    for state in (State.SCHEDULED, State.IN_REVIEW):
        make_answer(collection, f"Second, {state}", wave=second, state=state)
    make_take(collection, wave=second)
    third = make_wave(collection, NOW + 4 * DAY, title="Third wave")
    make_answer(collection, "Third, approved", wave=third, state=State.SCHEDULED)
    waiting = make_wave(collection, title="Waiting wave")
    make_answer(collection, "Waiting, approved", wave=waiting, state=State.SCHEDULED)
    first = make_wave(collection, NOW - 2 * DAY, title="First wave")
    with time_machine.travel(NOW - 3 * DAY, tick=False):
        make_answer(collection, "First, approved", wave=first, state=State.SCHEDULED)
    make_answer(collection, "First, forgotten", wave=first, state=State.DRAFT)
    make_answer(collection, "Ahead", wave=third, state=State.PUBLIC, at=NOW - DAY)
    make_article("Alone", state=State.SCHEDULED, at=NOW + 5 * DAY)
    make_article("Alone without a date", state=State.UNDATED)
    make_article("Only a draft", state=State.DRAFT)
    return collection


def test_a_month_shows_waves_whole_and_other_articles_singly(collection):
    text = page(at_the_desk(make_editor()).get(ADDRESS, {"month": "2026-03"}))
    assert days_of(text) == {
        "2026-03-13": [
            "08:00 ▲ First wave of Bridges overdue, not approved 2 answers, 1 not approved, 1 out"
        ],
        "2026-03-14": ["08:00 ● Ahead out Third wave of Bridges"],
        "2026-03-18": [
            (
                "08:00 ○ Second wave of Bridges planned, not approved "
                "3 answers, 1 not approved, 1 without a text"
            )
        ],
        "2026-03-19": [
            "08:00 ◐ Third wave of Bridges approved, goes out 2 answers, 1 out",
        ],
        "2026-03-20": ["08:00 ◐ Alone approved, goes out"],
    }


def test_a_list_shows_the_same_below_what_is_overdue_and_above_what_has_no_date(collection):
    client = at_the_desk(make_editor())
    month = page(client.get(ADDRESS, {"month": "2026-03"}))
    text = page(client.get(ADDRESS, {"month": "2026-03", "form": "list"}))
    assert days_of(text) == days_of(month)
    assert "<table class" not in text
    lines = entries(text)
    assert lines[0] == (
        "13 Mar, 08:00 ▲ First, forgotten overdue, not approved draft, First wave of Bridges"
    )
    assert lines[-2:] == [
        "□ Waiting wave of Bridges 1 answer",
        "□ Alone without a date approved, without a date",
    ]
    assert "Only a draft" not in text
    assert "Sunday, 8 March 2026" in text, "the day on which the clocks change"
    assert "clocks go forward, UTC−4" in text


def test_every_entry_leads_to_its_form(collection):
    text = page(at_the_desk(make_publisher()).get(ADDRESS, {"month": "2026-03"}))
    alone = Article.objects.get(title="Alone")
    assert f'<a href="{url("articles_article_change", alone.pk)}">Alone</a>' in text
    address = url("articles_collection_change", collection.pk)
    assert f'<a href="{address}">Second wave of Bridges</a>' in text
    client = at_the_desk(make_publisher())
    for found in set(re.findall(r'href="(/admin/articles/[^"?]*)"', text)):
        assert client.get(found).status_code == 200, found


def test_the_page_of_a_collection_is_an_entry_too(collection):
    with time_machine.travel(NOW - 9 * DAY, tick=False):
        late = make_collection("Tunnels", state=State.SCHEDULED, at=NOW - 8 * DAY)
        workflow.send_back(late, make_publisher())
    make_collection("Harbours", state=State.SCHEDULED, at=NOW + DAY)
    text = page(at_the_desk(make_editor()).get(ADDRESS, {"month": "2026-03", "form": "list"}))
    assert "Harbours, the page of the collection approved, goes out" in words(text)
    assert "▲ Tunnels, the page of the collection overdue, not approved" in entries(text)[0]


def test_a_month_ends_by_the_clock_of_the_site():
    """The last hour of March in New York is April in UTC."""
    make_article("Last", state=State.SCHEDULED, at=datetime(2026, 4, 1, 3, 59, tzinfo=UTC))
    make_article("Next", state=State.SCHEDULED, at=datetime(2026, 4, 1, 4, 0, tzinfo=UTC))
    client = at_the_desk(make_editor())
    for month, title, time in (("2026-03", "Last", "23:59"), ("2026-04", "Next", "00:00")):
        text = page(client.get(ADDRESS, {"month": month, "form": "list"}))
        assert entries(text) == [f"{time} ◐ {title} approved, goes out"]
    grid = days_of(page(client.get(ADDRESS, {"month": "2026-03"})))
    assert list(grid) == ["2026-03-31", "2026-04-01"], "the week is shown whole"


@pytest.mark.parametrize(
    ("language", "first", "heading"),
    [("en-gb", "Monday", "March 2026"), ("ko", "일요일", "2026년 3월")],
)
def test_weeks_and_headings_follow_the_language(settings, language, first, heading):
    settings.LANGUAGE_CODE = language
    with translation.override(language):
        text = page(at_the_desk(make_editor()).get(ADDRESS, {"month": "2026-03"}))
    month = text.split('<table class="calendar-month">')[1].split("</table>")[0]
    assert re.search(r'<th scope="col">(.*?)</th>', month).group(1) == first  # type: ignore[union-attr]
    assert heading in words(month.split("</caption>")[0])


def test_the_zone_and_its_offsets_are_named_and_today_is_marked():
    text = page(at_the_desk(make_editor()).get(ADDRESS))
    assert "Times of America/New_York, UTC−5, UTC−4" in words(text)
    assert re.search(r'datetime="2026-03-15" aria-current="date"', text)
    assert text.count('aria-current="date"') == 1


def test_months_and_forms_are_reached_by_links_that_keep_the_rest():
    collection = make_collection()
    client = at_the_desk(make_editor())
    text = page(
        client.get(ADDRESS, {"month": "2026-12", "form": "list", "collection": collection.pk})
    )
    rest = f"form=list&amp;collection={collection.pk}"
    assert f'href="?month=2026-11&amp;{rest}"' in text
    assert f'href="?month=2027-01&amp;{rest}"' in text
    assert f'href="?{rest}"' in text
    assert f'href="?month=2026-12&amp;form=month&amp;collection={collection.pk}"' in text
    assert f'<option value="{collection.pk}" selected>' in text


def test_a_collection_can_be_looked_at_alone(collection):
    other = make_collection("Tunnels", at=NOW - DAY)
    make_answer(other, "In a tunnel", state=State.SCHEDULED, at=NOW + DAY)
    client = at_the_desk(make_editor())
    asked = {"month": "2026-03", "form": "list", "collection": other.pk}
    assert [line.split(" ", 2)[2] for line in entries(page(client.get(ADDRESS, asked)))] == [
        "Tunnels, the page of the collection out",
        "In a tunnel approved, goes out Tunnels",
    ]


@pytest.mark.parametrize(
    "asked",
    [
        {"month": "x", "form": "x", "collection": "x"},
        {"month": "9999-99", "collection": "9" * 30},
        {"month": "\0", "form": "\0", "collection": "-1"},
        {"month": "1900-01"},
        {"month": "2999-12"},
    ],
)
def test_an_address_that_makes_no_sense_shows_a_calendar(asked):
    client = at_the_desk(make_editor())
    for form in ({}, {"form": "list"}):
        assert client.get(ADDRESS, asked | form).status_code == 200


def test_a_day_with_much_on_it_leads_to_the_list():
    for number in range(9):
        make_article(f"Article {number}", state=State.SCHEDULED, at=NOW + DAY)
    client = at_the_desk(make_editor())
    text = page(client.get(ADDRESS))
    assert len(entries(text)) == 6
    assert "and 3 more" in words(text)
    link = re.search(r'href="(\?[^"]*#day-2026-03-16)"', text).group(1)  # type: ignore[union-attr]
    address, anchor = link.replace("&amp;", "&").split("#")
    whole = page(client.get(ADDRESS + address))
    assert len(entries(whole)) == 9
    assert f'id="{anchor}"' in whole


# --- Rights --------------------------------------------------------------------------------------


def test_a_writer_sees_their_own_articles_and_nothing_of_others(collection):
    writer = make_writer()
    wave = Wave.objects.get(title="Second wave")
    make_answer(collection, "Mine", wave=wave, state=State.SCHEDULED, created_by=writer)
    late = make_answer(
        *(collection, "Mine, late"),
        wave=Wave.objects.get(title="First wave"),
        state=State.DRAFT,
        created_by=writer,
    )
    make_article("Mine, waiting", state=State.UNDATED, created_by=writer)
    client = at_the_desk(writer)
    for form in ("month", "list"):
        text = page(client.get(ADDRESS, {"month": "2026-03", "form": form}))
        told = words(text)
        assert entries(text)[0].startswith("13 Mar, 08:00 ▲ Mine, late")
        assert "08:00 ◐ Mine approved, goes out Second wave of Bridges" in told
        assert "Mine, waiting" in told
        for title in Article.objects.exclude(created_by=writer).values_list("title", flat=True):
            assert title not in told.replace("Mine, late", "").replace("Mine, waiting", ""), title
        assert "answers" not in told, "nor how many others there are"
        assert "calendar-collection" not in text
    assert late.article.state() is State.DRAFT


def test_a_writer_cannot_ask_for_a_collection_to_learn_of_it(collection):
    secret = make_collection("Secret plan", state=State.DRAFT)
    make_wave(secret, NOW + DAY)
    text = page(at_the_desk(make_writer()).get(ADDRESS, {"collection": secret.pk}))
    assert "Secret plan" not in text
    assert entries(text) == []


@pytest.mark.parametrize("make", [make_writer, make_editor, make_publisher, make_administrator])
def test_index_and_navigation_lead_to_the_calendar(make):
    client = at_the_desk(make())
    for address in ("/admin/", "/admin/articles/article/"):
        assert f'href="{ADDRESS}"' in page(client.get(address))
    assert client.get(ADDRESS).status_code == 200


def test_who_has_no_role_and_who_is_a_stranger_get_nothing():
    nobody = make_user()
    nobody.groups.clear()
    client = at_the_desk(nobody)
    assert client.get(ADDRESS).status_code == 403
    assert f'href="{ADDRESS}"' not in page(client.get("/admin/"))
    assert Client().get(ADDRESS)["Location"].startswith("/admin/login/")


# --- Queries -------------------------------------------------------------------------------------


def grow(collection: Collection, number: int) -> None:
    """Add `number` articles: dated, late, without a date; half of them in waves of their own."""
    first = Article.objects.count()
    articles = Article.objects.bulk_create(
        Article(
            title=f"Article {n}",
            slug=f"article-{n}",
            status=["draft", "in_review", "approved"][n % 3],
            release_at=None if n % 7 == 0 else NOW + (n % 20 - 10) * DAY,
        )
        for n in range(first, first + number)
    )
    waves = Wave.objects.bulk_create(
        Wave(
            collection=collection,
            title=f"Wave {first + n}",
            release_at=None if n % 5 == 0 else NOW + (n % 20 - 10) * DAY,
        )
        for n in range(number // 2)
    )
    Take.objects.bulk_create(
        Take(collection=collection, wave=wave, article=article, state="accepted")
        for wave, article in zip(waves, articles, strict=False)
    )


@pytest.mark.parametrize("form", ["month", "list"])
@pytest.mark.parametrize(("make", "most"), [(make_writer, 7), (make_editor, 9)])
def test_a_thousand_articles_take_as_many_queries_as_ten(form, make, most):
    user = make()
    client = at_the_desk(user)
    asked = {"month": "2026-03", "form": form}
    counts = []
    for number in (10, 990):
        grow(make_collection(), number)
        if make is make_writer:
            Article.objects.update(created_by=user)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(ADDRESS, asked).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= most


def test_what_is_late_or_waits_is_shown_up_to_a_number():
    Article.objects.bulk_create(
        Article(title=f"Late {n}", slug=f"late-{n}", release_at=NOW - 90 * DAY)
        for n in range(MOST + 5)
    )
    assert len(entries(page(at_the_desk(make_editor()).get(ADDRESS)))) == MOST

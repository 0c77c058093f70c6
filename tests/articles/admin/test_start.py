"""The start page of the desk: what waits for whom, what is due, what goes out, how far all is."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.due import SHOWN as DUE_SHOWN
from articles.models import Act, Article, Byline, Collection, Participant, Release, Take, Wave
from articles.notes import answer_note, leave_note
from articles.stages import in_progress
from articles.waiting import SHOWN, Reason, waiting
from hanoi.models import User
from tests.desk import at_the_desk, page, save, url
from tests.factories import (
    count_rows,
    make_administrator,
    make_answer,
    make_article,
    make_collection,
    make_contributor,
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
ADDRESS = "/admin/"


@pytest.fixture(autouse=True)
def _one_afternoon(settings):
    settings.TIME_ZONE = "America/New_York"
    with time_machine.travel(NOW, tick=False):
        yield


def words(text: str) -> str:
    """The text of markup."""
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def part(user: User, name: str) -> str:
    """The section of the page that the heading `start-<name>` names; empty where there is none."""
    text = page(at_the_desk(user).get(ADDRESS))
    found = re.search(
        rf'<section[^>]*aria-labelledby="start-{name}">.*?</section>', text, re.DOTALL
    )
    return found.group() if found else ""


def lines(user: User, name: str) -> list[str]:
    """The lines of the lists in that section, in order."""
    return [words(one) for one in re.findall(r"<li.*?</li>", part(user, name), re.DOTALL)]


def piles(user: User) -> dict[str, list[str]]:
    """What waits for `user`: the titles, by reason."""
    return {pile.reason: [str(row.article) for row in pile.rows] for pile in waiting(user, at=NOW)}


# --- What waits for whom -------------------------------------------------------------------------


@pytest.fixture
def writer() -> User:
    return make_writer(name="Wren Writer")


@pytest.fixture
def desk(writer) -> dict[str, Article]:
    """An article in each state in which one waits for somebody; each by the writer."""
    editor = make_editor(name="Edda Editor")
    made = {
        title: make_article(title, state=state, created_by=writer)
        for title, state in {
            "Begun": State.DRAFT,
            "Handed in": State.IN_REVIEW,
            "To be dated": State.UNDATED,
            "Planned": State.SCHEDULED,
            "Read by all": State.PUBLIC,
        }.items()
    }
    made["Returned"] = make_article("Returned", state=State.IN_REVIEW, created_by=writer)
    workflow.send_back(made["Returned"], editor, note="Shorten the second part.")
    made["With a note"] = make_article("With a note", state=State.IN_REVIEW, created_by=writer)
    leave_note(made["With a note"], editor, text="Is this so?")
    made["Changed"] = make_article("Changed", state=State.PUBLIC, created_by=writer)
    address = url("articles_article_change", made["Changed"].pk)
    save(at_the_desk(editor), address, dek="A new dek.")
    return made


def test_a_writer_is_told_of_what_was_sent_back_of_notes_and_of_drafts(writer, desk):
    assert piles(writer) == {
        Reason.RETURNED: ["Returned"],
        Reason.NOTED: ["With a note"],
        Reason.DRAFT: ["Begun"],
    }
    first = lines(writer, "waiting")[0]
    assert first.startswith("Returned")
    assert "“Shorten the second part.”" in first


def test_another_writer_is_told_nothing_of_it(desk):
    other = make_writer()
    assert piles(other) == {}
    text = page(at_the_desk(other).get(ADDRESS))
    assert "Nothing waits for you." in text
    for title in desk:
        assert title not in text, title


def test_an_editor_reads_what_is_in_review_and_dates_nothing(desk):
    assert piles(make_editor()) == {Reason.REVIEW: ["Handed in", "With a note"]}


@pytest.mark.parametrize("make", [make_publisher, make_administrator])
def test_a_publisher_approves_dates_and_publishes_changes(make, desk):
    assert piles(make()) == {
        Reason.APPROVAL: ["Handed in", "With a note"],
        Reason.CHANGES: ["Changed"],
        Reason.UNDATED: ["To be dated"],
    }


def test_who_has_no_role_gets_a_page_that_tells_nothing(desk):
    nobody = make_user()
    nobody.groups.clear()
    make_collection("Secret plan", state=State.DRAFT)
    text = page(at_the_desk(nobody).get(ADDRESS))
    assert "Secret plan" not in text
    for title in desk:
        assert title not in text, title
    for name in ("waiting", "due", "out", "board"):
        assert f"start-{name}" not in text
    assert Client().get(ADDRESS)["Location"].startswith("/admin/login/")


def test_a_note_waits_for_whoever_left_it_once_somebody_else_has_answered(writer, desk):
    editor = make_editor()
    article = desk["Read by all"]
    note = leave_note(article, editor, text="Is this right?")
    assert Reason.ANSWERED not in piles(editor)
    answer_note(note, writer, text="It is.")
    assert piles(editor)[Reason.ANSWERED] == ["Read by all"]
    answer_note(note, editor, text="Thank you.")
    assert Reason.ANSWERED not in piles(editor)


def test_an_answer_that_waits_for_its_wave_waits_for_nobody():
    collection = make_collection()
    make_answer(collection, "In a wave", wave=make_wave(collection), state=State.UNDATED)
    assert piles(make_publisher()) == {}


def test_what_goes_out_first_stands_first_then_what_has_waited_longest(desk):
    collection = make_collection()
    wave = make_wave(collection, NOW + 2 * DAY)
    make_answer(collection, "Goes out soon", wave=wave, state=State.IN_REVIEW)
    shown = piles(make_editor())[Reason.REVIEW]
    assert shown == ["Goes out soon", "Handed in", "With a note"]


def test_a_line_says_when_it_is_to_go_out_and_whether_that_has_passed(writer):
    collection = make_collection()
    wave = make_wave(collection, NOW - DAY)
    make_answer(collection, "Late", wave=wave, state=State.IN_REVIEW)
    out = make_article("Out", state=State.PUBLIC, created_by=writer)
    leave_note(out, make_editor(), text="Is this so?")
    assert "overdue 14 Mar, 08:00" in lines(make_publisher(), "waiting")[0]
    assert "08:00" not in lines(writer, "waiting")[0]


def test_a_collection_in_review_waits_for_a_publisher_alone():
    make_collection("To approve {count} times", state=State.IN_REVIEW)
    assert lines(make_publisher(), "waiting") == ["To approve … times"]
    assert lines(make_editor(), "waiting") == []


@pytest.mark.parametrize("make", [make_writer, make_publisher])
def test_the_rest_of_a_pile_is_in_the_list_that_it_links_to(make):
    user = make()
    articles = [make_article(state=State.DRAFT, created_by=user) for _ in range(SHOWN + 2)]
    make_article("Of somebody else", state=State.DRAFT, created_by=make_writer())
    assert len(lines(user, "waiting")) == SHOWN
    address = re.search(r'class="more"><a href="([^"]*)"', part(user, "waiting"))
    assert address
    listed = at_the_desk(user).get(address.group(1)).context["cl"].queryset
    assert set(listed) == set(articles)


# --- What is due, and what goes out --------------------------------------------------------------


@pytest.fixture
def collection() -> Collection:
    """A wave that has passed, one of this week and one of later."""
    collection = make_collection("Bridges", at=NOW - 30 * DAY)
    passed = make_wave(collection, NOW - DAY, title="First wave")
    soon = make_wave(collection, NOW + 2 * DAY, title="Second wave")
    later = make_wave(collection, NOW + 20 * DAY, title="Third wave")
    for name, wave in {"Passed": passed, "Soon": soon, "Later": later}.items():
        make_answer(collection, f"{name}, a draft", wave=wave, state=State.DRAFT)
        make_take(collection, by=[make_contributor(f"{name} Nobody")], wave=wave)
        make_take(collection, wave=wave, state=Take.State.DECLINED)
    make_answer(collection, "Soon, approved", wave=soon, state=State.SCHEDULED)
    return collection


def test_an_editor_sees_what_is_late_and_what_is_due_in_the_order_of_time(collection):
    told = lines(make_editor(), "due")
    assert [line.split(" overdue ")[0].split(" 17 Mar")[0] for line in told] == [
        "Passed Nobody",
        "Passed, a draft",
        "Soon Nobody",
        "Soon, a draft",
    ]
    assert told[0].endswith("overdue 14 Mar, 08:00 24 hours ago accepted, no text yet Bridges")
    assert "2 overdue" in words(part(make_editor(), "due"))


def test_a_writer_sees_their_own_that_is_due_and_no_answers_without_a_text(writer, collection):
    Article.objects.filter(title="Soon, a draft").update(created_by=writer)
    told = lines(writer, "due")
    assert len(told) == 1
    assert told[0].startswith("Soon, a draft")


def test_a_collection_that_is_not_approved_in_time_is_due_as_well():
    late = make_collection("Late page", state=State.IN_REVIEW)
    Collection.objects.filter(pk=late.pk).update(release_at=NOW - DAY)
    assert lines(make_editor(), "due")[0].startswith("Late page overdue 14 Mar, 08:00")


def test_of_much_that_is_due_the_first_is_shown_and_all_is_counted(collection):
    wave = collection.waves.get(title="Second wave")
    for _ in range(DUE_SHOWN):
        make_take(collection, wave=wave)
    told = part(make_editor(), "due")
    assert len(re.findall("<li", told)) == DUE_SHOWN
    assert f"Due and overdue {DUE_SHOWN + 4} 2 overdue" in words(told)
    listed = at_the_desk(make_editor()).get(url("articles_article_changelist"), {"release": "due"})
    assert {str(one) for one in listed.context["cl"].queryset} == {
        "Passed, a draft",
        "Soon, a draft",
    }


def test_what_goes_out_today_and_this_week_stands_by_its_day_and_hour(collection):
    make_article("Tonight", state=State.SCHEDULED, at=NOW + timedelta(hours=10))
    make_article("After midnight", state=State.SCHEDULED, at=NOW + timedelta(hours=17))
    make_article("In nine days", state=State.SCHEDULED, at=NOW + 9 * DAY)
    told = part(make_publisher(), "out")
    assert [words(one) for one in re.findall(r"<h3.*?</h3>", told, re.DOTALL)] == [
        "Today",
        "Monday, 16 March",
        "Tuesday, 17 March",
    ]
    found = lines(make_publisher(), "out")
    assert found[0].startswith("18:00 ◐ Tonight")
    assert found[1].startswith("01:00 ◐ After midnight")
    assert "08:00 ○ Second wave of Bridges" in found[2]
    assert "3 answers, 1 not approved, 1 without a text" in found[2]
    assert len(found) == 3


def test_a_writer_sees_their_own_dates_and_no_wave(writer, collection):
    mine = make_article("Mine", state=State.SCHEDULED, at=NOW + DAY, created_by=writer)
    assert [line.split(" ", 2)[2] for line in lines(writer, "out")] == [
        f"{mine} approved, goes out"
    ]


def test_an_hour_that_comes_twice_is_told_apart_and_the_clocks_are_mentioned():
    with time_machine.travel(datetime(2026, 10, 31, 16, tzinfo=UTC), tick=False):
        twice = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
        make_article("In the second hour", state=State.SCHEDULED, at=twice)
        told = words(part(make_publisher(), "out"))
    assert "clocks go back, UTC−5" in told
    assert "01:30 (UTC−5)" in told


# --- How far collections have come ---------------------------------------------------------------


def test_what_is_late_is_counted_beside_the_stages(collection):
    counted = in_progress(NOW).get()
    assert (counted.late, counted.next_at) == (2, NOW + 2 * DAY)
    editor = make_editor()
    address = re.search(r'href="([^"]*stage=late)"', part(editor, "board"))
    assert address
    listed = at_the_desk(editor).get(address.group(1).replace("&amp;", "&"))
    assert listed.context["cl"].queryset.count() == 2


def test_a_writer_learns_of_no_collection(writer, collection):
    assert part(writer, "board") == ""
    assert "Bridges" not in page(at_the_desk(writer).get(ADDRESS))


# --- Recent changes ------------------------------------------------------------------------------


def test_an_editor_reads_the_log_and_acts_in_a_row_are_told_as_one(desk):
    editor = make_editor()
    importer = make_editor(name="Ines Importer")
    for article in desk.values():
        Act.objects.record("imported", article, importer)
    first = lines(editor, "changes")[0]
    assert f"and {len(desk) - 1} others imported Ines Importer" in first


def test_a_writer_is_told_what_was_done_to_their_own_alone(writer, desk):
    other = make_article("Of another", state=State.PUBLIC)
    Act.objects.record("changed", make_collection("Secret plan"), make_editor())
    told = " ".join(lines(writer, "changes"))
    assert "Returned" in told
    assert str(other) not in told
    assert "Secret plan" not in told


def test_only_what_a_person_may_look_at_is_linked():
    account = make_writer(name="Ola Other")
    Act.objects.record("changed", account, make_administrator())
    address = url("hanoi_user_change", account.pk)
    assert address not in part(make_editor(), "changes")
    assert address in part(make_administrator(), "changes")


def test_what_is_deleted_leads_nowhere():
    article = make_article("Gone soon")
    Act.objects.record("deleted", article, make_editor())
    newest = part(make_administrator(), "changes").split("</li>")[0]
    assert "Gone soon" in newest
    assert "href" not in newest


def test_hostile_titles_are_shown_and_not_obeyed():
    make_article("<script>alert(1)</script>", state=State.IN_REVIEW)
    text = page(at_the_desk(make_publisher()).get(ADDRESS))
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


# --- Queries -------------------------------------------------------------------------------------


def grow(number: int, user: User) -> None:
    """Add `number` articles by `user` in every state, half of them answers in a wave and
    collection of their own, with people, notes and acts."""
    first = Article.objects.count()
    numbers = range(first, first + number)
    articles = Article.objects.bulk_create(
        Article(
            title=f"Article {n}",
            slug=f"article-{n}",
            created_by=user,
            status=["draft", "in_review", "approved"][n % 3],
            release_at=None if n % 7 == 0 else NOW + (n % 20 - 10) * DAY,
        )
        for n in numbers
    )
    person = make_contributor()
    Byline.objects.bulk_create(Byline(article=one, contributor=person) for one in articles)
    collections = Collection.objects.bulk_create(
        Collection(title=f"Collection {n}", slug=f"collection-{n}", question="?")
        for n in numbers[::10]
    )
    waves = Wave.objects.bulk_create(
        Wave(collection=one, release_at=NOW + (n % 9 - 4) * DAY)
        for n, one in enumerate(collections)
    )
    takes = Take.objects.bulk_create(
        Take(
            collection=waves[n % len(waves)].collection,
            wave=waves[n % len(waves)],
            article=article if n % 2 else None,
            state=Take.State.values[n % 2],
        )
        for n, article in enumerate(articles)
    )
    Participant.objects.bulk_create(Participant(take=one, contributor=person) for one in takes)
    editor = make_editor()
    for article in articles[:10]:
        leave_note(article, editor, text="A note.")
        Act.objects.record("returned", article, editor, note="Again, please.")


@pytest.mark.parametrize(
    ("make", "most"),
    [(make_writer, 9), (make_editor, 12), (make_publisher, 12), (make_administrator, 12)],
)
def test_a_thousand_articles_take_as_many_queries_as_ten(make, most):
    user = make()
    client = at_the_desk(user)
    counts = []
    for number in (10, 990):
        grow(number, user)
        count_rows()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(ADDRESS).status_code == 200
        counts.append(len(queries))
    assert counts == [most, most]

"""Dates of waves in the form of their collection: what was seen, what was changed, what stands."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import waves, workflow
from articles.models import Act, Article, Collection, Release, Wave
from contributors.desk.zone import in_zone
from tests.desk import at_the_desk, confirm, errors, form_data, page, save, url
from tests.factories import (
    make_answer,
    make_collection,
    make_contributor,
    make_editor,
    make_publisher,
    make_take,
    make_wave,
    make_writer,
)

pytestmark = pytest.mark.django_db

State = Release.State
DAY = timedelta(days=1)


def edit(collection: Collection) -> str:
    """The address of its form."""
    return url("articles_collection_change", collection.pk)


def typed(instant: datetime) -> tuple[str, str]:
    """A date and a time as the form takes them."""
    local = timezone.localtime(instant)
    return f"{local:%Y-%m-%d}", f"{local:%H:%M:%S}"


def test_an_open_form_does_not_move_a_wave_back():
    """Whatever else is changed in the row, or wrong in the form."""
    collection = make_collection()
    now = timezone.now()
    wave = make_wave(collection, now + 3 * DAY)
    publisher = make_publisher()
    client = at_the_desk(publisher)
    seen = form_data(client.get(edit(collection)))
    waves.move_wave(wave, publisher, release_at=now + 9 * DAY)
    wrong = seen | {"title": [""], "waves-0-title": ["Renamed"]}
    response = client.post(edit(collection), wrong)
    assert list(errors(response)) == ["title"]
    again = form_data(response) | {"title": ["Named"]}
    for sent in (seen | {"waves-0-title": ["Renamed"]}, again):
        assert client.post(edit(collection), sent).status_code == 302
        wave.refresh_from_db()
        assert (wave.title, wave.release_at) == ("Renamed", now + 9 * DAY)
    assert Act.objects.filter(verb=Act.Verb.MOVED).count() == 1


def test_a_date_that_nobody_has_seen_is_not_changed_before_somebody_has():
    collection = make_collection()
    now = timezone.now()
    wave = make_wave(collection, now + 3 * DAY)
    publisher = make_publisher()
    client = at_the_desk(publisher)
    seen = form_data(client.get(edit(collection)))
    waves.move_wave(wave, publisher, release_at=now + 9 * DAY)
    day, clock = typed(now + 5 * DAY)
    mine = {"waves-0-release_at_0": [day], "waves-0-release_at_1": [clock]}
    response = client.post(edit(collection), seen | mine)
    found = errors(response)
    assert list(found) == ["waves-0-release_at"]
    assert "was changed meanwhile" in found["waves-0-release_at"][0]
    assert timezone.localtime(wave.release_at).strftime("%H:%M") in found["waves-0-release_at"][0]
    wave.refresh_from_db()
    assert wave.release_at == now + 9 * DAY
    again = form_data(response)
    assert again["waves-0-release_at_0"] != seen["waves-0-release_at_0"], "what was typed is kept"
    assert client.post(edit(collection), again).status_code == 302
    wave.refresh_from_db()
    assert typed(wave.release_at) == (day, clock)


def test_a_wave_in_the_doubled_hour_stays_where_it_is(settings):
    """Saved untouched, and saved with another field of its row changed."""
    settings.TIME_ZONE = "America/New_York"
    first = datetime(2026, 11, 1, 5, 30, 15, 250, tzinfo=UTC)
    with time_machine.travel(first - 30 * DAY, tick=False):
        client = at_the_desk(make_publisher())
        for release_at in (first, first + timedelta(hours=1)):
            wave = make_wave(make_collection(), release_at)
            shown = page(client.get(edit(wave.collection)))
            assert "This time comes twice" in shown
            for changes in ({}, {"waves__0__title": "Renamed"}, {"title": "Renamed"}):
                assert errors(save(client, edit(wave.collection), **changes)) == {}
                wave.refresh_from_db()
                assert wave.release_at == release_at
    assert not Act.objects.filter(verb=Act.Verb.MOVED).exists()


def test_a_wave_of_a_doubled_time_is_asked_about_in_its_row(settings):
    settings.TIME_ZONE = "America/New_York"
    second = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    with time_machine.travel(second - 30 * DAY, tick=False):
        collection = make_collection()
        make_wave(collection)
        client = at_the_desk(make_publisher())
        at = {"waves__0__release_at_0": "2026-11-01", "waves__0__release_at_1": "01:30"}
        response = save(client, edit(collection), **at)
        assert "comes twice" in errors(response)["waves-0-release_at"][0]
        asked = form_data(response)
        assert "waves-0-release_at_which" not in asked, "nothing is guessed"
        chosen = asked | {"waves-0-release_at_which": [second.isoformat()], "title": [""]}
        response = client.post(edit(collection), chosen)
        assert list(errors(response)) == ["title"]
        again = form_data(response) | {"title": ["Named"]}
        assert client.post(edit(collection), again).status_code == 302
    assert Wave.objects.get().release_at == second


def test_emptying_the_date_of_a_wave_holds_it():
    wave = make_wave(make_collection(), timezone.now() + DAY)
    make_answer(wave.collection, wave=wave, state=State.SCHEDULED)
    none = {f"waves__0__release_at_{part}": "" for part in (0, 1)}
    assert errors(save(at_the_desk(make_publisher()), edit(wave.collection), **none)) == {}
    wave.refresh_from_db()
    assert wave.release_at is None
    assert Act.objects.filter(verb=Act.Verb.HELD).count() == 1


def test_a_new_wave_with_a_date_that_has_passed_is_an_error_in_its_row():
    collection = make_collection()
    at = {f"waves__0__release_at_{part}": text for part, text in enumerate(typed(timezone.now()))}
    response = save(at_the_desk(make_publisher()), edit(collection), waves__0__title="New", **at)
    assert "has passed" in errors(response)["waves-0-release_at"][0]
    assert not Wave.objects.exists()


# --- Acts ----------------------------------------------------------------------------------------


def wave_url(wave: Wave, act: str) -> str:
    """The address of the page of an act."""
    return url("articles_collection_wave", wave.collection_id, wave.pk, act)


@pytest.fixture
def wave() -> Wave:
    """A wave that opens tomorrow, with an answer of every kind."""
    collection = make_collection("Bridges")
    wave = make_wave(collection, timezone.now() + DAY, title="Second wave")
    for title, state in (
        ("Ready", State.SCHEDULED),
        ("Unread", State.IN_REVIEW),
        ("Early", State.PUBLIC),
        ("Recalled", State.WITHDRAWN),
    ):
        by = [make_contributor(f"Author of {title}")]
        make_answer(collection, title, by=by, wave=wave, state=state)
    make_take(collection, by=[make_contributor("Author of nothing")], wave=wave)
    make_take(
        collection, by=[make_contributor("Somebody who declined")], wave=wave, state="declined"
    )
    return wave


def told(text: str) -> dict[str, list[str]]:
    """The answers that a page names, by the headings that they stand under."""
    found: dict[str, list[str]] = {}
    for part in text.split('<section class="desk-answers ')[1:]:
        heading = re.search(r"<h2[^>]*>(.*?)</h2>", part).group(1)  # type: ignore[union-attr]
        lines = re.findall(r"<li>(.*?)</li>", part.split("</section>")[0], re.DOTALL)
        found[heading] = [" ".join(re.sub(r"<[^>]*>", " ", line).split()) for line in lines]
    return found


EITHER_WAY = {
    "No text yet (1)": ["Author of nothing"],
    "Out already: nothing changes (1)": ["Early Author of Early"],
    "Withdrawn: nothing changes (1)": ["Recalled Author of Recalled"],
}


def test_opening_names_what_goes_out_and_what_does_not(wave):
    client = at_the_desk(make_publisher())
    shown = page(client.get(wave_url(wave, "open")))
    assert told(shown) == EITHER_WAY | {
        "These are approved and go out at once (1)": ["Ready Author of Ready"],
        "Not approved: these do not go out (1)": ["Unread Author of Unread (in review)"],
    }
    before = in_zone(wave.release_at)
    assert f"Second wave goes out at once, instead of on {before}." in shown
    answer = page(confirm(client, wave_url(wave, "open"), {"note": "Early."}, follow=True))
    assert "Second wave is open since" in answer
    states = {article.title: article.state() for article in Article.objects.all()}
    assert states == {
        "Ready": State.PUBLIC,
        "Unread": State.IN_REVIEW,
        "Early": State.PUBLIC,
        "Recalled": State.WITHDRAWN,
    }
    assert Act.objects.get(verb=Act.Verb.OPENED).note == "Early."


def test_holding_says_what_waits(wave):
    client = at_the_desk(make_publisher())
    shown = page(client.get(wave_url(wave, "hold")))
    assert told(shown) == EITHER_WAY | {
        "These are approved and wait with it (1)": ["Ready Author of Ready"],
        "Not approved (1)": ["Unread Author of Unread (in review)"],
    }
    assert f"Second wave does not go out on {in_zone(wave.release_at)}." in shown
    assert "waits without a date" in page(confirm(client, wave_url(wave, "hold"), follow=True))
    assert Article.objects.get(title="Ready").state() is State.UNDATED


def test_moving_asks_for_the_date_then_tells_from_when_to_when(wave):
    client = at_the_desk(make_publisher())
    address, then = wave_url(wave, "move"), (timezone.now() + 5 * DAY).replace(microsecond=0)
    day, clock = typed(then)
    first = client.get(address)
    assert 'name="seen"' not in page(first)
    second = client.post(
        address, form_data(first) | {"release_at_0": [day], "release_at_1": [clock]}
    )
    wave.refresh_from_db()
    before = wave.release_at
    assert before < then, "nothing is done yet"
    after = in_zone(then)
    expected = f"Second wave goes out on {after}, instead of on {in_zone(before)}."
    assert expected in page(second)
    assert told(page(second)) == EITHER_WAY | {
        "These are approved and go out then (1)": ["Ready Author of Ready"],
        "Not approved: these do not go out (1)": ["Unread Author of Unread (in review)"],
    }
    answer = client.post(address, form_data(second), follow=True)
    assert f"Second wave goes out on {after}." in page(answer)
    wave.refresh_from_db()
    assert wave.release_at == Article.objects.get(title="Ready").release_at == then


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "goes out then already"), (-3, "has passed"), (None, "is required")],
)
def test_a_date_that_makes_no_sense_is_an_error_at_the_field(wave, days, said):
    client = at_the_desk(make_publisher())
    data = form_data(client.get(wave_url(wave, "move")))
    if days != 1:
        day, clock = typed(timezone.now() + days * DAY) if days else ("", "")
        data |= {"release_at_0": [day], "release_at_1": [clock]}
    answer = client.post(wave_url(wave, "move"), data)
    assert said in page(answer)
    assert 'name="seen"' not in page(answer)
    assert not Act.objects.filter(detail__wave=wave.pk).exists()


def test_a_move_into_the_doubled_hour_keeps_its_choice_to_the_end(settings):
    settings.TIME_ZONE = "America/New_York"
    second = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    with time_machine.travel(second - 30 * DAY, tick=False):
        wave = make_wave(make_collection())
        client = at_the_desk(make_publisher())
        address = wave_url(wave, "move")
        at = {"release_at_0": ["2026-11-01"], "release_at_1": ["01:30"]}
        asked = client.post(address, form_data(client.get(address)) | at)
        assert "comes twice" in page(asked)
        chosen = form_data(asked) | {"release_at_which": [second.isoformat()]}
        told_twice = client.post(address, chosen)
        assert "1 November 2026, 01:30 (America/New_York, UTC−5)" in page(told_twice)
        assert client.post(address, form_data(told_twice)).status_code == 302
    wave.refresh_from_db()
    assert wave.release_at == second


CHANGES = {
    "moved": lambda wave, by: waves.move_wave(wave, by, release_at=timezone.now() + 7 * DAY),
    "held": lambda wave, by: waves.hold_wave(wave, by),
    "approved": lambda wave, by: workflow.approve(Article.objects.get(title="Unread"), by),
    "returned": lambda wave, by: workflow.send_back(Article.objects.get(title="Ready"), by),
    "withdrawn": lambda wave, by: workflow.withdraw(Article.objects.get(title="Early"), by),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("act", ["move", "open"])
def test_an_act_on_a_wave_that_has_changed_is_confirmed_anew(wave, act, change):
    client = at_the_desk(make_publisher())
    address = wave_url(wave, act)
    response = client.get(address)
    if act == "move":
        day, clock = typed(timezone.now() + 5 * DAY)
        at = {"release_at_0": [day], "release_at_1": [clock]}
        response = client.post(address, form_data(response) | at)
    seen = form_data(response)
    CHANGES[change](wave, make_publisher(name="Paula Publisher"))
    before = list(Article.objects.values()), list(Wave.objects.values()), Act.objects.count()
    response = client.post(address, seen)
    assert response.status_code == 409
    assert f"Meanwhile Paula Publisher has {change}" in page(response)
    after = list(Article.objects.values()), list(Wave.objects.values()), Act.objects.count()
    assert after == before
    assert client.post(address, form_data(response)).status_code == 302
    assert Act.objects.count() == before[2] + 1


def test_a_take_that_came_meanwhile_is_named_before_the_wave_opens(wave):
    client = at_the_desk(make_publisher())
    seen = form_data(client.get(wave_url(wave, "open")))
    make_answer(wave.collection, "Newcomer", wave=wave, state=State.SCHEDULED)
    response = client.post(wave_url(wave, "open"), seen)
    assert response.status_code == 409
    assert "Newcomer" in str(told(page(response)))
    wave.refresh_from_db()
    assert not wave.is_open()


@pytest.mark.parametrize("act", ["move", "hold", "open"])
@pytest.mark.parametrize("seen", ["", "{}"])
def test_who_saw_nothing_of_a_wave_confirms_nothing(wave, act, seen):
    day, clock = typed(timezone.now() + 5 * DAY)
    sent = {"release_at_0": day, "release_at_1": clock, "seen": seen}
    answer = at_the_desk(make_publisher()).post(wave_url(wave, act), sent)
    assert answer.status_code == 409
    assert not Act.objects.filter(detail__wave=wave.pk).exists()


def test_what_makes_no_sense_of_a_wave_is_not_offered(wave):
    client = at_the_desk(make_publisher())
    collection = wave.collection
    undated = make_wave(collection, title="Undated")
    opened = make_wave(collection, timezone.now() - DAY, title="Opened")
    make_answer(collection, wave=opened, state=State.PUBLIC)
    shown = page(client.get(edit(collection)))
    offered = {
        (one.title, act)
        for one in (wave, undated, opened)
        for act in ("move", "hold", "open")
        if f'href="{wave_url(one, act)}"' in shown
    }
    assert offered == {
        ("Second wave", "move"),
        ("Second wave", "hold"),
        ("Second wave", "open"),
        ("Undated", "move"),
        ("Undated", "open"),
    }
    for one, act in ((undated, "hold"), (opened, "move"), (opened, "hold"), (opened, "open")):
        assert 'name="seen"' not in page(client.get(wave_url(one, act)))
        assert client.post(wave_url(one, act), {"seen": ""}).status_code == 409


def test_the_panel_counts_what_is_in_each_wave(wave):
    shown = page(at_the_desk(make_editor()).get(edit(wave.collection)))
    assert "5 answers, 1 not approved, 1 without a text, 1 out" in shown
    assert wave_url(wave, "move") not in shown, "editors look, publishers act"


def test_the_panel_takes_one_query_at_any_number_of_waves():
    counts = []
    for number in (1, 12):
        collection = make_collection()
        for _ in range(number):
            wave = make_wave(collection, timezone.now() - DAY)
            make_answer(collection, wave=wave, state=State.PUBLIC)
        client = at_the_desk(make_publisher())
        client.get(edit(collection))
        with CaptureQueriesContext(connection) as queries:
            client.get(edit(collection))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_wave_with_nothing_to_let_out_says_so_and_so_does_a_hidden_collection():
    wave = make_wave(make_collection(state=State.DRAFT), timezone.now() + DAY)
    make_answer(wave.collection, wave=wave, state=State.DRAFT)
    shown = page(at_the_desk(make_publisher()).get(wave_url(wave, "open")))
    assert "nothing goes out until one is" in shown
    assert "The collection itself is not public (draft)" in shown


@pytest.mark.parametrize("act", ["move", "hold", "open"])
@pytest.mark.parametrize(("make", "status"), [(make_writer, 403), (make_editor, 403)])
def test_only_publishers_reach_the_acts(wave, act, make, status):
    client = at_the_desk(make())
    assert client.get(wave_url(wave, act)).status_code == status
    assert client.post(wave_url(wave, act), {"seen": "{}"}).status_code == status
    assert not Act.objects.filter(detail__wave=wave.pk).exists()


def test_a_wave_is_found_under_its_own_collection_only(wave):
    other = make_collection()
    client = at_the_desk(make_publisher())
    for key, number, act in (
        (other.pk, wave.pk, "open"),
        (wave.collection_id, 10**6, "open"),
        (wave.collection_id, 10**30, "open"),
        (wave.collection_id, wave.pk, "explode"),
    ):
        assert client.get(url("articles_collection_wave", key, number, act)).status_code == 404

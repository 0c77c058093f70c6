"""Dates of waves in the form of their collection: what was seen, what was changed, what stands."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import waves
from articles.models import Act, Collection, Release, Wave
from tests.desk import at_the_desk, errors, form_data, page, save, url
from tests.factories import make_answer, make_collection, make_publisher, make_wave

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

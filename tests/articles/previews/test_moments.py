"""Instants in addresses and forms: pure functions."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from articles.moments import on_the_clock, read, written

ZONES = ["UTC", "Asia/Ho_Chi_Minh", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"]
INSTANTS = st.datetimes(datetime(1901, 1, 1), datetime(2999, 1, 1), timezones=st.just(UTC))


@given(INSTANTS)
def test_what_an_address_carries_is_read_again_to_the_microsecond(instant):
    assert read(written(instant)).at == instant
    assert "+" not in written(instant)


@given(INSTANTS, st.sampled_from(ZONES))
def test_what_the_clock_says_is_read_again_or_asked_about(instant, zone):
    """Never guessed: a time that comes twice offers both instants, and one of them is it."""
    instant = instant.replace(microsecond=0)
    with timezone.override(zone):
        moment = read(on_the_clock(instant))
    assert (moment.choices or (moment.at,)).count(instant) == 1
    assert bool(moment.problem) is bool(moment.choices)


def test_part_of_a_second_is_rounded_up():
    """What came out at the instant is out at the time that the form shows."""
    instant = datetime(2026, 8, 7, 2, 0, 0, 1, tzinfo=UTC)
    with timezone.override("Asia/Seoul"):
        assert on_the_clock(instant) == "2026-08-07T11:00:01"
        assert on_the_clock(instant.replace(microsecond=0)) == "2026-08-07T11:00"


@pytest.mark.parametrize(
    ("text", "zone", "words", "choices"),
    [
        ("2026-03-08T02:30", "America/New_York", "There is no 8 March 2026, 02:30 in America", []),
        (
            "2026-11-01T01:30",
            "America/New_York",
            "1 November 2026, 01:30 comes twice in America/New_York",
            ["2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"],
        ),
        ("2026-11-01T01:30-05:00", "America/New_York", "", []),
        ("2026-11-01T01:30", "Asia/Ho_Chi_Minh", "", []),
        ("", "UTC", "", []),
    ],
)
def test_a_time_that_is_none_or_two_gets_a_sentence(text, zone, words, choices):
    with timezone.override(zone):
        moment = read(text)
    assert moment.problem.startswith(words) if words else not moment.problem
    assert [written(one) for one in moment.choices] == choices
    assert (moment.at is None) is (bool(words) or not text)


@pytest.mark.parametrize(
    "text",
    [
        *("x", "\0", "2026", "Friday", "2026-13-01T00:00", "9" * 300, "2026-01-01T00:00+99:99"),
        *("0001-01-01T00:00", "9999-12-31T23:59", "9999-12-31T23:59-12:00", "1899-12-31T23:59Z"),
    ],
)
def test_what_is_no_time_gets_a_sentence_too(text):
    with timezone.override("America/New_York"):
        moment = read(text)
    assert moment.problem
    assert (moment.at, moment.choices) == (None, ())


def test_the_ends_of_the_calendar_stay_within_every_zone():
    for year in (1900, 3000):
        for zone in ZONES:
            with timezone.override(zone):
                found = read(f"{year}-06-01T12:00").at
                assert found
                assert abs(found - datetime(year, 6, 1, 12, tzinfo=UTC)) < timedelta(days=1)
                assert on_the_clock(found) == f"{year}-06-01T12:00"

"""Local times: those that do not exist, those that come twice, and how they are told."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors import clocks

NEW_YORK, HANOI = ZoneInfo("America/New_York"), ZoneInfo("Asia/Ho_Chi_Minh")
ZONES = sorted(available_timezones() - {"localtime"})


def utc(*parts: int) -> datetime:
    """An instant."""
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "local", "found"),
    [
        (NEW_YORK, datetime(2026, 3, 8, 1, 59), [utc(2026, 3, 8, 6, 59)]),
        (NEW_YORK, datetime(2026, 3, 8, 2, 0), []),
        (NEW_YORK, datetime(2026, 3, 8, 2, 59, 59), []),
        (NEW_YORK, datetime(2026, 3, 8, 3, 0), [utc(2026, 3, 8, 7)]),
        (NEW_YORK, datetime(2026, 11, 1, 0, 59), [utc(2026, 11, 1, 4, 59)]),
        (NEW_YORK, datetime(2026, 11, 1, 1, 0), [utc(2026, 11, 1, 5), utc(2026, 11, 1, 6)]),
        (NEW_YORK, datetime(2026, 11, 1, 2, 0), [utc(2026, 11, 1, 7)]),
        (HANOI, datetime(2026, 3, 8, 2, 30), [utc(2026, 3, 7, 19, 30)]),
        (HANOI, datetime(2026, 11, 1, 1, 30), [utc(2026, 10, 31, 18, 30)]),
        (UTC, datetime(2026, 11, 1, 1, 30), [utc(2026, 11, 1, 1, 30)]),
    ],
)
def test_a_local_time_is_no_instant_or_one_or_two(zone, local, found):
    assert clocks.instants(local, zone) == found


@pytest.mark.parametrize(
    ("zone", "local", "jump"),
    [
        ("America/New_York", datetime(2026, 3, 8, 2, 30), ("02:00", "03:00")),
        ("America/New_York", datetime(2026, 3, 8, 2, 0), ("02:00", "03:00")),
        ("America/New_York", datetime(2026, 3, 8, 2, 59, 59, 9), ("02:00", "03:00")),
        ("Australia/Lord_Howe", datetime(2026, 10, 4, 2, 15), ("02:00", "02:30")),
        ("Africa/Cairo", datetime(2026, 4, 24, 0, 10), ("00:00", "01:00")),
    ],
)
def test_a_gap_says_from_when_to_when_the_clock_jumps(zone, local, jump):
    found = clocks.gap(local, ZoneInfo(zone))
    assert (f"{found.jumps_from:%H:%M}", f"{found.jumps_to:%H:%M}") == jump
    assert clocks.instants(found.last, ZoneInfo(zone))
    assert clocks.instants(found.jumps_to, ZoneInfo(zone))


def test_a_whole_day_may_be_missing():
    """Samoa went across the date line and had no 30 December 2011."""
    found = clocks.gap(datetime(2011, 12, 30, 9), ZoneInfo("Pacific/Apia"))
    assert found.last == datetime(2011, 12, 29, 23, 59)
    assert found.jumps_to == datetime(2011, 12, 31)


@given(
    st.sampled_from(ZONES).map(ZoneInfo),
    st.datetimes(datetime(1990, 1, 1), datetime(2037, 1, 1)),
)
def test_every_instant_is_found_again_by_what_the_clock_says_of_it(zone, moment):
    """In any zone: an instant that is shown is one of those that the shown time may be."""
    instant = moment.replace(tzinfo=UTC, microsecond=0)
    local = instant.astimezone(zone).replace(tzinfo=None)
    found = clocks.instants(local, zone)
    assert instant in found
    assert clocks.comes_twice(instant, zone) == (len(found) == 2)
    assert all(one.astimezone(zone).replace(tzinfo=None, fold=0) == local for one in found)


@given(
    st.sampled_from(ZONES).map(ZoneInfo),
    st.datetimes(datetime(1990, 1, 1), datetime(2037, 1, 1)),
)
def test_what_no_clock_says_lies_in_a_gap(zone, local):
    if clocks.instants(local, zone):
        return
    found = clocks.gap(local, zone)
    assert found.jumps_from <= local < found.jumps_to


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(0, "UTC"), (420, "UTC+7"), (-240, "UTC−4"), (-210, "UTC−3:30"), (345, "UTC+5:45")],
)
def test_an_offset_is_told_in_hours(minutes, told):
    assert clocks.offset(utc(2026, 1, 1), timezone(timedelta(minutes=minutes))) == told


@pytest.mark.parametrize(
    ("zone", "local", "offsets"),
    [
        ("America/New_York", datetime(2026, 11, 1, 1, 30), ("UTC−4", "UTC−5")),
        ("Europe/Dublin", datetime(2026, 10, 25, 1, 30), ("UTC+1", "UTC")),
    ],
)
def test_the_two_of_a_doubled_time_are_told_apart(zone, local, offsets):
    """By order, season and offset; Irish law has it that winter is the exception."""
    first, second = clocks.instants(local, ZoneInfo(zone))
    assert clocks.which(first, second, ZoneInfo(zone)) == (
        f"the first time, summer time ({offsets[0]})",
        f"the second time, winter time ({offsets[1]})",
    )


def test_clocks_that_go_back_for_good_have_no_season():
    """North Korea went back half an hour in 2015."""
    zone = ZoneInfo("Asia/Pyongyang")
    first, second = clocks.instants(datetime(2015, 8, 14, 23, 45), zone)
    assert clocks.which(first, second, zone) == (
        "the first time (UTC+9)",
        "the second time (UTC+8:30)",
    )


@pytest.mark.parametrize(
    ("span", "told"),
    [
        (timedelta(0), "now"),
        (timedelta(seconds=29), "now"),
        (timedelta(minutes=1), "in 1 minute"),
        (timedelta(minutes=59, seconds=20), "in 59 minutes"),
        (timedelta(minutes=59, seconds=40), "in 1 hour"),
        (timedelta(hours=2, minutes=58), "in 3 hours"),
        (timedelta(hours=35), "in 35 hours"),
        (timedelta(hours=36), "in 2 days"),
        (timedelta(days=59), "in 59 days"),
        (timedelta(days=61), "in 2 months"),
        (timedelta(days=800), "in 2 years"),
        (timedelta(days=900_000), "in 2464 years"),
        (-timedelta(minutes=1), "1 minute ago"),
        (-timedelta(hours=3), "3 hours ago"),
    ],
)
def test_a_distance_is_told_in_the_unit_that_people_plan_in(span, told):
    now = utc(2026, 6, 1, 12)
    assert clocks.distance(now + span, now) == told

"""Months, weeks and days, as the calendar counts them; nothing here needs a database."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.calendar import DAY, Entry, Mark, Month, days, midnight

TODAY = date(2026, 3, 15)
NEW_YORK = ZoneInfo("America/New_York")


def entry(title: str, *parts: int) -> Entry:
    """An entry at an instant of UTC."""
    return Entry(title, "/", Mark.SCHEDULED, datetime(*parts, tzinfo=UTC) if parts else None)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2026-11", "2026-11"),
        ("2999-12", "2999-12"),
        *((text, "2026-03") for text in ("", "2026-13", "2026-00", "1899-12", "3000-01", "x")),
        *((text, "2026-03") for text in ("2026-1", "２０２６-11", "2026-11\n", "9" * 30, "\0")),
    ],
)
def test_an_address_names_a_month_or_this_one(text, named):
    assert str(Month.named(text, TODAY)) == named


@given(st.integers(1901, 2998), st.integers(1, 12))
def test_months_follow_each_other(year, number):
    month = Month(year, number)
    assert month.after.before == month.before.after == month
    assert month.last + DAY == month.after.first
    assert month.first - DAY == month.before.last


@pytest.mark.parametrize(
    ("first_weekday", "begins"), [(0, date(2026, 3, 1)), (1, date(2026, 2, 23))]
)
def test_a_week_begins_as_the_language_has_it(first_weekday, begins):
    weeks = Month(2026, 3).weeks(first_weekday)
    assert weeks[0][0] == begins
    assert all(len(week) == 7 for week in weeks)
    everything = [day for week in weeks for day in week]
    assert everything == [begins + n * DAY for n in range(len(everything))]


def test_entries_stand_on_the_day_that_the_clock_says():
    """An hour before midnight in New York is the next day in UTC."""
    entries = [
        entry("Late", 2026, 3, 16, 3, 59),
        entry("Early", 2026, 3, 16, 4, 0),
        entry("B", 2026, 3, 15, 20),
        entry("A", 2026, 3, 15, 20),
        entry("Elsewhere", 2026, 3, 20, 4),
        entry("Never"),
    ]
    found = days(date(2026, 3, 15), date(2026, 3, 16), entries, NEW_YORK)
    told = {
        day.date.day: [(time, one.title) for time, one in day.entries] for day in found.values()
    }
    assert told == {
        15: [("16:00", "A"), ("16:00", "B"), ("23:59", "Late")],
        16: [("00:00", "Early")],
    }


def test_the_hour_that_comes_twice_is_told_apart_and_clocks_that_change_are_named():
    entries = [entry("First", 2026, 11, 1, 5, 30), entry("Second", 2026, 11, 1, 6, 30)]
    found = days(date(2026, 10, 31), date(2026, 11, 2), entries, NEW_YORK)
    assert [time for time, _entry in found[date(2026, 11, 1)].entries] == [
        "01:30 (UTC−4)",
        "01:30 (UTC−5)",
    ]
    assert {day.date.day: day.clocks for day in found.values()} == {
        31: "",
        1: "clocks go back, UTC−5",
        2: "",
    }
    spring = days(date(2026, 3, 7), date(2026, 3, 9), [], NEW_YORK)
    assert spring[date(2026, 3, 8)].clocks == "clocks go forward, UTC−4"
    assert not any(day.clocks for day in days(TODAY, TODAY + 300 * DAY, [], UTC).values())


@pytest.mark.parametrize(
    "name", ["America/New_York", "Asia/Ho_Chi_Minh", "Africa/Cairo", "Asia/Beirut"]
)
def test_every_instant_of_a_year_stands_on_exactly_one_day(name):
    """Where clocks change at midnight as well."""
    zone = ZoneInfo(name)
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    step = timedelta(hours=1)
    begins, ends = midnight(first, zone), midnight(last + DAY, zone)
    hours = [begins + n * step for n in range((ends - begins) // step)]
    entries = [Entry(str(at), "/", Mark.OUT, at) for at in hours]
    found = days(first, last, entries, zone)
    assert sum(len(day.entries) for day in found.values()) == len(hours)
    assert all(
        midnight(day.date, zone) <= one.at < midnight(day.date + DAY, zone)
        for day in found.values()
        for _time, one in day.entries
    )

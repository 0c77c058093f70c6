"""Entering times at the desk: by the clock of the site, never guessed, and never moved unasked."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django import forms
from django.test import Client
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from contributors.desk import ZonedDateTimeField, ZonedSplitDateTime
from contributors.desk.zone import in_zone, short
from tests.desk import at_the_desk, page
from tests.factories import make_writer

FIRST, SECOND = datetime(2026, 11, 1, 5, 30, tzinfo=UTC), datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
NOW = datetime(2026, 10, 31, 12, tzinfo=UTC)


class Form(forms.Form):
    """A form with nothing but a time."""

    at = ZonedDateTimeField(required=False, widget=ZonedSplitDateTime)


@pytest.fixture(autouse=True)
def _in_new_york(settings: Any):
    settings.TIME_ZONE = "America/New_York"
    with time_machine.travel(NOW, tick=False):
        yield


def sent(day: str, clock: str, **parts: str) -> dict[str, str]:
    """What a browser sends of the field."""
    return {"at_0": day, "at_1": clock, **{f"at_{name}": text for name, text in parts.items()}}


def shown(form: forms.Form) -> dict[str, str]:
    """What a browser would send of the form if nobody touched it."""
    widgets = form["at"].subwidgets[0].data["subwidgets"]
    inputs = [(one["name"], one["value"]) for one in (widgets[0], widgets[1], widgets[3])]
    radios = [
        (option["name"], option["value"])
        for _group, options, _index in widgets[2]["optgroups"]
        for option in options
        if option["selected"]
    ]
    return {name: value or "" for name, value in inputs + radios}


@pytest.mark.parametrize(
    ("day", "clock", "instant"),
    [
        ("2026-03-08", "01:59", datetime(2026, 3, 8, 6, 59, tzinfo=UTC)),
        ("2026-03-08", "03:00", datetime(2026, 3, 8, 7, tzinfo=UTC)),
        ("01/11/2026", "00:59", datetime(2026, 11, 1, 4, 59, tzinfo=UTC)),
        ("01/11/2026", "02:00:00", datetime(2026, 11, 1, 7, tzinfo=UTC)),
    ],
)
def test_a_time_is_meant_by_the_clock_of_the_site(day, clock, instant):
    form = Form(sent(day, clock))
    assert form.is_valid()
    assert form.cleaned_data["at"] == instant
    assert form.cleaned_data["at"].tzinfo is UTC


def test_a_time_that_does_not_exist_is_refused_and_the_times_around_it_named():
    form = Form(sent("2026-03-08", "02:30"))
    assert form.errors == {
        "at": [
            (
                "8 March 2026, 02:30 does not exist: the clocks go forward from 02:00 to 03:00 "
                "(America/New_York). The nearest times are 01:59 and 03:00."
            )
        ]
    }


def test_a_missing_midnight_and_a_missing_day_are_told_with_their_dates(settings):
    settings.TIME_ZONE = "Africa/Cairo"
    said = Form(sent("2026-04-24", "00:10")).errors["at"][0]
    assert "from 24 April 2026, 00:00 to 24 April 2026, 01:00" in said
    assert "23 April 2026, 23:59" in said
    settings.TIME_ZONE = "Pacific/Apia"
    said = Form(sent("2011-12-30", "09:00")).errors["at"][0]
    assert "29 December 2011, 23:59 and 31 December 2011, 00:00" in said


def test_a_time_that_comes_twice_is_asked_about_and_the_choice_stays():
    form = Form(sent("2026-11-01", "01:30"))
    assert not form.is_valid()
    assert "1 November 2026, 01:30 comes twice" in form.errors["at"][0]
    asked = str(form)
    assert f'value="{FIRST.isoformat()}"' in asked
    assert "the first time, summer time (UTC−4)" in asked
    assert "the second time, winter time (UTC−5)" in asked
    assert "checked" not in asked, "nothing is guessed"
    for instant in (FIRST, SECOND):
        form = Form(sent("2026-11-01", "01:30", which=instant.isoformat()))
        assert form.is_valid()
        assert form.cleaned_data["at"] == instant
        chosen = str(form).split(f'value="{instant.isoformat()}"')[1].split(">")[0]
        assert "checked" in chosen, "it survives, should another field be wrong"


def test_what_is_said_of_the_field_is_said_of_what_is_typed_into():
    """No hidden input and no radio may carry it."""
    shown = str(Form(sent("2026-11-01", "01:30")))
    inputs = re.findall(r"<input[^>]*>", shown)
    assert len(inputs) == 5
    assert [
        ("aria-invalid" in one, "vDateField" in one or "vTimeField" in one) for one in inputs
    ] == [
        *((True, True), (True, True)),
        *((False, False), (False, False), (False, False)),
    ]


@pytest.mark.parametrize("which", ["", "1", "\0", FIRST.replace(day=2).isoformat(), "x" * 5000])
def test_a_choice_of_another_time_is_no_choice(which):
    assert not Form(sent("2026-11-01", "01:30", which=which)).is_valid()


def test_a_choice_left_over_from_another_time_is_ignored():
    form = Form(sent("2026-11-02", "01:30", which=FIRST.isoformat()))
    assert form.is_valid()
    assert form.cleaned_data["at"] == datetime(2026, 11, 2, 6, 30, tzinfo=UTC)
    assert "comes twice" not in str(form)


@given(
    st.sampled_from(["America/New_York", "Asia/Ho_Chi_Minh", "Europe/Dublin", "UTC"]),
    st.one_of(
        st.datetimes(datetime(2000, 1, 1), datetime(2037, 1, 1)),
        # The two nights, as often as the rest of the years.
        st.timedeltas(-timedelta(hours=2), timedelta(hours=2)).map(
            lambda span: datetime(2026, 11, 1, 6) + span
        ),
        st.timedeltas(-timedelta(hours=2), timedelta(hours=2)).map(
            lambda span: datetime(2026, 10, 25, 1) + span
        ),
    ),
)
def test_an_untouched_time_is_not_changed_by_a_microsecond(zone, moment):
    instant = moment.replace(tzinfo=UTC)
    with timezone.override(zone):
        data = shown(Form(initial={"at": instant}))
        form = Form(data, initial={"at": instant})
        assert form.is_valid(), form.errors
        assert not form.has_changed()
        assert form.cleaned_data["at"] == instant


def test_to_choose_the_other_of_the_two_is_a_change():
    data = shown(Form(initial={"at": FIRST})) | {"at_which": SECOND.isoformat()}
    form = Form(data, initial={"at": FIRST})
    assert form.has_changed()
    assert form.is_valid()
    assert form.cleaned_data["at"] == SECOND


def test_an_emptied_time_is_a_change_to_none():
    for instant in (FIRST, NOW):
        data = shown(Form(initial={"at": instant})) | {"at_0": "", "at_1": ""}
        form = Form(data, initial={"at": instant})
        assert form.has_changed()
        assert form.is_valid()
        assert form.cleaned_data["at"] is None


@pytest.mark.parametrize("lost", [{"at_0": ""}, {"at_1": ""}, {"at_1": "half past"}])
def test_half_a_time_is_none(lost):
    form = Form(sent("2026-11-02", "01:30") | lost)
    assert list(form.errors) == ["at"]


@pytest.mark.parametrize(
    "text", ["x", "\0", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00", "2026-01-01"]
)
def test_what_the_form_claims_to_have_shown_may_be_anything(text):
    form = Form(sent("2026-11-02", "01:30", shown=text), initial={"at": FIRST})
    assert form.is_valid()
    assert form.cleaned_data["at"] == datetime(2026, 11, 2, 6, 30, tzinfo=UTC)
    assert form.has_changed()
    str(form)


def test_a_form_shown_again_stands_beside_what_is_stored_by_now():
    """Untouched, it shows what is stored; typed, it keeps what was typed, on top of it."""
    seen = shown(Form(initial={"at": FIRST}))
    untouched = Form(seen, initial={"at": NOW})
    assert not untouched.has_changed()
    assert shown(untouched) == shown(Form(initial={"at": NOW}))
    typed = Form(seen | {"at_0": "2026-12-24", "at_1": "18:00"}, initial={"at": NOW})
    again = shown(typed)
    assert (again["at_0"], again["at_1"]) == ("2026-12-24", "18:00")
    assert again["at_shown"] == NOW.isoformat()


def test_offset_and_distance_stand_beside_a_stored_time():
    told = str(Form(initial={"at": NOW + timedelta(hours=3)}))
    assert "Time (America/New_York):" in told
    assert "UTC−4, in 3 hours" in told
    assert "UTC−5, in 2 days" in str(Form(initial={"at": NOW + timedelta(days=2)}))
    with translation.override("ko"):
        assert "UTC−4, 3시간 후" in str(Form(initial={"at": NOW + timedelta(hours=3)}))
    assert 'role="status"></p>' in str(Form())


def test_a_date_is_put_together_as_its_language_does():
    with time_machine.travel(NOW, tick=False):
        assert in_zone(FIRST) == "1 November 2026, 01:30 (America/New_York, UTC−4)"
        assert short(FIRST) == "1\xa0Nov, 01:30"
        assert short(FIRST.replace(year=2027)) == "1\xa0Nov\xa02027, 01:30"
        with translation.override("ko"):
            assert in_zone(FIRST) == "2026년 11월 1일 01:30 (America/New_York, UTC−4)"
            assert short(FIRST) == "11월\xa01일 01:30"
            assert short(FIRST.replace(year=2027)) == "2027년\xa011월\xa01일 01:30"


ADDRESS = "/admin/moment/"


@pytest.mark.django_db
def test_the_desk_reads_a_time_while_it_is_typed():
    client = at_the_desk(make_writer())

    def told(**asked: str) -> str:
        return page(client.get(ADDRESS, {"name": "waves-0-release_at", **asked}))

    assert "UTC−5, in 2 days" in told(date="2/11/2026", time="09:00")
    assert "does not exist" in told(date="2027-03-14", time="02:30")
    assert "comes twice" in (twice := told(date="2026-11-01", time="01:30"))
    assert 'name="waves-0-release_at_which"' in twice
    chosen = told(date="2026-11-01", time="01:30", which=SECOND.isoformat())
    assert "UTC−5, in 18 hours" in chosen
    assert 'role="status"></p>' in told(date="2/1", time="09:00")
    assert 'role="status"></p>' in told(date="9999-12-31", time="23:59")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["", "a b", '"><script>', "x" * 5000, "\0"])
def test_the_reading_is_about_a_field(name):
    assert at_the_desk(make_writer()).get(ADDRESS, {"name": name}).status_code == 400


@pytest.mark.django_db
def test_strangers_are_told_nothing():
    assert Client().get(ADDRESS, {"name": "at"}).status_code == 302

"""How the desk writes times: one rule, for Python and for templates."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.template import engines
from django.utils import timezone

from contributors.desk.zone import clock, in_full, in_zone, short

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
# In Bangkok seven hours later: a new day, and the second time a new year.
EVENING, LAST_NIGHT = datetime(2026, 6, 1, 20, tzinfo=UTC), datetime(2026, 12, 31, 20, tzinfo=UTC)
TEMPLATES = sorted(Path(settings.BASE_DIR, "templates", "admin").rglob("*.html"))


@pytest.fixture(autouse=True)
def _in_bangkok():
    with timezone.override("Asia/Bangkok"), time_machine.travel(NOW, tick=False):
        yield


def test_a_time_is_written_in_full_or_in_short_by_the_clock_of_the_site():
    assert in_full(EVENING) == "2 June 2026, 03:00"
    assert in_zone(EVENING) == "2 June 2026, 03:00 (Asia/Bangkok, UTC+7)"
    assert short(EVENING) == "2\N{NO-BREAK SPACE}Jun, 03:00"


def test_a_time_in_short_has_its_year_where_that_is_not_this_one_at_the_site():
    assert short(LAST_NIGHT) == "1\N{NO-BREAK SPACE}Jan\N{NO-BREAK SPACE}2027, 03:00"
    with time_machine.travel(LAST_NIGHT, tick=False):
        assert short(LAST_NIGHT) == "1\N{NO-BREAK SPACE}Jan, 03:00"


def test_of_today_the_hour_says_enough():
    assert clock(NOW) == "19:00"
    assert clock(EVENING) == short(EVENING)


def test_what_has_no_time_is_written_as_nothing():
    assert [write(None) for write in (in_full, in_zone, short)] == ["", "", ""]


def test_templates_write_times_as_python_does():
    source = "{% load desk %}{{ at|short }} | {{ at|in_full }}|{{ none|short }}{{ none|in_full }}"
    written = engines["django"].from_string(source).render({"at": LAST_NIGHT, "none": None})
    assert written == f"{short(LAST_NIGHT)} | {in_full(LAST_NIGHT)}|"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_of_the_desk_has_a_form_of_its_own_for_dates_with_times(template):
    forms = re.findall(r'\|date:"([^"]*[Hi][^"]*)"', template.read_text())
    assert set(forms) <= {"H:i"}

"""Tables for spreadsheets: no cell of them is a formula, and numbers are numbers."""

import csv
import io
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contributors import sheets

# The wide forms and the sign for minus are meant.
BEGINNINGS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "﹦", "−"]


def read(*rows: list[Any]) -> list[list[str]]:
    """What a reader of CSV gets of the rows."""
    return list(csv.reader(io.StringIO("".join(sheets.lines(rows)), newline="")))


@pytest.mark.parametrize(
    "around", ["{}", " {}", "\u00a0{}", "\ufeff{}", "\u200b {}", '"{}', ' "{}']
)
@pytest.mark.parametrize("begin", BEGINNINGS)
def test_no_text_begins_a_formula(begin: str, around: str):
    text = around.format(f"{begin}cmd|' /C calc'!A1")
    if begin in "\t\r\n" and around != "{}":
        text = around.format(f"{begin}=cmd|' /C calc'!A1")
    [[cell]] = read([text])
    assert not any(
        line.lstrip('\r\n\ufeff\u200b \u00a0"').startswith(tuple(BEGINNINGS))
        for line in cell.splitlines()
    )
    assert cell.replace("'=", "=").replace("'", "") == text.replace("'=", "=").replace("'", "")


@pytest.mark.parametrize("begin", BEGINNINGS[:4] + BEGINNINGS[7:])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_no_later_line_of_a_cell_is_one(begin: str, end: str):
    [[cell]] = read([f"Two lines{end}{begin}1+1"])
    assert cell == f"Two lines{end}'{begin}1+1"


def test_texts_stand_in_quotes_so_that_no_other_separator_parts_them():
    [line] = sheets.lines([['a";=1+1', "b,=1", 3, None]])
    assert line == '"a"";=1+1","b,=1",3,""\r\n'


@pytest.mark.parametrize(("value", "written"), [
    (-5, "-5"), (0, "0"), (2.5, "2.5"), (None, ""), ("Ada", "Ada"), ("It’s 3-1", "It’s 3-1"),
    (True, "True"),
    (datetime(2026, 7, 1, 12, 30, tzinfo=UTC), "2026-07-01T12:30:00+00:00"),
])  # fmt: skip
def test_what_is_harmless_stays_as_it_is(value: Any, written: str, settings: Any):
    settings.TIME_ZONE = "UTC"
    assert read([value]) == [[written]]


def test_a_number_is_written_without_quotes_and_a_text_of_digits_with_them():
    assert list(sheets.lines([[-5, "-5"]])) == ['-5,"\'-5"\r\n']


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1), min_size=1)
)
def test_every_table_is_read_as_it_was_written(rows: list[list[str]]):
    kept = [[cell.replace("'", "") for cell in row] for row in read(*rows)]
    assert kept == [[cell.replace("'", "") for cell in row] for row in rows]


def test_a_file_says_that_it_is_one():
    response = sheets.response("people", ["name"], [["Zoë"]])
    assert response.streaming
    assert b"".join(response.streaming_content).decode() == '\ufeff"name"\r\n"Zoë"\r\n'
    assert response["Content-Disposition"] == 'attachment; filename="people.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"

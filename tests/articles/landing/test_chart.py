"""Cells, shares and open data of the chart: pure functions."""

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.chart import as_csv, chart, shares
from articles.standing import Answer, Expert

FIVE = ["Strongly disagree", "Disagree", "Unsure", "Agree", "Strongly agree"]


def said(key: int, position: int | None, confidence: int | None = 5, *names: str) -> Answer:
    """An answer by people with these names, or by one made of the key."""
    experts = tuple(Expert(key * 100 + at, name) for at, name in enumerate(names or [f"P{key}"]))
    day = datetime(2026, 5, 6, 7, tzinfo=UTC)
    return Answer(key, 1, key, f"a-{key}", f"T{key}", "en", 2, day, experts, position, confidence)


@given(st.lists(st.integers(0, 500), min_size=2, max_size=7))
def test_shares_are_whole_and_add_up(values):
    found = shares(values)

    assert sum(found) == (100 if sum(values) else 0)
    for value, share in zip(values, found, strict=True):
        assert abs(share - 100 * value / (sum(values) or 1)) < 1


@pytest.mark.parametrize("steps", range(2, 8))
def test_any_number_of_equals_stands_in_one_cell_of_any_scale(steps):
    labels = [f"Step {step}" for step in range(steps)]

    found = chart(labels, [said(key, steps, 9) for key in range(30)])

    assert found
    assert [column.place.label for column in found.columns] == labels
    last = found.columns[-1]
    assert [(cell.confidence, len(cell.dots)) for cell in last.cells] == [(9, 30)]
    assert (last.share, last.weighted) == (100, 100)
    assert all(not column.cells for column in found.columns[:-1])


def test_a_column_is_sorted_by_confidence_and_weighed_by_it():
    found = chart(
        FIVE, [said(1, 1, 2), said(2, 5, 10), said(3, 1, 8), said(4, 5, None), said(5, None)]
    )

    assert found
    assert [cell.confidence for cell in found.columns[0].cells] == [8, 2]
    assert [cell.confidence for cell in found.columns[4].cells] == [10, 0]
    assert [column.share for column in found.columns] == [50, 0, 0, 0, 50]
    assert [column.weighted for column in found.columns] == [50, 0, 0, 0, 50]
    assert (found.experts, len(found.silent), found.unrated) == (5, 1, 1)


def test_people_who_answer_together_have_a_dot_each_at_the_same_place():
    found = chart(FIVE, [said(1, 4, 7, "Ada", "Ben"), said(2, 2, 3)])

    assert found
    (cell,) = found.columns[3].cells
    assert [dot.expert.name for dot in cell.dots] == ["Ada", "Ben"]
    assert {dot.answer.address for dot in cell.dots} == {"/articles/a-1/"}
    assert found.columns[3].share == 67


@pytest.mark.parametrize("labels", [[], ["Alone"], FIVE])
def test_there_is_no_chart_without_a_scale_or_while_nobody_stands_on_it(labels):
    assert chart(labels, [said(1, None)]) is None
    assert chart(labels, []) is None


# In both widths; the wide ones are meant.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


@pytest.mark.parametrize("begin", [*FORMULA, " =", "  @"])
def test_no_cell_of_the_open_data_is_a_formula(begin):
    text = f"{begin}cmd|' /C calc'!A1"
    found = chart([text, "Yes"], [said(1, 1, 3, text)])

    assert found
    _head, row = csv.reader(io.StringIO(as_csv(found, lambda path: f"https://x{path}")))
    assert row[0] == f"'{text}"
    assert row[4] == f"'{text}"
    assert not any(cell.lstrip().startswith(FORMULA) for cell in row)


def test_the_open_data_has_a_row_for_each_expert_those_without_a_position_last():
    found = chart(FIVE, [said(1, None, None, "Zoë"), said(2, 4, 7, "Ada", "Ben")])

    assert found
    _head, *rows = csv.reader(io.StringIO(as_csv(found, lambda path: f"https://x{path}")))
    address = "https://x/articles/a-2/"
    assert rows == [
        ["Ada", "", "4", "5", "Agree", "7", "T2", address, "2026-05-06"],
        ["Ben", "", "4", "5", "Agree", "7", "T2", address, "2026-05-06"],
        ["Zoë", "", "", "5", "did not say", "", "T1", "https://x/articles/a-1/", "2026-05-06"],
    ]

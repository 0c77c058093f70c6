"""What is understood of what readers type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.query import MAX_CHARACTERS, MAX_WORDS, Clause, parsed


def test_words_have_to_be_there_and_the_last_one_may_go_on():
    assert parsed("elections reform").wanted == (
        Clause(("elect",)),
        Clause(("reform",), "reform"),
    )
    assert parsed("elections reform ").wanted[-1] == Clause(("reform",))


def test_the_last_word_in_the_making_is_kept_as_typed():
    assert parsed("economi").wanted == (Clause(("economi",), "economi"),)


@pytest.mark.parametrize("typed", ['"two houses"', "“two houses”", '"two houses', "«two houses»"])
def test_words_in_quotation_marks_stand_together(typed: str):
    assert parsed(typed).wanted == (Clause(("two", "hous")),)


def test_a_minus_refuses_a_word_or_a_phrase():
    query = parsed('river -bridge -"high dam"')

    assert query.wanted == (Clause(("river",)),)
    assert query.unwanted == (Clause(("bridg",)), Clause(("high", "dam")))


@pytest.mark.parametrize(
    "typed",
    ["", " ", "-", "--", '"', '""', '-"', "!?&|():*", "\x00", "\ud800", "\U0001f600", "\u200f"],
)
def test_what_holds_no_word_asks_for_nothing(typed: str):
    assert parsed(typed).wanted == ()


@given(st.text(st.characters(), max_size=300))
def test_any_text_is_understood_and_can_be_shown_again(typed: str):
    query = parsed(typed)

    query.text.encode()
    assert "\x00" not in query.text
    assert all(clause.terms for clause in (*query.wanted, *query.unwanted))


@pytest.mark.parametrize("typed", ['"' * 100_000, "-" * 100_000, "a " * 50_000, "國" * 100_000])
def test_of_a_very_long_text_the_beginning_is_read(typed: str):
    query = parsed(typed)

    assert len(query.text) <= MAX_CHARACTERS
    assert sum(len(clause.terms) for clause in query.wanted) <= MAX_WORDS

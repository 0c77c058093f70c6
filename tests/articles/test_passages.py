"""A marked passage is found again after edits, and nothing is passed off as it once it is gone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.passages import CONTEXT, around, locate

TEXT = (
    "The committee has kept its minutes since it first met, in a room over a corn merchant’s. "
    "There are twenty-six volumes. I have read them so that you need not.\n\n"
    "A Mr Orrery, ironmonger, moved that no further shelving be bought, “as the public will be "
    "instructed by the lantern”. In the seventh it is resolved to be doubtful.\n\n"
    "A device arrives. A forward-looking member proposes that the library should become a "
    "place for the device. A backward-looking member predicts the fall of civilisation. "
    "A device arrives. They compromise on a cupboard."
)

# Words that no generated surroundings contain: those are made of other letters.
WORDS = st.lists(st.sampled_from(["harbour", "lamp", "letter", "keeper", "night"]), min_size=4).map(
    " ".join
)
SURROUNDINGS = st.text("xyzXYZ0189 .,;\n“”", max_size=300)


def marked(text: str, quote: str, number: int = 0) -> tuple[str, str, str]:
    """The selector of an occurrence of `quote`, as it is kept when the note is left."""
    start = [match.start() for match in re.finditer(re.escape(quote), text)][number]
    return quote, *around(text, start, start + len(quote))


def found(text: str, selector: tuple[str, str, str]) -> str | None:
    """The words at the place that is found."""
    span = locate(text, *selector)
    return text[slice(*span)] if span else None


@given(WORDS, SURROUNDINGS, SURROUNDINGS, SURROUNDINGS, SURROUNDINGS)
def test_no_edit_before_or_after_a_passage_loses_it(words, before, after, new_before, new_after):
    """Whatever becomes of its surroundings: the words that are found are its own."""
    selector = marked(before + words + after, words)
    assert found(new_before + words + new_after, selector) == words


@given(WORDS, SURROUNDINGS, SURROUNDINGS, SURROUNDINGS, SURROUNDINGS)
def test_of_two_occurrences_the_one_with_its_surroundings_is_taken(words, left, right, far, last):
    text = f"{left}<{words}>{right}"
    selector = marked(text, words)
    other = f"{far}({words}){last}"
    for edited, place in (
        (other + text, len(other) + len(left) + 1),
        (text + other, len(left) + 1),
    ):
        span = locate(edited, *selector)
        assert span is not None
        # The other may stand in the same surroundings to the letter; then nothing tells them apart.
        same = around(edited, *span) == selector[1:]
        assert span[0] == place or same


@given(st.text("abc'’‘\"“”«»—–- \n"), SURROUNDINGS, SURROUNDINGS, st.data())
def test_other_quotation_marks_dashes_and_spaces_do_not_lose_it(inside, before, after, data):
    """As when a text is set typographically after the note was left, or comes through an editor."""
    signs = ("'’‘", '"“”«»', "-–—", [" ", "\n", "\u00a0", "\n\n"])
    like = {one: group for group in signs for one in group}
    words = f"a{inside}c"
    reset = "".join(data.draw(st.sampled_from(like.get(one, one))) for one in words)
    edited = before + reset + after
    assert found(edited, marked(before + words + after, words)) == reset


@given(st.integers(0, 2**30), st.sampled_from(["x", "", " and", "’"]))
def test_a_small_edit_inside_a_passage_does_not_lose_it(place, typed):
    quote = "moved that no further shelving be bought"
    start = TEXT.index(quote)
    at = start + place % len(quote)
    edited = TEXT[:at] + typed + TEXT[at + 1 :]
    span = locate(edited, *marked(TEXT, quote))
    assert span is not None
    assert start - 1 <= span[0] <= start + 5
    assert -2 <= start + len(quote) + len(typed) - 1 - span[1] <= 5


@pytest.mark.parametrize(
    ("quote", "old", "new", "now"),
    [
        ("They compromise", "They compro", "They now compro", "They now compromise"),
        ("twenty-six", "twenty-six", "twenty-seven", "twenty-seven"),
        (
            "A Mr Orrery, ironmonger, moved that no further shelving be bought",
            "ironmonger, moved that no further shelving",
            "an ironmonger, moved that no more shelves",
            "A Mr Orrery, an ironmonger, moved that no more shelves be bought",
        ),
        ("in a room over a corn", "in a room", "In a\n\nroom", "In a\n\nroom over a corn"),
    ],
)
def test_what_stands_there_now_is_told(quote, old, new, now):
    assert found(TEXT.replace(old, new, 1), marked(TEXT, quote)) == now


def test_a_passage_that_moves_is_followed():
    quote = "There are twenty-six volumes."
    moved = TEXT.replace(f" {quote}", "") + f" {quote}"
    assert locate(moved, *marked(TEXT, quote)) == (len(moved) - len(quote), len(moved))


@pytest.mark.parametrize("number", [0, 1])
def test_the_same_words_twice_are_told_apart_after_edits_around_both(number):
    quote = "A device arrives."
    selector = marked(TEXT, quote, number)
    edited = TEXT.replace("civilisation", "the West").replace("doubtful", "rather doubtful")
    places = [match.start() for match in re.finditer(quote, edited)]
    assert locate(edited, *selector) == (places[number], places[number] + len(quote))


@pytest.mark.parametrize(
    ("quote", "old", "new"),
    [
        ("twenty-six", "There are twenty-six volumes. ", ""),
        ("met", "since it first met, ", ""),
        ("A Mr Orrery, ironmonger, moved", "A Mr Orrery, ironmonger, moved that no", "No"),
        ("They compromise on a cupboard.", "They compromise on a cupboard.", "They part as foes."),
        # The sentence after it is built alike, and is not it.
        ("A forward-looking member", "A forward-looking member proposes that", "Some say"),
    ],
)
def test_a_passage_that_is_gone_is_not_found_elsewhere(quote, old, new):
    assert old in TEXT
    assert locate(TEXT.replace(old, new, 1), *marked(TEXT, quote)) is None


@pytest.mark.parametrize("text", ["", " \n", "Something else entirely, and not a word of it."])
def test_in_another_text_there_is_nothing(text):
    assert locate(text, *marked(TEXT, "no further shelving be bought")) is None


@pytest.mark.parametrize("quote", ["", " \n\u00a0", "\u200b"])
def test_no_words_are_no_passage(quote):
    assert locate(TEXT, quote, "before", "after") is None


def test_letters_composed_and_decomposed_are_the_same():
    assert found("Un de\u0301ja\u0300 vu.", ("déjà", "", "")) == "de\u0301ja\u0300"


def test_a_passage_keeps_its_surroundings_as_far_as_there_are_any():
    assert around(TEXT, 0, 3) == ("", TEXT[3 : 3 + CONTEXT])
    assert around(TEXT, len(TEXT) - 1, len(TEXT)) == (TEXT[-CONTEXT - 1 : -1], "")
    assert locate(TEXT, "The", *around(TEXT, 0, 3)) == (0, 3)

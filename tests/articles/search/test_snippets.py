"""Passages around what was found."""

from hypothesis import given
from hypothesis import strategies as st

from articles.search.query import parsed
from articles.search.snippets import LENGTH, marked, passage


def found(text: str, typed: str) -> list[str]:
    return [piece.text for piece in marked(text, parsed(typed)) if piece.marked]


def test_every_form_of_a_word_is_marked_as_printed():
    assert found("Élections and an electoral college", "election ") == ["Élections"]
    assert found("Łučja went home", "lucja") == ["Łučja"]
    assert found("economics, Economies", "econom") == ["economics", "Economies"]


def test_characters_of_a_script_without_spaces_are_marked():
    assert found("我们在東京湾", "東京") == ["東京"]
    assert found("東京湾の東", "東") == ["東", "東"]


def test_the_passage_is_the_one_with_most_finds():
    text = "alpha " + "filler " * 200 + "alpha beta gamma " + "filler " * 200

    pieces = passage(text, parsed("alpha beta gamma"))

    assert [piece.text for piece in pieces if piece.marked] == ["alpha", "beta", "gamma"]
    assert pieces[0].text.startswith("…")
    assert pieces[-1].text == "…"
    assert sum(len(piece.text) for piece in pieces) <= LENGTH + 4


def test_where_nothing_was_found_the_text_begins():
    assert passage("One two three", parsed("absent"))[0].text == "One two three"
    assert passage("", parsed("absent")) == []


@given(st.text(), st.text())
def test_the_pieces_are_the_text(text: str, typed: str):
    assert "".join(piece.text for piece in marked(text, parsed(typed))) == text
    passage(text, parsed(typed))

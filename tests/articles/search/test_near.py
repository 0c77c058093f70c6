"""Slips of the pen."""

import pytest

from articles.search.near import corrected, distance, near


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("merkel", "merkel", 0),
        ("merkle", "merkel", 1),
        ("nuclaer", "nuclear", 1),
        ("kitten", "sitting", 3),
        ("abc", "abcdefgh", 4),
    ],
)
def test_letters_added_dropped_changed_or_swapped_count_one(one: str, other: str, steps: int):
    assert distance(one, other, most=3) == min(steps, 4)


def test_the_nearest_come_first_and_say_what_was_meant():
    candidates = [("article", 1, " the nuclear age "), ("article", 2, " unclear rules ")]

    judged = near(["nuclaer"], candidates)

    assert judged.found[0] == ("article", 1)
    assert judged.meant == {"nuclaer": "nuclear"}


def test_short_words_are_never_guessed():
    assert near(["war"], [("article", 1, " way ")]).found == []


def test_a_correction_is_spelled_as_it_is_printed():
    assert corrected("Lucia home", {"lucia": "lucja"}, ["Hi, Łučja!"]) == "Łučja home"
    assert corrected("home", {}, []) == ""

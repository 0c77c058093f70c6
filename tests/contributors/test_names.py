"""Names: when two are the same, how they are filed, and the addresses made of them."""

import pytest

from contributors.names import initials, name_key, slug_for, sort_name


@pytest.mark.parametrize(
    "spelling",
    ["Ana O’Sample", "ana o'sample", "ANA  O‘SAMPLE", " Ana\tO’Sample ", "Ａｎａ O’Sample"],
)
def test_spellings_of_one_name_share_a_key(spelling):
    assert name_key(spelling) == name_key("Ana O’Sample")


def test_composed_and_decomposed_letters_share_a_key():
    assert name_key("Zoe\u0308 Sample") == name_key("Zo\u00eb Sample")


def test_accents_tell_people_apart():
    assert name_key("Núñez") != name_key("Nunez")


@pytest.mark.parametrize(
    ("name", "filed"),
    [
        ("Ana Sample", "Sample, Ana"),
        ("Ana Maria Sample Jr.", "Sample, Ana Maria Jr."),
        ("SAMPLE Ana", "SAMPLE, Ana"),
        ("Sample", "Sample"),
    ],
)
def test_names_are_filed_under_the_family_name(name, filed):
    assert sort_name(name) == filed


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ana Sample", "AS"), ("Ana de la Sample", "AS"), ("Sample", "S"), ("Ana-Maria Xu", "AX")],
)
def test_initials_stand_for_a_person(name, letters):
    assert initials(name) == letters


def test_letters_of_every_script_reach_the_address():
    assert slug_for("Łučja Příkladová", fallback="x") == "lucja-prikladova"
    assert slug_for("김견본", fallback="x").isascii()
    assert slug_for("…", fallback="article") == "article"


def test_long_addresses_are_cut_between_words():
    slug = slug_for("word " * 60, fallback="x")
    assert len(slug) <= 100
    assert set(slug.split("-")) == {"word"}

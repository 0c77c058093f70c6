"""The page shows every kind of difference, in words and not in colours alone."""

import re

import pytest
from django.template.loader import render_to_string

from articles.difference import difference
from tests.articles.merging.texts import paragraphs
from tests.attacks import PLAIN, Executions

BEFORE = {
    "title": "One question",
    "section": 1,
    "tags": ["war"],
    "body": paragraphs("Alpha leaves", *"bcdef", "To be joined", "at last", "Gamma goes"),
    "bylines": [
        {"contributor": 1, "role": "author", "affiliation_line": "X of Y"},
        {"contributor": 2, "role": "author"},
        {"contributor": 3, "role": "author"},
    ],
    "labels": {"contributor 1": "Ann", "contributor 2": "Bob", "contributor 3": "Cy"},
}
AFTER = {
    "title": "One answer",
    "section": 2,
    "tags": ["peace"],
    "body": paragraphs(*"bcdef", "To be joined at last", "Alpha leaves", "Delta comes")
    + "<ol><li>x</li></ol>",
    "bylines": [
        {"contributor": 3, "role": "author"},
        {"contributor": 1, "role": "author", "affiliation_line": "X of Z"},
        {"contributor": 4, "role": "translator"},
    ],
    "labels": {"contributor 4": "Di", "section 2": "Asia"},
}


def page(before, after):
    """The words and marks of the page on one line, without what only a layout needs."""
    html = render_to_string(
        "admin/desk/_difference.html", {"differences": difference(before, after)}
    )
    return re.sub(r"\s+", " ", re.sub(r'<span class="visually-hidden">.*?</span>', "", html))


def text_of(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def test_every_field_that_differs_is_there_under_its_name():
    headings = re.findall(r"<h3>(.*?)</h3>", page(BEFORE, AFTER))

    assert headings == ["Title", "Body", "Bylines", "Section", "Tags"]


@pytest.mark.parametrize(
    "shown",
    [
        "One <del>question</del><ins>answer</ins>",
        "<del>1</del> <ins>Asia</ins>",
        "<li><del>war</del></li> <li><ins>peace</ins></li>",
        "To be joined <del>¶</del> at last",
        "<p>X of <del>Y</del><ins>Z</ins></p>",
        "<h4>Affiliation</h4>",
    ],
)
def test_words_names_and_values_are_marked(shown):
    assert shown in page(BEFORE, AFTER)


@pytest.mark.parametrize(
    "words",
    [
        "↓ Moved down from here Where it went Alpha leaves",
        "↓ Moved down to here Where it was Alpha leaves",
        "b 3 paragraphs unchanged c d e f",
        "− Removed Gamma goes",
        "+ Added Delta comes",
        "Cy ↕ Moved",
        "Bob − Removed",
        "Di + Added Role translator",
    ],
)
def test_what_became_of_paragraphs_and_rows_is_said_in_words(words):
    assert words in text_of(page(BEFORE, AFTER))


def test_a_block_in_another_form_and_a_form_alone_are_said_in_words():
    listed = "<ol{}><li>One</li><li>Two</li></ol>"
    shown = text_of(page({"body": "<p>Word</p>"}, {"body": "<h2>Word</h2>"}))

    assert "Changed from paragraph to heading Word" in shown
    assert "Other form, same words One" in text_of(
        page({"body": listed.format("")}, {"body": listed.format(' start="3"')})
    )


def test_the_two_places_of_a_moved_paragraph_lead_to_each_other():
    html = page(BEFORE, AFTER)
    ids, targets = re.findall(r' id="(.*?)"', html), re.findall(r' href="#(.*?)"', html)

    assert sorted(ids) == sorted(targets)
    assert len(set(ids)) == 2


def test_the_same_text_says_so():
    assert "The two are the same." in page(BEFORE, BEFORE)


def test_nothing_that_was_stored_runs_on_the_page():
    hostile = {
        "title": PLAIN,
        "section": 1,
        "tags": [PLAIN],
        "body": PLAIN,
        PLAIN: PLAIN,
        "bylines": [{"contributor": 1, "role": PLAIN, "bio": PLAIN, PLAIN: PLAIN}],
        "labels": {"section 1": PLAIN, "contributor 1": PLAIN},
    }
    for before, after in (({}, hostile), (hostile, {}), (hostile, hostile | {"bylines": []})):
        assert Executions(page(before, after)).found == []

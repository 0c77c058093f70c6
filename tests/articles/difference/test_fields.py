"""Which fields differ, in the order of writing, and what of them is shown."""

import pytest
from django.test import override_settings
from django.utils import translation

from articles.difference import difference, field_label
from tests.articles.difference.reading import only, silent


def row(contributor, role="author", **fields):
    return {"contributor": contributor, "role": role, "affiliation_line": "", "bio": ""} | fields


LABELS = {"contributor 1": "Ann", "contributor 2": "Bob", "contributor 3": "Cy"}


def rows(before, after, name="bylines", labels=LABELS):
    return only(difference({name: before, "labels": labels}, {name: after, "labels": labels})).rows


def told(before, after, **more):
    return [(one.kind, one.name, one.moved) for one in rows(before, after, **more)]


def test_equal_snapshots_do_not_differ():
    snapshot = {"title": "A", "body": "<p>x</p>", "bylines": [row(1)], "tags": ["a"], "labels": {}}

    assert difference(snapshot, snapshot | {"labels": {"section 1": "World"}}) == []


def test_only_what_differs_is_there_in_the_order_of_writing():
    before = {"status": "draft", "tags": [], "odd_one": 1, "body": "", "dek": "", "title": "A"}
    after = {"status": "approved", "tags": ["a"], "odd_one": 2, "body": "<p>x</p>", "dek": "",
             "title": "B"}  # fmt: skip
    fields = difference(before, after)

    assert [(one.field, one.label, one.kind) for one in fields] == [
        ("title", "title", "text"),
        ("body", "body", "markup"),
        ("tags", "tags", "names"),
        ("status", "status", "value"),
        ("odd_one", "odd one", "value"),
    ]


def test_labels_speak_the_language_of_the_reader():
    with translation.override("ko"):
        assert field_label("title") == "제목"
        assert only(difference({"status": "draft"}, {"status": None})).before == "초고"


@pytest.mark.parametrize(
    ("name", "before", "after", "shown"),
    [
        ("section", 1, 2, ("World", "Asia")),
        ("section", 1, None, ("World", "")),
        ("lead_image", None, 9, ("", "9")),
        ("language", "en", "fr", ("en", "fr")),
        ("choice_place", None, 3, ("", "3")),
        ("by_hand", False, True, ("no", "yes")),
        (
            "release_at",
            None,
            "2026-12-03T06:00:00+00:00",
            ("", "3 December 2026, 13:00 (Asia/Ho_Chi_Minh, UTC+7)"),
        ),
        ("slug", "a-b", "a-c", ("a-b", "a-c")),
        ("participants", [1, 2], [2, 1], ("Ann, Bob", "Bob, Ann")),
    ],
)
@override_settings(TIME_ZONE="Asia/Ho_Chi_Minh")
def test_values_are_named_in_words(name, before, after, shown):
    labels = {"labels": LABELS | {"section 1": "World", "section 2": "Asia"}}
    field = only(difference({name: before} | labels, {name: after} | labels))

    assert (field.kind, field.before, field.after) == ("value", *shown)


def test_each_side_may_have_kept_the_label():
    field = only(
        difference(
            {"section": 1, "labels": {"section 1": "Gone"}},
            {"section": 2, "labels": {"section 2": "New"}},
        )
    )

    assert (field.before, field.after) == ("Gone", "New")


def test_nothing_and_an_empty_text_are_the_same():
    assert difference({"dek": "", "lead_image": None, "tags": []}, {}) == []
    assert difference({"bylines": [row(1)]}, {"bylines": [row(1, by_hand=False)]}) == []


def test_plain_texts_are_compared_word_by_word_lines_included():
    assert silent(only(difference({"scale": "One\nTwo"}, {"scale": "One Two"})).html) == (
        "One <del>↵</del>Two"
    )


def test_names_are_added_and_removed():
    field = only(difference({"tags": ["a", "b"]}, {"tags": ["b", "c", "d"]}))

    assert (field.added, field.removed) == (("c", "d"), ("a",))


def test_rows_are_all_there_and_each_says_what_became_of_it():
    before = [row(1), row(2), row(3)]

    assert told(before, [row(3), row(1, bio="<p>x</p>"), row(4)]) == [
        ("same", "Cy", True),
        ("changed", "Ann", False),
        ("removed", "Bob", False),
        ("added", "4", False),
    ]


def test_a_row_shows_the_fields_that_differ():
    ((changed),) = rows([row(1, affiliation_line="X of Y")], [row(1, affiliation_line="X of Z")])
    line = only(changed.fields)

    assert line.label == "affiliation"
    assert silent(line.html) == "X of <del>Y</del><ins>Z</ins>"


def test_a_row_that_came_shows_what_it_says_and_nothing_that_it_does_not():
    (added,) = rows([], [row(1, bio="<p>x</p>", by_hand=False)])

    assert [(one.field, one.kind) for one in added.fields] == [("role", "value"), ("bio", "markup")]


def test_who_turns_from_author_into_translator_is_the_same_person():
    (changed,) = rows([row(1)], [row(1, "translator")])
    role = only(changed.fields)

    assert (changed.kind, role.before, role.after) == ("changed", "author", "translator")


def test_who_is_author_and_translator_and_is_one_of_both_no_longer_is_removed_there():
    assert told([row(1), row(1, "translator")], [row(1)]) == [
        ("same", "Ann", False),
        ("removed", "Ann", False),
    ]


def test_rows_are_named_after_what_they_are_about():
    wave, take = {"id": 1, "title": ""}, {"id": 7, "participants": [1, 2]}

    assert told([], [wave], name="waves") == [("added", "Wave 1", False)]
    assert told([wave], [wave | {"title": "East"}], name="waves") == [("changed", "East", False)]
    assert told([], [take], name="takes") == [("added", "Ann, Bob", False)]
    assert told([1], [2, 1], name="conveners") == [("added", "Bob", False), ("same", "Ann", False)]
    correction = {"text": "<p>x</p>", "made_at": "2026-12-03T06:00:00+00:00"}
    assert told([], [correction], name="corrections") == [
        ("added", "3 December 2026, 06:00 (UTC)", False)
    ]


def test_ids_of_moved_paragraphs_are_unique_on_the_page():
    was, now = "<p>Alpha</p><p>Beta</p>", "<p>Beta</p><p>Alpha</p>"
    before = {"body": was, "bylines": [row(1, bio=was), row(2, bio=was)]}
    after = {"body": now, "bylines": [row(1, bio=now), row(2, bio=now)]}
    texts, bylines = difference(before, after)
    fields = [texts, *(field for one in bylines.rows for field in one.fields)]
    ids = [part.id for field in fields for part in field.parts if part.id]

    assert len(ids) == len(set(ids)) == 6

"""Bylines, tags and plain fields merge, each in its way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.merging import Clash, Taken, Unsettled, merge, settle
from tests.articles.merging.texts import WITHOUT_A_CLOCK


def row(contributor, role="author", **fields):
    return {"contributor": contributor, "role": role, "affiliation_line": "", "bio": ""} | fields


ONE, TWO, THREE, FOUR = (row(number) for number in (1, 2, 3, 4))


def merged(base, mine, theirs, name="bylines"):
    return merge({name: base}, {name: mine}, {name: theirs})


# --- Rows --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        ([ONE], [ONE, TWO], [ONE, THREE], [ONE, THREE, TWO]),
        ([ONE], [TWO, ONE], [ONE, THREE], [TWO, ONE, THREE]),
        ([ONE, TWO], [ONE], [TWO, ONE], [ONE]),
        ([ONE, TWO, THREE], [THREE, ONE, TWO], [ONE, TWO, FOUR, THREE], [THREE, ONE, TWO, FOUR]),
        ([ONE, TWO], [ONE], [TWO], []),
        ([], [ONE, TWO], [ONE, TWO, THREE], [ONE, TWO, THREE]),
        ([ONE, TWO], [TWO, ONE], [TWO, ONE, THREE], [TWO, ONE, THREE]),
        (
            [row(1, bio="<p>A</p>", affiliation_line="X")],
            [row(1, bio="<p>B</p>", affiliation_line="X")],
            [row(1, bio="<p>A</p>", affiliation_line="Y")],
            [row(1, bio="<p>B</p>", affiliation_line="Y")],
        ),
        (
            [ONE],
            [row(1, "translator"), ONE],
            [row(1, bio="x")],
            [row(1, "translator"), row(1, bio="x")],
        ),
    ],
)
def test_rows_merge_where_they_do_not_contradict(base, mine, theirs, expected):
    result = merged(base, mine, theirs)

    assert result.clashes == []
    assert result.snapshot["bylines"] == expected


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        ([ONE], [row(1, bio="x")], [row(1, bio="y")]),
        ([ONE, TWO], [TWO], [row(1, bio="y"), TWO]),
        ([ONE, TWO, THREE], [TWO, ONE, THREE], [ONE, THREE, TWO]),
        ([], [row(1, bio="x")], [row(1, bio="y")]),
    ],
)
def test_rows_that_contradict_are_one_clash_of_the_whole_list(base, mine, theirs):
    result = merged(base, mine, theirs)

    assert result.clashes == [Clash("bylines", base, mine, theirs)]
    assert result.snapshot == {"bylines": theirs}
    assert settle(result, {"bylines": "mine"}) == {"bylines": mine}
    assert settle(result, {"bylines": "theirs"}) == {"bylines": theirs}
    with pytest.raises(Unsettled):
        settle(result, {"bylines": "both"})


def test_neither_choice_drops_a_row_that_was_no_part_of_the_contradiction():
    mine, theirs = [row(1, bio="x"), TWO], [row(1, bio="y"), THREE]
    (clash,) = merged([ONE], mine, theirs).clashes

    assert clash.mine == [row(1, bio="x"), TWO, THREE]
    assert clash.theirs == [row(1, bio="y"), THREE, TWO]


def test_new_rows_without_a_key_are_all_kept_and_equal_ones_once():
    old, new, other = {"id": 1, "title": "A"}, {"id": None, "title": "B"}, {"title": "C"}
    mine, theirs = [old, new], [{"id": 1, "title": "Z"}, other, new]
    result = merged([old], mine, theirs, name="waves")

    assert result.clashes == []
    assert result.snapshot["waves"] == theirs


def test_a_list_of_plain_keys_merges_as_rows_do():
    assert merged([1, 2], [2, 1], [1, 2, 3], name="earlier").snapshot["earlier"] == [2, 1, 3]


def test_a_key_that_stands_there_twice_is_two_rows():
    assert merged([ONE, ONE], [ONE, ONE, TWO], [ONE], name="bylines").snapshot["bylines"] == [
        ONE, TWO
    ]  # fmt: skip


ROWS = st.lists(
    st.builds(row, st.integers(1, 5), bio=st.sampled_from(["", "x", "y"])),
    max_size=5,
    unique_by=lambda one: one["contributor"],
)


@WITHOUT_A_CLOCK
@given(ROWS, ROWS, ROWS)
def test_no_row_is_lost_that_either_side_wrote(base, mine, theirs):
    result = merged(base, mine, theirs)
    (clash,) = result.clashes or [Clash("bylines", base, *[result.snapshot["bylines"]] * 2)]

    for side, kept in ((mine, clash.mine), (theirs, clash.theirs)):
        added = {one["contributor"] for one in side} - {one["contributor"] for one in base}
        assert added <= {one["contributor"] for one in kept}
        assert all(one in kept for one in side if one not in base) or not result.clashes
    assert bool(result.clashes) == bool(merged(base, theirs, mine).clashes)


# --- Names and plain values --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        (["a", "b"], ["b", "c"], ["a", "b", "D"], ["b", "c", "D"]),
        (["a", "b"], ["a"], ["b"], []),
        ([], ["Peace"], ["peace"], ["peace"]),
        (["peace"], ["Peace"], ["peace", "war"], ["Peace", "war"]),
        (["peace"], ["war"], ["Peace"], ["Peace", "war"]),
    ],
)
def test_tags_merge_as_a_set_and_never_clash(base, mine, theirs, expected):
    result = merged(base, mine, theirs, name="tags")

    assert result.clashes == []
    assert result.snapshot["tags"] == expected


def test_plain_fields_merge_where_only_one_side_changed_them():
    base = {"title": "A", "dek": "B", "section": 1, "language": "en"}
    result = merge(
        base, base | {"title": "Mine", "language": "fr"}, base | {"dek": "T", "language": "fr"}
    )

    assert result.snapshot == {"title": "Mine", "dek": "T", "section": 1, "language": "fr"}
    assert result.taken == Taken(mine=["title"], theirs=["dek"])
    assert result.clashes == []


def test_a_plain_field_that_both_changed_clashes():
    result = merge(
        {"section": 1, "dek": ""}, {"section": 2, "dek": "x"}, {"section": None, "dek": ""}
    )

    assert result.clashes == [Clash("section", 1, 2, None)]
    assert result.clashes[0].id == "section"
    assert result.snapshot == {"section": None, "dek": "x"}
    assert result.taken == Taken(mine=["dek"])
    assert settle(result, {"section": "mine"}) == {"section": 2, "dek": "x"}


def test_what_only_informs_is_as_it_is_now_and_labels_are_united():
    def snapshot(status, **labels):
        return {"title": "A", "status": status, "release_at": None, "labels": labels}

    base, mine, theirs = (
        snapshot("draft", a="1"), snapshot("draft", b="2"), snapshot("approved", c="3")
    )  # fmt: skip
    result = merge(base, mine, theirs)

    assert result.clashes == []
    assert result.snapshot == snapshot("approved", a="1", b="2", c="3")


def test_a_field_that_older_snapshots_lack_is_taken_from_where_it_is():
    assert merge({}, {"dek": "x"}, {}).snapshot == {"dek": "x"}
    assert merge({}, {}, {"bylines": [ONE]}).snapshot == {"bylines": [ONE]}
    assert merge({}, {"tags": ["a"]}, {"tags": ["b"]}).snapshot == {"tags": ["a", "b"]}
    assert merge({}, {"dek": "x"}, {"dek": "y"}).clashes == [Clash("dek", None, "x", "y")]
    assert merge({}, {"body": "<p>x</p>"}, {"body": "<p>y</p>"}).clashes == [
        Clash("body", "", "<p>x</p>", "<p>y</p>", index=0)
    ]


# --- Whole snapshots ---------------------------------------------------------------------------

SNAPSHOTS = st.fixed_dictionaries(
    {
        "title": st.sampled_from("abc"),
        "section": st.sampled_from([None, 1, 2]),
        "body": st.sampled_from(["", "<p>a</p>", "<p>b</p>\n<p>a</p>", "text"]),
        "tags": st.lists(st.sampled_from("abc"), unique=True).map(sorted),
        "bylines": ROWS,
    }
)


@WITHOUT_A_CLOCK
@given(SNAPSHOTS, SNAPSHOTS)
def test_a_snapshot_that_one_side_left_alone_is_the_other_sides(base, one):
    for mine, theirs in ((one, base), (base, one), (one, one)):
        result = merge(base, mine, theirs)
        assert result.snapshot == one
        assert result.clashes == []


@WITHOUT_A_CLOCK
@given(SNAPSHOTS, SNAPSHOTS, SNAPSHOTS)
def test_until_it_is_settled_every_clash_holds_theirs(base, mine, theirs):
    result = merge(base, mine, theirs)

    assert settle(result, {clash.id: "theirs" for clash in result.clashes}) == result.snapshot
    assert not set(result.taken.theirs) & {clash.id for clash in result.clashes}

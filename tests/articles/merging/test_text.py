"""Texts merge block by block, and no word is lost on the way."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.merging import Unsettled, merge, settle, split_blocks
from contributors.text import clean
from tests.articles.merging.texts import WITHOUT_A_CLOCK, paragraphs, two_edits

A = "Alpha came down from the hill"
B = "Beta stayed behind with seven sheep"
C = "Gamma wrote everything in one book"
D = "Delta lit lamps along our street"
BASE = paragraphs(A, B, C)


def merged(mine, theirs, base=BASE):
    return merge({"body": base}, {"body": mine}, {"body": theirs})


def body(mine, theirs, base=BASE):
    result = merged(mine, theirs, base)
    assert result.clashes == []
    return result.snapshot["body"]


def the_clash(result):
    (clash,) = result.clashes
    return clash.base, clash.mine, clash.theirs


# --- What merges by itself ---------------------------------------------------------------------


def test_changes_of_two_adjacent_paragraphs_merge():
    mine, theirs = paragraphs(f"{A} today", B, C), paragraphs(A, f"{B} tonight", C)

    assert body(mine, theirs) == paragraphs(f"{A} today", f"{B} tonight", C)


def test_every_paragraph_changed_by_one_or_the_other():
    mine, theirs = paragraphs(f"Once {A}", B, f"{C} twice"), paragraphs(A, f"Then {B}", C)

    assert body(mine, theirs) == paragraphs(f"Once {A}", f"Then {B}", f"{C} twice")


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ((A, D, B, C), (f"{A} today", B, C), (f"{A} today", D, B, C)),
        ((D, A, B, C), (A, B, C, "End"), (D, A, B, C, "End")),
        ((A, C), (f"{A} today", B, C), (f"{A} today", C)),
        ((A, C), (A, B, D, C), (A, D, C)),
        ((A,), (A, B, C, D), (A, D)),
        ((A, B), (B, C), (B,)),
    ],
)
def test_insertions_and_deletions_merge_with_changes_beside_them(mine, theirs, expected):
    assert body(paragraphs(*mine), paragraphs(*theirs)) == paragraphs(*expected)
    assert body(paragraphs(*theirs), paragraphs(*mine)) == paragraphs(*expected)


def test_what_both_did_alike_is_there_once():
    mine = paragraphs(A, f"{B} tonight", D, C)
    theirs = paragraphs(f"{A} today", f"{B} tonight", D, C)

    assert body(mine, theirs) == paragraphs(f"{A} today", f"{B} tonight", D, C)


def test_what_both_put_in_alike_is_there_once_and_the_rest_beside_it():
    assert body(paragraphs(A, D, B, C), paragraphs(A, D, "More", B, C)) == paragraphs(
        A, D, "More", B, C
    )


def test_a_moved_paragraph_takes_along_what_the_other_changed_in_it():
    mine, theirs = paragraphs(B, C, A), paragraphs(f"{A} today", B, C)

    assert body(mine, theirs) == paragraphs(B, C, f"{A} today")
    assert body(theirs, mine) == paragraphs(B, C, f"{A} today")


def test_a_split_paragraph_merges_with_a_change_of_the_next():
    mine = paragraphs("Alpha came down", "from the hill", B, C)

    assert body(mine, paragraphs(A, f"{B} tonight", C)) == paragraphs(
        "Alpha came down", "from the hill", f"{B} tonight", C
    )


def test_white_space_between_and_in_blocks_is_no_change():
    spaced = f"<p>\n{A}\n</p>\n\n<p>{B.replace(' ', '\n')}</p>\n<p>{C}</p>\n"

    assert body(spaced, paragraphs(A, f"{B} tonight", C)) == paragraphs(A, f"{B} tonight", C)


def test_a_list_a_quotation_and_a_table_are_a_block_each():
    listed = "<ul><li>one</li><li>two</li></ul>"
    quoted = f"<blockquote><p>{A}</p><p>{B}</p></blockquote>"
    table = "<table><tbody><tr><td>1</td></tr></tbody></table>"
    base = listed + quoted + table

    mine, theirs = base.replace("two", "three"), base.replace("<td>1", "<td>2")
    assert body(mine, theirs, base) == mine.replace("<td>1", "<td>2")


def test_paragraphs_that_stand_there_twice_keep_their_places():
    base = paragraphs(A, "Ha", B, "Ha", C, "Ha", D)
    mine = paragraphs(f"{A} today", "Ha", f"{B} today", "Ha", C, "Ha", D)
    theirs = paragraphs(A, "Ha", B, "Ha", f"{C} now", "Ha", f"{D} now")

    assert body(mine, theirs, base) == paragraphs(
        f"{A} today", "Ha", f"{B} today", "Ha", f"{C} now", "Ha", f"{D} now"
    )


# --- What has to be asked ----------------------------------------------------------------------


def test_one_paragraph_changed_by_both_is_a_clash_of_that_paragraph_alone():
    result = merged(paragraphs(A, f"{B} tonight", f"{C} twice"), paragraphs(A, f"{B} now", C))

    assert the_clash(result) == (f"<p>{B}</p>", f"<p>{B} tonight</p>", f"<p>{B} now</p>")
    assert result.snapshot["body"] == paragraphs(A, f"{B} now", f"{C} twice")


@pytest.mark.parametrize("mine_deletes", [True, False])
def test_deleted_by_one_and_changed_by_the_other_is_a_clash(mine_deletes):
    without, changed = paragraphs(A, C), paragraphs(A, f"{B} tonight", C)
    result = merged(without, changed) if mine_deletes else merged(changed, without)

    versions = ("", f"<p>{B} tonight</p>") if mine_deletes else (f"<p>{B} tonight</p>", "")
    assert the_clash(result) == (f"<p>{B}</p>", *versions)
    assert result.clashes[0].choices == ("mine", "theirs")


def test_two_insertions_in_one_gap_are_a_clash_that_may_keep_both():
    result = merged(paragraphs(A, D, B, C), paragraphs(A, "Other", B, C))

    assert the_clash(result) == ("", f"<p>{D}</p>", "<p>Other</p>")
    (clash,) = result.clashes
    assert settle(result, {clash.id: "both"})["body"] == paragraphs(A, "Other", D, B, C)
    assert settle(result, {clash.id: "mine"})["body"] == paragraphs(A, D, B, C)
    assert settle(result, {clash.id: "theirs"})["body"] == paragraphs(A, "Other", B, C)


def test_joining_two_paragraphs_clashes_with_a_change_of_either():
    joined = paragraphs(f"{A} {B}", C)
    result = merged(joined, paragraphs(A, f"{B} tonight", C))

    assert the_clash(result) == (
        paragraphs(A, B), paragraphs(f"{A} {B}"), paragraphs(A, f"{B} tonight")
    )  # fmt: skip


def test_splitting_a_paragraph_clashes_with_a_change_of_it_as_a_whole():
    split = ("Alpha came down", "from the hill")
    result = merged(paragraphs(*split, B, C), paragraphs(f"{A} today", B, C))

    assert the_clash(result) == (f"<p>{A}</p>", paragraphs(*split), f"<p>{A} today</p>")


def test_a_paragraph_moved_to_two_places_is_asked_about_at_both():
    result = merged(paragraphs(B, C, D, A), paragraphs(B, A, C, D), paragraphs(A, B, C, D))
    bodies = {
        choice: settle(result, {clash.id: choice for clash in result.clashes})["body"]
        for choice in ("mine", "theirs")
    }

    assert bodies["mine"].count(A) == bodies["theirs"].count(A) == 1


def test_a_paragraph_moved_by_one_and_deleted_by_the_other_is_asked_about():
    result = merged(paragraphs(B, C, A), paragraphs(B, C))

    assert the_clash(result) == (f"<p>{A}</p>", f"<p>{A}</p>", "")


def test_a_paragraph_moved_and_edited_by_one_and_edited_by_the_other_clashes_where_it_went():
    result = merged(paragraphs(B, C, f"{A} today"), paragraphs(f"{A} tonight", B, C))

    assert the_clash(result) == (f"<p>{A}</p>", f"<p>{A} today</p>", f"<p>{A} tonight</p>")
    assert result.snapshot["body"] == paragraphs(B, C, f"{A} tonight")


def test_the_parts_show_a_clash_between_its_neighbours():
    result = merged(paragraphs(A, f"{B} tonight", C), paragraphs(A, f"{B} now", C))

    assert result.parts["body"] == [f"<p>{A}</p>", result.clashes[0], f"<p>{C}</p>"]
    assert result.clashes[0].id == "body-1"


def test_each_text_has_clashes_of_its_own():
    base, mine, theirs = (
        {"body": paragraphs(text), "editors_note": paragraphs(text)} for text in (A, B, C)
    )
    result = merge(base, mine, theirs)

    assert [clash.id for clash in result.clashes] == ["body-0", "editors_note-0"]
    assert settle(result, {"body-0": "mine", "editors_note-0": "both"}) == {
        "body": paragraphs(B),
        "editors_note": paragraphs(C, B),
    }


@pytest.mark.parametrize(
    "choices",
    [
        {},
        {"body-0": ""},
        {"body-0": "base"},
        {"body-1": "mine"},
    ],
)
def test_a_choice_that_is_missing_or_unknown_is_refused(choices):
    result = merged(paragraphs(f"{A} today", B, C), paragraphs(f"{A} tonight", B, C))

    with pytest.raises(Unsettled):
        settle(result, choices)


# --- What holds for any text -------------------------------------------------------------------


@WITHOUT_A_CLOCK
@given(two_edits())
def test_a_text_that_one_side_left_alone_is_the_other_sides(texts):
    base, one, _ = texts

    assert merged(base, one, base).snapshot == {"body": one}
    assert merged(one, base, base).snapshot == {"body": one}
    assert merged(one, one, base).snapshot == {"body": one}
    assert not merged(one, one, base).clashes


@WITHOUT_A_CLOCK
@given(two_edits())
def test_the_same_places_clash_whoever_comes_second(texts):
    base, mine, theirs = texts
    one, other = merged(mine, theirs, base).clashes, merged(theirs, mine, base).clashes

    assert [(clash.base, clash.mine, clash.theirs) for clash in one] == [
        (clash.base, clash.theirs, clash.mine) for clash in other
    ]


@WITHOUT_A_CLOCK
@given(two_edits())
def test_every_block_that_either_side_wrote_is_in_the_result_or_in_a_clash(texts):
    base, mine, theirs = texts
    result = merged(mine, theirs, base)
    kept = set(split_blocks(result.snapshot["body"]))
    for clash in result.clashes:
        kept |= {*split_blocks(clash.mine), *split_blocks(clash.theirs)}

    before, ours, others = (Counter(split_blocks(text)) for text in texts)
    assert (ours.keys() | others.keys()) - before.keys() <= kept
    # Of two that are alike, one may change here and the other there.
    assert {block for block in before if before[block] == ours[block] == others[block] == 1} <= kept


@WITHOUT_A_CLOCK
@given(two_edits(), st.data())
def test_whatever_is_chosen_is_clean_and_holds_what_was_chosen(texts, data):
    base, mine, theirs = texts
    result = merged(mine, theirs, base)
    choices = {clash.id: data.draw(st.sampled_from(clash.choices)) for clash in result.clashes}
    settled = settle(result, choices)["body"]

    assert clean(settled) == settled
    assert clean(result.snapshot["body"]) == result.snapshot["body"]
    for clash in result.clashes:
        for side in ("mine", "theirs"):
            if choices[clash.id] in {side, "both"}:
                assert getattr(clash, side) in settled


@WITHOUT_A_CLOCK
@given(two_edits())
def test_a_text_is_its_blocks_and_they_are_clean(texts):
    for text in texts:
        blocks = split_blocks(text)
        assert "".join(blocks) == clean("".join(blocks))
        assert split_blocks("\n".join(blocks)) == blocks

"""Differences of texts can be read, are complete, and are safe to show."""

import re

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from articles.blocks import split_blocks
from articles.difference import difference
from contributors.text import clean
from tests.articles.difference.reading import (
    letters_of,
    new_text,
    old_text,
    only,
    parts,
    seen,
    silent,
    unmarked,
)
from tests.articles.merging.texts import WITHOUT_A_CLOCK, paragraphs, two_edits
from tests.contributors.test_text import ATTACKS

A = "Alpha came down from the hill"
B = "Beta stayed behind with seven sheep"
C = "Gamma wrote everything in one book"
D = "Delta lit lamps along our street"


def word_by_word(before: str, after: str) -> str:
    ((kind, markup),) = seen(f"<p>{before}</p>", f"<p>{after}</p>")
    assert kind == "changed"
    return markup.removeprefix("<p>").removesuffix("</p>")


# --- Words -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("One two three", "One new three", "One <del>two</del><ins>new</ins> three"),
        ("One two three", "One two very three", "One two <ins>very</ins> three"),
        ("One two three", "One two", "One two <del>three</del>"),
        ("One two", "One, two.", "One<ins>,</ins> two<ins>.</ins>"),
        ("It’s o’clock", "It’s five o’clock", "It’s <ins>five</ins> o’clock"),
        ("One two three", "One<br>two three", "One<ins>↵<br></ins>two three"),
        ("One<br>two three", "One two three", "One <del>↵</del>two three"),
        ("我们去北京看书", "我们去上海看书", "我们去<del>北京</del><ins>上海</ins>看书"),
        ("한국은 변한다", "한국은 변했다", "한국은 <del>변한다</del><ins>변했다</ins>"),
        ("Fish &amp; chips here", "Fish &lt; chips here",
         "Fish <del>&amp;</del><ins>&lt;</ins> chips here"),
    ],
)  # fmt: skip
def test_words_that_came_and_went_are_marked(before, after, shown):
    assert word_by_word(before, after) == shown


def test_what_little_two_sentences_share_by_chance_is_not_picked_out():
    before = "It was the best of times, it was the age of wisdom, it was spring."
    after = "He said the worst of all things is the reign of a foolish old king."

    assert word_by_word(before, after) == f"<del>{before}</del><ins>{after}</ins>"


def test_a_word_or_two_between_changes_is_counted_among_them():
    assert word_by_word(
        "We came home and saw a yellow house on the western hill at night",
        "We came home and built an orange tower on their northern ridge at night",
    ) == (
        "We came home and <del>saw a yellow house on the western hill</del>"
        "<ins>built an orange tower on their northern ridge</ins> at night"
    )


def test_one_word_repeated_very_often_is_compared_too():
    shown = word_by_word("x " * 1500 + "end", "y x " * 750 + "end")

    assert letters_of(old_text(shown)) == "x" * 1500 + "end"
    assert letters_of(new_text(shown)) == "yx" * 750 + "end"


# --- Form --------------------------------------------------------------------------------------


def test_emphasis_alone_is_a_difference():
    assert word_by_word("A plain word here", "A <em>plain</em> word here") == (
        "A <del>plain</del><em><ins>plain</ins></em> word here"
    )


def test_another_target_of_a_link_is_written_out():
    before, after = (f'See <a href="/{page}" rel="noopener">this</a> now' for page in "xy")

    assert word_by_word(before, after) == (
        'See <a href="/x" rel="noopener"><del>this</del></a><del> <code class="target">/x</code>'
        '</del><a href="/y" rel="noopener"><ins>this</ins></a><ins> <code class="target">/y</code>'
        "</ins> now"
    )


def test_a_word_changed_in_a_note_does_not_make_it_two():
    note = '<span class="footnote">See page {}.</span>'

    assert word_by_word(f"Text{note.format(7)} goes on", f"Text{note.format(8)} goes on") == (
        'Text<span class="footnote">See page <del>7</del><ins>8</ins>.</span> goes on'
    )


def test_two_notes_side_by_side_stay_two():
    note = '<span class="footnote">{}</span>'
    before, after = note.format("One") + note.format("two"), note.format("One") + note.format("too")

    assert word_by_word(f"Text one{before}", f"Text one{after}") == (
        'Text one<span class="footnote">One</span>'
        '<span class="footnote"><del>two</del><ins>too</ins></span>'
    )


def test_a_paragraph_that_became_a_heading_says_so():
    (part,) = parts(f"<p>{A}</p>", f"<h2>{A} now</h2>")

    assert (part.was, part.now) == ("paragraph", "heading")
    assert silent(part.html) == f"<h2>{A} <ins>now</ins></h2>"


@pytest.mark.parametrize(
    ("before", "after", "was", "now"),
    [
        (f"<p>{A}</p>", f"<blockquote><p>{A}</p></blockquote>", "paragraph", "quotation"),
        (f'<aside class="pullquote"><p>{A}</p></aside>', f"<p>{A}</p>", "pull quote", "paragraph"),
        (f"<ul><li>{A}</li><li>{B}</li></ul>", f"<ol><li>{A}</li><li>{B}</li></ol>",
         "list", "numbered list"),
        (f"<blockquote><p>{A}</p></blockquote>", f"<blockquote><h3>{A}</h3></blockquote>",
         "paragraph", "subheading"),
    ],
)  # fmt: skip
def test_a_block_in_another_form_is_shown_once_with_both_names(before, after, was, now):
    (part,) = parts(before, after)

    assert (part.was, part.now) == (was, now)
    assert "<ins>" not in part.html
    assert part.html.count(A) == 1


def test_a_change_that_no_word_shows_is_at_least_announced():
    listed = "<ol{}><li>One</li><li>Two</li></ol>"
    (part,) = parts(listed.format(""), listed.format(' start="3"'))

    assert part.kind == "changed"
    assert part.in_form_only
    assert not parts("<p>a b</p>", "<p>a b c</p>")[0].in_form_only


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>One</p>\n<p>Two</p>", "<p>One</p><p>Two</p>"),
        ("<ul><li>One</li></ul>", "<ul>\n<li><p>One</p></li>\n</ul>"),
        ("One", "<p>One</p>"),
    ],
)
def test_other_ways_to_write_the_same_are_no_difference(before, after):
    assert parts(before, after) == []


# --- Blocks ------------------------------------------------------------------------------------


def test_paragraphs_that_came_and_went_are_marked_whole_and_those_beside_each_other_together():
    assert seen(paragraphs(A, B, C), paragraphs(A, D, "More", C)) == [
        ("same", f"<p>{A}</p>"),
        ("added", f"<p><ins>{D}</ins></p><p><ins>More</ins></p>"),
        ("removed", f"<p><del>{B}</del></p>"),
        ("same", f"<p>{C}</p>"),
    ]


def test_an_item_of_a_list_and_a_cell_of_a_table_are_compared_by_themselves():
    before = f"<ul><li>{A}</li><li>{B}</li></ul>"
    row = "<tr><td>{}</td><td>{}</td></tr>"
    table = "<table><tbody>{}</tbody></table>"
    after = f"<ul><li>{A} now</li><li>{B}</li><li>{C}</li></ul>"

    items = f"<li><p>{A} <ins>now</ins></p></li><li><p>{B}</p></li><li><p><ins>{C}</ins></p></li>"
    assert seen(before, after) == [("changed", f"<ul>{items}</ul>")]
    assert seen(table.format(row.format(1, 2)), table.format(row.format(1, 3))) == [
        ("changed", table.format(row.format("<p>1</p>", "<p><del>2</del><ins>3</ins></p>")))
    ]


def test_paragraphs_joined_and_split_show_the_break_alone():
    both, one = paragraphs(A, B), paragraphs(f"{A} {B}")

    assert seen(both, one) == [("changed", f"<p>{A} <del>¶</del> {B}</p>")]
    assert seen(one, both) == [("changed", f"<p>{A}<ins>¶</ins></p><p>{B}</p>")]


def test_a_moved_paragraph_is_shown_where_it_went_and_named_where_it_was():
    away, *_same, here = parts(paragraphs(A, B, C, D), paragraphs(B, C, D, f"{A} now"))

    assert (away.kind, away.html, away.down) == ("moved_away", A, True)
    assert (here.kind, silent(here.html)) == ("moved_here", f"<p>{A} <ins>now</ins></p>")
    assert (away.id, away.other) == (here.other, here.id)
    assert here.down


def test_of_a_long_paragraph_that_moved_only_the_beginning_is_named():
    long = " ".join(f"word{number}" for number in range(300))
    moved = parts(paragraphs(long, A, B), paragraphs(A, B, long))

    assert [len(part.html.split()) for part in moved if part.kind == "moved_away"] == [12]


def test_what_stayed_far_from_any_change_is_folded():
    texts = [f"{word} {A}" for word in "abcdefghij"]
    changed = [*texts[:4], f"{texts[4]} now", *texts[5:]]
    shown = [
        (part.kind, part.count, part.folded)
        for part in parts(paragraphs(*texts), paragraphs(*changed))
    ]

    assert shown == [
        ("same", 3, True), ("same", 1, False), ("changed", 1, False), ("same", 1, False),
        ("same", 4, True),
    ]  # fmt: skip


def test_a_single_paragraph_is_not_worth_folding():
    before, after = paragraphs(A, B, C, D), paragraphs(f"{A} now", B, C, f"{D} now")

    assert [part.folded for part in parts(before, after)] == [False, False, False]


# --- What holds for any text -------------------------------------------------------------------


@WITHOUT_A_CLOCK
@given(two_edits())
def test_nothing_is_left_out(texts):
    _, before, after = texts
    found = parts(before, after) or []
    told = [part for part in found if part.kind != "moved_away"]

    if not found:
        assert split_blocks(before) == split_blocks(after)
        return
    assert "".join(letters_of(new_text(part.html)) for part in told) == letters_of(after)
    was = "".join(letters_of(old_text(part.html)) for part in told)
    if any(part.kind == "moved_here" for part in found):
        assert sorted(was) == sorted(letters_of(before))
    else:
        assert was == letters_of(before)


@WITHOUT_A_CLOCK
@given(two_edits())
def test_without_its_marks_a_difference_is_clean_markup(texts):
    _, before, after = texts

    for part in parts(before, after):
        bare = unmarked(part.html)
        assert clean(bare) == bare


@WITHOUT_A_CLOCK
@given(st.text(max_size=60), st.text(max_size=60))
def test_a_plain_text_is_shown_as_it_is_written(before, after):
    for field in difference({"title": before}, {"title": after}):
        bare = re.sub(r"</?(?:ins|del|br)>", "", silent(field.html))
        assert "<" not in bare


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_runs_whatever_was_stored(attack):
    before = {"title": "A", "body": "<p>A</p>", "bylines": []}
    row = {"contributor": 1, "role": attack, "affiliation_line": attack, "bio": attack}
    after = {"title": attack, "body": attack, "bylines": [row], "tags": [attack], "slug": attack}
    for one, other in ((before, after), (after, before), (after, {**after, "body": f"{attack} x"})):
        for field in difference(one, other):
            inner = [inner for row in field.rows for inner in row.fields]
            for shown in (field, *inner):
                pieces = [shown.html, *(part.html for part in shown.parts)]
                for piece in pieces:
                    tags = "".join(re.findall(r"<[^>]*>", piece)).lower()
                    assert not re.search(r"script|onerror|onload|onclick|style=|<img|<svg", tags)
                others = [*shown.added, *shown.removed, shown.before, shown.after, shown.label]
                assert not any(isinstance(text, SafeString) for text in others)


def test_a_plain_field_with_markup_in_it_is_escaped():
    field = only(difference({"dek": ""}, {"dek": "<script>alert(1)</script>"}))

    assert silent(field.html) == "<ins>&lt;script&gt;alert(1)&lt;/script&gt;</ins>"


def test_screen_readers_hear_what_the_marks_mean():
    field = only(difference({"dek": "One two"}, {"dek": "One three"}))

    assert field.html == (
        'One <del><span class="visually-hidden">removed </span>two</del>'
        '<ins><span class="visually-hidden">added </span>three</ins>'
    )

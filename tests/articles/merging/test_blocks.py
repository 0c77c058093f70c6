"""A text as its blocks, and how one list of blocks came out of another."""

import pytest

from articles.alignment import align
from articles.blocks import likeness, split_blocks, words
from contributors.text import clean


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("", []),
        ("<p>a</p>\n<h2>b</h2><hr>", ["<p>a</p>", "<h2>b</h2>", "<hr>"]),
        ("a<br>b<p>c</p> <em>d</em>", ["<p>a<br>b</p>", "<p>c</p>", "<p><em>d</em></p>"]),
        ("<p>a</p><br>&nbsp;<p>b</p>", ["<p>a</p>", "<p>b</p>"]),
        ("<p> a\n b </p>", ["<p>a b</p>"]),
        ("<pre>a\n  b</pre>", ["<pre>a\n  b</pre>"]),
        ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", ["<ul><li>a</li><li>b</li></ul>"]),
        ("<ul><li>a<ul><li>b</li></ul>c</li></ul>", ["<ul><li>a<ul><li>b</li></ul>c</li></ul>"]),
        ("<blockquote>a<p>b</p></blockquote>", ["<blockquote>a<p>b</p></blockquote>"]),
        (
            "<table><tbody><tr><td></td><td>a</td></tr></tbody></table>",
            ["<table><tbody><tr><td></td><td>a</td></tr></tbody></table>"],
        ),
        (
            '<p><abbr title="a  b">x</abbr></p>',
            ['<p><abbr title="a  b">x</abbr></p>'],
        ),
    ],
)
def test_a_text_is_its_top_level_blocks(html, blocks):
    assert clean(html) == html.strip()
    assert split_blocks(html) == blocks


def test_markup_that_was_never_cleaned_keeps_its_words():
    assert split_blocks("</p>a<p>b<ul><li>c") == ["<p>a</p>", "<p>b<ul><li>c</li></ul></p>"]


def test_words_are_counted_once_without_tags_and_case():
    assert words('<p>A rose is <a href="/rose">a Rose</a></p>') == {"a", "rose", "is"}
    assert words("<p>去北京 now</p>") == {"去", "北", "京", "now"}
    assert likeness(words("a b"), words("b c")) == 0.5
    assert likeness(words("<hr>"), words("<hr>")) == 0


@pytest.mark.parametrize(
    ("before", "after", "slots", "gaps", "bound", "moved"),
    [
        # An edited block keeps its place, also where one is put in before it.
        ("a b c/x", "new/a b d/x", [[1], [2]], [[0], [], []], set(), {}),
        # One that shares no word with the old one takes its place where the count is the same.
        ("x/y", "x/z", [[0], [1]], [[], [], []], set(), {}),
        # A deleted block leaves an empty slot.
        ("x/y/z", "x/z", [[0], [], [1]], [[], [], [], []], set(), {}),
        # A split one has both halves in its slot.
        ("a b c d/x", "a b/c d/x", [[0, 1], [2]], [[], [], []], set(), {}),
        ("a b c d/x", "a/b c d/x", [[0, 1], [2]], [[], [], []], set(), {}),
        # Joined ones are bound.
        ("a b/c d/x", "a b c d/x", [[0], [], [1]], [[], [], [], []], {1}, {}),
        ("a/b c d/x", "a b c d/x", [[], [0], [1]], [[], [], [], []], {1}, {}),
        ("a b/c d/x", "a b c d/new/x", [[0], [], [2]], [[], [], [1], []], {1}, {}),
        # A moved one has no slot, and is in a gap; edited a little, too.
        ("a b c/x/y", "x/y/a b c", [[], [0], [1]], [[], [], [], [2]], set(), {0: 2}),
        ("a b c/x/y", "x/y/a b d", [[], [0], [1]], [[], [], [], [2]], set(), {0: 2}),
    ],
)
def test_how_blocks_came_out_of_others(before, after, slots, gaps, bound, moved):
    alignment = align(before.split("/"), after.split("/"))

    assert alignment.slots == slots
    assert alignment.gaps == gaps
    assert alignment.bound == bound
    assert alignment.moved == moved


def test_a_rewrite_of_very_many_blocks_is_paired_by_position():
    before = [f"a{number}" for number in range(600)]
    after = [f"b{number}" for number in range(601)]

    assert align(before, after).slots == [[number] for number in range(600)]

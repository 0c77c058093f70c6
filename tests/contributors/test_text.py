"""The one cleaner, typography, and what is read off clean markup."""

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contributors.markup import word_set
from contributors.text import (
    clean,
    clean_inline,
    excerpt,
    first_words,
    plain,
    reading_minutes,
    split_footnotes,
    typographic,
    word_count,
)

TAGS = sorted(
    word_set(
        "p em strong b i div ul ol li table tbody tr td th h1 h2 h5 pre code blockquote figure "
        "figcaption aside a span sub sup q s abbr script style svg math title select button form"
    )
)
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS]),
    st.sampled_from([f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        ['<span class="footnote">', '<span lang="fr">', '<a href="/x">', "<a href=x title='a\"b'>"]
    ),
    st.sampled_from(["<br>", "<hr>", "&amp;", "&lt;", "&nbsp;", "<", ">", "<!--", "-->", "<![x]>"]),
    st.sampled_from(["'", '"', "--", " - ", "...", "’", "“", "”", "5", "'90s", "http://a.org/b'c"]),
    st.sampled_from([" ", "\n", "\n\n", "x", "word", "\x00", "\u2028"]),
)  # fmt: skip
MARKUP = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg onload=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:alert(1)">x</a>',
    '<p onclick="alert(1)" style="background:url(javascript:alert(1))">x</p>',
    "<iframe src=javascript:alert(1)></iframe>",
    "<math><mi><mglyph><style><img src=x onerror=alert(1)></style></mglyph></mi></math>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<form><button formaction=javascript:alert(1)>x</button></form>",
    "<a title=\"a' onmouseover='alert(1)\" href=\"/\">x</a>",
    "<<script>script>alert(1)<</script>/script>",
    "<base href=https://evil.example><p>x</p>",
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
]  # fmt: skip


@settings(max_examples=60)
@given(MARKUP)
def test_cleaning_twice_changes_nothing_more(markup):
    assert clean(clean(markup)) == clean(markup)
    assert clean_inline(clean_inline(markup)) == clean_inline(markup)


@settings(max_examples=60)
@given(MARKUP)
def test_typography_twice_changes_nothing_more(markup):
    assert typographic(typographic(markup)) == typographic(markup)
    assert clean(typographic(clean(markup))) == typographic(clean(markup))


@settings(max_examples=60)
@given(MARKUP)
def test_all_that_reads_markup_takes_any_text(markup):
    assert "\x00" not in plain(markup)
    assert word_count(markup) >= 0
    with_references, notes = split_footnotes(clean(markup))
    assert with_references.count('class="ref"') == len(notes)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_runs_survives(attack):
    for markup in (clean(attack), clean(f"<p>{attack}</p>"), clean_inline(attack)):
        assert nh3.clean(markup, attributes={"a": {"href", "title"}}, link_rel="noopener") == markup
        for sign in ("script:", "<script", "onerror=", "onload=", "onclick=", "style=", "<img"):
            assert sign not in markup.lower().replace("&lt;", "")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=1",
        "http://example.org",
        "mailto:a@example.org",
        "/articles/x/",
        "#n",
    ],
)
def test_addresses_of_readers_survive(address):
    assert clean(f'<a href="{address}">x</a>') == f'<a href="{address}" rel="noopener">x</a>'


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "/\\evil.example", "/\t/evil.example", "\\\\evil.example", "evil.example",
     "../up", "https:evil.example", "https:///evil.example", "ftp://example.org", "data:,", "?x"],
)  # fmt: skip
def test_addresses_that_lead_astray_are_dropped_and_their_text_stays(address):
    assert clean(f'<p><a href="{address}">x</a></p>') == "<p>x</p>"


def test_vocabulary_survives_whole():
    markup = (
        "<h2>A</h2><h3>B</h3><h4>C</h4>"
        '<p><strong>a</strong> <em>b</em> <s>c</s> <sub>d</sub> <sup>e</sup> <code>f</code> '
        '<cite>g</cite> <q>h</q> <abbr title="Hours">i</abbr> <span lang="fr">j</span> '
        '<span class="small-caps">k</span> <span class="footnote">l <em>m</em></span><br>n</p>'
        '<ol start="3"><li>o</li></ol><ul><li>p</li></ul><blockquote><p>q</p></blockquote><hr>'
        '<aside class="pullquote"><p>r</p></aside><pre>s\n t</pre>'
        "<figure><p>t</p><figcaption>u</figcaption></figure>"
        '<table><thead><tr><th scope="col">v</th></tr></thead><tbody><tr><td>w</td></tr></tbody>'
        "</table>"
    )  # fmt: skip
    assert clean(markup) == markup


@pytest.mark.parametrize(
    ("markup", "cleaned"),
    [
        ("<b>a</b><i>b</i><strike>c</strike>", "<strong>a</strong><em>b</em><s>c</s>"),
        ("<h1>a</h1><h6>b</h6>", "<h2>a</h2><h4>b</h4>"),
        ("<div>a<div>b</div>c</div>", "<p>a</p><p>b</p><p>c</p>"),
        ("<p>a<p>&nbsp;<p> <p><em></em>", "<p>a</p>"),
        ('<b style="font-weight:normal"><p>a</p><p>b</p></b>', "<p>a</p><p>b</p>"),
        ("<em><p>a</p><p>b</p></em>", "<p><em>a</em></p><p><em>b</em></p>"),
        ("<strong><em>a</strong>b</em>", "<strong><em>a</em></strong><em>b</em>"),
        ('<p class="MsoNormal"><o:p>a</o:p><![if !x]>b<![endif]><!-- c --></p>', "<p>ab</p>"),
        ('<span class="Mso" style="x">a</span>', "a"),
        ('<aside class="advert">a</aside>', "a"),
        ('<span lang="no such">a</span>', "a"),
        ("<p>a\x00b\x0bc\u2028d\ud800</p>", "<p>abc\nd</p>"),
        ("5 < 6 & 7 > 3", "5 &lt; 6 &amp; 7 &gt; 3"),
    ],
)
def test_foreign_markup_becomes_ours(markup, cleaned):
    assert clean(markup) == cleaned


def test_note_in_a_note_and_note_in_a_link_are_put_right():
    note = '<span class="footnote">'
    assert clean(f"<p>a{note}b{note}c</span></span></p>") == f"<p>a{note}bc</span></p>"
    inside = clean(f'<p><a href="/x">a{note}b</span>c</a> d</p>')
    assert inside == f'<p><a href="/x" rel="noopener">ac</a>{note}b</span> d</p>'


def test_inline_fields_hold_one_paragraph():
    assert clean_inline("<p>a <em>b</em></p><ul><li>c</li></ul>d<br>e") == "a <em>b</em> c d e"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"It\'s late," he said.', "“It’s late,” he said."),
        ("\"He said 'no'\"", "“He said ‘no’”"),
        ("the '90s, rock 'n' roll, 'twas", "the ’90s, rock ’n’ roll, ’twas"),
        ("the dogs' bowls", "the dogs’ bowls"),
        ('("a") ["b"]--"c"', "(“a”) [“b”]—“c”"),
        ("a--b, a -- b, a - b", "a—b, a — b, a – b"),
        ("wait... what", "wait… what"),
        ("5 - 3 = 2, well-known", "5 - 3 = 2, well-known"),
        ("- a list", "- a list"),
        ("6'2\" tall, a 12\" pipe", "6'2\" tall, a 12\" pipe"),
        ('"chapter 5"', "“chapter 5”"),
        ("------", "------"),
        ("“done already”—yes", "“done already”—yes"),
        ('see "https://example.org/a--b\'c"', "see “https://example.org/a--b'c”"),
        ('<p>"<em>a</em>" <a href="/x" title="\'">b\'s</a></p>',
         '<p>“<em>a</em>” <a href="/x" title="\'">b’s</a></p>'),
        ('<p>"a</p><p>"b"</p>', "<p>“a</p><p>“b”</p>"),
        ('<pre>"a"--b</pre><code>\'c\'</code>', '<pre>"a"--b</pre><code>\'c\'</code>'),
        ('a&nbsp;"b" &quot;c&quot;', "a&nbsp;“b” “c”"),
    ],
)  # fmt: skip
def test_typewriter_marks_become_typographic(typed, printed):
    assert typographic(typed) == printed


def test_plain_text_keeps_blocks_apart_and_resolves_entities():
    markup = (
        "<h2>A &amp; B</h2><p>c<br>d &lt;e&gt;</p><ul><li>f</li><li>g</li></ul>"
        '<p>h<span class="footnote">i <span lang="fr">j</span></span>.</p>'
    )
    assert plain(markup) == "A & B\n\nc\nd <e>\n\nf\n\ng\n\nh i j."
    assert plain(markup, notes=False).endswith("\n\nh.")
    assert plain("&#" + "1" * 5000 + ";x") == "x"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("", 0),
        ("<p>one two</p><p>three</p>", 3),
        ("<p>it’s a well-known U.S. fact—10,000 times</p>", 7),
        ('<p>one<span class="footnote">not counted</span></p>', 1),
        ("<p>– … —</p>", 0),
    ],
)
def test_words_are_counted_without_notes_and_dashes(markup, words):
    assert word_count(markup) == words


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (238, 1), (239, 2), (2380, 10)])
def test_reading_time_is_rounded_up_to_whole_minutes(words, minutes):
    assert reading_minutes(words) == minutes


def test_excerpt_ends_between_words_and_leaves_notes_out():
    assert first_words("one two, three", 2) == "one two…"
    assert first_words("one  two", 2) == "one two"
    assert excerpt('<p>one<span class="footnote">n</span> two</p><p>three</p>', 2) == "one two…"


def test_footnotes_are_numbered_where_they_stand():
    markup, notes = split_footnotes(
        '<p>a<span class="footnote">b <span lang="fr">c</span></span> d'
        '<span class="footnote"> <em>e</em></span></p>'
    )
    assert notes == ['b <span lang="fr">c</span>', "<em>e</em>"]
    assert markup == (
        '<p>a<a class="ref" id="ref-1" href="#fn-1" role="doc-noteref" aria-label="Note 1">1</a> d'
        '<a class="ref" id="ref-2" href="#fn-2" role="doc-noteref" aria-label="Note 2">2</a></p>'
    )


SIZE = 100_000
HOSTILE = {
    "quotes": '"' * SIZE,
    "apostrophes": "'" * SIZE,
    "angles": "<" * SIZE,
    "spaces": " " * SIZE,
    "lines": "\n " * (SIZE // 2) + "x",
    "dashes": "- " * (SIZE // 2),
    "ampersands": "&" * SIZE,
    "addresses": "http://" * (SIZE // 7),
    "open tags": "<div>" * (SIZE // 5),
    "open quotes": "<blockquote>" * (SIZE // 12),
    "open comments": "<!--" * (SIZE // 4),
    "open scripts": "<script>" * (SIZE // 8),
    "unclosed attributes": "<a '\"" * (SIZE // 5),
    "formatting": "".join(f"<b a={number}>" for number in range(SIZE // 20)) + "<p>x" * (SIZE // 8),
    "notes": '<p>x<span class="footnote">n</span>' * (SIZE // 34),
    "words": "a’" * (SIZE // 2),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_of_100_kb_comes_to_an_end_and_does_not_grow(name):
    """What grows with the square of the text would be seen here as minutes, or as gigabytes."""
    cleaned = clean(HOSTILE[name])
    assert len(cleaned) <= 5 * SIZE
    assert len(typographic(cleaned)) <= len(cleaned)
    assert len(plain(cleaned)) <= len(cleaned)

"""What the kinds of files keep of a text: breaks, lists, links, emphasis; and what they tell."""

import pytest

from articles.importers.reading import read
from tests.articles.importers.files import docx, paragraph, run


def html_of(name: str, text: str | bytes) -> str:
    data = text if isinstance(text, bytes) else text.encode()
    return "\n".join(block.html for block in read(name, data).blocks)


def test_numbered_lines_of_a_text_file_become_a_list():
    assert html_of("a.txt", "Title\n\n1. one\n2. two\n\n3. three") == (
        "<p>Title</p>\n<ol><li>one</li><li>two</li><li>three</li></ol>"
    )
    assert html_of("a.txt", "Title\n\n1. one\n\n3. three") == (
        "<p>Title</p>\n<p>1. one</p>\n<p>3. three</p>"
    )


def test_quoted_lines_of_a_text_file_become_a_block_quotation():
    text = (
        "Title\n\n> A school with four pupils cannot be run at all, says the county, and so\n"
        "> it will be closed.\n\n> Sincerely.\n\nSo it was."
    )
    assert html_of("a.txt", text) == (
        "<p>Title</p>\n<blockquote><p>A school with four pupils cannot be run at all, says the "
        "county, and so it will be closed.</p><p>Sincerely.</p></blockquote>\n<p>So it was.</p>"
    )


def test_links_and_code_in_a_text_file_survive():
    assert html_of("a.txt", "Read [the *long* letter](https://example.org/a_b_c) now.") == (
        '<p>Read <a href="https://example.org/a_b_c" rel="noopener">the <em>long</em> letter</a> '
        "now.</p>"
    )
    assert html_of("a.txt", "Run `ferry --help`.") == "<p>Run <code>ferry --help</code>.</p>"


def test_notes_with_raised_numbers_move_into_their_sentences():
    text = "Title\n\nNine pupils.¹ Of 20 m² each.²\n\n¹ Counted.\n² Measured in m²."
    assert html_of("a.txt", text) == (
        '<p>Title</p>\n<p>Nine pupils.<span class="footnote">Counted.</span> Of 20 m² each.'
        '<span class="footnote">Measured in m².</span></p>'
    )


def test_notes_that_stand_close_together_are_not_joined():
    text = (
        "Title\n\nNine pupils [1], and two who were ill [2].\n\n"
        "[1] County of Samples, Annual Return, page 4.\n"
        "[2] Ibid., and a conversation with the nurse."
    )
    assert html_of("a.txt", text).count("footnote") == 2


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_two_line_breaks_begin_a_paragraph(kind):
    broken = "<w:r><w:br/><w:br/></w:r>"
    data = {
        "docx": docx(paragraph(run("Title")), paragraph(run("One"), broken, run("Two"))),
        "html": b"<p>Title</p><p><em>One<br>\n<br>Two</em></p>",
    }[kind]
    assert [block.text for block in read(f"a.{kind}", data).blocks] == ["Title", "One", "Two"]


def test_each_line_of_the_first_paragraph_is_one_and_others_keep_their_breaks():
    found = read("a.html", b"<p><b>Title<br>By Ann</b></p><p>A verse<br>of two</p>")
    assert [block.html for block in found.blocks] == [
        "<p><strong>Title</strong></p>",
        "<p><strong>By Ann</strong></p>",
        "<p>A verse<br>of two</p>",
    ]


def test_page_without_a_single_paragraph_has_those_that_its_breaks_make():
    found = read("a.html", b"Title<br><br>By Ann<br><br>A text.<br>Of two lines.")
    assert [block.text for block in found.blocks] == [
        "Title",
        "By Ann",
        "A text.\nOf two lines.",
    ]


def test_break_in_a_title_is_a_space():
    assert read("a.html", b"<h1>A Pier<br>for Two</h1><p>Text.</p>").title == "A Pier for Two"


def test_links_lead_where_they_lead_and_not_by_way_of_a_program():
    address = "https://www.google.com/url?q=https://example.org/plan%3Fa%3D1&sa=D&usg=AOv"
    assert 'href="https://example.org/plan?a=1"' in html_of(
        "a.html", f'<p>Title</p><p><a href="{address}">plan</a></p>'
    )
    script = "https://www.google.com/url?q=javascript:alert(1)"
    assert 'href="https://www.google.com' in html_of("a.html", f'<p><a href="{script}">x</a></p>')


def test_emphasis_that_is_painted_survives():
    text = (
        "<style>.c1{font-style:italic}.c2{font-weight:700}.c3{font-weight:400}</style><p>Title</p>"
        '<p><span class="c1">one</span> <span class="c2">two</span> <span class="c3">three</span> '
        '<span style="font-style: italic">four</span></p>'
    )
    assert html_of("a.html", text).endswith(
        "<p><em>one</em> <strong>two</strong> three <em>four</em></p>"
    )


def test_several_authors_in_the_head_of_a_markdown_file_are_kept():
    for authors in ("\n  - Ann Example\n  - Bo Mock", ' [Ann Example, "Bo Mock"]'):
        found = read("a.md", f"---\ntitle: T\nauthors:{authors}\n---\n\nText.\n".encode())
        assert (found.title, found.byline) == ("T", "Ann Example, Bo Mock")


def test_line_in_the_head_of_a_markdown_file_that_is_not_used_is_told():
    found = read("a.md", b"---\ntitle: T\ndate: 2026-11-14\nmood: calm\n---\n\nText.\n")
    assert found.remarks == ("this line at the top of the file was not used: “mood: calm”",)


def test_accents_are_composed_and_unseen_characters_left_out():
    found = html_of("a.txt", "Title\n\nE\u0301te\u0301 at the har\u00adbour\u200b.")
    assert found == "<p>Title</p>\n<p>Été at the harbour.</p>"


def test_tracked_changes_comments_and_hidden_words_are_told():
    inserted = '<w:ins w:id="1" w:author="x">' + run("now ") + "</w:ins>"
    deleted = '<w:del w:id="2" w:author="x"><w:r><w:delText>then</w:delText></w:r></w:del>'
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hush</w:t></w:r>"
    plain = docx(paragraph(run("Title")), paragraph(run("A text.")))
    marked = docx(paragraph(run("Title")), paragraph(run("It is "), inserted, deleted, hidden))
    assert read("a.docx", plain).remarks == ()
    found = read("a.docx", marked)
    assert found.remarks == (
        "it has tracked changes, which were read as accepted",
        "it has hidden words, which are in the text",
    )
    assert found.blocks[1].text == "It is now hush"


def test_comments_of_a_word_file_are_told():
    reference = '<w:r><w:commentReference w:id="0"/></w:r>'
    data = docx(paragraph(run("Title")), paragraph(run("A text."), reference))
    assert read("a.docx", data).remarks == ("it has comments, which were left out",)

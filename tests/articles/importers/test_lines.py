"""Title, dek, editor's note and image line, and what is none of them."""

import pytest

from articles.importers.documents import DocumentError
from articles.importers.reading import read
from articles.importers.recognise import recognise
from tests.articles.importers.files import docx, note, paragraph, run
from tests.articles.importers.takes import BODY, take, under_title

BIO = "Ann Example is a fellow at Mock House."


@pytest.mark.parametrize(
    "line",
    [
        "Editor’s note: One of eighty.",
        "[Editor's Note: One of eighty.]",
        "Ed. note: One of eighty.",
        "Note from the editors: One of eighty.",
    ],
)
@pytest.mark.parametrize("place", ["above", "below", "end"])
def test_editors_note_is_found_wherever_it_stands(line, place):
    text = f"A Title\n\nBy Ann Example\n\n{BODY}"
    texts = {
        "above": f"{line}\n\n{text}",
        "below": f"A Title\n\n{line}\n\nBy Ann Example\n\n{BODY}",
        "end": f"{text}\n\n{BIO}\n\n{line}",
    }
    found = take(texts[place])
    assert (found.title, found.editors_note) == ("A Title", "<p>One of eighty.</p>")
    assert found.body.count("<p>") == 2


def test_image_line_above_the_title_is_no_title():
    found = take(f"Photo: Sample Wire\n\nA Title\n\nBy Ann Example\n\n{BODY}")
    assert (found.title, found.image_credit) == ("A Title", "Sample Wire")


def test_title_of_two_lines_is_joined():
    assert take(f"The Reeds:\nA Reply\n\n{BODY}").title == "The Reeds: A Reply"
    found = take(f"The Reeds:\n“Quite.”\n\n{BODY}")
    assert (found.title, found.dek) == ("The Reeds:", "“Quite.”")


@pytest.mark.parametrize(
    ("title", "doubt"),
    [
        ("Hi Nell,", "the title may be the beginning of a mail: “Hi Nell,”"),
        ("WHY THE REEDS ARE HIGH", "the title is in capitals"),
    ],
)
def test_title_that_an_editor_would_not_print_is_in_doubt(title, doubt):
    (found, *_rest) = [
        one for one in take(f"{title}\n\nBy Ann Example\n\n{BODY}").unsure if one.part == "title"
    ]
    assert found == doubt


def test_head_of_a_mail_is_left_out_and_told():
    found = take(f"From: Ann\nTo: Desk\nSubject: Take\n\nA Title\n\nBy Ann Example\n\n{BODY}")
    assert found.title == "A Title"
    assert found.unsure[0] == (
        "the lines of a mail at the top were left out: “From: Ann; To: Desk; Subject: Take”"
    )


def test_signature_of_a_mail_stays_in_the_text_and_is_told():
    found = take(f"A Title\n\nBy Ann Example\n\n{BODY}\n\n{BIO}\n\n--\nSent from my telephone")
    assert "Sent from my telephone" in found.body
    assert "the text ends like a mail: “Sent from my telephone”" in found.unsure


@pytest.mark.parametrize("line", ["Word count: 612", "(700 words)", "1,024 words"])
def test_count_of_the_words_is_no_part_of_the_text(line):
    for found in (under_title(line), take(f"A Title\n\n{BODY}\n\n{BIO}\n\n{line}")):
        assert line not in found.body + found.dek
        assert found.authors[0].bio == f"<p>{BIO}</p>"


def test_paragraph_with_a_footnote_is_no_dek():
    found = take(
        f"A Title\n\nBy Ann Example\n\nHerons are nine.[1]\n\n{BODY}\n\nNotes\n[1] Counted twice."
    )
    assert found.dek == ""
    assert '<span class="footnote">Counted twice.</span>' in found.body


def test_one_of_several_headings_is_no_dek():
    text = f"# A Title\n\nBy Ann Example\n\n### One\n\n{BODY}\n\n### Two\n\n{BODY}\n"
    assert take(text, "a.md").dek == ""


@pytest.mark.parametrize("dek", ["« Une barque suffirait. »", "״סירה קטנה תעשה יותר.״"])
def test_dek_in_quotation_marks_of_other_languages_is_found(dek):
    found = under_title(dek)
    assert found.dek == dek
    assert found.unsure == ()


def test_caption_that_ends_in_a_credit_is_found_without_a_label_and_told():
    found = under_title("The old ferry at low tide. Photo: Sample Archive")
    assert found.image_caption == "The old ferry at low tide"
    assert found.image_credit == "Sample Archive"
    assert "this line was taken for that of an image" in found.unsure[0]


def test_paragraph_that_begins_like_an_image_line_is_told():
    line = "Image: the word means two things here, and neither of them is a picture of anything"
    found = take(f"A Title\n\nBy Ann Example\n\n{BODY}\n\n{line}.\n\n{BIO}")
    assert found.image_credit.startswith("the word means")
    assert [doubt.part for doubt in found.unsure] == ["image_credit"]


@pytest.mark.parametrize("style", ["", "Title"])
def test_footnote_of_the_title_is_told(style):
    data = docx(
        paragraph(run("A Title"), note(1), style=style),
        paragraph(run("By Ann Example")),
        paragraph(run(BODY)),
        footnotes=("Thanks to the heron.",),
    )
    found = recognise(read("a.docx", data))
    assert found.title == "A Title"
    assert "a note at the title was left out: “Thanks to the heron.”" in found.unsure


def test_table_at_the_top_is_no_title():
    with pytest.raises(DocumentError, match="Put it on a line of its own at the top"):
        take(f"<table><tr><td>Title</td><td>A</td></tr></table><p>{BODY}</p>", "a.html")

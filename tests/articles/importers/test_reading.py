"""Bytes become blocks: encodings, Word files, and what is refused."""

from itertools import pairwise

import pytest

from articles.importers.documents import DocumentError, TakeDocument
from articles.importers.reading import Reading, read
from articles.importers.recognise import recognise
from tests.articles.importers.files import TAKE, document, docx, link, note, packed, paragraph, run

LETTERS = "Æsop’s Café\n\nBy Jón Dæmi\n\nNaïve “quotes” – and dashes.\n\nMore text, für alle.\n"


def texts(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_text_is_read_right_in_every_encoding_and_with_every_line_end(encoding, line_end):
    data = LETTERS.replace("\n", line_end).encode(encoding)
    assert texts(read("take.txt", data)) == LETTERS.strip().split("\n\n")


def test_utf16_with_a_mark_of_either_order_is_read():
    little = b"\xff\xfe" + LETTERS.encode("utf-16-le")
    big = b"\xfe\xff" + LETTERS.encode("utf-16-be")
    assert read("take.txt", little) == read("take.txt", big)


def test_web_page_is_read_in_the_encoding_that_it_names():
    page = '<meta charset="iso-8859-2"><h1>Łódź</h1><p>Zażółć gęślą jaźń.</p>'
    reading = read("page.html", page.encode("iso-8859-2"))
    assert (reading.title, texts(reading)) == ("Łódź", ["Zażółć gęślą jaźń."])


def test_web_page_that_names_a_wrong_encoding_is_read_all_the_same():
    page = '<meta charset="utf-16"><h1>Łódź</h1><p>Zażółć.</p>'
    assert read("page.html", page.encode()).title == "Łódź"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "The file is empty."),
        ("blank.txt", b" \r\n\t\n", "The file is empty."),
        ("mark.txt", b"\xef\xbb\xbf", "The file is empty."),
        ("empty.docx", b"", "The file is empty."),
        ("binary.txt", bytes(range(256)) * 4, "This is not text."),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "This is a PNG file"),
        ("paper.txt", b"%PDF-1.7\n%\xe2\xe3", "This is a PDF file"),
        ("cyrillic.txt", "Заголовок\n\nТекст".encode("cp1251"), "encoding of the file"),
        ("mixed.txt", "It’s both".encode() + b" na\xefve", "mixes two encodings"),
        ("half.txt", b"\xff\xfea\x00b", "marked as UTF-16-LE but is not"),
        ("take.pages", b"x", "“.pages” cannot be read"),
        ("take.docx", b"not a zip at all", "The Word document is damaged."),
        ("take.docx", packed({"hello.txt": "x"}), "The Word document is damaged."),
        ("take.docx", docx(paragraph(run("cut")))[:-40], "The Word document is damaged."),
        ("take.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99, "protected by a password"),
        ("long.txt", b"word " * 1_100_000, "5 MB is the most"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_one_clear_sentence(name, data, message):
    with pytest.raises(DocumentError, match=message):
        read(name, data)


def word_take() -> TakeDocument:
    data = docx(
        paragraph(run("The Bridge at Low Water"), style="Title"),
        paragraph(run("A ferryman counts its feet."), style="Subtitle"),
        paragraph(run("By Ann Example")),
        paragraph(run("It has "), run("nine", italic=True), run(" feet."), note(1)),
        paragraph(run("See "), link(0, "the plan"), run(" and "), link(1, "not this"), run(".")),
        paragraph(run("At high water it has none."), note(1, "endnote")),
        paragraph(run("Ann Example is a ferryman at Sample Ferries.")),
        links=("https://example.org/plan?a=1&b=2", "javascript:alert(1)"),
        footnotes=("Ten, before the flood.",),
        endnotes=("Seen from the boat.",),
    )
    return recognise(read("take.docx", data))


def test_word_file_keeps_emphasis_links_and_notes():
    body = word_take().body
    assert "It has <em>nine</em> feet.<span" in body
    assert '<span class="footnote">Ten, before the flood.</span>' in body
    assert '<span class="footnote">Seen from the boat.</span>' in body
    assert '<a href="https://example.org/plan?a=1&amp;b=2" rel="noopener">the plan</a>' in body


def test_word_file_loses_links_that_run_scripts_and_says_so():
    take = word_take()
    assert "not this" in take.body
    assert "javascript" not in take.body
    assert take.unsure == ("a link that would run a script was removed",)


def test_word_styles_say_what_is_title_and_dek():
    take = word_take()
    assert (take.title, take.dek) == ("The Bridge at Low Water", "A ferryman counts its feet.")
    assert [author.name for author in take.authors] == ["Ann Example"]


def test_word_file_with_expanding_entities_is_refused():
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise("abcdefghi")
    )
    data = docx(
        "<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", prolog=f"<!DOCTYPE w:document [{entities}]>"
    )
    with pytest.raises(DocumentError, match="damaged"):
        read("laughs.docx", data)


def test_word_file_of_200_000_paragraphs_is_refused_before_it_is_read():
    data = docx(paragraph(run("x")) * 200_000)
    with pytest.raises(DocumentError, match="far more than a text"):
        read("huge.docx", data)


def test_word_file_with_a_huge_part_is_refused_before_it_is_read():
    data = packed({"word/document.xml": b"<" + b" " * 100_000_000})
    with pytest.raises(DocumentError, match="far more than a text"):
        read("bomb.docx", data)


def test_same_document_reads_the_same_as_text_and_as_word():
    plain = recognise(read("take.txt", TAKE.encode()))
    lines = [paragraph(run(line)) for line in TAKE.strip().split("\n\n")]
    word = recognise(read("take.docx", docx(*lines)))
    assert (word.title, word.body, word.authors) == (plain.title, plain.body, plain.authors)


def test_documents_of_this_folder_have_no_control_characters_left():
    reading = read("notes.txt", document("notes.txt").replace(b"bridge", b"bri\x0b\x0cdge"))
    assert "\x0b" not in "".join(block.html for block in reading.blocks)

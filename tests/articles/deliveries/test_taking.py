"""Files that are dropped: what can be read of them, what cannot, and how much there is room for."""

from uuid import uuid4

import pytest

from articles.deliveries import taking
from articles.models import Article, DeliveredDocument
from tests.articles.deliveries.dropping import (
    IMPORT,
    drop,
    file,
    review,
    row,
    take,
    text_of,
    zipped,
)
from tests.articles.importers.files import docx, paragraph, run
from tests.desk import form_data, page

pytestmark = pytest.mark.django_db


def test_what_cannot_be_read_has_a_line_each_and_stops_nothing(client, collection):
    bad = {
        "empty.txt": (b"", "The file is empty."),
        "binary.txt": (bytes(range(256)), "This is not text."),
        "mixed.txt": (b"\xff\xfea\x00b", "The file is marked as UTF-16"),
        "locked.docx": (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "protected by a password",
        ),
        "broken.docx": (docx(paragraph(run("A")))[:200], "The Word document is damaged."),
        "huge.txt": (b"x" * 5_000_001, "5 MB is the most for one document"),
        "picture.png": (b"\x89PNG", "Documents of the kind “.png” cannot be read."),
        "nested.zip": (zipped(**{"in.zip": zipped(a=b"b")}), "This is an archive."),
        "outside.zip": (zipped(**{"../out.txt": take()}), "Its name leads out of the zip"),
        "bomb.zip": (zipped(**{"bomb.txt": b"\n" * 4_000_000}), "far more than a text would"),
        "torn.zip": (zipped(**{"a.txt": take()})[:60], "The zip is damaged."),
    }
    files = [file(name, content) for name, (content, _said) in bad.items() if content]
    address = drop(client, *files, file(), collection=collection.pk)
    response = client.get(address)
    said = text_of(response)
    for name, (content, sentence) in bad.items():
        if content:
            assert sentence in said, name
    assert f"{len(files)} could not be read" in said
    report = review(client, address, "_import")
    assert Article.objects.get().title == "A Sample Title"
    assert text_of(report).count("Not read.") == len(files)


def test_an_empty_file_is_said_to_be_empty(client, collection):
    address = drop(client, file("empty.txt", b"\n"), collection=collection.pk)
    assert "The file is empty." in page(client.get(address))


def test_a_zip_and_a_folder_are_read_like_those_of_the_command(client, collection):
    archive = zipped(**{"b/ben.txt": take("Ben’s", "Ben Example"), ".DS_Store": b"x"})
    paths = ["a/ann.txt", "takes.zip", "a/.DS_Store"]
    drop(client, file(), file("takes.zip", archive), file(".DS_Store", b"x"),
         collection=collection.pk, paths=paths)  # fmt: skip
    names = DeliveredDocument.objects.values_list("reference", flat=True)
    assert set(names) == {"a/ann.txt", "b/ben.txt"}


def test_a_second_file_of_one_name_is_told_and_the_same_one_passed_over(client, collection):
    key = str(uuid4())
    for content in (take(), take(), take("Another")):
        client.post(IMPORT, {"key": key, "files": [file(content=content)], "alone": "1"})
    [twin] = DeliveredDocument.objects.exclude(problem="")
    assert twin.reference == "ann.txt (2)"
    assert "has the same name" in twin.problem
    assert row().recognised["title"] == "A Sample Title"


def test_a_file_that_is_mended_takes_the_place_of_the_broken_one(client, collection):
    key = str(uuid4())
    for content in (b"\n", take()):
        client.post(IMPORT, {"key": key, "files": [file(content=content)], "alone": "1"})
    assert row().problem == ""


def test_a_script_gets_a_line_for_each_file(client):
    files = [file(), file("broken.docx", b"x"), file("two.zip", zipped(**{"b.txt": take("B")}))]
    response = client.post(IMPORT, {"key": str(uuid4()), "files": files, "alone": "1"})
    text = page(response)
    assert text.count("data-outcome") == 3
    assert "<html" not in text
    assert "1 document was read." in text
    assert "The Word document is damaged." in text


def test_nothing_chosen_is_said(client):
    assert "No file was chosen." in page(client.post(IMPORT, {"key": str(uuid4())}))
    assert client.post(IMPORT, {"key": "no key"}).status_code == 400


def test_what_documents_and_files_are_called_is_text_and_nothing_more(client, collection):
    content = take("<b>Bold</b> words", "Ann Example", bio="Ann Example is <i>here</i>.")
    bad = file("<i>no</i>.txt", b"\n")
    address = drop(client, file("<i>x.txt", content), bad, collection=collection.pk)
    shown = page(client.get(address))
    # A file’s name ends at the last slash of what is sent.
    report = page(review(client, address, "_import"))
    for text in (shown, report):
        assert "&lt;i&gt;x.txt" in text
        assert "&lt;b&gt;Bold&lt;/b&gt; words" in text
        assert "<b>Bold" not in text
        assert "<i>x" not in text


def test_an_import_has_room_for_so_many_and_says_so(client, monkeypatch):
    monkeypatch.setattr(taking, "MOST_DOCUMENTS", 2)
    address = drop(client, file(), file("b.txt", take("B")), file("c.txt", take("C")))
    assert "An import takes 2 documents at most." in page(client.get(address))
    monkeypatch.setattr(taking, "MOST_DOCUMENTS", 200)
    monkeypatch.setattr(taking, "MOST_BYTES", 1200)
    address = drop(client, file(), file("b.txt", take("B")), file("c.txt", take("C")))
    assert "There is no room for it beside the others." in page(client.get(address))
    monkeypatch.setattr(taking, "MOST_BYTES", 4_000_000)
    monkeypatch.setattr(taking, "SECONDS_IN_ALL", -1)
    address = drop(client, file())
    assert "Reading the others took too long" in page(client.get(address))


def test_the_form_has_no_more_fields_than_were_counted(client, collection, settings):
    address = drop(client, file(content=take(name="Ann Example and Ben Example")),
                   collection=collection.pk)  # fmt: skip
    sent = [name for name in form_data(client.get(address)) if name.startswith(f"d{row().pk}-")]
    counted = taking.FIELDS_OF_A_DOCUMENT + 3 * taking.FIELDS_OF_AN_AUTHOR
    assert len(sent) <= counted
    assert taking.MOST_FIELDS < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    assert taking.MOST_BYTES * 2 <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE

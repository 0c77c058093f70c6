"""manage.py import_takes: documents become drafts, each wholly or not at all."""

import io
import string

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Act, Article, Take
from contributors.models import Contributor
from tests.articles.importers.command.running import failing, import_takes, state, take
from tests.articles.importers.files import DOCUMENTS, TAKE, docx, packed, paragraph, run

pytestmark = pytest.mark.django_db


def test_take_becomes_a_draft_with_its_people_and_its_place(collection):
    out = import_takes(DOCUMENTS / "full.txt")
    article = Article.objects.get()
    assert article.title.startswith("The Tidewater Question")
    assert article.slug.startswith("the-tidewater-question-we-asked-marla-sampleton")
    assert article.dek.startswith("“Seals keep better calendars")
    assert article.editors_note.startswith("<p>This is a sample document.")
    assert article.body.count("<p>") == 4
    assert (article.image_credit, article.status) == ("Sample Pictures", Article.Status.DRAFT)
    person = article.bylines.get().contributor
    assert (person.name, person.twitter) == ("Marla Sampleton", "msampleton_x")
    assert [str(place) for place in person.affiliations.all()] == [
        "Pier Correspondent, The Sample",
        "Tidal Studies Fellow, Institute for Defense of Rockpools",
    ]
    assert person.affiliation_line == "Pier Correspondent, The Sample"
    placed = collection.takes.get()
    assert (placed.article, placed.state) == (article, Take.State.SUBMITTED)
    assert list(placed.participants.all()) == [person]
    assert Act.objects.about(article).get().verb == Act.Verb.IMPORTED
    line, summary = out.strip().split("\n")
    assert line == (
        "full.txt: created. “The Tidewater Question – We Asked Marla Sampleton What Happens Next "
        "With Harbour Seals” by Marla Sampleton (@msampleton_x; Pier Correspondent, The Sample; "
        "Tidal Studies Fellow, Institute for Defense of Rockpools, 2015). Dek, editor’s note, "
        "4 paragraphs, credit Sample Pictures. Look at: a past role without years is not recorded: "
        "“a former Example Coast seal counter”."
    )
    assert summary == ("1 document: 1 created, 0 changed, 0 as before, 0 kept as edited, 0 failed.")


def test_folder_of_all_forms_is_imported_in_order(collection):
    out = import_takes(DOCUMENTS)
    assert "13 documents: 13 created" in out
    assert [placed.order for placed in collection.takes.in_order()] == list(range(13))
    three = Article.objects.get(title__startswith="The Allotment")
    assert [str(byline) for byline in three.bylines.all()] == [
        "Ada Fixture",
        "Bo Stubbs",
        "Cy van der Mock",
    ]


def test_trial_run_writes_nothing_and_shows_the_same_lines(collection):
    before = state()
    trial = import_takes(DOCUMENTS, dry_run=True)
    assert state() == before
    real = import_takes(DOCUMENTS)
    assert trial.strip().split("\n")[:-1] == real.strip().split("\n")[:-1]
    assert trial.strip().endswith("This was a trial: nothing was written.")


BAD = {
    "1 empty.txt": b"",
    "2 binary.txt": bytes(range(256)) * 9,
    "3 old.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 60,
    "4 broken.docx": b"PK\x03\x04 broken",
    "5 bomb.docx": packed({"word/document.xml": b"x" * 70_000_000}),
    "6 outside.zip": packed({"../up.txt": TAKE}),
    "7 nested.zip": packed({"inner.zip": packed({"a.txt": TAKE})}),
    "8 titleonly.md": b"# Only a title",
    "9 pages.pages": b"x",
}


def test_bad_documents_give_a_line_each_and_stop_nothing_else(collection, tmp_path):
    for name, content in BAD.items():
        (tmp_path / name).write_bytes(content)
    with (tmp_path / "91 huge.txt").open("wb") as file:
        file.truncate(100_000_000)
    (tmp_path / "0 good.txt").write_text(take("First"))
    (tmp_path / "99 good.docx").write_bytes(
        docx(paragraph(run("Last")), paragraph(run("By Bo Mock")), paragraph(run("A text.")))
    )
    out, error = failing(tmp_path)
    lines = out.strip().split("\n")
    assert [line.split(":")[0] for line in lines[1:-2]] == [
        *list(BAD)[:5],
        "6 outside.zip/../up.txt",
        "7 nested.zip/inner.zip",
        *list(BAD)[7:],
        "91 huge.txt",
    ]
    assert all(": failed. " in line for line in lines[1:-2])
    assert lines[-1].startswith("12 documents: 2 created, 0 changed")
    assert error == "10 documents could not be imported."
    assert set(Article.objects.values_list("title", flat=True)) == {"First", "Last"}


def test_each_document_is_written_whole_or_not_at_all(collection, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(take("First"))
    (tmp_path / "b.txt").write_text(take("Second", "Bo Mock"))
    original = Act.objects.record

    def record(verb, subject, by, **details):
        if subject.title == "Second":
            raise KeyboardInterrupt
        return original(verb, subject, by, **details)

    monkeypatch.setattr(Act.objects, "record", record)
    with pytest.raises(KeyboardInterrupt):
        import_takes(tmp_path)
    monkeypatch.undo()
    assert Article.objects.get().title == "First"
    assert Contributor.objects.get().name == "Ann Example"
    out = import_takes(tmp_path)
    assert "1 created, 0 changed, 1 as before" in out
    assert Article.objects.count() == 2


def test_nothing_to_import_is_an_error(collection, tmp_path):
    assert failing(tmp_path)[1] == "There are no documents in what you named."


def test_missing_path_fails_and_the_others_are_imported(collection):
    out, error = failing(DOCUMENTS / "nowhere.txt", DOCUMENTS / "bare.txt")
    assert "nowhere.txt: failed. There is no such file." in out
    assert error == "1 document could not be imported."
    assert Article.objects.count() == 1


def test_progress_is_shown_on_a_terminal_and_nowhere_else(collection, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal, log = Terminal(), io.StringIO()
    monkeypatch.setattr("sys.stderr", terminal)
    import_takes(DOCUMENTS, dry_run=True, stderr=terminal)
    assert "/13" in terminal.getvalue()
    monkeypatch.setattr("sys.stderr", log)
    import_takes(DOCUMENTS, dry_run=True, stderr=log)
    assert log.getvalue() == ""


def test_help_teaches_by_example(capsys):
    with pytest.raises(SystemExit):
        call_command("import_takes", "--help")
    printed = capsys.readouterr().out
    assert "import_takes ~/takes --collection libraries-2040 --dry-run" in printed
    assert "--question" in printed


def test_queries_of_a_document_do_not_grow_with_the_number_of_documents(collection, tmp_path):
    bio = "{name} is a fellow at Sample House. Follow them at @{handle}."
    counts = {}
    for size in (8, 80):
        folder = tmp_path / str(size)
        folder.mkdir()
        for number in range(size):
            letters = string.ascii_lowercase
            name = f"Ann {letters[size % 26]}{letters[number // 10]}{letters[number % 10]}mock"
            name = name.title()
            text = take(
                f"Title {size} {number}",
                name,
                bio.format(name=name, handle=f"h{size}_{number}"),
            )
            (folder / f"{size}-{number}.txt").write_text(text)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert f"{size} created" in import_takes(folder)
        counts[size] = len(queries)
        with CaptureQueriesContext(connection) as queries:
            import_takes(folder)
        counts[size, "again"] = len(queries)
    assert counts[80] <= counts[8] * 10
    assert counts[80] <= 80 * 66
    assert counts[80, "again"] <= 80 + 2

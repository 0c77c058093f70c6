"""manage.py import_takes: documents become drafts; a second run changes nothing."""

import io
import string
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.importers.worker import Worker
from articles.management.commands import import_takes as import_takes_command
from articles.models import (
    Act,
    Article,
    Byline,
    Collection,
    ImportedDocument,
    Participant,
    Release,
    Section,
    Take,
)
from contributors.models import Affiliation, Contributor, Organisation
from tests.articles.importers.files import DOCUMENTS, TAKE, docx, packed, paragraph, run
from tests.factories import (
    make_collection,
    make_contributor,
    make_editor,
    make_publisher,
    make_wave,
    make_writer,
)

pytestmark = pytest.mark.django_db

MODELS = [Article, Byline, Collection, ImportedDocument, Participant, Take, Act]
MODELS += [Affiliation, Contributor, Organisation]


def take(title="A Sample Title", names="Ann Example", bio="", text="The answer is a sample."):
    parts = [title, f"By {names}", text, bio]
    return "\n\n".join(part for part in parts if part) + "\n"


def import_takes(*paths, collection="reeds", **options) -> str:
    out = io.StringIO()
    call_command("import_takes", *map(str, paths), collection=collection, stdout=out, **options)
    return out.getvalue()


def failing(*paths, **options) -> tuple[str, str]:
    """What the command prints, and the error that it ends with."""
    out = io.StringIO()
    options = {"collection": "reeds", "stdout": out} | options
    with pytest.raises(CommandError) as error:
        call_command("import_takes", *map(str, paths), **options)
    return out.getvalue(), str(error.value)


def state() -> dict[str, list]:
    return {model.__name__: list(model._base_manager.order_by("pk").values()) for model in MODELS}


@pytest.fixture(scope="session")
def worker():
    """One reading process for all of these tests; the tests of the worker start their own."""
    with Worker() as worker:
        yield worker


@pytest.fixture(autouse=True)
def _one_worker(worker, monkeypatch):
    monkeypatch.setattr(import_takes_command, "Worker", lambda: nullcontext(worker))


@pytest.fixture
def collection():
    return make_collection("The Reeds", slug="reeds")


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


def test_second_run_changes_nothing_and_says_so(collection):
    import_takes(DOCUMENTS)
    before = state()
    out = import_takes(DOCUMENTS)
    assert state() == before
    assert "13 documents: 0 created, 0 changed, 13 as before" in out


def test_trial_run_writes_nothing_and_shows_the_same_lines(collection):
    before = state()
    trial = import_takes(DOCUMENTS, dry_run=True)
    assert state() == before
    real = import_takes(DOCUMENTS)
    assert trial.strip().split("\n")[:-1] == real.strip().split("\n")[:-1]
    assert trial.strip().endswith("This was a trial: nothing was written.")


def test_edited_file_updates_the_draft_it_made(collection, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(take())
    import_takes(tmp_path)
    article = Article.objects.get()
    path.write_text(take(title="A Better Title", names="Ann Example and Bo Mock"))
    out = import_takes(tmp_path)
    assert "0 created, 1 changed" in out
    assert list(Article.objects.values_list("pk", "title")) == [(article.pk, "A Better Title")]
    assert article.bylines.count() == 2
    assert collection.takes.get().participants.count() == 2
    assert "0 created, 0 changed, 1 as before" in import_takes(tmp_path)


@pytest.mark.parametrize("by_editor", ["text", "byline"])
def test_edited_file_never_overwrites_what_an_editor_changed(collection, tmp_path, by_editor):
    path = tmp_path / "a.txt"
    path.write_text(take())
    import_takes(tmp_path)
    article = Article.objects.get()
    if by_editor == "text":
        article.body = "<p>An editor’s sentence.</p>"
        article.save()
    else:
        Byline.objects.create(article=article, contributor=make_contributor(), order=1)
    path.write_text(take(text="The author’s second thoughts."))
    before = state()
    out = import_takes(tmp_path)
    assert state() == before
    assert out.startswith("a.txt: kept as edited. ")
    assert "the file has changed, but so has the article since; it was left alone." in out
    assert "0 changed, 0 as before, 1 kept as edited" in out


def test_white_space_that_an_editing_program_moves_is_no_change(collection, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(take(text="One.\n\nTwo."))
    import_takes(tmp_path)
    article = Article.objects.get()
    article.body = article.body.replace("</p>\n<p>", "</p><p>")
    article.save()
    path.write_text(take(text="One.\n\nThree."))
    assert "1 changed" in import_takes(tmp_path)


@pytest.mark.parametrize("wave_date", [None, timedelta(days=1), -timedelta(days=1)])
def test_edited_file_leaves_an_article_alone_that_is_no_draft_any_more(
    collection, tmp_path, wave_date
):
    (tmp_path / "a.txt").write_text(take())
    publisher = make_publisher()
    wave = make_wave(collection, release_at=timezone.now() + wave_date if wave_date else None)
    import_takes(tmp_path, wave=str(wave), publish=True, by=publisher.email)
    (tmp_path / "a.txt").write_text(take(text="Second thoughts."))
    before = state()
    assert "was left alone" in import_takes(tmp_path)
    assert state() == before


def test_renamed_file_and_second_copy_are_known_by_their_content(collection, tmp_path):
    (tmp_path / "a.txt").write_text(take())
    import_takes(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    out = import_takes(tmp_path)
    assert "b.txt: as before. Look at: the same document as “a.txt”." in out
    assert Article.objects.count() == 1


def test_two_documents_of_one_name_are_not_taken_for_versions_of_one(collection, tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(take(title=folder))
    out, _error = failing(tmp_path / "one", tmp_path / "two")
    assert "a.txt: failed. Another document of this run has the same name." in out
    assert Article.objects.get().title == "one"


def test_other_document_of_a_known_name_does_not_overwrite_the_first(collection, tmp_path):
    """Two folders may both hold a “take 1.docx”."""
    (tmp_path / "1.txt").write_text(take())
    import_takes(tmp_path)
    before = state()
    (tmp_path / "1.txt").write_text(take("Quite Another", "Bo Mock", text="Something else."))
    out, _error = failing(tmp_path)
    assert "A document of this name was imported before: “A Sample Title”." in out
    assert state() == before


@pytest.mark.parametrize(
    "known",
    [
        {"name": "ann  EXAMPLE"},
        {"name": "Ann Example"},
        {"name": "A. Example", "twitter": "Ann_Ex"},
    ],
)
def test_known_contributor_is_reused_by_name_or_handle(collection, tmp_path, known):
    person = make_contributor(**known)
    bio = "Ann Example is Keeper of Keys at Sample House. Follow her at @ann_ex."
    (tmp_path / "a.txt").write_text(take(bio=bio))
    (tmp_path / "b.txt").write_text(take("Another", "Dr. Ann Example", bio, "More."))
    import_takes(tmp_path)
    assert Contributor.objects.get() == person
    assert Contributor.objects.get().twitter.lower() == "ann_ex"
    assert Byline.objects.filter(contributor=person).count() == 2


def test_contributor_with_accents_is_known_in_any_unicode_form(collection, tmp_path):
    person = make_contributor("José Núñez")
    (tmp_path / "a.txt").write_text(take(names="Jose\u0301 Nu\u0301n\u0303ez"), encoding="utf-8")
    import_takes(tmp_path)
    assert Contributor.objects.get() == person


def test_what_is_kept_of_a_contributor_is_never_overwritten(collection, tmp_path):
    person = make_contributor(
        "Ann Example", ("Director", "Mock House"), bio="<p>Kept.</p>", twitter="ann_old"
    )
    bio = "Ann Example is Keeper of Keys at Sample House. Follow her at @ann_new."
    (tmp_path / "a.txt").write_text(take(bio=bio))
    out = import_takes(tmp_path)
    person = Contributor.objects.get(pk=person.pk)
    assert (person.bio, person.twitter) == ("<p>Kept.</p>", "ann_old")
    assert person.affiliation_line == "Director, Mock House"
    assert [place.organisation.name for place in person.affiliations.all()] == [
        "Mock House",
        "Sample House",
    ]
    assert "the bio of Ann Example that is kept already differs" in out
    assert "Ann Example is kept as @ann_old, not @ann_new" in out
    assert "new for Ann Example: Sample House" in out


def test_handle_of_somebody_else_is_told_and_not_taken(collection, tmp_path):
    make_contributor("Ann Example")
    make_contributor("Bo Mock", twitter="shared_x")
    bio = "Ann Example is a writer. Follow her at @shared_x."
    (tmp_path / "a.txt").write_text(take(bio=bio))
    out = import_takes(tmp_path)
    assert "@shared_x belongs to somebody else already" in out
    assert Contributor.objects.get(name="Ann Example").twitter == ""


def test_organisation_is_never_doubled(collection, tmp_path):
    for number, name in enumerate(("Ann Example", "Bo Mock", "Cy Stub")):
        bio = f"{name} is a fellow at the {'SAMPLE house' if number else 'Sample House'}."
        (tmp_path / f"{number}.txt").write_text(take(f"Title {number}", name, bio))
    (tmp_path / "2.txt").write_text(
        take("Title 2", "Cy Stub", "Cy Stub is a fellow at Sample House.")
    )
    import_takes(tmp_path)
    assert Organisation.objects.filter(name_key="sample house").count() == 1


def test_past_affiliation_is_not_the_primary_one(collection, tmp_path):
    bio = "Ann Example was a 2015 fellow at Mock House. She is a writer for Sample Weekly."
    (tmp_path / "a.txt").write_text(take(bio=bio))
    import_takes(tmp_path)
    person = Contributor.objects.get()
    assert [place.is_primary for place in person.affiliations.all()] == [False, True]
    assert person.affiliation_line == "Writer, Sample Weekly"


def test_place_that_was_kept_for_the_author_is_filled(collection, tmp_path):
    wave = make_wave(collection)
    person = make_contributor("Ann Example")
    invited = Take.objects.create(collection=collection, wave=wave, state=Take.State.ACCEPTED)
    Participant.objects.create(take=invited, contributor=person)
    (tmp_path / "a.txt").write_text(take())
    out = import_takes(tmp_path)
    placed = collection.takes.get()
    assert (placed.pk, placed.wave, placed.state) == (invited.pk, wave, Take.State.SUBMITTED)
    assert placed.article == Article.objects.get()
    assert "filled the place that was kept for them" in out


def test_two_articles_of_one_title_get_addresses_of_their_own(collection, tmp_path):
    (tmp_path / "a.txt").write_text(take())
    (tmp_path / "b.txt").write_text(take(names="Bo Mock"))
    import_takes(tmp_path)
    assert sorted(Article.objects.values_list("slug", flat=True)) == [
        "a-sample-title",
        "a-sample-title-2",
    ]


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


def test_collection_is_begun_with_title_and_question():
    out = import_takes(
        DOCUMENTS / "bare.txt", title="{count} on the reeds", question="What of the reeds?"
    )
    begun = Collection.objects.get()
    assert (begun.slug, begun.title, begun.question) == (
        "reeds",
        "{count} on the reeds",
        "What of the reeds?",
    )
    assert begun.status == Collection.Status.DRAFT
    assert "1 created" in out
    again = import_takes(DOCUMENTS / "bare.txt", title="Something else", question="What?")
    assert "1 as before" in again
    assert Collection.objects.get().title == "{count} on the reeds"


@pytest.mark.parametrize("options", [{}, {"title": "Only a title"}, {"question": "Only this?"}])
def test_unknown_collection_is_an_error_that_says_what_to_do(options):
    _out, error = failing(DOCUMENTS / "bare.txt", **options)
    assert error == (
        "There is no collection “reeds”. To begin it, give --title and --question; or use the "
        "address of one that is there."
    )
    assert not Collection.objects.exists()


def test_bad_address_of_a_new_collection_is_an_error():
    _out, error = failing(DOCUMENTS, collection="not an address", title="T", question="Q?")
    assert "valid “slug”" in error
    assert not Collection.objects.exists()


def test_nothing_to_import_is_an_error(collection, tmp_path):
    assert failing(tmp_path)[1] == "There are no documents in what you named."


def test_missing_path_fails_and_the_others_are_imported(collection):
    out, error = failing(DOCUMENTS / "nowhere.txt", DOCUMENTS / "bare.txt")
    assert "nowhere.txt: failed. There is no such file." in out
    assert error == "1 document could not be imported."
    assert Article.objects.count() == 1


def test_wave_is_named_by_number_or_title_and_a_new_title_adds_one(collection):
    first = make_wave(collection)
    release = datetime(2030, 1, 1, tzinfo=UTC)
    spring = make_wave(collection, title="Spring", release_at=release)
    import_takes(DOCUMENTS / "bare.txt", wave="1")
    import_takes(DOCUMENTS / "notes.txt", wave="spring")
    import_takes(DOCUMENTS / "two.txt", wave="Late ones")
    waves = [placed.wave for placed in collection.takes.order_by("order")]
    assert waves[:2] == [first, spring]
    assert (waves[2].title, waves[2].release_at) == ("Late ones", None)
    assert Take.objects.get(wave=spring).article.release_at == release
    _out, error = failing(DOCUMENTS / "three.txt", wave="9")
    assert error == "The collection has no wave 9; it has 3."


def test_section_is_named_by_name_or_address(collection):
    section = Section.objects.create(name="Shore Watch")
    import_takes(DOCUMENTS / "bare.txt", section="shore watch")
    import_takes(DOCUMENTS / "notes.txt", section="shore-watch")
    assert set(Article.objects.values_list("section", flat=True)) == {section.pk}
    _out, error = failing(DOCUMENTS / "two.txt", section="Elsewhere")
    assert error == "There is no section “Elsewhere”. Those that are there: Shore Watch."


def test_account_that_imports_is_named_in_the_log(collection):
    editor = make_editor()
    import_takes(DOCUMENTS / "bare.txt", by=editor.email.upper())
    article = Article.objects.get()
    assert (article.created_by, Act.objects.about(article).get().by) == (editor, editor)


def test_publishing_goes_by_the_verbs(collection, tmp_path):
    publisher = make_publisher()
    out = import_takes(DOCUMENTS / "notes.txt", publish=True, by=publisher.email)
    article = Article.objects.get()
    assert article.state() == Release.State.PUBLIC
    assert Act.Verb.PUBLISHED in Act.objects.about(article).values_list("verb", flat=True)
    assert article.bylines.get().affiliation_line == "Weigher in Ordinary, Example Docks"
    assert "now public" in out
    before = state()
    import_takes(DOCUMENTS / "notes.txt", publish=True, by=publisher.email)
    assert state() == before


def test_publishing_into_a_wave_waits_for_the_wave(collection):
    release = timezone.now() + timedelta(days=2)
    wave = make_wave(collection, release_at=release)
    import_takes(DOCUMENTS / "bare.txt", wave=str(wave), publish=True, by=make_publisher().email)
    article = Article.objects.get()
    assert (article.state(), article.release_at) == (Release.State.SCHEDULED, release)


def test_take_without_an_author_is_imported_and_not_published(collection, tmp_path):
    (tmp_path / "a.txt").write_text("A Title\n\nA text without a name under it.")
    out = import_takes(tmp_path, publish=True, by=make_publisher().email)
    assert "without an author" in out
    assert "not published: " in out
    assert Article.objects.get().status == Article.Status.DRAFT


@pytest.mark.parametrize(
    ("make", "options", "message"),
    [
        (None, {"publish": True}, "Say who publishes"),
        (None, {"by": "nobody@example.org"}, "There is no account nobody@example.org."),
        (make_writer, {}, "may not import."),
        (make_editor, {"publish": True}, "may not publish."),
    ],
)
def test_who_has_no_right_is_refused_before_anything_is_read(collection, make, options, message):
    by = {"by": make().email} if make else {}
    before = state()
    _out, error = failing(DOCUMENTS, **by, **options)
    assert message in error
    assert state() == before


def test_inactive_account_is_no_account(collection):
    editor = make_editor(is_active=False)
    assert "There is no account" in failing(DOCUMENTS, by=editor.email)[1]


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

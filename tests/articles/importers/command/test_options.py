"""Where documents go, who imports them, and whether they are published."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.models import Act, Article, Collection, Release, Section, Take
from tests.articles.importers.command.running import failing, import_takes, state
from tests.articles.importers.files import DOCUMENTS
from tests.factories import make_editor, make_publisher, make_wave, make_writer

pytestmark = pytest.mark.django_db


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

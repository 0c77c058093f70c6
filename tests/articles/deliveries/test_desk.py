"""Documents dropped on the desk: recognised, looked at, put right, imported; nothing before."""

import io
import re
import zipfile
from contextlib import nullcontext
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import deliveries
from articles.deliveries import taking
from articles.importers.load import Outcome
from articles.importers.worker import Worker
from articles.models import (
    Act,
    Article,
    Byline,
    DeliveredDocument,
    Delivery,
    ImportedDocument,
    Revision,
    Take,
)
from contributors.models import Affiliation, Contributor, Organisation
from tests.articles.importers.files import docx, paragraph, run
from tests.desk import at_the_desk, form_data, page, url
from tests.factories import (
    make_article,
    make_collection,
    make_contributor,
    make_editor,
    make_publisher,
    make_wave,
    make_writer,
)

pytestmark = pytest.mark.django_db
IMPORT = "/admin/import/"
MODELS = (Article, Byline, Take, Contributor, Organisation, Affiliation, ImportedDocument, Act)
BIO = "{name} is Director of the Sample Archive. Follow {name} on Twitter at @{handle}."


@pytest.fixture(scope="module")
def worker():
    """One reading process for all of these tests."""
    with Worker() as worker:
        yield worker


@pytest.fixture(autouse=True)
def _one_worker(worker, monkeypatch):
    monkeypatch.setattr(taking, "Worker", lambda: nullcontext(worker))


def take(title="A Sample Title", name="Ann Example", bio=None, text="The answer is a sample."):
    bio = BIO.format(name=name, handle=name.replace(" ", "")[:15]) if bio is None else bio
    parts = [title, f"By {name}" if name else "", text, "It goes on for a while.", bio]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def file(name="ann.txt", content=None):
    return SimpleUploadedFile(name, take() if content is None else content)


def drop(client, *files, **fields):
    """Send files as a browser without scripts does; returns the address that it is led to."""
    sent = {"key": str(uuid4()), "files": list(files), **fields}
    response = client.post(IMPORT, sent)
    assert response.status_code == 302, page(response)
    return response.url


def review(client, address, button="_save", **changes):
    """Send the form of the review as it stands, but for some changes; names have `__` for `-`."""
    data = form_data(client.get(address))
    for name, value in changes.items():
        field = name.replace("__", "-")
        if value is None:
            data.pop(field)
        else:
            data[field] = [value]
    return client.post(address, {**data, button: "yes"}, follow=True)


def counts():
    return {model.__name__: model._base_manager.count() for model in MODELS}


def row(name="ann.txt"):
    return DeliveredDocument.objects.get(reference=name)


def field(name, of="ann.txt"):
    """The name of a field in the form of a document, with `__` for `-`."""
    return f"d{row(of).pk}__{name.replace('-', '__')}"


def text_of(response):
    return " ".join(re.sub(r"<[^>]*>", " ", page(response)).split())


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def client(editor):
    return at_the_desk(editor)


@pytest.fixture
def collection():
    return make_collection(title="Reeds", slug="reeds")


# What is dropped is recognised, and nothing of it is written


def test_a_document_is_recognised_and_nothing_is_written_before_it_is_imported(
    client, editor, collection
):
    wave, before = make_wave(collection, timezone.now() + timedelta(days=3)), counts()
    address = drop(client, file(), collection=collection.pk, wave=wave.pk)
    shown = client.get(address)
    data = form_data(shown)
    prefix = f"d{row().pk}"
    assert data[f"{prefix}-title"] == ["A Sample Title"]
    assert data[f"{prefix}-a0-name"] == ["Ann Example"]
    assert data[f"{prefix}-a0-handles"] == ["@AnnExample"]
    assert data[f"{prefix}-a0-affiliations"] == ["Director; Sample Archive"]
    assert "The answer is a sample." in data[f"{prefix}-body"][0]
    assert "Director of the Sample Archive" in data[f"{prefix}-a0-bio"][0]
    assert "Nobody of this name is known: a new contributor will be made." in text_of(shown)
    assert counts() == before

    report = review(client, address, "_import")
    article = Article.objects.get()
    assert (article.title, article.status, article.created_by) == (
        "A Sample Title",
        Article.Status.DRAFT,
        editor,
    )
    assert (article.take.collection, article.take.wave) == (collection, wave)
    person = article.contributors.get()
    assert (person.name, person.twitter) == ("Ann Example", "AnnExample")
    assert person.affiliations.get().organisation.name == "Sample Archive"
    assert report.redirect_chain[-1][0] == f"{address}report/"
    assert f'<a href="{url("articles_article_change", article.pk)}">A Sample Title</a>' in page(
        report
    )
    assert "1 of 1 document is a draft now." in page(report)
    assert "New: Ann Example" in text_of(report)
    assert Act.objects.about(article).get().verb == Act.Verb.IMPORTED
    kinds = Revision.objects.about(collection).values_list("kind", flat=True)
    assert Revision.Kind.IMPORTED in kinds


def test_it_is_the_import_of_the_command_to_the_letter(client, collection, tmp_path):
    """The same document by both ways, into two collections: what is written is the same."""
    other = make_collection(title="Other", slug="other")
    tmp_path.joinpath("ann.txt").write_bytes(take())
    call_command("import_takes", str(tmp_path), collection="other", stdout=io.StringIO())
    review(client, drop(client, file(), collection=collection.pk), "_import")
    texts = [
        Article.objects.filter(take__collection=one).values("title", "dek", "body", "word_count")
        for one in (collection, other)
    ]
    records = [
        ImportedDocument.objects.filter(collection=one).values(
            "reference", "content_digest", "written_digest"
        )
        for one in (collection, other)
    ]
    assert list(texts[0]) == list(texts[1])
    assert list(records[0]) == list(records[1])
    assert Contributor.objects.count() == 1


# Putting it right


def test_everything_can_be_put_right_before_it_is_written(client, collection):
    address = drop(client, file(), collection=collection.pk)
    review(
        client,
        address,
        "_import",
        **{
            field("title"): "A Better Title",
            field("dek"): "A dek by hand",
            field("editors_note"): "<p>Of the series.</p>",
            field("image_credit"): "Sample Pictures",
            field("body"): "<p>Another text.</p><script>alert(1)</script>",
            field("a0-name"): "Anna Example",
            field("a0-handles"): "https://x.com/anna @anna@sample.org anna.example.org",
            field("a0-affiliations"): "Keeper; Sample Museum; 2015–2018\r\nReader; Sample College",
            field("a0-bio"): "<p>Anna keeps things.</p>",
            field("a1-name"): "Ben Example",
        },
    )
    article = Article.objects.get()
    assert (article.title, article.dek) == ("A Better Title", "A dek by hand")
    assert (article.editors_note, article.body) == ("<p>Of the series.</p>", "<p>Another text.</p>")
    assert article.image_credit == "Sample Pictures"
    anna, ben = (byline.contributor for byline in article.bylines.order_by("order"))
    assert (anna.name, anna.bio) == ("Anna Example", "<p>Anna keeps things.</p>")
    assert (anna.twitter, anna.mastodon, anna.bluesky) == (
        "anna",
        "anna@sample.org",
        "anna.example.org",
    )
    rows = anna.affiliations.order_by("order").values_list(
        "organisation__name", "role", "from_year", "to_year"
    )
    assert list(rows) == [
        ("Sample Museum", "Keeper", 2015, 2018),
        ("Sample College", "Reader", None, None),
    ]
    assert ben.name == "Ben Example"
    assert list(article.take.participants.all()) == [anna, ben]


def test_an_author_whose_name_is_emptied_is_left_out(client, collection):
    address = drop(client, file(content=take(name="Ann Example and Ben Example")),
                   collection=collection.pk)  # fmt: skip
    review(client, address, "_import", **{field("a0-name"): ""})
    assert [person.name for person in Article.objects.get().contributors.all()] == ["Ben Example"]


def test_a_document_that_is_left_out_is_not_imported_and_waits(client, collection):
    address = drop(client, file(), file("ben.txt", take("Another", "Ben Example")),
                   collection=collection.pk)  # fmt: skip
    report = review(client, address, "_import", **{field("take"): None})
    assert Article.objects.get().title == "Another"
    assert "1 document waits in the review" in page(report)
    data = form_data(client.get(address))
    assert f"d{row().pk}-title" in data
    assert f"d{row().pk}-take" not in data
    assert f"d{row('ben.txt').pk}-title" not in data


def test_what_makes_no_sense_is_said_at_its_field_and_what_was_typed_is_kept(client, collection):
    address = drop(client, file(), file("ben.txt", take("Another", "Ben Example")),
                   collection=collection.pk)  # fmt: skip
    wrong = {
        field("title"): "",
        field("a0-handles"): "han!dle",
        field("a0-affiliations"): "a; b; c; d",
        field("dek"): "A dek that was typed",
    }
    response = review(client, address, "_import", **wrong)
    said = text_of(response)
    assert "Nothing was imported yet" in said
    assert "“han!dle” is no handle" in said
    assert "“a; b; c; d” cannot be read" in said
    assert "This field is required." in said
    assert not Article.objects.exists()
    # It can be left and come back to, with all that was typed.
    data = form_data(client.get(address))
    for name, value in wrong.items():
        assert data[name.replace("__", "-")] == [value]
    right = {field("title"): "T", field("a0-handles"): "", field("a0-affiliations"): ""}
    review(client, address, "_import", **right)
    assert Article.objects.get(title="T").dek == "A dek that was typed"


def test_what_was_typed_is_kept_for_later_and_nothing_is_imported(client, collection):
    address = drop(client, file(), collection=collection.pk)
    response = review(client, address, **{field("title"): "Kept \x00title"})
    assert "Kept. Nothing is imported yet." in page(response)
    assert form_data(client.get(address))[field("title").replace("__", "-")] == ["Kept title"]
    assert not Article.objects.exists()
    assert "Begun and not imported yet" in page(client.get(IMPORT))


def test_the_collection_may_be_chosen_late_but_has_to_be(client, collection):
    address = drop(client, file())
    assert "Choose the collection" in text_of(review(client, address, "_import"))
    assert not Article.objects.exists()
    review(client, address, "_import", collection=str(collection.pk))
    assert Article.objects.get().take.collection == collection


def test_a_wave_of_another_collection_is_refused(client, collection):
    wave = make_wave(make_collection(title="Other"), timezone.now() + timedelta(days=3))
    address = drop(client, file(), collection=collection.pk)
    response = review(client, address, "_import", wave=str(wave.pk))
    assert "This wave is one of “Other”." in text_of(response)
    assert not Article.objects.exists()


# How sure it is


def test_what_is_unsure_comes_first_with_the_reason_beside_its_field(client, collection):
    address = drop(
        client,
        file("1-sure.txt"),
        file("2-nobody.txt", take("Nobody Wrote This", name="", bio="")),
        collection=collection.pk,
    )
    response = client.get(address)
    cards = response.context["cards"]
    assert [card.reference for card in cards.look] == ["2-nobody.txt"]
    assert [card.reference for card in cards.sure] == ["1-sure.txt"]
    [card] = cards.look
    assert card.people[0].rows["name"].doubts == ["no author was found"]
    assert "1 sure" in page(response)
    assert "1 to look at" in page(response)
    assert "Look at this no author was found" in text_of(response)
    # Once it is put right, it is in doubt no more.
    review(client, address, **{field("a0-name", "2-nobody.txt"): "Ann Example"})
    cards = client.get(address).context["cards"]
    assert not cards.look


def test_several_of_one_name_are_chosen_from(client, collection):
    first, second = make_contributor("Ann Example"), make_contributor("Ann Example")
    address = drop(client, file(), collection=collection.pk)
    [card] = client.get(address).context["cards"].look
    assert "there is more than one Ann Example" in card.reasons[0]
    who = field("a0-who")
    assert f'<option value="{second.pk}">' in page(client.get(address))
    review(client, address, **{who: str(second.pk)})
    assert not client.get(address).context["cards"].look
    report = review(client, address, "_import")
    assert Article.objects.get().contributors.get() == second
    assert "Known already: Ann Example" in text_of(report)
    assert first.articles.count() == 0


def test_a_new_person_of_a_known_name_is_made_where_somebody_says_so(client, collection):
    known = make_contributor("Ann Example", twitter="AnnExample")
    address = drop(client, file(), collection=collection.pk)
    report = review(client, address, "_import", **{field("a0-who"): "new"})
    made = Article.objects.get().contributors.get()
    assert made != known
    # A handle belongs to one person.
    assert made.twitter == ""
    assert "@AnnExample belongs to somebody else already" in text_of(report)


def test_a_known_contributor_is_told_and_reused(client, collection):
    known = make_contributor("Ann  EXAMPLE".replace("  ", " "))
    address = drop(client, file(), collection=collection.pk)
    assert "Ann EXAMPLE, known already" in page(client.get(address))
    review(client, address, "_import")
    assert Article.objects.get().contributors.get() == known


def test_who_was_chosen_and_is_gone_is_said(client, collection):
    make_contributor("Ann Example")
    second = make_contributor("Ann Example")
    address = drop(client, file(), collection=collection.pk)
    review(client, address, **{field("a0-who"): str(second.pk)})
    second.delete()
    [card] = client.get(address).context["cards"].look
    assert card.reasons == ["The contributor that was chosen is not there any more."]


# A second time


def test_the_same_files_again_are_there_already(client, collection):
    review(client, drop(client, file(), collection=collection.pk), "_import")
    before = counts()
    address = drop(client, file(), file("again.txt"), collection=collection.pk)
    response = client.get(address)
    assert "2 there already" in page(response)
    assert "the same document as “ann.txt”" in text_of(response).replace("The same", "the same")
    review(client, address, "_import")
    assert counts() == before


def test_an_edited_file_updates_the_draft_that_it_made(client, collection):
    review(client, drop(client, file(), collection=collection.pk), "_import")
    address = drop(client, file(content=take(text="Another answer.")), collection=collection.pk)
    assert "it updates the draft" in page(client.get(address))
    review(client, address, "_import")
    assert "Another answer." in Article.objects.get().body


@pytest.mark.parametrize("when", ["before it was written", "afterwards"])
def test_a_text_that_an_editor_has_changed_is_left_alone(client, collection, when):
    address = drop(client, file(), collection=collection.pk)
    by_hand = {field("title"): "By hand"} if when == "before it was written" else {}
    review(client, address, "_import", **by_hand)
    if when == "afterwards":
        Article.objects.update(title="By hand")
    address = drop(client, file(content=take(text="Another answer.")), collection=collection.pk)
    assert "but so has the article since; it was left alone" in page(client.get(address))
    review(client, address, "_import")
    article = Article.objects.get()
    assert article.title == "By hand"
    assert "Another answer." not in article.body


def test_a_document_that_was_imported_meanwhile_is_reported_as_before(client, collection):
    """Without a collection the review cannot know; the import does."""
    review(client, drop(client, file(), collection=collection.pk), "_import")
    address = drop(client, file())
    report = review(client, address, "_import", collection=str(collection.pk))
    assert "As before." in text_of(report)
    assert Article.objects.count() == 1


def test_another_document_of_a_known_name_is_refused_and_the_others_go_on(client, collection):
    review(client, drop(client, file(), collection=collection.pk), "_import")
    other = file(content=take("Something Else", "Zoe Example"))
    address = drop(client, other, file("ben.txt", take("Ben’s", "Ben Example")),
                   collection=collection.pk)  # fmt: skip
    [card] = client.get(address).context["cards"].look
    assert "A document of this name was imported before" in card.reasons[0]
    report = review(client, address, "_import")
    assert "Failed. A document of this name was imported before" in text_of(report)
    assert Article.objects.count() == 2
    assert "1 document waits in the review" in page(report)


def test_a_second_click_makes_nothing_twice(client, collection):
    address = drop(client, file(), collection=collection.pk)
    data = {**form_data(client.get(address)), "_import": "yes"}
    client.post(address, data)
    before = counts()
    client.post(address, data)
    assert counts() == before
    assert Article.objects.count() == 1


# What cannot be read


def zipped(**members):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return content.getvalue()


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


# Whose it is


def test_nobody_else_sees_what_somebody_has_dropped(client, collection):
    address = drop(client, file(), collection=collection.pk)
    other = at_the_desk(make_publisher())
    data = {**form_data(client.get(address)), "_import": "yes"}
    for screen in (address, f"{address}report/"):
        assert other.get(screen).status_code == 404
    assert other.post(address, data).status_code == 404
    key = str(Delivery.objects.get().pk)
    assert other.post(IMPORT, {"key": key, "files": [file()]}).status_code == 403
    assert "Begun and not imported yet" not in page(other.get(IMPORT))
    assert not Article.objects.exists()


def test_a_writer_imports_nothing(client, collection):
    address = drop(client, file(), collection=collection.pk)
    writer = make_writer()
    Delivery.objects.update(user=writer)
    desk = at_the_desk(writer)
    for screen in (IMPORT, address, f"{address}report/"):
        assert desk.get(screen).status_code == 403
        assert desk.post(screen, {"key": str(uuid4()), "_import": "yes"}).status_code == 403
    assert "Import documents" not in page(desk.get("/admin/"))
    with pytest.raises(deliveries.NotAllowed):
        deliveries.bring_in([], deliveries.bringing.Target(collection, by=writer))


def test_it_is_thrown_away_by_its_owner_or_after_a_week(client, editor, collection):
    address = drop(client, file(), collection=collection.pk)
    assert "were thrown away" in page(review(client, address, "_discard"))
    assert not Delivery.objects.exists()
    address = drop(client, file(), collection=collection.pk)
    Delivery.objects.update(touched_at=timezone.now() - deliveries.KEPT)
    assert client.get(address).status_code == 404
    assert not deliveries.unfinished(editor)
    drop(client, file("b.txt"), collection=collection.pk)
    assert not DeliveredDocument.objects.filter(reference="ann.txt").exists()


def test_a_document_that_came_after_the_page_was_opened_is_not_imported_unseen(client, collection):
    key = str(uuid4())
    address = drop(client, file(), collection=collection.pk, key=key)
    data = form_data(client.get(address))
    drop(client, file("late.txt", take("Late", "Zoe Example")), collection=collection.pk, key=key)
    client.post(address, {**data, "_import": "yes"})
    assert Article.objects.get().title == "A Sample Title"


# Ways in, and what it costs


def test_the_ways_in(client, collection):
    assert f'href="{IMPORT}"' in page(client.get("/admin/"))
    assert f'href="{IMPORT}"' in page(client.get(url("articles_article_changelist")))
    form = page(client.get(url("articles_collection_change", collection.pk)))
    assert f'href="{IMPORT}?collection={collection.pk}"' in form
    chosen = page(client.get(f"{IMPORT}?collection={collection.pk}"))
    assert f'<option value="{collection.pk}" selected>Reeds</option>' in chosen
    assert client.get(f"{IMPORT}?collection=x&wave=%00").status_code == 200
    writer = page(at_the_desk(make_writer()).get(url("articles_article_changelist")))
    assert IMPORT not in writer


def test_the_review_asks_as_little_for_eighty_documents_as_for_two(client, collection):
    make_wave(collection, timezone.now() + timedelta(days=3))
    asked = {}
    for number in (2, 80):
        names = [f"Ann{chr(97 + n // 26)}{chr(97 + n % 26)} Example" for n in range(number)]
        people = [make_contributor(name) for name in names[::2]]
        archive = zipped(**{f"{n}.txt": take(f"Take {n}", name) for n, name in enumerate(names)})
        address = drop(client, file("all.zip", archive), collection=collection.pk)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        assert len(response.context["cards"].sure) == number
        asked[number] = len(queries)
        Delivery.objects.all().delete()
        for person in people:
            person.delete()
    assert asked[2] == asked[80] <= 17, asked


def test_the_report_asks_as_little_for_twenty_documents_as_for_two(client, editor, collection):
    asked = {}
    for number in (2, 20):
        delivery = deliveries.begin(editor, uuid4())
        DeliveredDocument.objects.bulk_create(
            DeliveredDocument(
                delivery=delivery,
                reference=f"{n}.txt",
                recognised={},
                outcome=Outcome.CREATED,
                article=make_article(f"Take {number} {n}", state="draft"),
            )
            for n in range(number)
        )
        with CaptureQueriesContext(connection) as queries:
            text = page(client.get(url("import_report", delivery.pk)))
        assert f"{number} of {number} documents are drafts now." in text
        asked[number] = len(queries)
    assert asked[2] == asked[20] <= 8, asked

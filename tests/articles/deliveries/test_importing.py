"""What is dropped is recognised, looked at and imported, once; nothing before."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import Act, Article, ImportedDocument, Revision
from contributors.models import Contributor
from tests.articles.deliveries.dropping import counts, drop, field, file, review, row, take, text_of
from tests.desk import form_data, page, url
from tests.factories import make_collection, make_wave

pytestmark = pytest.mark.django_db


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

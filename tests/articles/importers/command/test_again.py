"""A second run: the same files change nothing, edited ones what nobody else has changed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Byline
from tests.articles.importers.command.running import failing, import_takes, state, take
from tests.articles.importers.files import DOCUMENTS
from tests.factories import make_contributor, make_publisher, make_wave

pytestmark = pytest.mark.django_db


def test_second_run_changes_nothing_and_says_so(collection):
    import_takes(DOCUMENTS)
    before = state()
    out = import_takes(DOCUMENTS)
    assert state() == before
    assert "13 documents: 0 created, 0 changed, 13 as before" in out


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

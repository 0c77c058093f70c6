"""What is found follows what is written, at once and all of it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.models import Article, Byline, Convener, Release, SearchEntry, Tag
from articles.search import index, search, suggestions
from contributors.models import Affiliation, Contributor
from tests.factories import (
    make_article,
    make_collection,
    make_contributor,
    make_publisher,
)

pytestmark = pytest.mark.django_db

HIDDEN = ["ibis", "marsh", "egret", "heronry", "otter", "stork", "wading", "badgers", "beavers"]


def finds(typed: str, at=None) -> bool:
    return bool(search(typed, at=at or timezone.now()).hits)


def test_a_changed_text_is_found_by_its_new_words_alone():
    article = make_article("Heron", body="<p>Otter</p>")
    article.title, article.body = "Stork", "<p>Badger</p>"
    article.save()

    assert finds("stork")
    assert finds("badger")
    assert not finds("heron")
    assert not finds("otter")


def test_a_change_that_is_taken_back_leaves_the_index_as_it_was():
    article = make_article("Heron")

    with transaction.atomic():
        article.title = "Stork"
        article.save()
        assert finds("stork")
        transaction.set_rollback(True)

    assert finds("heron")
    assert not finds("stork")


def test_bylines_put_on_and_taken_off_are_followed():
    article = make_article("Heron")
    byline = Byline.objects.create(article=article, contributor=make_contributor("Ibis Person"))

    assert {hit.kind for hit in search("ibis", at=timezone.now()).hits} == {
        "article",
        "contributor",
    }
    byline.delete()
    assert not finds("ibis")


def test_a_renamed_person_is_found_with_all_that_carries_the_name():
    person = make_contributor("Ibis Person")
    make_article("Heron", by=[person])
    make_collection("Symposium", conveners=[person])
    person.name = "Egret Person"
    person.save()

    assert len(search("egret", at=timezone.now()).hits) == 3
    assert not finds("ibis")


def test_affiliations_and_organisations_are_followed():
    person = make_contributor("Ibis Person", ("Fellow", "Marsh Institute"))
    make_article("Heron", by=[person])
    affiliation = person.affiliations.get()
    affiliation.organisation.name = "Fen Institute"
    affiliation.organisation.save()

    assert [hit.kind for hit in search("fen", at=timezone.now()).hits] == ["contributor"]
    # The article keeps the line of the day it came out.
    assert [hit.kind for hit in search("marsh", at=timezone.now()).hits] == ["article"]
    Affiliation.objects.filter(pk=affiliation.pk).first().delete()
    assert not finds("fen")


def test_what_a_scheduled_article_takes_over_is_found_when_it_is_out():
    person = make_contributor("Ibis Person", ("Fellow", "Marsh Institute"))
    make_article("Heron", by=[person], state=Release.State.SCHEDULED)
    organisation = person.affiliations.get().organisation
    organisation.name = "Fen Institute"
    organisation.save()
    later = timezone.now() + timedelta(days=2)

    assert {hit.kind for hit in search("fen", at=later).hits} == {"article", "contributor"}
    assert not finds("marsh", at=later)


def test_tags_put_on_renamed_taken_off_and_deleted_are_followed():
    article = make_article("Heron", tags=("wading",))
    assert finds("wading")
    tag = Tag.objects.get()
    tag.name = "perching"
    tag.save()
    assert finds("perching")
    assert not finds("wading")
    article.tags.remove("perching")
    assert not finds("perching")
    article.tags.set(["nesting"])
    assert finds("nesting")
    Tag.objects.get(name="nesting").delete()
    assert not finds("nesting")


def test_conveners_and_the_question_are_followed():
    collection = make_collection("Symposium", question="Whose heron?")
    convener = Convener.objects.create(
        collection=collection, contributor=make_contributor("Ibis Person")
    )
    assert len(search("ibis", at=timezone.now()).hits) == 2
    convener.delete()
    collection.question = "Whose stork?"
    collection.save()

    assert finds("stork")
    assert not finds("heron")
    assert not finds("ibis")


def test_what_is_deleted_leaves_nothing_behind():
    article = make_article("Heron", by=[make_contributor("Ibis Person")])
    collection = make_collection("Symposium")
    article.delete()
    collection.delete()
    Contributor.objects.all().delete()

    assert not SearchEntry.objects.exists()
    # The same keys may be given again: nothing of the old words comes with them.
    make_article("Stork", by=[make_contributor("Egret Person")])
    assert not finds("heron")
    assert not finds("ibis")


def test_the_clock_alone_decides_without_a_word_to_the_index():
    release = timezone.now() + timedelta(days=1)
    article = make_article("Heron", state=Release.State.SCHEDULED, at=release)

    assert not finds("heron", at=release - timedelta(seconds=1))
    assert finds("heron", at=release)
    workflow.withdraw(article, make_publisher(), at=release + timedelta(hours=1))
    assert not finds("heron", at=release + timedelta(hours=1))


@pytest.mark.parametrize(
    "state", [state for state in Release.State if state != Release.State.PUBLIC]
)
def test_nothing_of_what_is_not_public_is_found_suggested_or_guessed(state: Release.State):
    person = make_contributor("Ibis Person", ("Fellow", "Marsh Institute"), bio="<p>Egret.</p>")
    make_article(
        "Heronry", by=[person], state=state, body="<p>Otter.</p>", dek="Stork.", tags=("wading",)
    )
    make_collection("Badgers", question="Whose beavers?", state=state, conveners=[person])
    at = timezone.now()

    for word in [
        "ibis",
        "marsh",
        "egret",
        "heronry",
        "otter",
        "stork",
        "wading",
        "badgers",
        "beavers",
    ]:
        results = search(word, at=at)
        slip = search(f"{word[:-2]}{word[-1]}{word[-2]}", at=at)
        assert (results.number, results.counts, results.near) == (0, {}, [])
        assert (slip.near, slip.correction) == ([], "")
        assert suggestions(word[:4], at=at) == []


def test_rebuilding_finds_what_was_written_past_the_models(capsys: pytest.CaptureFixture[str]):
    kept = make_article("Heron", by=[make_contributor("Ibis Person")])
    gone = make_article("Stork", by=list(kept.contributors.all()))
    SearchEntry.objects.filter(object_id=kept.pk).delete()
    Article.objects.filter(pk=kept.pk).update(title="Egret")
    SearchEntry.objects.create(kind="collection", object_id=gone.pk + 1000, title="nobody")

    call_command("rebuild_search")

    assert finds("egret")
    assert finds("ibis")
    assert not finds("heron")
    assert SearchEntry.objects.count() == 3
    assert "2 articles, 0 collections and 1 contributors are indexed." in capsys.readouterr().out


def test_a_text_larger_than_an_index_holds_is_saved_and_found_by_its_beginning():
    body = "<p>heron " + " ".join(f"w{number:06d}" for number in range(120_000)) + "</p>"
    make_article("Long", body=body)

    assert finds("heron")
    assert finds("w000100")


def test_what_is_written_many_times_in_one_block_is_indexed_once_at_its_end():
    article, person = make_article("Heron"), make_contributor("Ada Sample")
    with CaptureQueriesContext(connection) as queries, transaction.atomic(), index.once():
        for title in ("Stork", "Egret"):
            article.title = title
            article.save()
            with index.once():  # A block within is of the same.
                person.name = f"{title} Person"
                person.save()
        assert finds("heron")
    written = [one["sql"] for one in queries if one["sql"].startswith("INSERT")]
    assert len([sql for sql in written if "searchentry" in sql]) == 2
    assert finds("egret")
    assert {hit.kind for hit in search("egret", at=timezone.now()).hits} >= {"article"}
    assert SearchEntry.objects.get(kind="contributor", object_id=person.pk).title == "egret person"
    assert not finds("stork")


def test_a_block_that_fails_leaves_nothing_to_index_to_the_next():
    article = make_article("Heron")

    @transaction.atomic
    @index.once()
    def fail() -> None:
        article.title = "Stork"
        article.save()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert finds("heron")
    with index.once():
        pass
    assert not finds("stork")
    Article.objects.get(pk=article.pk).save()
    assert finds("heron")

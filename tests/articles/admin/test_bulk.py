"""Acts on many rows of a list: asked first, done one by one, a line for each."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.admin.bulk_acts import TagNamesForm
from articles.models import Act, Article, Release, Revision, Section, Tag, Take
from tests.desk import at_the_desk, page, url
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_editor,
    make_publisher,
    make_wave,
    make_writer,
)

pytestmark = pytest.mark.django_db
State = Release.State
LIST = "articles_article_changelist"


def ask(client, act, rows, name=LIST):
    """The page that asks."""
    keys = [str(row.pk) for row in rows]
    return client.post(url(name), {"action": act, "_selected_action": keys})


def confirm(client, act, rows, name=LIST, **data):
    """The page with a line for each, of what was asked about just now."""
    seen = {
        f"seen-{row.pk}": str(Article.objects.get(pk=row.pk).working_revision.number)
        for row in rows
        if isinstance(row, Article) and row.working_revision_id
    }
    keys = [str(row.pk) for row in rows]
    sent = {"action": act, "_selected_action": keys, "confirmed": "yes", **seen, **data}
    return client.post(url(name), sent)


def ready(title, **fields):
    """An article that could be approved."""
    return make_article(title, state=State.IN_REVIEW, by=[make_contributor()], **fields)


def test_what_will_be_done_is_asked_first_with_all_that_it_is_about():
    rows = [ready("One"), ready("Two")]
    asked = page(ask(at_the_desk(make_publisher()), "bulk_approve", rows))
    assert "2 chosen" in asked
    for title in ("One", "Two"):
        assert title in asked
    assert {row.state() for row in Article.objects.all()} == {State.IN_REVIEW}


def test_each_is_approved_by_itself_and_gets_a_line():
    date = timezone.now() + timedelta(days=2)
    wave = make_wave(make_collection(), release_at=date)
    first = make_answer(wave.collection, "First", state=State.IN_REVIEW, wave=wave).article
    bare = make_article("Bare", state=State.IN_REVIEW, by=[])
    gone = make_article("Out already", state=State.PUBLIC)
    client = at_the_desk(make_publisher())
    said = page(confirm(client, "bulk_approve", [first, bare, gone], note="All of them"))
    assert "1 of 3 done." in said
    assert "Goes out on" in said
    assert "“Bare” cannot go out yet. There is no byline." in said
    states = {row.title: row.state() for row in Article.objects.all()}
    assert states["First"] is State.SCHEDULED
    assert states["Bare"] is State.IN_REVIEW
    assert states["Out already"] is State.PUBLIC
    assert Act.objects.about(first).filter(note="All of them").exists()
    assert not Act.objects.about(bare).filter(note="All of them").exists()


def test_a_text_that_somebody_saved_meanwhile_is_not_approved_unseen():
    article = ready("One")
    client, other = at_the_desk(make_publisher()), at_the_desk(make_editor(name="Edith"))
    save_section(other, article)
    asked = page(ask(client, "bulk_approve", [article]))
    assert f'name="seen-{article.pk}" value="2"' in asked
    save_section(other, article)
    sent = {"action": "bulk_approve", "_selected_action": [str(article.pk)], "confirmed": "yes"}
    said = page(client.post(url(LIST), {**sent, f"seen-{article.pk}": "2", "note": ""}))
    assert "Edith has saved" in said
    assert Article.objects.get().state() is State.IN_REVIEW


def save_section(client, article):
    """Save it with a section of its own."""
    section = Section.objects.create(name=f"Section {Section.objects.count()}")
    assert "1 of 1 done." in page(
        confirm(client, "bulk_section", [article], section=str(section.pk))
    )


def test_a_section_is_saved_as_a_text_and_waits_where_the_old_one_is_approved():
    draft, public = ready("Draft"), make_article("Public", state=State.PUBLIC)
    section = Section.objects.create(name="Essays")
    client = at_the_desk(make_editor())
    said = page(confirm(client, "bulk_section", [draft, public], section=str(section.pk)))
    assert "2 of 2 done." in said
    assert "it waits until the changes are published" in said
    assert Article.objects.get(pk=draft.pk).section == section
    assert Article.objects.get(pk=public.pk).section is None
    assert Article.objects.get(pk=public.pk).has_waiting_changes
    assert Revision.objects.about(draft).first().changed == ["section"]
    again = page(confirm(client, "bulk_section", [draft], section=str(section.pk)))
    assert "It was so already." in again
    assert page(confirm(client, "bulk_section", [draft])).count("errorlist") == 1


def test_tags_are_added_to_those_that_are_there():
    article = ready("One")
    article.tags.add("tides")
    client = at_the_desk(make_editor())
    assert "1 of 1 done." in page(confirm(client, "bulk_tags", [article], tags="Tides, harbours,"))
    assert sorted(Article.objects.get().tags.names()) == ["harbours", "tides"]


def test_only_who_may_add_tags_adds_new_ones():
    Tag.objects.create(name="tides")
    writer = make_writer()
    assert not writer.has_perm("articles.add_tag")
    assert TagNamesForm({"tags": "tides"}, writer).is_valid()
    assert "new one" in str(TagNamesForm({"tags": "tides, new one"}, writer).errors)
    assert TagNamesForm({"tags": "tides, new one"}, make_editor()).is_valid()


def test_writers_are_offered_what_is_theirs_and_submit_their_own_alone():
    writer = make_writer()
    own = make_article("Own", state=State.DRAFT, created_by=writer)
    other = make_article("Other", state=State.DRAFT)
    client = at_the_desk(writer)
    listed = page(client.get(url(LIST)))
    assert "bulk_submit" in listed
    assert "bulk_approve" not in listed
    assert "bulk_section" not in listed
    said = page(confirm(client, "bulk_submit", [own, other], note=""))
    assert "1 of 1 done." in said
    assert "Other" not in said
    assert Article.objects.get(pk=other.pk).state() is State.DRAFT
    confirm(client, "bulk_approve", [own], note="")
    assert Article.objects.get(pk=own.pk).state() is State.IN_REVIEW


def test_thirty_takes_move_to_another_wave():
    now = timezone.now()
    collection = make_collection()
    first = make_wave(collection, release_at=now + timedelta(days=1))
    second = make_wave(collection, release_at=now + timedelta(days=8))
    for number in range(30):
        make_answer(collection, f"Answer {number}", state=State.DRAFT, wave=first)
    approved = Article.objects.get(title="Answer 7")
    workflow.submit(approved, make_editor())
    workflow.approve(Article.objects.get(pk=approved.pk), make_publisher())
    takes = list(Take.objects.all())
    client = at_the_desk(make_editor())
    said = page(
        confirm(client, "bulk_wave", takes, "articles_take_changelist", wave=str(second.pk))
    )
    assert "29 of 30 done." in said
    assert "only a publisher may change when it goes out" in said
    assert Take.objects.filter(wave=second).count() == 29
    moved = Article.objects.get(title="Answer 8")
    assert moved.release_at == second.release_at
    assert Revision.objects.about(collection).exists()


def test_takes_of_two_collections_have_no_wave_in_common():
    takes = [make_answer(make_collection(), "Answer") for _ in range(2)]
    client = at_the_desk(make_editor())
    response = client.post(
        url("articles_take_changelist"),
        {"action": "bulk_wave", "_selected_action": [str(one.pk) for one in takes]},
        follow=True,
    )
    assert "Choose answers of one collection" in page(response)

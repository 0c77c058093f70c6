"""Saving at the desk: every text is a revision, and what is approved stays until published."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import revisions, snapshots, workflow
from articles.models import AppendOnlyError, Article, Release, Revision, Tag
from articles.refusals import NotPossible
from tests.articles.pictures import make_image
from tests.desk import at_the_desk, errors, form_data, page, save, url
from tests.factories import (
    make_article,
    make_contributor,
    make_editor,
    make_publisher,
    make_writer,
)

pytestmark = pytest.mark.django_db
State, Kind = Release.State, Revision.Kind
THREE = "<p>One.</p><p>Two.</p><p>Three.</p>"


def edit(article: Article) -> str:
    """The address of its form."""
    return url("articles_article_change", article.pk)


def opened(article: Article, user) -> tuple:
    """A browser in which `user` has the form open, and what the form would send."""
    client = at_the_desk(user)
    return client, form_data(client.get(edit(article)))


def send(form: tuple, article: Article, **changes: str):
    """Send an open form with some fields changed."""
    client, data = form
    for name, value in changes.items():
        data[name.replace("__", "-")] = [value]
    return client.post(edit(article), data)


def kinds(article: Article) -> list[str]:
    """How the texts of the article came about, the oldest first."""
    rows = Revision.objects.about(article).values_list("kind", flat=True)
    return list(rows)[::-1]


def test_each_save_appends_all_that_an_editor_can_change():
    person = make_contributor("Ada Example", ("Fellow", "A Place"))
    article = make_article("Before", state=State.DRAFT, by=[person], tags=("libraries",))
    editor = make_editor()
    save(at_the_desk(editor), edit(article), title="After", dek="A dek", revision_note="Shorter")
    found, saved = Revision.objects.about(article).order_by("number")
    assert (found.kind, found.made_by, found.snapshot["title"]) == (Kind.FOUND, None, "Before")
    assert (saved.kind, saved.made_by, saved.note, saved.base) == (Kind.SAVED, editor, "Shorter", 1)
    assert saved.snapshot["title"] == "After"
    assert saved.snapshot["tags"] == ["libraries"]
    assert [row["contributor"] for row in saved.snapshot["bylines"]] == [person.pk]
    assert saved.snapshot["labels"][f"contributor {person.pk}"] == "Ada Example"
    assert saved.snapshot["status"] == "draft"
    article.refresh_from_db()
    assert (article.working_revision, article.live_revision) == (saved, saved)


def test_a_save_that_changes_nothing_appends_nothing():
    article = make_article(state=State.DRAFT)
    client = at_the_desk(make_editor())
    save(client, edit(article), dek="A dek")
    save(client, edit(article))
    assert kinds(article) == [Kind.FOUND, Kind.SAVED]


def test_nobody_changes_or_deletes_a_revision():
    article = make_article(state=State.DRAFT)
    save(at_the_desk(make_editor()), edit(article), dek="A dek")
    revision = Revision.objects.about(article).first()
    for act in (revision.save, revision.delete, Revision.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            act()
    table = Revision._meta.db_table
    for statement in (f"UPDATE {table} SET note = 'x'", f"DELETE FROM {table}"):  # noqa: S608  # Ours.
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    article.delete()
    assert Revision.objects.filter(subject_id=revision.subject_id).count() == 2, "it outlives it"


@pytest.mark.parametrize("state", [State.PUBLIC, State.SCHEDULED, State.UNDATED, State.WITHDRAWN])
def test_what_is_approved_stays_until_the_changes_are_published(state):
    """A save on top of it waits, whoever saves; the form opens on it and says so."""
    late = make_contributor("Late Arrival")
    article = make_article("Approved title", state=state, body=THREE, tags=("old",))
    editor, publisher = make_editor(name="Edith"), make_publisher()
    Tag.objects.create(name="new")
    response = save(
        at_the_desk(editor),
        edit(article),
        title="Changed title",
        tags=["new"],
        bylines__1__contributor=late.pk,
    )
    assert errors(response) == {}
    row = Article.objects.get(pk=article.pk)
    assert row.title == "Approved title"
    assert (list(row.tags.names()), row.bylines.count()) == (["old"], 1)
    assert row.has_waiting_changes
    form = page(at_the_desk(publisher).get(edit(article)))
    assert ">\nChanged title</textarea>" in form
    assert "Changes wait, saved" in form
    assert "Edith" in form
    workflow.publish_changes(row, publisher)
    row = Article.objects.get(pk=article.pk)
    assert row.title == "Changed title"
    assert (list(row.tags.names()), row.bylines.count()) == (["new"], 2)
    assert not row.has_waiting_changes
    assert row.state() == state


def test_readers_see_no_change_until_then(client):
    article = make_article("What readers get", state=State.PUBLIC)
    address = article.get_absolute_url()
    save(at_the_desk(make_editor()), edit(article), title="Unpublished", slug="elsewhere")
    assert "What readers get" in page(client.get(address))
    assert "Unpublished" not in page(client.get(address))
    assert client.get("/articles/elsewhere/").status_code == 404
    listed = page(at_the_desk(make_editor()).get(url("articles_article_changelist")))
    assert "public, with unpublished changes" in listed
    desk = at_the_desk(make_editor())
    found = desk.get(url("articles_article_changelist"), {"state": "waiting"}).context["cl"]
    assert list(found.result_list) == [article]
    workflow.publish_changes(article, make_publisher())
    assert client.get(address)["Location"] == "/articles/elsewhere/"
    assert "Unpublished" in page(client.get("/articles/elsewhere/"))


def test_a_text_that_nobody_looked_at_does_not_go_out():
    """The confirmation names the text it was shown for; a newer one is not published by it."""
    article = make_article(state=State.IN_REVIEW)
    publisher = make_publisher()
    verb = url("articles_article_verb", article.pk, "publish")
    confirmation = form_data(at_the_desk(publisher).get(verb))
    save(at_the_desk(make_editor(name="Edith")), edit(article), title="Saved since")
    response = at_the_desk(publisher).post(verb, confirmation)
    assert response.status_code == 409
    assert "Edith has saved “Saved since” since you looked at it." in page(response)
    article.refresh_from_db()
    assert article.state() is State.IN_REVIEW
    again = form_data(at_the_desk(publisher).get(verb))
    assert at_the_desk(publisher).post(verb, again).status_code == 302


def test_a_publisher_saves_and_is_asked_to_publish_in_one_go():
    article = make_article("Old", state=State.PUBLIC)
    button = 'name="_publish_changes"'
    assert button not in page(at_the_desk(make_editor()).get(edit(article)))
    client, data = opened(article, make_publisher())
    assert button in page(client.get(edit(article)))
    response = client.post(edit(article), {**data, "title": "New", "_publish_changes": "1"})
    confirmation = url("articles_article_verb", article.pk, "publish_changes")
    assert response["Location"] == confirmation
    client.post(confirmation, form_data(client.get(confirmation)))
    assert Article.objects.public().get().title == "New"


def test_publishing_what_has_changes_publishes_them():
    article = make_article("Old", state=State.WITHDRAWN)
    save(at_the_desk(make_editor()), edit(article), title="New")
    workflow.publish(Article.objects.get(), make_publisher())
    assert Article.objects.public().get().title == "New"


def test_what_is_sent_back_is_a_draft_with_its_changes():
    article = make_article("Old", state=State.SCHEDULED)
    save(at_the_desk(make_editor()), edit(article), title="New")
    workflow.send_back(Article.objects.get(), make_publisher())
    row = Article.objects.get()
    assert (row.title, row.state(), row.has_waiting_changes) == ("New", State.DRAFT, False)


def test_where_nothing_waits_nothing_is_published():
    article = make_article(state=State.PUBLIC)
    with pytest.raises(NotPossible, match="No changes wait"):
        workflow.publish_changes(article, make_publisher())


def test_a_correction_leaves_waiting_changes_waiting():
    article = make_article("Live", state=State.PUBLIC)
    save(at_the_desk(make_editor()), edit(article), title="Waiting")
    row = Article.objects.get()
    workflow.correct(row, make_publisher(), note="It was the other way round.")
    row = Article.objects.get()
    assert row.has_waiting_changes
    newest = row.working_revision
    assert (newest.kind, newest.snapshot["title"]) == (Kind.CORRECTED, "Waiting")
    assert "other way round" in newest.snapshot["corrections"][0]["text"]


def test_changes_to_different_parts_come_together():
    article = make_article("Title", state=State.DRAFT, body=THREE, tags=("one",))
    ann, ben = make_editor(name="Ann"), make_editor(name="Ben")
    first, second = opened(article, ann), opened(article, ben)
    send(first, article, title="By Ann", body="<p>One, by Ann.</p><p>Two.</p><p>Three.</p>")
    response = send(
        second, article, dek="By Ben", body="<p>One.</p><p>Two, by Ben.</p><p>Three.</p>"
    )
    assert response.status_code == 302
    row = Article.objects.get()
    assert (row.title, row.dek) == ("By Ann", "By Ben")
    assert row.body == "<p>One, by Ann.</p><p>Two, by Ben.</p><p>Three.</p>"
    assert kinds(article) == [Kind.FOUND, Kind.SAVED, Kind.SET_ASIDE, Kind.MERGED]
    said = page(at_the_desk(ben).get(edit(article)))
    assert "By Ben" in said


def test_two_texts_for_one_passage_are_both_kept_and_an_editor_chooses():
    article = make_article("Title", state=State.DRAFT, body=THREE)
    first, second = (
        opened(article, make_editor(name="Ann")),
        opened(article, make_editor(name="Ben")),
    )
    send(first, article, body="<p>One, by Ann.</p><p>Two.</p><p>Three.</p>")
    mine = "<p>One, by Ben.</p><p>Two.</p><p>Three, by Ben.</p>"
    response = send(second, article, body=mine, dek="By Ben")
    assert Article.objects.get().body.startswith("<p>One, by Ann."), "nobody is overwritten"
    aside = Revision.objects.about(article).first()
    assert (aside.kind, aside.snapshot["body"]) == (Kind.SET_ASIDE, mine)
    client, _data = second
    clash = url("articles_article_clash", article.pk, aside.number)
    assert response["Location"] == clash
    shown = client.get(clash)
    read = page(shown).replace('<ins><span class="visually-hidden">added </span>', "")
    read = read.replace("</ins>", "")
    for words in ("One, by Ann.", "One, by Ben.", "One.", "Ann", "Ben"):
        assert words in read
    assert "Three, by Ben." not in read, "that is no contradiction"
    assert page(shown).count("<ins>") == 2, "what each of them wrote is marked"
    answers = form_data(shown)
    assert client.post(clash, answers).status_code == 409, "nothing is chosen yet"
    field = next(name for name in page(shown).split('"') if name.startswith("body-"))
    assert client.post(clash, {**answers, field: "both"}).status_code == 302
    row = Article.objects.get()
    assert row.body == "<p>One, by Ann.</p><p>One, by Ben.</p><p>Two.</p><p>Three, by Ben.</p>"
    assert row.dek == "By Ben"
    assert (row.working_revision.kind, row.working_revision.source) == (Kind.MERGED, aside.number)


def test_a_choice_made_against_an_older_text_is_asked_again():
    article = make_article("Title", state=State.DRAFT)
    first, second = opened(article, make_editor()), opened(article, make_editor())
    send(first, article, title="By the first")
    clash = send(second, article, title="By the second")["Location"]
    answers = form_data(second[0].get(clash))
    save(at_the_desk(make_editor()), edit(article), title="By a third")
    response = second[0].post(clash, {**answers, "title": "mine"})
    assert response.status_code == 409
    assert "By a third" in page(response)
    assert Article.objects.get().title == "By a third"
    again = form_data(second[0].get(clash))
    assert second[0].post(clash, {**again, "title": "mine"}).status_code == 302
    assert Article.objects.get().title == "By the second"


@pytest.mark.parametrize(
    "verb", [workflow.submit, workflow.approve, workflow.publish], ids=lambda verb: verb.__name__
)
def test_a_writer_whose_text_was_handed_on_meanwhile_loses_nothing(verb):
    writer = make_writer()
    article = make_article("Title", state=State.DRAFT, created_by=writer)
    form = opened(article, writer)
    verb(Article.objects.get(), make_publisher())
    response = send(form, article, title="Written too late")
    assert response.status_code == 403
    aside = Revision.objects.about(article).first()
    assert (aside.kind, aside.snapshot["title"]) == (Kind.SET_ASIDE, "Written too late")
    assert f"number {aside.number}" in page(response)
    assert Article.objects.get().title == "Title"


@pytest.mark.parametrize(
    ("state", "verb"),
    [
        (State.DRAFT, "approve"),
        (State.DRAFT, "publish"),
        (State.SCHEDULED, "schedule"),
        (State.PUBLIC, "withdraw"),
    ],
)
def test_a_save_after_a_verb_undoes_nothing_and_waits(state, verb):
    """The form was opened before the verb was said."""
    article = make_article("Title", state=state)
    form = opened(article, make_editor())
    more = {"release_at": timezone.now() + timedelta(days=3)} if verb == "schedule" else {}
    getattr(workflow, verb)(Article.objects.get(), make_publisher(), **more)
    row = Article.objects.get()
    decided = (row.status, row.release_at, row.withdraw_at)
    send(form, article, title="Saved afterwards")
    row = Article.objects.get()
    assert (row.status, row.release_at, row.withdraw_at) == decided
    assert row.title == "Title"
    assert row.has_waiting_changes
    assert row.working_revision.snapshot["title"] == "Saved afterwards"


def test_a_form_that_names_no_text_is_not_obeyed():
    article = make_article("Title", state=State.DRAFT)
    save(at_the_desk(make_editor()), edit(article), dek="So that there is a revision")
    for number in (None, "99", "x", "-1"):
        response = save(at_the_desk(make_editor()), edit(article), title="Changed", revision=number)
        assert response.status_code == 200, number
        assert errors(response), number
    assert Article.objects.get().title == "Title"


def test_an_earlier_text_is_taken_up_again_by_appending_it():
    article = make_article("First", state=State.DRAFT, body=THREE)
    editor = make_editor()
    client = at_the_desk(editor)
    save(client, edit(article), title="Second", body="<p>Other.</p>", bylines__0__role="translator")
    outcome = revisions.restore(article, 1, editor, base=2)
    row = Article.objects.get()
    assert (row.title, row.body, row.bylines.get().role) == ("First", THREE, "author")
    assert (outcome.revision.kind, outcome.revision.source) == (Kind.RESTORED, 1)
    with pytest.raises(NotPossible):
        revisions.restore(article, 2, editor, base=2)


def test_a_picture_that_is_gone_is_left_out_and_told():
    image = make_image("teal")
    article = make_article("First", state=State.DRAFT, lead_image=image)
    editor = make_editor()
    save(at_the_desk(editor), edit(article), title="Second")
    image.delete()
    outcome = revisions.restore(article, 1, editor, base=2)
    assert outcome.gone == ["“teal” is gone and was left out."]
    assert Article.objects.get().lead_image is None


MOST_FOR_REVISIONS = 8


def taken_by_a_page(slug: str) -> None:
    make_article("Another", slug=slug)


def taken_by_a_redirect(slug: str) -> None:
    other = make_article("Another", slug=slug)
    other.slug = "moved-on"
    other.save()


@pytest.mark.parametrize("taken", [taken_by_a_page, taken_by_a_redirect])
@pytest.mark.parametrize("verb", ["publish_changes", "publish"])
def test_an_address_that_another_page_took_meanwhile_does_not_go_out(client, verb, taken):
    article = make_article("Mine", state=State.SCHEDULED)
    by = at_the_desk(make_publisher())
    save(by, edit(article), slug="wanted", title="Changed")
    taken("wanted")
    address = url("articles_article_verb", article.pk, verb)
    response = by.post(address, form_data(by.get(address)))
    assert response.status_code == 409
    assert "The address “wanted” belongs to another page by now." in page(response)
    article.refresh_from_db()
    assert (article.title, article.state()) == ("Mine", State.SCHEDULED)
    # With another address it does.
    save(by, edit(article), slug="free")
    by.post(address, form_data(by.get(address)))
    article.refresh_from_db()
    assert (article.title, article.slug) == ("Changed", "free")


@pytest.mark.parametrize("taken", [taken_by_a_page, taken_by_a_redirect])
def test_an_earlier_text_whose_address_is_anothers_is_taken_up_with_its_own(taken):
    article = make_article("Mine", slug="wanted", state=State.DRAFT)
    by = at_the_desk(make_editor())
    save(by, edit(article), slug="mine", title="Changed")
    taken("wanted")
    address = url("articles_article_revision", article.pk, 1)
    said = page(by.post(address, form_data(by.get(address)), follow=True))
    assert "The address “wanted” belongs to another page by now: it keeps its own." in said
    article.refresh_from_db()
    assert (article.title, article.slug) == ("Mine", "mine")


def test_a_save_costs_few_queries_at_any_length_of_history():
    article = make_article(state=State.DRAFT, body=THREE)
    editor = make_editor()
    client = at_the_desk(editor)

    def cost(words: str) -> int:
        _client, data = opened(article, editor)
        data["dek"] = [words]
        with CaptureQueriesContext(connection) as captured:
            client.post(edit(article), data)
        assert sum("articles_revision" in query["sql"] for query in captured) <= MOST_FOR_REVISIONS
        return len(captured)

    cost("So that there is a revision")
    few = cost("Another")
    snapshot = snapshots.take(Article.objects.get())
    for number in range(200):
        Revision.objects.append(article, Kind.SAVED, snapshot | {"dek": str(number)}, editor)
    newest = Revision.objects.about(article).first()
    Article.objects.update(working_revision=newest, live_revision=newest)
    assert cost("And another") == few

"""How far each account reaches at the desk: never past its role, and never half of the way."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone

from articles import workflow
from articles.models import Act, Article, Section, Take, Wave
from contributors.desk import DeskForm
from tests.desk import at_the_desk, confirm, errors, save, url
from tests.factories import (
    make_administrator,
    make_answer,
    make_article,
    make_collection,
    make_editor,
    make_publisher,
    make_wave,
    make_writer,
)

pytestmark = pytest.mark.django_db


def test_no_key_leads_an_account_to_the_address_of_a_draft():
    """The stock address `/admin/r/` asks for no right."""
    draft = make_article("Secret plan", state="draft")
    kind = ContentType.objects.get_for_model(Article).pk
    for user in (make_writer(), make_administrator()):
        response = at_the_desk(user).get(f"/admin/r/{kind}/{draft.pk}/")
        assert response.status_code == 404
        assert "secret-plan" not in str(response.headers)


def test_the_editors_choice_is_not_a_writers():
    writer, editor = make_writer(), make_editor()
    draft = make_article(state="draft", created_by=writer)
    address = url("articles_article_change", draft.pk)
    save(at_the_desk(writer), address, title="Another", choice_place="1")
    draft.refresh_from_db()
    assert (draft.title, draft.choice_place) == ("Another", None)
    save(at_the_desk(editor), address, choice_place="1")
    draft.refresh_from_db()
    assert draft.choice_place == 1


def test_who_has_lost_every_role_previews_nothing_not_even_their_own():
    writer = make_writer()
    draft = make_article(state="draft", created_by=writer)
    address = url("articles_article_preview", draft.pk)
    assert at_the_desk(writer).get(address).status_code == 200
    writer.groups.clear()
    assert at_the_desk(writer).get(address).status_code == 403


@pytest.mark.parametrize("query", ["created_by__password__startswith=md5", "status=draft"])
def test_lists_are_asked_by_their_filters_only(query):
    make_article(state="draft")
    client = at_the_desk(make_editor())
    assert client.get(f"{url('articles_article_changelist')}?{query}").status_code == 400
    assert client.get(f"{url('articles_article_changelist')}?state=draft").status_code == 200


@pytest.mark.parametrize("key", ["abc", "\0", "9" * 30])
def test_an_action_on_what_is_no_key_is_refused(key):
    client = at_the_desk(make_administrator())
    asked = {"action": "delete_selected", "_selected_action": key, "post": "yes"}
    assert client.post(url("articles_section_changelist"), asked).status_code == 400


def test_deleting_many_leaves_no_trace_where_it_fails(monkeypatch):
    """Log and deletion stand and fall together."""
    section = Section.objects.create(name="Opinion")
    client = at_the_desk(make_administrator())
    client.raise_request_exception = False

    def fail(*args, **kwargs):
        raise RuntimeError("The database is gone.")

    monkeypatch.setattr(Section, "delete", fail)
    asked = {"action": "delete_selected", "_selected_action": section.pk, "post": "yes"}
    assert client.post(url("articles_section_changelist"), asked).status_code == 500
    assert Section.objects.exists()
    assert not Act.objects.filter(verb=Act.Verb.DELETED).exists()
    assert not LogEntry.objects.exists()


def test_a_wave_is_deleted_while_one_of_its_takes_is_changed():
    collection = make_collection()
    wave = make_wave(collection, timezone.now() + timedelta(days=1))
    take = make_answer(collection, wave=wave, state="scheduled")
    response = save(
        at_the_desk(make_administrator()),
        url("articles_collection_change", collection.pk),
        waves__0__DELETE="on",
        takes__0__confidence="7",
    )
    assert errors(response) == {}
    assert not Wave.objects.exists()
    take.refresh_from_db()
    assert (take.wave, take.confidence) == (None, 7)


def test_a_date_beyond_the_calendar_is_an_error_at_the_field(settings):
    settings.TIME_ZONE = "America/New_York"
    draft = make_article(state="draft")
    response = confirm(
        at_the_desk(make_publisher()),
        url("articles_article_verb", draft.pk, "approve"),
        {"release_at_0": "9999-12-31", "release_at_1": "23:59"},
    )
    assert response.status_code == 200
    assert "release_at" in response.context["form"].errors
    draft.refresh_from_db()
    assert draft.state() == "draft"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_form_that_is_being_saved_does_not_undo_a_verb(monkeypatch):
    """The verb waits for the form, or the form finds what the verb has done."""
    publisher = make_publisher()
    draft = make_article(state="in_review")
    client = at_the_desk(publisher)
    address = url("articles_article_change", draft.pk)
    checking = Barrier(2)
    clean = DeskForm.clean

    def slowly(form):
        if isinstance(form.instance, Article):
            checking.wait(timeout=30)
        return clean(form)

    def publish():
        try:
            checking.wait(timeout=30)
            workflow.publish(Article.objects.get(pk=draft.pk), publisher)
        finally:
            connection.close()

    monkeypatch.setattr(DeskForm, "clean", slowly)
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(publish)
        save(client, address, title="Saved meanwhile")
        done.result(timeout=60)
    draft.refresh_from_db()
    assert draft.state() == "public"
    assert draft.title == "Saved meanwhile"


def test_the_takes_of_a_deleted_article_stay():
    take = make_answer(make_collection())
    client = at_the_desk(make_administrator())
    client.post(url("articles_article_delete", take.article_id), {"post": "yes"})
    assert Take.objects.get().article is None

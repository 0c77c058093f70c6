"""Who may autosave, and for whom: nothing is kept for somebody else, or by a forged form."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from articles import autosaves, snapshots
from articles.models import Autosave, Release
from tests.articles.admin.opened import Form
from tests.desk import at_the_desk, url
from tests.factories import (
    make_article,
    make_editor,
    make_user,
    make_writer,
)

pytestmark = pytest.mark.django_db
State = Release.State


def test_nothing_is_kept_for_somebody_else_than_the_form_was_made_for():
    ann, ben = make_editor(), make_editor()
    form = Form(ann, make_article(state=State.DRAFT))
    form.client.force_login(ben)
    response = form.autosave(title="By Ann")
    assert response.status_code == 409
    assert "Somebody else" in response.json()["problem"]
    assert not Autosave.objects.exists()


@pytest.mark.parametrize(
    ("role", "whose", "status"),
    [
        ("Writers", "own", 200),
        ("Writers", "another's", 404),
        ("Editors", "another's", 200),
        ("Publishers", "another's", 200),
        ("Administrators", "another's", 200),
        (None, "own", 403),
    ],
)
def test_the_rights_are_those_of_saving(role, whose, status):
    user = make_user(role or "Writers")
    owner = user if whose == "own" else make_writer()
    article = make_article(state=State.DRAFT, created_by=owner)
    if role is None:
        user.groups.clear()
    client, opening = at_the_desk(user), str(uuid4())
    sent = {"opening": opening, "who": autosaves.browser_name(user), "title": "T", "revision": "0"}
    for name in ("autosave", "pulse"):
        answer = client.post(url(f"articles_article_{name}", article.pk), sent)
        assert (answer.status_code == 200) == (status == 200), name
    assert client.post(url("articles_article_autosave", article.pk), sent).status_code == status
    new = client.post(url("articles_article_autosave_new"), sent).status_code
    assert new == (200 if role else 403)
    assert client.post(url("articles_article_autosave", 999_999), sent).status_code in {403, 404}


def test_strangers_and_forged_forms_keep_nothing():
    article = make_article(state=State.DRAFT)
    addresses = [
        url("articles_article_autosave", article.pk),
        url("articles_article_autosave_new"),
        url("articles_article_pulse", article.pk),
        url("articles_article_leave_out", 1),
        url("articles_article_here"),
    ]
    for address in addresses[:-1]:
        assert Client().post(address).status_code == 302, "to the log-in"
        client = Client(enforce_csrf_checks=True)
        client.force_login(make_editor())
        assert client.post(address).status_code == 403
        assert client.get(address).status_code == 405
    assert Client().get(addresses[-1]).status_code == 302


def test_a_form_learns_who_is_logged_in_and_gets_a_token_for_them():
    editor = make_editor()
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    here = client.get(url("articles_article_here"))
    assert here.json()["who"] == autosaves.browser_name(editor)
    assert "no-store" in here["Cache-Control"]
    address = url("articles_article_autosave_new")
    sent = {"opening": str(uuid4()), "title": "T", "who": here.json()["who"]}
    response = client.post(address, sent | {"csrfmiddlewaretoken": here.json()["token"]})
    assert response.status_code == 200


def test_the_key_for_a_browser_is_ones_own_and_lasts():
    ann, ben = make_editor(), make_editor()
    key = autosaves.browser_key(ann)
    assert len(key) == 32
    assert key == autosaves.browser_key(ann)
    assert key != autosaves.browser_key(ben)
    assert autosaves.browser_name(ann) != autosaves.browser_name(ben)
    ann.set_password("another-lantern-7")
    assert autosaves.browser_key(ann) == key


def test_there_is_one_slot_a_person_and_article():
    editor, article = make_editor(), make_article()
    row = {"user": editor, "snapshot": snapshots.empty()}
    Autosave.objects.create(article=article, opening=uuid4(), **row)
    opening = uuid4()
    Autosave.objects.create(opening=opening, **row)
    for more in ({"article": article, "opening": uuid4()}, {"opening": opening}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Autosave.objects.create(**row, **more)
    with pytest.raises(IntegrityError), transaction.atomic():
        Autosave.objects.filter(article=article).update(left_out_at=timezone.now())


def test_an_account_with_texts_is_not_deleted_with_them():
    editor = make_editor()
    Form(editor).autosave(title="Mine")
    with pytest.raises(IntegrityError, match="protected"):
        editor.delete()

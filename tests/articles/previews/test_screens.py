"""The screen of preview links at the desk: made, told once, listed, revoked."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from articles import workflow
from articles.models import Act, Article, PreviewLink
from articles.moments import on_the_clock, written
from tests.articles.previews.world import State, article_of, line, make_week
from tests.desk import at_the_desk, page, url
from tests.factories import make_article, make_collection, make_editor, make_publisher, make_writer

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 8, 3, 10, 30, tzinfo=UTC)


def screen(subject, name="share", *more):
    """The address of the screen of links to `subject`, or of another one about it."""
    return url(f"articles_{subject._meta.model_name}_{name}", subject.pk, *more)


def make(client, subject, **sent):
    """Send the form; the response."""
    return client.post(screen(subject), {"note": "Mira", "lasts": "7"} | sent)


def token_of(response):
    """The token that the page tells."""
    found = re.search(r'value="http://testserver/preview/([-\w]+)/"', response.text)
    assert found
    return found[1]


def test_a_link_is_made_by_post_and_told_in_the_answer_alone():
    """Neither in an address nor in a cookie nor in a session nor on any page afterwards."""
    article = make_article(state=State.DRAFT)
    client = at_the_desk(make_editor())
    client.get(screen(article))
    assert not PreviewLink.objects.exists()

    response = make(client, article)
    token = token_of(response)

    assert response.status_code == 200
    assert response["Cache-Control"].startswith("private, no-store")
    assert PreviewLink.objects.holding(token).get().article == article
    assert token not in str(response.cookies) + str(client.cookies)
    assert token not in str(dict(client.session))
    assert token not in str(response.headers)
    for name in ("share", "change"):
        assert token not in page(client.get(screen(article, name)))
    assert token not in str(list(Act.objects.values()))
    assert len(token) == 32  # 192 bits
    assert token not in str(list(PreviewLink.objects.values()))
    assert Client().get(f"/preview/{token}/").status_code == 200


def test_the_page_that_tells_it_can_still_log_out():
    """Under `no-referrer` browsers send forms without an origin, which are refused."""
    response = make(at_the_desk(make_editor()), make_article(state=State.DRAFT))
    assert response["Referrer-Policy"] != "no-referrer"


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize(
    ("sent", "ends"),
    [
        ({"lasts": "1"}, NOW + timedelta(days=1)),
        ({"lasts": "7"}, NOW + timedelta(days=7)),
        ({"lasts": "30"}, NOW + timedelta(days=30)),
        # In Seoul it is 19:30 of the same day; a day ends when the next begins.
        ({"lasts": "until", "until": "2026-08-03"}, datetime(2026, 8, 3, 15, tzinfo=UTC)),
        ({"lasts": "until", "until": "2026-09-01"}, datetime(2026, 9, 1, 15, tzinfo=UTC)),
        ({"lasts": "until", "until": "2026-11-01"}, NOW + timedelta(days=90)),
        # The day counts only where it is chosen.
        ({"lasts": "7", "until": "2026-09-01"}, NOW + timedelta(days=7)),
    ],
)
def test_it_ends_when_the_form_says(settings, sent, ends):
    settings.TIME_ZONE = "Asia/Seoul"
    article = make_article(state=State.DRAFT)

    make(at_the_desk(make_editor()), article, **sent)

    assert PreviewLink.objects.get().expires_at == ends


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"note": ""}, "This field is required."),
        ({"note": "x" * 201}, "at most 200 characters"),
        ({"lasts": ""}, "This field is required."),
        ({"lasts": "91"}, "not one of the available choices"),
        ({"lasts": "until"}, "Choose the last day."),
        ({"lasts": "until", "until": "soon"}, "Enter a valid date."),
        ({"lasts": "until", "until": "2026-08-02"}, "Choose a day from today"),
        ({"lasts": "until", "until": "2026-11-02"}, "Choose a day from today"),
        ({"lasts": "until", "until": "9999-12-31"}, "Choose a day from today"),
        ({"shown_at": "2026-08-03T10:30"}, "This time has passed."),
        ({"shown_at": "never"}, "This is no date and time."),
        ({"shown_at": "2027-03-14T02:30"}, "There is no 14 March 2027, 02:30"),
        ({"shown_at": "2026-11-01T01:30"}, "comes twice in America/New_York"),
    ],
)
def test_what_makes_no_sense_is_said_and_makes_no_link(settings, sent, words):
    if "shown_at" in sent:
        settings.TIME_ZONE = "America/New_York"
    article = make_article(state=State.DRAFT)
    sent = {"note": "Kept"} | sent
    if sent.get("shown_at") == "2026-08-03T10:30":
        settings.TIME_ZONE = "UTC"

    response = make(at_the_desk(make_editor()), article, **sent)

    assert words in line(response)
    assert sent["note"] == "" or sent["note"] in response.text
    assert not PreviewLink.objects.exists()
    assert not Act.objects.filter(verb=Act.Verb.SHARED).exists()


def test_the_verb_refuses_what_the_form_would():
    article, editor, now = make_article(state=State.DRAFT), make_editor(), timezone.now()
    for wanted in (
        {"expires_at": now},
        {"expires_at": now + timedelta(days=90, seconds=1)},
        {"shown_at": now},
    ):
        with pytest.raises(workflow.NotPossible):
            workflow.share_preview(article, editor, at=now, **wanted)
    assert workflow.share_preview(article, editor, at=now, expires_at=now + timedelta(days=90))
    assert PreviewLink.objects.count() == 1


def test_only_a_collection_offers_its_texts_and_the_instant_comes_along():
    week = make_week()
    client = at_the_desk(make_editor())
    here = f"{screen(week.collection)}?at={written(week.end)}"

    form = page(client.get(here))
    assert 'name="with_texts"' in form
    assert f'value="{on_the_clock(week.end)}"' in form
    assert 'name="with_texts"' not in page(client.get(screen(article_of(week.early))))
    # A link shows no instant that has passed.
    past = f"{screen(week.collection)}?at={written(timezone.now() - timedelta(days=1))}"
    assert re.search(r'name="shown_at"(?![^>]* value=)', page(client.get(past)))

    response = make(client, week.collection, shown_at=on_the_clock(week.end), with_texts="on")
    link = PreviewLink.objects.holding(token_of(response)).get()
    assert (link.collection, link.shown_at, link.with_texts) == (week.collection, week.end, True)
    assert "with the texts" in line(client.get(here))


def test_making_and_revoking_are_acts():
    week, editor = make_week(), make_editor()
    client = at_the_desk(editor)
    make(client, week.collection, shown_at=on_the_clock(week.end), with_texts="on")
    link = PreviewLink.objects.get()
    client.post(screen(week.collection, "revoke", link.pk))

    revoked, shared = Act.objects.about(week.collection)[:2]
    assert (shared.verb, shared.by, shared.note) == ("shared", editor, "Mira")
    assert shared.detail == {
        "link": link.pk,
        "shown_at": week.end.isoformat(),
        "with_texts": True,
        "expires_at": link.expires_at.isoformat(),
    }
    assert (revoked.verb, revoked.by, revoked.note) == ("revoked", editor, "Mira")
    assert revoked.detail == {"link": link.pk}


def test_the_screen_lists_all_links_and_revokes_them():
    article, editor = make_article(state=State.DRAFT), make_editor(name="Edith Editor")
    now = timezone.now()
    workflow.share_preview(article, editor, note="Old", at=now - timedelta(days=8))
    client = at_the_desk(make_editor())
    token = workflow.share_preview(article, editor, note="Mira <b>")
    link = PreviewLink.objects.holding(token).get()

    listed = line(client.get(screen(article)))
    assert "Mira &lt;b&gt;" in listed
    assert "Old" in listed
    assert listed.count("Made by Edith Editor on ") == 2
    assert ">expired<" in listed
    assert ">works<" in listed
    assert listed.count("/revoke/") == 1

    response = client.post(screen(article, "revoke", link.pk), follow=True)
    assert "The link for “Mira &lt;b&gt;” no longer works." in line(response)
    assert ">revoked<" in line(response)
    assert "/revoke/" not in line(response)
    assert Client().get(f"/preview/{token}/").status_code == 404

    again = client.post(screen(article, "revoke", link.pk), follow=True)
    assert "This link has ended already." in line(again)
    assert Act.objects.filter(verb=Act.Verb.REVOKED).count() == 1


def test_nothing_is_revoked_by_looking():
    article, editor = make_article(state=State.DRAFT), make_editor()
    token = workflow.share_preview(article, editor)
    link = PreviewLink.objects.get()
    client = at_the_desk(editor)

    assert client.get(screen(article, "revoke", link.pk)).status_code == 405
    assert client.head(screen(article, "revoke", link.pk)).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(screen(article, "revoke", link.pk)).status_code == 403
    assert PreviewLink.objects.holding(token).exists()


def test_a_link_is_revoked_at_its_own_subject_only():
    article, other = make_article(state=State.DRAFT), make_article(state=State.DRAFT)
    collection, editor = make_collection(state=State.DRAFT), make_editor()
    workflow.share_preview(article, editor)
    link = PreviewLink.objects.get()
    client = at_the_desk(editor)
    for subject in (other, collection):
        assert client.post(screen(subject, "revoke", link.pk)).status_code == 404
    assert client.post(screen(article, "revoke", "9" * 30)).status_code == 404
    assert PreviewLink.objects.usable().exists()


# --- Who may ---------------------------------------------------------------------------------


def test_whoever_may_change_it_may_share_it():
    """Writers their own drafts, editors what is not approved, publishers everything."""
    writer, editor, publisher = make_writer(), make_editor(), make_publisher()
    week = make_week()
    for state in State:
        for user in (writer, editor, publisher):
            article = make_article(state=state, created_by=writer)
            may = Article.objects.get(pk=article.pk).may_be_changed_by(user)
            client = at_the_desk(user)
            assert make(client, article).status_code == (200 if may else 403)
            assert PreviewLink.objects.about(article).exists() is may
            form = page(client.get(screen(article, "change")))
            assert (f'href="{screen(article)}"' in form) is may
    for user, status in ((writer, 403), (editor, 200), (publisher, 200)):
        assert make(at_the_desk(user), week.collection).status_code in {status, 404}
    assert {link.created_by for link in week.collection.preview_links.all()} == {editor, publisher}


def test_who_may_change_it_no_longer_ends_their_own_links_and_sees_no_others():
    writer, editor = make_writer(), make_editor()
    article = make_article(state=State.DRAFT, created_by=writer)
    own = workflow.share_preview(article, writer, note="Own friend")
    workflow.share_preview(article, editor, note="Secret reviewer")
    workflow.submit(article, writer)
    client = at_the_desk(writer)

    shown = line(client.get(screen(article)))
    assert "Own friend" in shown
    assert "Secret reviewer" not in shown
    assert 'name="note"' not in shown
    assert f'href="{screen(article)}"' in page(client.get(screen(article, "change")))
    assert make(client, article).status_code == 403
    theirs = PreviewLink.objects.get(created_by=editor)
    assert client.post(screen(article, "revoke", theirs.pk)).status_code == 403
    mine = PreviewLink.objects.get(created_by=writer)
    assert client.post(screen(article, "revoke", mine.pk)).status_code == 302
    assert not PreviewLink.objects.holding(own).exists()
    assert PreviewLink.objects.usable().get() == theirs


def test_whose_account_lost_its_roles_shares_and_revokes_nothing():
    writer = make_writer()
    article = make_article(state=State.DRAFT, created_by=writer)
    workflow.share_preview(article, writer)
    link = PreviewLink.objects.get()
    writer.groups.clear()
    client = at_the_desk(writer)
    assert client.get(screen(article)).status_code == 403
    assert make(client, article).status_code == 403
    assert client.post(screen(article, "revoke", link.pk)).status_code == 403

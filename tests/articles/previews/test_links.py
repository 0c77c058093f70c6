"""A link to an article, for people without an account."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import previewing, workflow
from articles.models import Act, Article, Byline, PreviewLink, Release, Section, Tag
from articles.models.preview import digest
from tests.articles.pictures import fetch, make_image
from tests.articles.previews.world import PRIVATE, line, private_headers
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_editor,
    make_publisher,
)

pytestmark = pytest.mark.django_db

State = Release.State


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.UNDATED, State.SCHEDULED])
def test_whoever_holds_the_link_sees_the_article_marked_as_a_preview(client, state):
    author = make_contributor("Ada Sample", ("Reader", "Sample College"), bio="<p>Reads.</p>")
    section = Section.objects.create(name="City Desk")
    article = make_article(
        "Not Yet", by=[author], section=section, state=state, tags=("Libraries",)
    )
    token = workflow.share_preview(article, make_publisher())

    response = client.get(f"/preview/{token}/")

    assert response.status_code == 200
    assert private_headers(response) == PRIVATE
    assert '<meta name="robots" content="noindex">' in response.text
    assert "This text is not published and may still change." in response.text
    for shown in ("Not Yet", "Ada Sample", "Reader, Sample College", "<p>Reads.</p>"):
        assert shown in response.text
    assert "City Desk" in response.text
    assert "Libraries" in response.text
    for never_linked in ("/sections/", "/tags/", "/contributors/ada", "/articles/"):
        assert f'href="{never_linked}' not in response.text
    assert client.get("/articles/not-yet/").status_code == 404


def test_unknown_expired_and_revoked_links_are_the_same_404(client):
    article = make_article("Not Yet", state=State.DRAFT)
    token = workflow.share_preview(article, make_publisher())
    now = timezone.now()
    answers = [client.get("/preview/unknown/")]

    assert client.get(f"/preview/{token}/").status_code == 200
    PreviewLink.objects.update(revoked_at=now)
    answers.append(client.get(f"/preview/{token}/"))
    PreviewLink.objects.update(
        revoked_at=None, created_at=now - timedelta(days=9), expires_at=now - timedelta(days=2)
    )
    answers.append(client.get(f"/preview/{token}/"))

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_once_it_is_public_the_link_leads_to_the_page(client):
    article = make_article("Not Yet", state=State.DRAFT)
    token = workflow.share_preview(article, make_publisher())
    workflow.publish(article, make_publisher())

    response = client.get(f"/preview/{token}/")

    assert response.status_code == 302
    assert response["Location"] == "/articles/not-yet/"
    assert private_headers(response) == PRIVATE


def test_a_withdrawal_ends_the_links_made_before_it(client):
    article = make_article("Taken Back", state=State.PUBLIC)
    publisher = make_publisher()
    before = workflow.share_preview(article, publisher, at=timezone.now() - timedelta(minutes=5))
    workflow.withdraw(article, publisher, at=timezone.now() - timedelta(minutes=2))
    after = workflow.share_preview(article, publisher)

    assert client.get(f"/preview/{before}/").status_code == 404
    assert client.get(f"/preview/{after}/").status_code == 200


def test_a_preview_shows_its_own_pictures_below_the_token_and_no_others(client):
    own, portrait, other = (make_image(colour) for colour in ("red", "green", "blue"))
    author = make_contributor(portrait=portrait)
    article = make_article(by=[author], lead_image=own, state=State.DRAFT)
    make_article(lead_image=other, state=State.DRAFT)
    token = workflow.share_preview(article, make_publisher())

    page = client.get(f"/preview/{token}/").text

    for picture in (own, portrait):
        for name in picture.made_names:
            address = f"/preview/{token}/image/{name}"
            assert client.get(f"/images/{name}").status_code == 404
            assert fetch(client, address)[0].status_code == 200
        address = f"/preview/{token}/image/{picture.fitting_name(960)}"
        assert address in page or picture is portrait
        response, content = fetch(client, address)
        assert response.status_code == 200
        assert private_headers(response) == PRIVATE
        assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert content[8:12] == b"WEBP"
    for missing in (other.public_name, "unknown.jpg"):
        assert client.get(f"/preview/{token}/image/{missing}").status_code == 404
    assert client.get(f"/preview/unknown/image/{own.public_name}").status_code == 404


def test_a_preview_of_an_answer_does_not_show_a_collection_that_is_not_public(client):
    secret = make_collection(question="Zebra?", editors_note="<p>Zebra.</p>", state=State.DRAFT)
    known = make_collection(slug="known", question="Known?")
    hidden, shown = (
        workflow.share_preview(make_answer(each, state=State.DRAFT).article, make_publisher())
        for each in (secret, known)
    )

    assert "zebra" not in client.get(f"/preview/{hidden}/").text.lower()
    page = client.get(f"/preview/{shown}/").text
    assert "“Known?”" in page
    assert 'href="/collections/known/"' in page


def test_a_link_ends_with_the_account_of_whoever_made_it(client):
    editor = make_editor()
    token = workflow.share_preview(make_article(state=State.DRAFT), editor)
    assert client.get(f"/preview/{token}/").status_code == 200

    for switched_off in ({"is_active": False}, {"is_active": True, "is_staff": False}):
        type(editor).objects.filter(pk=editor.pk).update(**switched_off)
        assert client.get(f"/preview/{token}/").status_code == 404


def test_every_end_of_a_link_answers_like_a_link_that_never_was(client):
    """Page and pictures alike: nobody learns that there was something."""
    image = make_image("red")
    article = make_article(lead_image=image, at=timezone.now() - timedelta(days=9))
    now, publisher, leaver = timezone.now(), make_publisher(), make_publisher()
    before = now - timedelta(days=2)
    tokens = {
        "expired": workflow.share_preview(article, publisher, at=now - timedelta(days=8)),
        "revoked": workflow.share_preview(article, publisher, at=before),
        "abandoned": workflow.share_preview(article, leaver, at=before),
    }
    workflow.revoke_preview(PreviewLink.objects.holding(tokens["revoked"]).get(), publisher)
    type(leaver).objects.filter(pk=leaver.pk).update(is_active=False)
    tokens["withdrawn"] = workflow.share_preview(article, publisher, at=before)
    workflow.withdraw(article, publisher, at=now - timedelta(days=1))

    for below in ("", "some-answer/", f"image/{image.public_name}", "some-answer/image/a.jpg"):
        unknown = client.get(f"/preview/unknown/{below}")
        assert unknown.status_code == 404
        for end, token in tokens.items():
            answer = client.get(f"/preview/{token}/{below}")
            assert (answer.status_code, answer.content) == (404, unknown.content), (end, below)
            assert sorted(answer.headers.items()) == sorted(unknown.headers.items())
    ends = {PreviewLink.objects.get(token_digest=digest(token)) for token in tokens.values()}
    assert {link.state().value for link in ends} == set(tokens)


def test_a_link_shows_the_newest_text_with_its_own_people_tags_and_pictures(client, monkeypatch):
    """As it lies in memory: nothing of it is asked of the rows again."""
    old, new, face = make_image("red"), make_image("green"), make_image("blue")
    article = make_article("Old title", lead_image=old, tags=("Oldtag",), state=State.DRAFT)
    author = make_contributor("Newest Author", ("Reader", "New College"), portrait=face)
    newest = Article.objects.get(pk=article.pk)
    newest.title, newest.body, newest.lead_image = "New title", "<p>New words.</p>", new
    byline = Byline(article=newest, contributor=author, role=Byline.Role.AUTHOR)
    newest._prefetched_objects_cache = {"bylines": [byline], "tags": [Tag(name="Newtag")]}
    monkeypatch.setattr(previewing, "text_to_preview", lambda article: newest)
    token = workflow.share_preview(article, make_publisher())

    page = line(client.get(f"/preview/{token}/"))

    for shown in ("New title", "New words.", "Newest Author", "Reader, New College", "Newtag"):
        assert shown in page
    for gone in ("Old title", "Oldtag"):
        assert gone not in page
    for picture, status in ((new, 200), (face, 200), (old, 404)):
        address = f"/preview/{token}/image/{picture.public_name}"
        assert fetch(client, address)[0].status_code == status
        assert (address.rpartition(".")[0] in page) is (status == 200)


def test_a_public_article_with_a_newer_text_is_shown_and_not_redirected(client, monkeypatch):
    article = make_article("Live title")
    newest = Article.objects.get(pk=article.pk)
    newest.title = "Waiting title"
    token = workflow.share_preview(article, make_publisher())
    assert client.get(f"/preview/{token}/").status_code == 302

    monkeypatch.setattr(previewing, "text_to_preview", lambda article: newest)

    assert "Waiting title" in client.get(f"/preview/{token}/").text


def test_a_fixed_instant_is_shown_until_it_has_come_and_then_the_page_as_it_is(client):
    """Of the question, readers of a link learn no sooner than everybody else."""
    opening = timezone.now() + timedelta(days=2)
    collection = make_collection(question="Hidden?", state=State.SCHEDULED, at=opening)
    article = make_answer(collection, "Soon", state=State.DRAFT).article
    token = workflow.share_preview(
        article, make_publisher(), shown_at=opening, expires_at=opening + timedelta(days=9)
    )

    with time_machine.travel(opening - timedelta(hours=1), tick=False):
        page = line(client.get(f"/preview/{token}/"))
        assert f'Preview as of <time datetime="{opening:%Y-%m-%dT%H:%M:%S}+00:00">' in page
        assert "Hidden?" not in page
    with time_machine.travel(opening + timedelta(days=1), tick=False):
        page = line(client.get(f"/preview/{token}/"))
        assert f'Preview as of <time datetime="{opening + timedelta(days=1):%Y-%m-%d}' in page
        assert "Hidden?" in page


def test_the_bar_tells_a_stranger_no_name_of_the_desk(client):
    editor = make_editor(name="Edith Editor")
    article = make_article(state=State.DRAFT)
    Act.objects.record(Act.Verb.CHANGED, article, editor)
    token = workflow.share_preview(article, editor, note="Reviewer Zebra")

    page = line(client.get(f"/preview/{token}/"))

    assert "Text saved on <time" in page
    assert "The link works until <time" in page
    assert "Edith" not in page
    assert "Zebra" not in page


def test_a_preview_takes_few_queries_however_much_stands_around_it(client):
    """And changes nothing: neither a count of openings nor a session."""
    collection = make_collection(scale="No\nYes")
    token = workflow.share_preview(
        make_answer(collection, state=State.DRAFT, tags=("One",)).article, make_publisher()
    )
    client.get(f"/preview/{token}/")
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as captured:
            response = client.get(f"/preview/{token}/")
        counts.append(len(captured))
        assert not any(query["sql"].startswith(("INSERT", "UPDATE")) for query in captured)
        assert not response.cookies
        for _more in range(8):
            make_answer(collection)
    assert counts == [6, 6]

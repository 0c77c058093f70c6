"""Previews: by link for people without an account, and for the desk."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from articles import workflow
from articles.models import PreviewLink, Release, Section
from articles.views import render_article
from tests.articles.pictures import fetch, make_image
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_publisher,
)

pytestmark = pytest.mark.django_db

State = Release.State
PRIVATE = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


def private_headers(response) -> dict[str, str]:
    """Those of the response that keep it from others."""
    return {name: response.get(name) for name in PRIVATE}


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
    assert "Preview." in response.text
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
        for name in (picture.public_name, picture.copy_name(960)):
            address = f"/preview/{token}/image/{name}"
            assert client.get(f"/images/{name}").status_code == 404
        assert f'src="{address}"' in page
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


def test_the_desk_renders_a_preview_of_any_article(rf):
    article = make_article("Not Yet", state=State.DRAFT, lead_image=make_image("red"))
    request = rf.get("/admin/preview/")
    request.user = AnonymousUser()

    response = render_article(request, article, preview=True)

    assert private_headers(response) == PRIVATE
    assert "Not Yet" in response.text
    assert f'src="/images/{article.lead_image.copy_name(960)}"' in response.text

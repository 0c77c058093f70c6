"""A link to a collection, for people without an account: never more than it says."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.models import Article, PreviewLink, Take
from contributors.models import Contributor
from tests.articles.pictures import fetch, make_image
from tests.articles.previews.world import (
    PRIVATE,
    State,
    article_of,
    line,
    make_week,
    private_headers,
)
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_publisher,
)

pytestmark = pytest.mark.django_db


def share(subject, **wanted):
    """The token of a link that works for a month."""
    wanted.setdefault("expires_at", timezone.now() + timedelta(days=30))
    return workflow.share_preview(subject, make_publisher(), **wanted)


def test_it_shows_the_landing_page_as_of_its_instant(client):
    week = make_week()
    now, between, end = (
        client.get(f"/preview/{share(week.collection, shown_at=at)}/")
        for at in (None, week.between, week.end)
    )

    for response in (now, between, end):
        page = line(response)
        assert private_headers(response) == PRIVATE
        assert "The 4 of next week" in page
        assert "This text is not published and may still change." in page
        assert "Raw answer" not in page
        assert 'href="/articles/' not in page
        assert "ld+json" not in page
    assert "Early answer" not in line(now)
    assert "Early answer" in line(between)
    assert "Late answer" not in line(between)
    assert "Late answer" in line(end)
    assert "Preview as of <time" in line(end)
    assert "Preview as of <time" not in line(now)


def test_its_answers_are_linked_only_once_they_are_public(client):
    week = make_week()
    token = share(week.collection, shown_at=week.end)
    workflow.publish(article_of(week.early), make_publisher())

    page = line(client.get(f"/preview/{token}/"))

    assert '<a href="/articles/early-answer/">Early answer</a>' in page
    assert "<a>Late answer</a>" in page
    assert f"/preview/{token}/late-answer/" not in page
    for slug in ("late-answer", "early-answer", "raw-answer"):
        assert client.get(f"/preview/{token}/{slug}/").status_code == 404


def test_with_the_texts_it_opens_the_answers_that_are_out_by_then_and_no_other(client):
    week = make_week()
    other = make_article("Of nobody’s business", state=State.SCHEDULED)
    token = share(week.collection, shown_at=week.between, with_texts=True)

    landing = line(client.get(f"/preview/{token}/"))
    response = client.get(f"/preview/{token}/early-answer/")
    page = line(response)

    assert f'<a href="/preview/{token}/early-answer/">Early answer</a>' in landing
    assert response.status_code == 200
    assert private_headers(response) == PRIVATE
    assert "Early answer" in page
    assert "Answer 1 of 1" in page
    assert f'<a href="/preview/{token}/">What is next?</a>' in page
    assert "This text is not published and may still change." in page
    assert "Late answer" not in page
    for slug in ("late-answer", "raw-answer", other.slug, "no-such-answer"):
        assert client.get(f"/preview/{token}/{slug}/").status_code == 404
    assert client.get("/articles/early-answer/").status_code == 404


def test_the_answers_of_a_link_lead_to_each_other_below_its_token(client):
    week = make_week()
    token = share(week.collection, shown_at=week.end, with_texts=True)

    page = line(client.get(f"/preview/{token}/late-answer/"))

    assert "Answer 2 of 2" in page
    assert f'<a href="/preview/{token}/early-answer/" rel="prev">' in page
    assert f'<h3 lang="en"><a href="/preview/{token}/early-answer/">Early answer</a>' in page
    assert f'href="/preview/{token}/#stand"' in page


def test_a_link_opens_its_own_subject_only(client):
    """A’s token on B’s things is the 404 of an unknown one."""
    week, other = make_week(), make_collection(slug="other", state=State.SCHEDULED)
    stranger = make_answer(other, "Other answer", state=State.SCHEDULED)
    article = make_article("An article", state=State.DRAFT)
    tokens = {
        "collection": share(week.collection, shown_at=week.end, with_texts=True),
        "article": share(article),
    }
    unknown = client.get("/preview/unknown/other-answer/")
    for token in tokens.values():
        answer = client.get(f"/preview/{token}/{article_of(stranger).slug}/")
        assert (answer.status_code, answer.content) == (404, unknown.content)
    assert client.get(f"/preview/{tokens['article']}/{article.slug}/").status_code == 404
    assert "What is next?" not in client.get(f"/preview/{tokens['article']}/").text


def test_pictures_are_those_of_the_page(client):
    lead, face, late_face, convener, text, other = (
        make_image(colour) for colour in ("red", "green", "blue", "black", "white", "yellow")
    )
    week = make_week(lead_image=lead, conveners=[make_contributor(portrait=convener)])
    for take, portrait in ((week.early, face), (week.late, late_face)):
        Contributor.objects.filter(takes=take).update(portrait=portrait)
    Article.objects.filter(pk=week.early.article_id).update(lead_image=text)
    make_article(lead_image=other, state=State.DRAFT)
    plain = share(week.collection, shown_at=week.between)
    texts = share(week.collection, shown_at=week.between, with_texts=True)

    for token in (plain, texts):
        page = client.get(f"/preview/{token}/").text
        for picture, shown in (
            (lead, True),
            (face, True),
            (late_face, False),
            (convener, False),
            (text, False),
            (other, False),
        ):
            name = f"/preview/{token}/image/{picture.public_name}"
            response = fetch(client, name)[0]
            assert response.status_code == (200 if shown else 404), picture.title
            assert (name.rpartition(".")[0] in page) is shown, picture.title
            if shown:
                assert private_headers(response) == PRIVATE
    below = f"/preview/{texts}/early-answer"
    page = client.get(f"{below}/").text
    for picture in (text, face):
        name = f"{below}/image/{picture.public_name}"
        assert fetch(client, name)[0].status_code == 200
        assert name.rpartition(".")[0] in page
    for picture in (late_face, other):
        assert client.get(f"{below}/image/{picture.public_name}").status_code == 404
    assert client.get(f"/preview/{plain}/early-answer/image/{text.public_name}").status_code == 404
    late = f"/preview/{texts}/late-answer/image/{late_face.public_name}"
    assert client.get(late).status_code == 404


def test_of_the_series_it_names_what_everybody_may_see_today(client):
    """Another symposium that goes out in between is not told by a link to this one."""
    week = make_week()
    public = make_collection("Open", question="And before?")
    soon = timezone.now() + timedelta(days=1)
    coming = make_collection("Soon", question="And meanwhile?", state=State.SCHEDULED, at=soon)
    week.collection.earlier_collections.add(public, coming)

    page = line(client.get(f"/preview/{share(week.collection, shown_at=week.end)}/"))

    assert f'href="{public.get_absolute_url()}"' in page
    assert "And meanwhile?" not in page


def test_once_the_instant_has_come_it_shows_the_page_as_it_is(client):
    """What was withdrawn since is not shown, though it stood there at the instant."""
    week = make_week(State.SCHEDULED)
    token = share(week.collection, shown_at=week.end, with_texts=True)
    publisher = make_publisher()

    with time_machine.travel(week.end + timedelta(hours=1), tick=False):
        workflow.withdraw(article_of(week.early), publisher, at=week.end)
        response = client.get(f"/preview/{token}/")
        assert response.status_code == 302
        assert response["Location"] == "/collections/next-week/"
        assert client.get(f"/preview/{token}/early-answer/").status_code == 404
        assert client.get(f"/preview/{token}/late-answer/").status_code == 200


def test_as_long_as_its_instant_lies_ahead_a_public_page_is_shown_as_of_it(client):
    week = make_week()
    workflow.publish(week.collection, make_publisher())
    ahead, now = share(week.collection, shown_at=week.end), share(week.collection)

    assert client.get(f"/preview/{now}/")["Location"] == "/collections/next-week/"
    assert "Late answer" in client.get(f"/preview/{ahead}/").text
    assert "Late answer" not in client.get("/collections/next-week/").text


def test_it_ends_when_the_collection_is_withdrawn(client):
    week = make_week()
    publisher, now = make_publisher(), timezone.now()
    workflow.publish(week.collection, publisher, at=now - timedelta(days=2))
    before = share(week.collection, shown_at=week.end, at=now - timedelta(days=1), with_texts=True)
    assert client.get(f"/preview/{before}/").status_code == 200
    workflow.withdraw(week.collection, publisher)
    after = share(week.collection)

    assert client.get(f"/preview/{before}/").status_code == 404
    assert client.get(f"/preview/{before}/early-answer/").status_code == 404
    assert client.get(f"/preview/{after}/").status_code == 200
    states = {link.state().value for link in PreviewLink.objects.all()}
    assert states == {"withdrawn", "works"}


def test_a_token_finds_in_two_databases_what_the_model_says(client):
    """`usable` and `state` are two ways to say the same."""
    week = make_week()
    publisher, now = make_publisher(), timezone.now()
    for subject in (week.collection, article_of(week.early)):
        for days, lasts in ((1, 7), (8, 7), (30, 60)):
            at = now - timedelta(days=days)
            workflow.share_preview(subject, publisher, at=at, expires_at=at + timedelta(days=lasts))
    workflow.revoke_preview(PreviewLink.objects.usable().earliest("pk"), publisher)
    workflow.publish(article_of(week.early), publisher, at=now - timedelta(days=20))
    workflow.withdraw(article_of(week.early), publisher, at=now - timedelta(days=2))
    gone = make_publisher()
    workflow.share_preview(week.collection, gone)
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)

    for at in (now - timedelta(days=25), now - timedelta(days=3), now, now + timedelta(days=3)):
        usable = set(PreviewLink.objects.usable(at=at))
        works = {
            link for link in PreviewLink.objects.all() if link.state(at=at) is link.State.WORKS
        }
        assert usable == works
        assert usable != set(PreviewLink.objects.all())
    assert PreviewLink.objects.usable(at=now).count() == 2


@pytest.mark.parametrize("both", [True, False])
def test_the_database_knows_no_link_to_two_things_or_to_none(both):
    week = make_week()
    subjects = {"article": article_of(week.early), "collection": week.collection} if both else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        PreviewLink.objects.create(
            **subjects,
            token_digest="a",
            created_by=make_publisher(),
            expires_at=timezone.now() + timedelta(days=1),
        )


def test_the_database_knows_no_link_with_the_texts_of_an_article():
    with pytest.raises(IntegrityError), transaction.atomic():
        share(make_article(state=State.DRAFT), with_texts=True)


def test_a_landing_page_behind_a_link_takes_as_many_queries_for_many_answers(client):
    week = make_week()
    token = share(week.collection, shown_at=week.end, with_texts=True)
    plain = share(week.collection, shown_at=week.end)
    counts = []
    for _round in range(2):
        row = []
        for address in (f"{token}/", f"{plain}/", f"{token}/early-answer/"):
            with CaptureQueriesContext(connection) as captured:
                response = client.get(f"/preview/{address}")
            assert response.status_code == 200
            assert not response.cookies
            assert not any(query["sql"].startswith(("INSERT", "UPDATE")) for query in captured)
            row.append(len(captured))
        counts.append(row)
        for _more in range(5):
            take = make_answer(week.collection, wave=week.first, state=State.SCHEDULED)
            Take.objects.filter(pk=take.pk).update(position=1)
    assert counts[0] == counts[1]
    assert counts[0] == [8, 9, 10]

"""Links to our own things lead to where they are by now, and give nothing away."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Release
from articles.references import References, reference_to
from contributors.text import clean
from tests.factories import (
    make_article,
    make_collection,
    make_contributor,
    make_editor,
    make_writer,
)

pytestmark = pytest.mark.django_db
State = Release.State


def link(thing: object, words: str = "words") -> str:
    return f'<a href="{reference_to(thing)}" rel="noopener">{words}</a>'  # type: ignore[arg-type]


def page(client: Client, article: Article) -> str:
    return client.get(article.get_absolute_url()).text


def test_a_reference_is_clean_markup():
    markup = f"<p>{link(make_article())}</p>"
    assert clean(markup) == markup


def test_a_link_leads_to_the_address_of_the_moment(client: Client):
    person = make_contributor("Ada Tester")
    target, collection = make_article("First name", by=[person]), make_collection("A question")
    body = f"<p>{link(target)} {link(collection)} {link(person)}</p>"
    article = make_article(body=body, editors_note=f"<p>{link(target, 'noted')}</p>")
    target.slug = "second-name"
    target.save()
    text = page(client, article)
    for thing in (target, collection, person):
        assert f'<a href="{thing.get_absolute_url()}" rel="noopener">words</a>' in text
    assert '<a href="/articles/second-name/" rel="noopener">noted</a>' in text
    assert "/to/" not in text
    article.refresh_from_db()
    assert reference_to(target) in article.body


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.UNDATED, State.SCHEDULED,
                                   State.WITHDRAWN])  # fmt: skip
def test_a_link_to_what_is_not_public_gives_nothing_away(client: Client, state: State):
    hidden = make_article("Zqhidden title", state=state, by=[make_contributor("Zqhidden Person")])
    body = f"<p>See {link(hidden, 'these <em>words</em>')}"
    body += f'<span class="footnote">{link(hidden)}</span>.'
    article = make_article(body=f"{body}</p>", editors_note=f"<p>{link(hidden, 'noted')}</p>")
    for address in (article.get_absolute_url(), "/feeds/site/rss.xml", "/feeds/site/feed.json"):
        text = client.get(address).text
        assert "zqhidden" not in text.lower()
        assert "/to/" not in text
    assert "See these <em>words</em>" in page(client, article)


def test_a_link_begins_to_lead_by_the_clock():
    at = timezone.now() + timedelta(days=1)
    later = make_article(state=State.SCHEDULED, at=at)
    assert References(at - timedelta(seconds=1)).shown(f"<p>{link(later)}</p>") == "<p>words</p>"
    assert later.get_absolute_url() in References(at).shown(f"<p>{link(later)}</p>")


def test_feeds_have_full_addresses(client: Client):
    target = make_article("A target")
    make_article(body=f"<p>{link(target)}</p>")
    text = client.get("/feeds/site/rss.xml").text
    assert f"{target.get_absolute_url()}" in text
    assert "/to/" not in text


def test_what_is_no_reference_stays():
    markup = '<p><a href="/to/nothing/1/">a</a> <a href="/x/">b</a> &lt;a href="/to/article/1/"</p>'
    assert References().shown(markup) == markup
    huge = f'<p><a href="/to/article/{"9" * 18}/">a</a></p>'
    assert References().shown(huge) == "<p>a</p>"


def test_twenty_links_take_at_most_three_queries_more(client: Client):
    person = make_contributor()
    plain = make_article(by=[person])
    things = [make_article(by=[person]) for _ in range(12)]
    things += [make_collection() for _ in range(4)] + [person] * 4
    bodied = make_article(by=[person], body="".join(f"<p>{link(one)}</p>" for one in things))
    counts = []
    for article in (plain, bodied):
        page(client, article)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(client, article)
        counts.append(len(queries))
    assert counts[1] <= counts[0] + 3


def test_the_dialog_offers_what_a_person_may_see(client: Client):
    writer = make_writer()
    make_article("Ünder way", state=State.DRAFT)
    own = make_article("Ünder my pen", state=State.DRAFT, created_by=writer)
    public = make_article("Ünder the sun")
    make_collection(question="Ünder what?", state=State.DRAFT)
    make_contributor("Ünder Person")
    client.force_login(writer)
    offers = client.get("/admin/links/?q=ünd").json()["offers"]
    assert {one["text"] for one in offers} == {own.title, public.title, "Ünder Person"}
    assert offers[0]["href"] == reference_to(own)
    client.force_login(make_editor())
    with CaptureQueriesContext(connection) as queries:
        offers = client.get("/admin/links/?q=ünd").json()["offers"]
    assert len(offers) == 5
    asked = [one for one in queries if "searchentry" in one["sql"]]
    assert len(asked) == 3
    assert client.get("/admin/links/?q=").json() == {"offers": []}


def test_the_dialog_is_for_the_desk_alone(client: Client):
    assert client.get("/admin/links/?q=a").status_code == 302
    client.force_login(make_editor())
    assert client.post("/admin/links/", {"q": "a"}).status_code == 405


@pytest.mark.parametrize("make", [make_article, make_collection])
def test_whoever_follows_a_reference_as_it_is_stored_gets_to_the_page(client: Client, make: Any):
    thing = make()
    answer = client.get(reference_to(thing))
    assert (answer.status_code, answer["Location"]) == (302, thing.get_absolute_url())


def test_strangers_are_told_the_same_of_what_waits_and_of_what_never_was(client: Client):
    waiting = make_article(state=State.SCHEDULED)
    gone = make_article(state=State.WITHDRAWN)
    addresses = [reference_to(waiting), reference_to(gone), "/to/article/999999/"]
    answers = [client.get(address) for address in addresses]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize("path", ["/to/nothing/1/", "/to/article/0/", f"/to/article/{'9' * 40}/"])
def test_what_is_no_reference_is_not_found(client: Client, path: str):
    client.force_login(make_editor())
    assert client.get(path).status_code == 404


def test_at_the_desk_what_is_not_public_is_the_form_for_whoever_may_see_it(client: Client):
    waiting = make_article(state=State.SCHEDULED)
    client.force_login(make_editor())
    answer = client.get(reference_to(waiting), follow=True)
    assert answer.redirect_chain[-1][0] == f"/admin/articles/article/{waiting.pk}/change/"
    assert answer.status_code == 200
    writer = Client()
    writer.force_login(make_writer())
    told = [writer.get(path, follow=True) for path in (reference_to(waiting), "/to/article/999/")]
    assert {answer.status_code for answer in told} == {404}

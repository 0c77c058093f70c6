"""What is said of an article before it goes out: what is needed, what is advised, and no more."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.checklist import checklist
from articles.models import Article, Release, Section
from articles.references import reference_to
from tests.articles.pictures import make_image
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_editor,
    make_wave,
    make_writer,
)

pytestmark = pytest.mark.django_db
State = Release.State
HOST = "magazine.example"


def said(article, *, required=None, at=None, to=None):
    """The sentences about an article, in order."""
    row = Article.objects.get(pk=article.pk)
    points = checklist(row, row.bylines.all(), at=at or timezone.now(), host=HOST, to=to)
    return [one.said for one in points if required in {None, one.required}]


def whole(**fields):
    """An article about which there is nothing to say."""
    person = make_contributor("Ada Sample", bio="<p>Writes.</p>", portrait=make_image("teal"))
    fields.setdefault("body", "<p>Words.</p>")
    return make_article(
        "A title",
        state=State.DRAFT,
        dek="A dek.",
        section=Section.objects.create(name="Essays", slug="essays"),
        by=[person],
        **fields,
    )


def test_of_a_whole_article_nothing_is_said():
    assert said(whole(lead_image=make_image("plum", alt="A square", credit="A. Sample"))) == []


def test_what_is_needed_comes_first_and_is_what_holds_the_verbs_back():
    image = make_image("teal", alt="")
    article = make_article("A title", state=State.DRAFT, body="", by=[], lead_image=image)
    needed = said(article, required=True)
    assert needed == article.missing_for_publication()
    assert needed == [
        "The body is empty.",
        "There is no byline.",
        "The lead image has no alternative text.",
    ]
    assert said(article)[: len(needed)] == needed


def test_a_title_of_blanks_is_none():
    points = checklist(Article(title=" "), [], at=timezone.now())
    assert points[0].said == "There is no title."
    assert points[0].required


def test_people_without_bio_or_portrait_are_named_once():
    article = whole()
    other = make_contributor("Ben Sample", bio="")
    article.bylines.create(contributor=other, order=2)
    article.bylines.create(contributor=other, order=3, role="translator")
    assert said(article) == ["Ben Sample has no bio.", "Ben Sample has no portrait."]


def test_head_and_image():
    article = make_article(
        state=State.DRAFT, dek=" ", by=[], lead_image=make_image("teal", alt="A square", credit="")
    )
    assert said(article, required=False) == [
        "There is no dek.",
        "It is in no section, and in no collection.",
        "The lead image has no credit.",
    ]


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("<h2>One</h2><h3>Two</h3><h4>Three</h4><h2>Four</h2>", []),
        ("<h3>One</h3><p>Words.</p>", ["One"]),
        ("<h2>One</h2><h4>A <em>deep</em> one</h4><h3>Back</h3>", ["A deep one"]),
    ],
)
def test_headings_out_of_order(body, wrong):
    assert said(whole(body=body)) == [
        f"The heading “{heading}” is smaller than its place: a level is left out."
        for heading in wrong
    ]


@pytest.mark.parametrize("words", ["here", "Here.", "click <em>here</em>", "hier", "여기"])
def test_words_of_a_link_that_say_nothing(words):
    article = whole(body=f'<p>See <a href="https://example.org/">{words}</a> for where it was.</p>')
    assert len(said(article)) == 1
    assert "do not say where it leads" in said(article)[0]


def test_links_to_the_site_itself_are_looked_up():
    out = make_article("Out", state=State.PUBLIC, slug="out")
    make_article("Hidden", state=State.DRAFT, slug="hidden")
    moved = make_article("Moved", state=State.PUBLIC, slug="old-name")
    moved = Article.objects.get(pk=moved.pk)
    moved.slug = "new-name"
    moved.save()
    addresses = [
        out.get_absolute_url(),
        f"https://{HOST}/articles/out/#notes",
        "/articles/old-name/",
        "/search/?q=tides",
        "https://elsewhere.example/articles/hidden/",
        "mailto:editors@magazine.example",
        "/articles/hidden/",
        f"http://{HOST}/articles/nowhere/",
        "/nothing/of/this/",
        "/contributors/nobody/",
    ]
    links = " ".join(f'<a href="{address}">Words of it</a>' for address in addresses)
    assert said(whole(body=f"<p>{links}</p>"), to=make_editor()) == [
        "/nothing/of/this/ leads to no page of this site.",
        "/articles/hidden/ is not public by the time this goes out.",
        f"http://{HOST}/articles/nowhere/ leads to no page of this site.",
        "/contributors/nobody/ leads to no page of this site.",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/articles/out",
        "/articles/o%75t/",
        "/static/css/site.css",
        "/articles/own/",
        "/articles/%00/",
    ],
)
def test_addresses_that_browsers_are_led_on_from_are_no_dead_links(address):
    make_article("Out", state=State.PUBLIC, slug="out")
    article = whole(slug="own", body=f'<p><a href="{address}">Words of it</a></p>')
    found = said(article, to=make_editor())
    assert found == ([f"{address} leads to no page of this site."] if "%00" in address else [])


def test_references_are_looked_up_as_well_and_named_by_their_words():
    public = make_article("Out", state=State.PUBLIC)
    hidden = make_article("Hidden", state=State.DRAFT)
    gone = make_article("Gone", state=State.DRAFT)
    refers = {one.title: reference_to(one) for one in (public, hidden, gone)}
    gone.delete()
    links = " ".join(f'<a href="{to}">{title}</a>' for title, to in refers.items())
    assert said(whole(body=f"<p>{links}</p>"), to=make_editor()) == [
        "“Hidden” is not public by the time this goes out.",
        "“Gone” leads to no page of this site.",
    ]


def test_what_a_writer_may_not_know_of_is_not_there_for_them():
    make_article("Hidden", state=State.DRAFT, slug="hidden")
    make_collection("Hidden", slug="hidden", state=State.DRAFT)
    paths = [
        f"/{kind}/{slug}/" for kind in ("articles", "collections") for slug in ("hidden", "no")
    ]
    links = " ".join(f'<a href="{path}">Words of it</a>' for path in paths)
    article = whole(body=f"<p>{links}</p>")
    assert said(article, to=make_writer()) == [
        f"{path} leads to no page of this site."
        for path in (
            "/articles/hidden/",
            "/articles/no/",
            "/collections/hidden/",
            "/collections/no/",
        )
    ]
    assert sum("is not public" in one for one in said(article, to=make_editor())) == 2


def test_links_of_what_is_out_already_are_looked_at_as_of_now():
    now = timezone.now()
    make_article("New", state=State.PUBLIC, slug="new", at=now - timedelta(days=5))
    article = whole(body='<p><a href="/articles/new/">Words of it</a></p>')
    Article.objects.filter(pk=article.pk).update(release_at=now - timedelta(days=50))
    assert said(article, at=now) == []


def test_a_link_to_what_is_out_by_then_is_alive():
    tomorrow, now = timezone.now() + timedelta(days=1), timezone.now()
    make_article("Later", state=State.SCHEDULED, slug="later", at=tomorrow)
    article = whole(body='<p><a href="/articles/later/">Words of it</a></p>')
    assert len(said(article)) == 1
    Article.objects.filter(pk=article.pk).update(release_at=tomorrow + timedelta(hours=1))
    assert said(article, at=now) == []


def test_length_and_date_of_the_collection():
    now = timezone.now()
    collection = make_collection(least_words=3, most_words=4)
    wave = make_wave(collection, release_at=now - timedelta(days=1))
    article = make_answer(
        collection, "Answer", state=State.DRAFT, wave=wave, body="<p>Two words</p>"
    ).article
    about = [one for one in said(article) if "collection asks" in one or "wave" in one]
    assert about[0] == "It has 2 words; the collection asks for at least 3 words."
    assert about[1].startswith("Its wave went out on ")
    Article.objects.update(body="<p>It has five words now</p>", word_count=5)
    assert "It has 5 words; the collection asks for at most 4 words." in said(article)


def test_only_links_to_the_site_cost_queries():
    article = Article.objects.select_related("section", "lead_image").get(pk=whole().pk)
    rows = list(article.bylines.select_related("contributor"))
    assert not hasattr(article, "take")
    with CaptureQueriesContext(connection) as captured:
        checklist(article, rows, at=timezone.now(), host=HOST)
    assert len(captured) == 0

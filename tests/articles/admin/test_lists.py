"""Every list and form of the desk: nothing asks the database once for each row."""

import math
from datetime import timedelta

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import snapshots
from articles.models import (
    Act,
    Article,
    Byline,
    Collection,
    DeskNote,
    Participant,
    Revision,
    Section,
    Tag,
    TaggedArticle,
    Take,
    Wave,
)
from articles.snapshots import empty
from contributors import site
from contributors.models import Affiliation, Contributor, Image, Organisation
from hanoi.models import Identity, Page, User
from tests.desk import at_the_desk, page, url
from tests.factories import (
    count_rows,
    make_administrator,
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_wave,
)

pytestmark = pytest.mark.django_db
MOST = 12
NAMES = sorted(f"{m._meta.app_label}_{m._meta.model_name}" for m in admin.site._registry)


def fill(numbers: range) -> Collection:
    """Some of everything that has a screen, each related to others; the collection of the takes."""
    collection, _made = Collection.objects.get_or_create(
        title="Filled", slug="filled", question="?", lead_image=None
    )
    section, _made = Section.objects.get_or_create(name="A section")
    Section.objects.bulk_create(
        Section(name=f"Section {n}", slug=f"section-{n}", order=n) for n in numbers
    )
    Collection.objects.bulk_create(
        Collection(title=f"Collection {n}", slug=f"collection-{n}", question="?") for n in numbers
    )
    people = Contributor.objects.bulk_create(
        Contributor(name=f"Person {n}", sort_name=f"Person {n}", slug=f"person-{n}")
        for n in numbers
    )
    places = Organisation.objects.bulk_create(
        Organisation(name=f"Place {n}", name_key=f"place {n}", slug=f"place-{n}") for n in numbers
    )
    Affiliation.objects.bulk_create(
        Affiliation(contributor=person, organisation=place, is_primary=True)
        for person, place in zip(people, places, strict=True)
    )
    images = Image.objects.bulk_create(
        Image(title=f"Picture {n}", digest=f"{n:064}", width=1, height=1, public_file=f"p/{n}.jpg")
        for n in numbers
    )
    articles = Article.objects.bulk_create(
        Article(
            title=f"Article {n}",
            slug=f"article-{n}",
            section=section,
            lead_image=image,
            release_at=timezone.now() + timedelta(days=n % 9 - 4),
        )
        for n, image in zip(numbers, images, strict=True)
    )
    revisions = Revision.objects.bulk_create(
        Revision(
            subject_type="articles.article",
            subject_id=article.pk,
            number=1,
            kind=Revision.Kind.FOUND,
            snapshot=empty() | {"title": article.title, "slug": article.slug},
        )
        for article in articles
    )
    for article, revision in zip(articles, revisions, strict=True):
        article.working_revision = article.live_revision = revision
    Article.objects.bulk_update(articles, ["working_revision", "live_revision"])
    Byline.objects.bulk_create(
        Byline(article=article, contributor=person)
        for article, person in zip(articles, people, strict=True)
    )
    tags = Tag.objects.bulk_create(Tag(name=f"Tag {n}", slug=f"tag-{n}") for n in numbers)
    TaggedArticle.objects.bulk_create(
        TaggedArticle(tag=tag, content_object=article)
        for tag, article in zip(tags, articles, strict=True)
    )
    wave, _made = Wave.objects.get_or_create(collection=collection)
    takes = Take.objects.bulk_create(
        Take(collection=collection, wave=wave, article=article, order=n)
        for n, article in zip(numbers, articles, strict=True)
    )
    Participant.objects.bulk_create(
        Participant(take=take, contributor=person)
        for take, person in zip(takes, people, strict=True)
    )
    Page.objects.bulk_create(Page(title=f"Page {n}", slug=f"page-{n}") for n in numbers)
    Identity.objects.get_or_create(name="Filled")
    users = User.objects.bulk_create(
        User(email=f"{n}@example.org", name=f"User {n}") for n in numbers
    )
    DeskNote.objects.bulk_create(
        DeskNote(article=article, written_by=user, text="A note", field="title", quote="Article")
        for article, user in zip(articles, users, strict=True)
    )
    Act.objects.bulk_create(
        Act(
            verb="changed",
            subject_type="articles.article",
            subject_id=article.pk,
            subject_title="x",
            by=user,
        )
        for article, user in zip(articles, users, strict=True)
    )
    count_rows()
    return collection


def queries(client: Client, addresses: list[str]) -> dict[str, int]:
    """How many queries each of the addresses takes, of a process that has been asked before."""
    found = {}
    for address in addresses:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        found[address] = len(captured)
    return found


def ask_before(client: Client, addresses: list[str]) -> None:
    """Fill what a process keeps, such as the types of content and, for some seconds, the site."""
    for address in addresses:
        assert client.get(address).status_code == 200
    # A slow test must not see the site asked for anew.
    site.keep(site.site(), math.inf)


def test_lists_and_forms_take_few_queries_and_as_many_for_a_thousand_rows():
    """Of every screen there is, so that a new one is covered by itself."""
    client = at_the_desk(make_administrator())
    fill(range(10))
    addresses = [*lists(), *forms()]
    ask_before(client, addresses)
    few = queries(client, addresses)
    fill(range(10, 1000))
    many = queries(client, addresses)
    assert {address: number for address, number in many.items() if number > MOST} == {}
    assert few == many


def test_the_form_of_an_article_without_a_revision_asks_as_often_as_that_of_one_with():
    """Of its corrections it asks once, and not for the snapshot of a text as well."""
    client = at_the_desk(make_administrator())
    bare, saved = (make_article(by=[make_contributor()]) for _ in range(2))
    revision = Revision.objects.append(saved, Revision.Kind.FOUND, snapshots.take(saved), None)
    Article.objects.filter(pk=saved.pk).update(working_revision=revision, live_revision=revision)
    addresses = [url("articles_article_change", one.pk) for one in (bare, saved)]
    ask_before(client, addresses)
    asked = queries(client, addresses)
    assert [asked[one] for one in addresses] == [MOST + 1, MOST + 1]


def lists() -> list[str]:
    """The addresses of all lists, plain and searched."""
    # Of the identity there is one, and its list leads to its form.
    plain = [url(f"{name}_changelist") for name in NAMES if name != "hanoi_identity"]
    return [*plain, *(f"{address}?q=a" for address in plain)]


def forms() -> list[str]:
    """The address of one form of each kind; not the collection of all takes, which is next."""
    filled = [
        (
            model,
            model._default_manager.exclude(**{"title": "Filled"} if model is Collection else {}),
        )
        for model in admin.site._registry
    ]
    return [
        url(f"{model._meta.app_label}_{model._meta.model_name}_change", rows.first().pk)
        for model, rows in filled
        if model is not User
    ] + [url("hanoi_user_change", User.objects.filter(is_superuser=False).first().pk)]


def test_the_form_of_a_collection_with_eighty_takes_is_light():
    """A dozen queries at most, whatever the number of takes, and some hundred kilobytes."""
    collection = make_collection()
    waves = [make_wave(collection) for _ in range(4)]
    client = at_the_desk(make_administrator())
    address = url("articles_collection_change", collection.pk)
    for wave in waves:
        make_answer(collection, wave=wave)
    ask_before(client, [address])
    few = queries(client, [address])
    for number in range(76):
        make_answer(collection, wave=waves[number % 4])
    many = queries(client, [address])
    assert few == many
    assert many[address] <= MOST
    assert len(page(client.get(address))) < 500_000

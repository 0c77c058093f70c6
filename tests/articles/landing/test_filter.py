"""The filter of a landing page, asked through its address."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Participant, Release, Take
from articles.take_filter import fold
from tests.factories import (
    make_answer,
    make_collection,
    make_contributor,
    make_take,
    make_wave,
)

ALIKE = [
    ("Łučja Ukázkowá", "lucja ukazkowa"),
    ("  Núñez\u00a0 \t", "nunez"),
    ("N\u0303un", "nun"),
    ("STRASSE Straße", "strasse strasse"),
    ("Þórvör Ægir Øre", "thorvor aegir ore"),
    ("O’Brien O'Brien", "o'brien o'brien"),
    ("İstanbul Iğdır", "istanbul igdir"),
    ("ﬁnal Ａｄａ", "final ada"),
    ("Σίσυφος", "σισυφοσ"),
    ("Путин Ёж", "путин еж"),
    ("a\x00b\x07c", "a b c"),
]


@pytest.mark.parametrize(("text", "plain"), ALIKE)
def test_text_is_folded_and_folding_it_again_changes_nothing(text, plain):
    assert fold(text) == plain
    assert fold(plain) == plain


@pytest.fixture(scope="module")
def collection(module_rows):
    """Three answers that are out in two waves, and two people to come in the second."""
    with module_rows():
        return make_voices()


def make_voices():
    collection = make_collection("{count} voices", slug="big", scale="No\nPerhaps\nYes")
    now = timezone.now()
    first = make_wave(collection, now - timedelta(days=9))
    second = make_wave(collection, now + timedelta(days=9))
    rows = [
        ("Łučja Ocelot", "Prague School", "Keys", 1, 9, ("law", "cities")),
        ("Ben Archer", "Sample College", "A Beautiful Queue", 3, 4, ("law",)),
        ("Zoë Marten", "Sample College", "Bridges", None, None, ("rivers", "cities")),
    ]
    for place, (name, school, title, position, confidence, tags) in enumerate(rows):
        person = make_contributor(name, ("Reader", school))
        words = "<p>word</p>" if place else f"<p>{'word ' * 900}</p>"
        take = make_answer(collection, title, by=[person], wave=first, tags=tags, body=words)
        Take.objects.filter(pk=take.pk).update(
            position=position, confidence=confidence, pull_quote=f"Quoted {title}", order=place
        )
    secret = make_contributor("Ada Future", ("Reader", "Sample College"))
    take = make_answer(
        collection, "Hidden Bridges", by=[secret], wave=second, tags=("law",),
        state=Release.State.SCHEDULED,
    )  # fmt: skip
    Take.objects.filter(pk=take.pk).update(position=3, confidence=4)
    make_take(collection, by=[make_contributor("Cem Archer")], wave=second)
    return collection


def shown(client, query: str, slug: str = "big") -> list[str]:
    """The names and titles that a reader without a script sees, in order."""
    page = client.get(f"/collections/{slug}/?{query}").text
    items = re.findall(r'<li class="(?:take|soon)"[^>]*>.*?</li>', page, re.DOTALL)
    visible = [item for item in items if " hidden>" not in item.partition("\n")[0]]
    found = [re.search(r"<h4[^>]*><a[^>]*>(.*?)</a>|<bdi>(.*?)</bdi>", item) for item in visible]
    return [match[1] or match[2] for match in found if match]


KEYS, QUEUE, BRIDGES = "Keys", "A Beautiful Queue", "Bridges"
ADA, CEM = "Ada Future", "Cem Archer"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", [KEYS, QUEUE, BRIDGES, ADA, CEM]),
        ("q=lucja", [KEYS]),
        ("q=%20OCELOT%20%20key", [KEYS]),
        ("q=ben+bridges", []),
        ("q=sample+college", [QUEUE, BRIDGES]),
        ("q=quoted+beautiful", [QUEUE]),
        ("q=zoe", [BRIDGES]),
        ("q=archer", [QUEUE, CEM]),
        ("q=future", [ADA]),
        ("q=hidden", []),
        ("organisation=sample-college", [QUEUE, BRIDGES]),
        ("tag=law", [KEYS, QUEUE]),
        ("tag=cities&organisation=sample-college", [BRIDGES]),
        ("position=1", [KEYS]),
        ("position=1&position=3", [KEYS, QUEUE]),
        ("position=none", [BRIDGES]),
        ("position=2", []),
        ("sort=name", [QUEUE, BRIDGES, KEYS, ADA, CEM]),
        ("sort=affiliation", [KEYS, QUEUE, BRIDGES, ADA, CEM]),
        ("sort=position", [KEYS, QUEUE, BRIDGES, ADA, CEM]),
        ("sort=confidence&position=3&position=1", [KEYS, QUEUE]),
        ("sort=minutes&tag=law", [QUEUE, KEYS]),
        ("sort=order", [KEYS, QUEUE, BRIDGES, ADA, CEM]),
        ("view=list&q=keys", [KEYS]),
    ],
)
def test_a_query_shows_what_it_asks_for_in_its_order(client, collection, query, wanted):
    assert shown(client, query) == wanted


@pytest.mark.django_db
def test_a_wave_is_shown_alone(client, collection):
    first, second = collection.waves.order_by("order")

    assert shown(client, f"wave={first.pk}") == [KEYS, QUEUE, BRIDGES]
    assert shown(client, f"wave={second.pk}") == [ADA, CEM]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    [
        "position=4", "position=0", "position=-1", "position=%00", "position=1e9",
        "organisation=no-such", "organisation=prague-school%00", "tag=rivers", "tag[]=law",
        "wave=999999", "wave=abc", "sort=password", "sort=", "view=cards", "q=", "q=%00%20",
        "page=2", "organisation[$ne]=1", "position=", "q=%CC%81",
    ],
)  # fmt: skip
def test_what_means_nothing_is_ignored(client, collection, query):
    response = client.get(f"/collections/big/?{query}")

    assert shown(client, query) == [KEYS, QUEUE, BRIDGES, ADA, CEM]
    assert 'content="noindex"' not in response.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "q",
    [
        "'; DROP TABLE articles_take; --",
        "<script>alert(1)</script>",
        '"><img src=x>',
        "%F0%9F%98%80",
        "\u202eevil",
        "x" * 10_000,
        "{{ settings.SECRET_KEY }}",
    ],
)
def test_any_text_gives_a_page_that_shows_it_harmlessly(client, collection, q):
    response = client.get("/collections/big/", {"q": q})

    assert response.status_code == 200
    assert "<script>alert" not in response.text
    assert "<img src=x" not in response.text
    assert "No answer matches." in response.text
    assert "0 of 3 answers, 0 of 2 to come" in response.text
    assert len(response.content) < 60_000


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["q=keys", "position=1", "tag=law", "sort=name", "view=list"])
def test_a_filtered_page_is_not_for_search_engines_and_names_the_bare_one(
    client, collection, query
):
    page = client.get(f"/collections/big/?{query}").text

    assert '<meta name="robots" content="noindex">' in page
    assert '<link rel="canonical" href="http://testserver/collections/big/">' in page
    assert 'content="noindex"' not in client.get("/collections/big/").text


@pytest.mark.django_db
def test_the_form_keeps_what_was_asked_counts_it_and_offers_a_way_back(client, collection):
    page = client.get("/collections/big/?q=%22K%22eys&position=1&sort=name&view=list").text
    assert 'value="&quot;K&quot;eys"' in page

    page = client.get("/collections/big/?q=keys&position=1&tag=law&sort=name&view=list").text
    assert re.search(r'value="1" checked', page)
    assert '<option value="law" selected>law</option>' in page
    assert '<option value="name" selected>By name</option>' in page
    assert 'value="list" checked' in page
    assert "1 of 3 answers, 0 of 2 to come" in page
    assert 'href="/collections/big/?view=list#answers"' in page


@pytest.mark.django_db
def test_only_tags_that_answers_share_are_offered_and_nothing_of_what_is_to_come(
    client, collection
):
    page = client.get("/collections/big/").text
    options = re.findall(r'<option value="([a-z][a-z-]+)"', page)

    assert "law" in options
    assert "cities" in options
    assert "rivers" not in options
    assert [option for option in options if "college" in option] == ["sample-college"]
    listed = page[page.index('id="to-come"') :]
    assert len(re.findall(r'<li class="soon" data-wave="\d+">', listed)) == 2
    assert listed.count('class="soon"') == 2
    assert "Hidden" not in page


@pytest.mark.django_db
def test_a_collection_without_scale_tags_or_waves_offers_none_of_them(client):
    make_answer(make_collection(slug="other"))

    page = client.get("/collections/other/").text

    for name in ("position", "tag", "wave"):
        assert f'name="{name}"' not in page
    assert 'value="confidence"' not in page
    assert 'name="q"' in page


@pytest.mark.django_db
def test_an_organisation_is_that_of_the_day_of_the_answer(client):
    collection = make_collection(slug="other")
    person = make_contributor("Ada", ("Reader", "Old College"))
    take = make_answer(collection, "Keys", by=[person])
    person.affiliations.update(is_primary=False)
    make_contributor("Ben", ("Reader", "New College"))
    new = Participant.objects.get(take=take).contributor
    new.affiliations.create(
        organisation_id=type(person.affiliations.get().organisation)
        .objects.get(name="New College")
        .pk,
        is_primary=True,
    )

    assert shown(client, "organisation=old-college", "other") == ["Keys"]
    assert "organisation=new-college" not in client.get("/collections/other/").text
    assert '<option value="new-college"' not in client.get("/collections/other/").text

"""The pages of contributors and organisations."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Byline, Release, Take
from contributors import directory
from contributors.models import Affiliation, Contributor, Organisation
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_take,
    make_wave,
)

pytestmark = pytest.mark.django_db

State = Release.State
NOT_PUBLIC = [State.DRAFT, State.IN_REVIEW, State.UNDATED, State.SCHEDULED, State.WITHDRAWN]


def test_a_contributor_is_shown_with_all_that_may_be_read_of_them_newest_first(client):
    now = timezone.now()
    ada = make_contributor(
        "Ada Sample",
        ("Reader", "Sample College"),
        bio="<p>Ada reads.</p>",
        twitter="ada_sample",
        orcid="0000-0002-1825-0097",
        email="private@example.org",
    )
    former = Organisation.objects.create(name="Old Ministry")
    Affiliation.objects.create(
        contributor=ada, organisation=former, role="Clerk", from_year=2011, to_year=2015
    )
    make_article("Older", by=[ada], at=now - timedelta(days=2))
    make_article("Newer", by=[ada, make_contributor("Ben")], at=now - timedelta(days=1))
    make_article("Elsewhere")
    for state in NOT_PUBLIC:
        make_article("Zebra", by=[ada], state=state)

    page = client.get("/contributors/ada-sample/").text

    assert "<h1><bdi>Ada Sample</bdi></h1>" in page
    assert "<p>Ada reads.</p>" in page
    assert 'href="https://x.com/ada_sample"' in page
    assert 'href="https://orcid.org/0000-0002-1825-0097"' in page
    assert re.findall(r'href="/articles/([\w-]+)/"', page) == ["newer", "older"]
    now_at, before = page.index(">Now<"), page.index(">Before<")
    assert now_at < page.index('href="/organisations/sample-college/"') < before
    assert before < page.index('href="/organisations/old-ministry/"')
    assert "2011–2015" in page
    assert "zebra" not in page.lower()
    assert "private@example.org" not in page


def test_somebody_with_two_parts_in_one_article_has_it_listed_once(client):
    ada = make_contributor("Ada")
    article = make_article("Once", by=[ada])
    article.bylines.create(contributor=ada, role="photographer", order=1)

    page = client.get("/contributors/ada/").text

    assert page.count('href="/articles/once/"') == 1


def test_a_convener_has_a_page_that_names_the_symposium(client):
    make_collection(
        "{count} voices", slug="big", question="Why?", conveners=[make_contributor("Carla")]
    )

    page = client.get("/contributors/carla/").text

    assert '<a href="/collections/big/">Why?</a>' in page
    assert "0 voices" in page


@pytest.mark.parametrize("state", NOT_PUBLIC)
def test_whoever_has_nothing_public_has_no_page_and_lends_none_to_an_organisation(client, state):
    ada = make_contributor("Ada", ("Reader", "Sample College"))
    make_article(by=[ada], state=state)

    assert client.get("/contributors/ada/").status_code == 404
    assert client.get("/organisations/sample-college/").status_code == 404
    assert "Ada" not in client.get("/contributors/").text
    make_article(by=[ada])
    assert client.get("/contributors/ada/").status_code == 200
    assert client.get("/organisations/sample-college/").status_code == 200
    assert "Ada" in client.get("/contributors/").text


def test_to_be_listed_in_a_symposium_is_not_yet_to_have_a_page(client):
    collection = make_collection(slug="big")
    make_take(collection, by=[make_contributor("Ada")])

    assert "Ada" in client.get("/collections/big/").text
    assert client.get("/contributors/ada/").status_code == 404
    make_answer(collection, by=[make_contributor("Ben")])
    assert client.get("/contributors/ben/").status_code == 200


def test_contributors_stand_from_a_to_z_whatever_their_script(client):
    for name in ("Zoë Abbott", "Ludwig van Beethoven", "Ida Çelik", "Bo Ångström", "77"):
        make_article(by=[make_contributor(name)])

    page = client.get("/contributors/").text

    assert re.findall(r'<h2 id="letter-\w+">(.)</h2>', page) == ["#", "A", "B", "C"]
    names = re.findall(r'href="/contributors/[\w-]+/"><bdi>([^<]+)</bdi>', page)
    assert names == ["77", "Zoë Abbott", "Bo Ångström", "Ludwig van Beethoven", "Ida Çelik"]
    assert "5 people who write here" in page


def test_an_organisation_lists_its_public_people_with_role_and_years(client):
    college = Organisation.objects.create(name="Sample College", website="https://example.org/")
    ada, ben, zoe = (make_contributor(name) for name in ("Ada Last", "Ben First", "Zoe Hidden"))
    for person, role, years in (
        (ada, "Reader", (2015, None)),
        (ada, "Fellow", (2010, 2014)),
        (ben, "", (None, None)),
        (zoe, "Spy", (None, None)),
    ):
        Affiliation.objects.create(
            contributor=person,
            organisation=college,
            role=role,
            from_year=years[0],
            to_year=years[1],
            order=person.affiliations.count(),
        )
    for person in (ada, ben):
        make_article(by=[person])

    page = client.get("/organisations/sample-college/").text

    assert "<h1><bdi>Sample College</bdi></h1>" in page
    assert page.index("Ben First") < page.index("Ada Last")
    assert page.count("Ada Last") == 1
    text = " ".join(re.sub(r"<[^>]*>", "", page).split())
    assert "Reader, since 2015" in text
    assert "Fellow, 2010–2014" in text
    assert "Zoe" not in page
    assert "Spy" not in page


def test_a_long_list_of_articles_goes_on(client):
    ada = make_contributor("Ada")
    for number in range(21):
        make_article(f"Number {number}", by=[ada])

    first = client.get("/contributors/ada/").text
    older = re.search(r'href="(\?before=[^"]+)" rel="next"', first)

    assert older
    assert "number-0" not in first
    assert "number-0" in client.get(f"/contributors/ada/{older[1]}").text


def test_changed_addresses_redirect(client):
    ada = make_contributor("Ada", ("Reader", "Sample College"))
    make_article(by=[ada])
    college = Organisation.objects.get()
    for thing in (ada, college):
        thing.slug = "new"
        thing.save()

    for old, new in (
        ("/contributors/ada/", "/contributors/new/"),
        ("/organisations/sample-college/", "/organisations/new/"),
    ):
        response = client.get(old)
        assert response.status_code == 301
        assert response["Location"] == new


def people_on(page: str) -> list[str]:
    """The names that a page of the directory lists, in order."""
    return re.findall(r'href="/contributors/[\w-]+/"><bdi>([^<]+)</bdi>', page)


def crowd(number: int) -> None:
    """As many public contributors, named so that their order is known."""
    article = make_article("Together")
    people = Contributor.objects.bulk_create(
        Contributor(
            name=f"{'ABC'[place % 3]}name {place:04}",
            sort_name=f"{'ABC'[place % 3]}name {place:04}",
            name_key=f"name {place}",
            slug=f"name-{place}",
        )
        for place in range(number)
    )
    Byline.objects.bulk_create(
        Byline(article=article, contributor=person, order=place)
        for place, person in enumerate(people)
    )


def test_a_long_directory_goes_on_by_name_while_people_are_added(client):
    crowd(directory.PAGE * 2 + 10)

    seen: list[str] = []
    address = "/contributors/"
    while address:
        page = client.get(address).text
        seen += people_on(page)
        following = re.search(r'href="(\?from=[^"]+)" rel="next"', page)
        address = f"/contributors/{following[1]}" if following else ""
        make_article(by=[make_contributor("Aaa Before Everybody")])

    listed = [name for name in seen if name[1:5] == "name"]
    assert listed == sorted(listed)
    assert len(set(listed)) == len(listed) == directory.PAGE * 2 + 10


def test_a_letter_leads_to_its_page_or_its_place_on_this_one(client):
    crowd(directory.PAGE * 2)

    page = client.get("/contributors/").text
    letters = dict(re.findall(r'<li><a href="([^"]+)">([A-Z#])</a></li>', page))
    there = {letter: href for href, letter in letters.items()}

    assert there["A"].startswith("#letter-A")
    assert 'id="letter-A"' in page
    assert there["C"].startswith("?from=")
    assert people_on(client.get(f"/contributors/{there['C']}").text)[0].startswith("C")


@pytest.mark.parametrize("start", ["Z", "\x00", "ß", "%", "a" * 5000, "<script>", " ", "🙂"])
def test_any_beginning_gives_a_page(client, start):
    make_article(by=[make_contributor("Ada")])

    response = client.get("/contributors/", {"from": start})

    assert response.status_code == 200
    assert "<script>" not in response.text


def test_people_of_one_name_are_never_parted(django_assert_num_queries):
    crowd(4)
    Contributor.objects.update(sort_name="Same")
    make_article(by=[make_contributor("Zed")])

    with django_assert_num_queries(3):
        page = directory.directory_from(Contributor.objects.public(), "", size=2)

    assert [len(people) for _letter, people in page.groups] == [5]
    assert page.following == "zed"


def test_what_is_announced_of_a_contributor_is_question_and_date(client):
    ada = make_contributor("Ada")
    make_article(by=[ada])
    coming = make_collection(question="What comes?", slug="coming")
    wave = make_wave(coming, timezone.now() + timedelta(days=3))
    make_answer(coming, "Zebra", by=[ada], wave=wave, state=State.SCHEDULED)
    hidden = make_collection(question="Giraffe?", state=State.DRAFT)
    make_take(hidden, by=[ada])
    invited = make_collection(question="Okapi?")
    make_take(invited, by=[ada], state="invited")

    page = client.get("/contributors/ada/").text

    assert "What comes?" in page
    assert timezone.localtime(wave.release_at).isoformat(timespec="seconds") in page
    for word in ("zebra", "giraffe", "okapi"):
        assert word not in page.lower()


def test_where_a_contributor_stands_is_told_with_the_answer(client):
    ada = make_contributor("Ada")
    collection = make_collection(question="Why?", scale="No\nYes")
    take = make_answer(collection, by=[ada])
    Take.objects.filter(pk=take.pk).update(position=1, confidence=4)

    assert "<b>No</b>, confidence 4" in client.get("/contributors/ada/").text


def test_who_has_left_an_organisation_stands_below_those_who_work_there(client):
    college = Organisation.objects.create(name="Sample College")
    for name, until in (("Ada Left", 2015), ("Ben Stays", None)):
        person = make_contributor(name)
        Affiliation.objects.create(contributor=person, organisation=college, to_year=until)
        make_article(by=[person])

    page = client.get("/organisations/sample-college/").text

    assert page.index("Ben Stays") < page.index("Formerly here") < page.index("Ada Left")


def test_a_list_of_nobody_counts_nobody(client):
    page = client.get("/contributors/").text
    assert "Nothing is published yet." in page
    assert "0 people" not in page
    assert '<meta name="description"' not in page

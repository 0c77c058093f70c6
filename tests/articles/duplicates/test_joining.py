"""Two of a kind become one: everything goes over, and no address and no text leads nowhere."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import models
from django.test import Client

from articles import keeping
from articles.duplicates import checks, moves
from articles.duplicates.joining import join
from articles.importers.documents import AffiliationLine, Author
from articles.importers.load.people import contributor_for
from articles.models import Act, Byline, Convener, Participant, Revision, SearchEntry, Tag
from articles.models.taxonomy import TaggedArticle
from articles.refusals import NotAllowed, NotPossible
from contributors.models import Affiliation, Alias, Contributor, Organisation, PreviousPath
from hanoi.models import User
from tests.articles.pictures import make_image
from tests.factories import (
    make_administrator,
    make_article,
    make_collection,
    make_contributor,
    make_editor,
    make_publisher,
    make_take,
    make_writer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss() -> User:
    """Who may merge."""
    return make_administrator()


def merge(by: User, stays: Any, *others: Any, **options: Any) -> Any:
    """Merge the others into the first."""
    keys = [stays.pk, *(one.pk for one in others)]
    return join(type(stays), keys, by, stays=stays.pk, **options)


def test_every_relation_goes_over():
    """A relation that is added later, and that no merge knows of, is found here."""
    assert {model: moves.unhandled(model) for model in moves.MOVES} == {
        model: [] for model in moves.MOVES
    }
    assert checks.every_relation_goes_over(None) == []


def test_a_relation_that_no_merge_knows_of_is_found(monkeypatch: pytest.MonkeyPatch, boss: User):
    forgotten = {model: known[:-1] for model, known in moves.MOVES.items()}
    monkeypatch.setattr(moves, "MOVES", forgotten)
    monkeypatch.setattr(checks, "MOVES", forgotten)
    found = checks.every_relation_goes_over(None)
    assert {one.obj for one in found} == set(forgotten)
    assert all("would lose" in one.msg for one in found)
    one, other = make_contributor(), make_contributor()
    with pytest.raises(Exception, match="would lose"):
        merge(boss, one, other)
    assert Contributor.objects.count() == 2


def test_all_that_belongs_to_a_person_goes_over(boss: User):
    stays, goes = make_contributor("Ada Tester"), make_contributor("A. Tester")
    own, other = make_article(by=[stays]), make_article(by=[goes])
    Byline.objects.filter(article=other).update(affiliation_line="Then, There", bio="<p>Old.</p>")
    collection = make_collection(conveners=[goes])
    alone, both = (
        make_take(collection, by=[goes]),
        make_take(collection, by=[make_contributor(), goes]),
    )
    place = Organisation.objects.create(name="Sample University")
    Affiliation.objects.create(contributor=goes, organisation=place, role="Fellow", is_primary=True)
    merge(boss, stays, goes)
    assert not Contributor.objects.filter(pk=goes.pk).exists()
    assert set(stays.articles.all()) == {own, other}
    moved = Byline.objects.get(article=other)
    assert (moved.affiliation_line, moved.bio) == ("Then, There", "<p>Old.</p>")
    assert list(collection.conveners.all()) == [stays]
    assert [row.contributor_id for row in alone.participant_set.all()] == [stays.pk]
    assert both.participant_set.last().contributor_id == stays.pk
    held = stays.affiliations.get()
    assert (held.organisation, held.role, held.is_primary) == (place, "Fellow", True)


def test_no_row_says_a_thing_twice_and_the_first_keeps_its_place(boss: User):
    stays, goes, third = (make_contributor() for _ in range(3))
    article = make_article(by=[goes, third, stays])
    Byline.objects.filter(contributor=stays).update(bio="<p>By hand.</p>", by_hand=True)
    collection = make_collection(conveners=[stays, goes])
    take = make_take(collection, by=[third, stays, goes])
    place = Organisation.objects.create(name="Sample University")
    for person in (stays, goes):
        Affiliation.objects.create(contributor=person, organisation=place, role="Fellow",
                                   is_primary=person == goes)  # fmt: skip
    merge(boss, stays, goes)
    assert [row.contributor_id for row in article.bylines.all()] == [stays.pk, third.pk]
    first = article.bylines.first()
    assert (first.bio, first.by_hand) == ("<p>By hand.</p>", True)
    assert [row.contributor_id for row in take.participant_set.all()] == [third.pk, stays.pk]
    assert [row.contributor_id for row in collection.convener_set.all()] == [stays.pk]
    assert stays.affiliations.get().is_primary
    told = Act.objects.about(stays).get(verb="merged").detail["rows"]["articles.byline.contributor"]
    assert [row["contributor_id"] for row in told["dropped"]] == [stays.pk]


def test_an_author_and_a_translator_stay_two_bylines(boss: User):
    stays, goes = make_contributor(), make_contributor()
    article = make_article(by=[stays])
    Byline.objects.create(article=article, contributor=goes, role="translator", order=1)
    merge(boss, stays, goes)
    assert [row.role for row in article.bylines.all()] == ["author", "translator"]


def test_of_two_primary_affiliations_the_own_one_stays_that(boss: User):
    stays, goes = (
        make_contributor(affiliation=("Dean", "B")),
        make_contributor(affiliation=("Cook", "A")),
    )
    merge(boss, stays, goes)
    rows = stays.affiliations.all()
    assert [(row.role, row.is_primary, row.order) for row in rows] == [
        ("Dean", True, 0),
        ("Cook", False, 1),
    ]


def test_blanks_are_filled_and_what_differs_is_chosen(boss: User):
    picture = make_image("red")
    stays = make_contributor("Ada Tester", twitter="ada", bio="<p>Short.</p>")
    goes = make_contributor("Ada B. Tester", orcid="0000-0002-1825-0097", bio="<p>Long.</p>",
                            portrait=picture, email="ada@example.org")  # fmt: skip
    other = make_contributor("A. Tester", twitter="other")
    merge(boss, stays, goes, other, choices={"bio": goes.pk, "twitter": other.pk, "name": 0})
    stays.refresh_from_db()
    assert (stays.name, stays.bio, stays.twitter) == ("Ada Tester", "<p>Long.</p>", "other")
    assert (stays.orcid, stays.portrait, stays.email) == (
        "0000-0002-1825-0097",
        picture,
        "ada@example.org",
    )
    assert stays.name_key == "ada tester"


def test_the_name_of_the_one_that_goes_may_stay(boss: User):
    """Also where the database takes each name once."""
    stays, goes = (Organisation.objects.create(name=name) for name in ("MIT", "M.I.T."))
    merge(boss, stays, goes, choices={"name": goes.pk})
    assert Organisation.objects.get().name == "M.I.T."
    tag, other = Tag.objects.create(name="tide"), Tag.objects.create(name="Tides")
    merge(boss, tag, other, choices={"name": other.pk})
    assert Tag.objects.get().name == "Tides"


def test_old_addresses_lead_on_in_one_step_for_ever(boss: User, client: Client):
    first, second, third = (make_contributor(f"Person {n}") for n in ("One", "Two", "Three"))
    make_article(by=[first])
    first.slug = "earlier"
    first.save()
    merge(boss, second, first)
    merge(boss, third, second)
    third.slug = "the-last"
    third.save()
    for path in ("person-one", "earlier", "person-two", "person-three"):
        moved = client.get(f"/contributors/{path}/")
        assert (moved.status_code, moved["Location"]) == (301, "/contributors/the-last/")
        for form in ("rss.xml", "atom.xml", "feed.json"):
            feed = client.get(f"/feeds/contributor/{path}/{form}")
            assert (feed.status_code, feed["Location"]) == (
                301,
                f"/feeds/contributor/the-last/{form}",
            )
    assert client.get("/contributors/the-last/").status_code == 200
    assert set(Alias.objects.values_list("key", "survivor")) == {
        (first.pk, third.pk), (second.pk, third.pk)
    }  # fmt: skip


def test_a_new_thing_never_takes_an_address_that_leads_on(boss: User):
    stays, goes = make_contributor("Ada Tester"), make_contributor("Bea Example")
    merge(boss, stays, goes)
    assert make_contributor("Bea Example").slug == "bea-example-2"
    tag, other = Tag.objects.create(name="tide"), Tag.objects.create(name="tides")
    merge(boss, tag, other)
    assert Tag.objects.create(name="tides").slug == "tides-2"


def test_references_in_texts_lead_to_the_one_that_stays(boss: User, client: Client):
    stays, goes, older = (make_contributor() for _ in range(3))
    make_article(by=[stays])
    body = f'<p><a href="/to/contributor/{older.pk}/" rel="noopener">words</a></p>'
    article = make_article(body=body)
    merge(boss, goes, older)
    merge(boss, stays, goes)
    assert (
        f'<a href="{stays.get_absolute_url()}" rel="noopener">words</a>'
        in client.get(article.get_absolute_url()).text
    )
    article.refresh_from_db()
    assert article.body == body


def test_pages_show_the_one_that_stays_and_never_the_other(boss: User, client: Client):
    stays, goes = make_contributor("Ada Tester"), make_contributor("Zq Gone")
    article = make_article("Of tides", by=[goes])
    collection = make_collection(conveners=[goes])
    make_take(collection, by=[goes])
    merge(boss, stays, goes)
    for path in (article.get_absolute_url(), collection.get_absolute_url(), "/contributors/",
                 stays.get_absolute_url(), "/", "/search/?q=tides"):  # fmt: skip
        text = client.get(path).text
        assert "Zq Gone" not in text, path
    assert "Zq Gone" not in client.get("/search/?q=gone").text
    assert "Of tides" in client.get("/search/?q=ada+tester").text
    assert not SearchEntry.objects.filter(kind="contributor", object_id=goes.pk).exists()
    assert SearchEntry.objects.get(kind="collection").names.split() == ["ada", "tester"]


def test_an_organisation_takes_over_its_people(boss: User, client: Client):
    stays, goes = (Organisation.objects.create(name=name) for name in ("MIT", "The MIT"))
    person = make_contributor(affiliation=("Dean", "The MIT"))
    twin = make_contributor(affiliation=("Cook", "MIT"))
    Affiliation.objects.create(contributor=twin, organisation=goes, role="Cook", order=1)
    article = make_article(by=[person], state="scheduled")
    assert article.bylines.get().affiliation_line == "Dean, The MIT"
    make_article(by=[person])
    merge(boss, stays, goes)
    assert [str(one) for one in person.affiliations.all()] == ["Dean, MIT"]
    assert twin.affiliations.get().is_primary
    # What is not out yet follows; what is out stays as it was that day.
    assert {row.affiliation_line for row in Byline.objects.filter(contributor=person)} == {
        "Dean, MIT", "Dean, The MIT"
    }  # fmt: skip
    assert client.get("/organisations/the-mit/")["Location"] == "/organisations/mit/"
    assert person.name in client.get("/search/?q=MIT").text


def test_a_tag_takes_over_its_articles(boss: User, client: Client):
    one, both = (
        make_article("Of one", tags=("tides",)),
        make_article("Of both", tags=("tide", "tides")),
    )
    stays, goes = Tag.objects.get(name="tide"), Tag.objects.get(name="tides")
    merge(boss, stays, goes)
    assert {row.content_object for row in stays.tagged_articles.all()} == {one, both}
    assert TaggedArticle.objects.count() == 2
    assert client.get("/tags/tides/")["Location"] == "/tags/tide/"
    assert client.get("/feeds/tag/tides/rss.xml")["Location"] == "/feeds/tag/tide/rss.xml"


def test_a_word_that_was_merged_is_never_made_anew_by_naming_it(boss: User):
    article = make_article(tags=("tides",))
    stays = Tag.objects.create(name="tide")
    merge(boss, stays, Tag.objects.get(name="tides"))
    assert Tag.objects.unknown(["TIDES", "other"]) == ["other"]
    assert Tag.objects.called(["Tides", "other"]) == ["tide", "other"]
    Tag.objects.create(name="Tides", slug="tides-again")
    assert Tag.objects.called(["Tides", "other"]) == ["Tides", "other"]
    assert list(article.tags.names()) == ["tide"]


def test_the_log_says_who_did_it_and_what_was_where(boss: User):
    stays = make_contributor("Ada Tester")
    goes = make_contributor("Bea Example", twitter="bea", email="bea@example.org")
    row = make_article(by=[goes]).bylines.get()
    merge(boss, stays, goes)
    act = Act.objects.about(stays).get(verb="merged")
    assert (act.by, act.detail["title"]) == (boss, "Bea Example")
    assert act.detail["gone"] == [
        {
            "key": goes.pk,
            "address": "bea-example",
            "name": "Bea Example",
            "sort_name": "Example, Bea",
            "twitter": "bea",
        }
    ]
    rows = act.detail["rows"]["articles.byline.contributor"]
    assert rows == {"led_to": {str(goes.pk): [[row.pk, row.article_id]]}, "dropped": []}
    other = Act.objects.get(subject_type="contributors.contributor", subject_id=goes.pk)
    assert other.subject_title == "Bea Example"
    assert other.detail["into"] == {"key": stays.pk, "name": "Ada Tester"}
    newest = Revision.objects.about(stays).first()
    assert (newest.kind, newest.changed) == ("merged", ["twitter"])
    assert "Bea Example" in newest.note


@pytest.mark.parametrize("make", [make_writer, make_editor, make_publisher])
def test_who_may_not_delete_for_good_merges_nothing(make: Callable[[], User]):
    stays, goes = make_contributor(), make_contributor()
    with pytest.raises(NotAllowed):
        merge(make(), stays, goes)
    assert Contributor.objects.count() == 2


@pytest.mark.parametrize(
    ("keys", "said"),
    [([0], "at least two"), ([0, 0], "at least two"), ([0, 9999], "not there any more"),
     (list(range(11)), "at most 10")],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(keys: list[int], said: str, boss: User):
    people = [make_contributor() for _ in range(11)]
    wanted = [people[key].pk if key < 11 else key for key in keys]
    with pytest.raises(NotPossible, match=said):
        join(Contributor, wanted, boss, stays=people[0].pk)
    with pytest.raises(NotPossible, match="which one stays"):
        join(Contributor, [people[0].pk, people[1].pk], boss, stays=people[2].pk)
    assert Contributor.objects.count() == 11


def test_what_was_changed_since_it_was_shown_is_looked_at_again(boss: User):
    stays, goes = make_contributor(), make_contributor()
    with pytest.raises(NotPossible, match="changed since"):
        merge(boss, stays, goes, seen="of another day")


def test_an_earlier_state_of_a_person_and_of_a_collection_is_taken_up_again(boss: User):
    stays, goes = make_contributor("Ada"), make_contributor("Bea")
    collection = make_collection(conveners=[goes, make_contributor("Cyn")])
    take = make_take(collection, by=[goes])
    keeping.keep(collection, boss)
    merge(boss, stays, goes)
    assert keeping.keep(collection, boss) is None
    Convener.objects.filter(contributor=stays).delete()
    Participant.objects.filter(take=take).delete()
    newest = keeping.keep(collection, boss)
    assert newest.changed == ["conveners", "takes"]
    outcome = keeping.restore(collection, 1, boss, base=newest.number)
    assert [str(row) for row in collection.convener_set.all()] == ["Ada", "Cyn"]
    assert [row.contributor_id for row in take.participant_set.all()] == [stays.pk]
    assert not any("gone" in said for said in outcome.gone)


def test_what_leads_to_a_thing_goes_with_it(boss: User):
    stays, goes = make_contributor(), make_contributor()
    merge(boss, stays, goes)
    stays.delete()
    assert not Alias.objects.exists()
    assert not PreviousPath.objects.exists()


@pytest.mark.parametrize("number", [1, 12])
def test_a_merge_takes_few_queries_however_much_goes_over(
    number: int, boss: User, django_assert_max_num_queries: Any
):
    stays, goes = make_contributor(), make_contributor()
    for _ in range(number):
        make_article(by=[goes, stays])
        make_take(make_collection(conveners=[goes]), by=[goes])
    with django_assert_max_num_queries(QUERIES):
        merge(boss, stays, goes)


QUERIES = 72


def test_models_have_what_a_merge_asks_of_them():
    for model in moves.MOVES:
        assert isinstance(model._meta.get_field("slug"), models.SlugField)


def test_a_document_that_names_the_one_that_is_gone_is_by_the_one_that_stays(boss: User):
    """Nor does its organisation come back."""
    stays, goes = make_contributor("Ada Tester"), make_contributor("A. Tester")
    place, other = (Organisation.objects.create(name=name) for name in ("MIT", "M.I.T."))
    Affiliation.objects.create(contributor=stays, organisation=place)
    merge(boss, stays, goes)
    merge(boss, place, other)
    author = Author("A. Tester", affiliations=(AffiliationLine(organisation="M.I.T."),))
    assert contributor_for(author) == (stays, [])
    assert list(stays.affiliations.values_list("organisation", flat=True)) == [place.pk]
    new, _remarks = contributor_for(
        Author("Bea New", affiliations=(AffiliationLine(organisation="M.I.T."),))
    )
    assert new.affiliations.get().organisation == place
    # Somebody else who has that name by now comes first.
    again = make_contributor("A. Tester")
    assert contributor_for(Author("A. Tester"))[0] == again

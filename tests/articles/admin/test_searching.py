"""The search of the desk: what each person may see and do there, and nothing more."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.admin.deeds import deeds
from articles.admin.searching import SHOWN, SUGGESTED
from articles.models import Article, Byline, Collection, Release
from articles.search.everything import everything
from articles.search.index import refresh_articles, refresh_contributors
from contributors.models import Contributor
from hanoi.models import User
from tests.desk import at_the_desk, page, url
from tests.factories import (
    count_rows,
    make_administrator,
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_editor,
    make_publisher,
    make_user,
    make_writer,
)

pytestmark = pytest.mark.django_db

State = Release.State
ADDRESS, SUGGEST = "/admin/search/", "/admin/search/suggest/"


@pytest.fixture
def writer() -> User:
    return make_writer()


@pytest.fixture
def desk(writer) -> dict[str, str]:
    """Things that “heron” finds, of every kind and state; by title, the address of the form."""
    ada = make_contributor("Ada Heron", ("Warden", "Sample Marsh"))
    bo = make_contributor("Bo Nobody")
    question = "What does the heron know?"
    collection = make_collection("{count} on the heron", state=State.DRAFT, question=question)
    things: list[Article | Collection | Contributor] = [
        make_article("A heron of my own", state=State.DRAFT, created_by=writer, by=[ada, bo]),
        *(make_article(f"Heron, {state}", state=state, by=[bo]) for state in State),
        make_answer(collection, "The heron answers", by=[bo], state=State.DRAFT).article,
        collection,
        ada,
    ]
    return {
        str(thing).replace("{count}", "…"): url(
            f"{thing._meta.label_lower.replace('.', '_')}_change", thing.pk
        )
        for thing in things
    }


def suggested(user: User, typed: str) -> dict[str, list[str]]:
    """What the dialog lists, by group."""
    groups = at_the_desk(user).get(SUGGEST, {"q": typed}).json()["groups"]
    return {one["label"]: [option["text"] for option in one["options"]] for one in groups}


def found(user: User, typed: str, **asked: str) -> set[str]:
    """The addresses of forms that the page of the search leads to."""
    context = at_the_desk(user).get(ADDRESS, {"q": typed, **asked}).context
    return {one.address for group in context["groups"] for one in group["found"]}


@pytest.mark.parametrize("make", [make_editor, make_publisher, make_administrator])
def test_an_editor_finds_everything_released_or_not(make, desk):
    assert found(make(), "heron") == set(desk.values())


def test_a_writer_finds_their_own_articles_and_people(writer, desk):
    mine = {desk["A heron of my own"], desk["Ada Heron"]}
    assert found(writer, "heron") == mine
    assert found(make_writer(), "heron") == {desk["Ada Heron"]}
    text = page(at_the_desk(writer).get(ADDRESS, {"q": "heron"}))
    assert "Heron, public" not in text, "not even how many there are"
    assert suggested(writer, "heron") == {
        "Articles": ["A heron of my own"],
        "Contributors": ["Ada Heron"],
    }


def test_who_has_no_role_finds_nothing_and_a_stranger_is_asked_who_they_are(desk):
    nobody = make_user()
    nobody.groups.clear()
    assert found(nobody, "heron") == set()
    assert suggested(nobody, "heron") == {}
    for address in (ADDRESS, SUGGEST):
        assert Client().get(address)["Location"].startswith("/admin/login/")


def test_what_is_spelled_almost_alike_is_told_to_none_but_those_who_may_see_it(writer, desk):
    make_article("Cormorant", state=State.DRAFT)
    assert suggested(make_editor(), "cormoramt") == {
        "Articles, spelled almost alike": ["Cormorant"]
    }
    assert suggested(writer, "cormoramt") == {}
    text = page(at_the_desk(make_editor()).get(ADDRESS, {"q": "cormoramt"}))
    assert "spelled almost alike" in text


def test_a_line_says_whose_it_is_where_it_stands_and_how_far_it_has_come(desk):
    client = at_the_desk(make_editor())
    groups = client.get(SUGGEST, {"q": "heron answers"}).json()["groups"]
    assert groups[0]["options"][0]["note"] == "draft · Bo Nobody · … on the heron"
    groups = client.get(SUGGEST, {"q": "own"}).json()["groups"]
    assert groups[0]["options"][0]["note"] == "draft · Ada Heron and 1 other"
    groups = client.get(SUGGEST, {"q": "ada"}).json()["groups"]
    assert groups[-1]["options"][0]["note"] == "Sample Marsh"
    groups = client.get(SUGGEST, {"q": "know"}).json()["groups"]
    assert groups[0]["options"][0]["text"] == "… on the heron"
    assert groups[0]["options"][0]["note"] == "draft · What does the heron know?"


def test_a_word_in_the_making_finds_what_it_begins(desk):
    assert suggested(make_editor(), "ado") == {}
    assert "Contributors" in suggested(make_editor(), "her")
    assert found(make_editor(), "hero") == set(desk.values())


def test_of_many_the_first_are_shown_and_all_of_one_kind_on_request():
    articles = [make_article(f"Heron {n}", state=State.DRAFT) for n in range(SHOWN + 2)]
    editor = make_editor()
    assert len(suggested(editor, "heron")["Articles"]) == SUGGESTED
    assert len(found(editor, "heron")) == SHOWN
    every = {url("articles_article_change", one.pk) for one in articles}
    assert found(editor, "heron", kind="article") == every
    text = page(at_the_desk(editor).get(ADDRESS, {"q": "heron"}))
    assert 'href="?q=heron&amp;kind=article"' in text
    assert f'<span class="number">{SHOWN + 2}</span>' in text
    assert found(editor, "heron", kind="nonsense") == found(editor, "heron")


# --- Actions -------------------------------------------------------------------------------------


def test_actions_are_found_by_the_beginnings_of_their_words():
    publisher = make_publisher()
    assert "New: article" in suggested(publisher, "new art")["Actions"]
    assert suggested(publisher, "cal")["Actions"] == ["Calendar"]
    assert suggested(publisher, "art rev")["Actions"] == ["Articles: in review"]


def test_with_nothing_typed_the_dialog_offers_what_is_done_most():
    assert suggested(make_editor(), "")["Actions"][:3] == ["New: article", "Calendar", "Articles"]


@pytest.mark.parametrize(
    ("make", "there", "not_there"),
    [
        (make_writer, "New: article", "New: collection"),
        (make_editor, "New: collection", "New: section"),
        (make_publisher, "New: section", "New: account"),
    ],
)
def test_actions_are_those_that_this_person_may_do(make, there, not_there):
    told = suggested(make(), "new")["Actions"]
    assert there in told
    assert not_there not in told


@pytest.mark.parametrize("make", [make_writer, make_administrator])
def test_every_action_leads_to_a_page_that_opens(make, rf):
    request = rf.get("/admin/")
    request.user = make()
    client = at_the_desk(request.user)
    known = deeds(request)
    assert len({deed.title for deed in known}) == len(known)
    for deed in known:
        assert client.get(deed.address, follow=True).status_code == 200, deed


# --- Any text at all -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    ["", " ", "%", "'", '"', "-", "-heron", '"a b', "<script>", "한", "x" * 2000, "NOT (a*"],
)
def test_any_text_gets_a_page_and_a_list(typed):
    make_article("A heron", state=State.DRAFT)
    client = at_the_desk(make_editor())
    response = client.get(ADDRESS, {"q": typed})
    assert response.status_code == 200
    assert "<script>alert" not in page(response)
    assert client.get(SUGGEST, {"q": typed}).status_code == 200


def test_nothing_is_changed_by_asking():
    client = at_the_desk(make_editor())
    for address in (ADDRESS, SUGGEST):
        assert client.post(address, {"q": "heron"}).status_code == 405


def test_every_page_of_the_desk_leads_to_the_search_and_the_log_in_does_not():
    client = at_the_desk(make_writer())
    for address in (ADDRESS, "/admin/", "/admin/articles/article/add/"):
        assert f'<a href="{ADDRESS}">' in page(client.get(address))
    assert "desk-search" not in page(Client().get("/admin/login/"))
    assert "js/desk/search.js" not in page(client.get("/admin/articles/article/add/?_popup=1"))


# --- Queries -------------------------------------------------------------------------------------


def grow(number: int, user: User) -> None:
    """Add `number` articles by `user`, and as many people, all of which “heron” finds."""
    first = Article.objects.count()
    numbers = range(first, first + number)
    people = Contributor.objects.bulk_create(
        Contributor(name=f"Heron {n}", sort_name=f"Heron {n}", slug=f"heron-{n}") for n in numbers
    )
    articles = Article.objects.bulk_create(
        Article(
            title=f"The heron {n}",
            slug=f"heron-{n}",
            created_by=user,
            release_at=timezone.now() + timedelta(days=n),
        )
        for n in numbers
    )
    Byline.objects.bulk_create(
        Byline(article=article, contributor=person)
        for article, person in zip(articles, people, strict=True)
    )
    refresh_articles(one.pk for one in articles)
    refresh_contributors(one.pk for one in people)


@pytest.mark.parametrize("make", [make_writer, make_editor])
def test_a_thousand_articles_take_as_many_queries_as_ten(make):
    """Two for what is found, three for what is spelled almost alike; beside them, who asks."""
    user = make()
    client = at_the_desk(user)
    counts = []
    for number in (10, 490):
        grow(number, user)
        count_rows()
        for typed, address in (("heron", ADDRESS), ("herom", ADDRESS), ("heron", SUGGEST)):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address, {"q": typed}).status_code == 200
            counts.append(len(queries))
    assert counts == [6, 7, 6] * 2
    by = User.objects.get(pk=user.pk)
    by.get_all_permissions()
    for typed, most in (("heron", 2), ("herom", 3), ("zzzzqqqq", 2), ("", 0)):
        with CaptureQueriesContext(connection) as queries:
            everything(typed, by, at=timezone.now(), most=5)
        assert len(queries) == most, typed


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cormorants", ["The tide table"]),  # In the text, in another number.
        ("eloise tester", ["The tide table"]),  # A byline, without its accent.
        ("ide tab", ["The tide table"]),  # Parts of words, of the title alone.
        ("tid", ["The tide table", "Tides of ink"]),
        ('"tide table" -ink', ["The tide table"]),
        ("-tide", []),  # Nothing is asked for.
        ("heron", []),  # A draft of somebody else, to a writer.
        ("ormora", []),
        ("\N{CYRILLIC SMALL LETTER A}' OR 1=1; --", []),
    ],
)
def test_the_list_of_articles_is_searched_by_the_index_and_by_parts_of_titles(writer, typed, found):
    make_article(
        "The tide table",
        body="<p>The cormorant reads it.</p>",
        by=[make_contributor("Éloïse Tester")],
        state=State.DRAFT,
        created_by=writer,
    )
    make_article("Tides of ink", state=State.DRAFT, created_by=writer)
    make_article("A heron", body="<p>Cormorants.</p>", state=State.DRAFT)
    listed = at_the_desk(writer).get(url("articles_article_changelist"), {"q": typed})
    assert sorted(str(one) for one in listed.context["cl"].result_list) == found

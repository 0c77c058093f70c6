"""The pages that ask about a merge, and the forms that were open meanwhile."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import revisions, snapshots
from articles.duplicates.joining import join
from articles.models import Article, Autosave, Byline, Convener, Revision, Tag
from contributors.models import Affiliation, Contributor, Organisation
from hanoi.models import User
from tests.desk import at_the_desk, errors, form_data, page, save, url
from tests.factories import (
    make_administrator,
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_editor,
    make_publisher,
    make_take,
    make_wave,
    make_writer,
)

pytestmark = pytest.mark.django_db
KINDS = ["contributors_contributor", "contributors_organisation", "articles_tag"]


@pytest.fixture
def boss() -> User:
    """Who may merge."""
    return make_administrator()


@pytest.fixture
def client(boss: User) -> Client:
    """At the desk."""
    return at_the_desk(boss)


def merge(by: User, stays: Any, *others: Any) -> Any:
    """Merge the others into the first."""
    return join(type(stays), [stays.pk, *(one.pk for one in others)], by, stays=stays.pk)


def address(*things: Any) -> str:
    """The page that asks about these."""
    name = things[0]._meta.label_lower.replace(".", "_")
    return f"{url(f'{name}_merge')}?{'&'.join(f'key={one.pk}' for one in things)}"


def make_two(name: str) -> list[Any]:
    """Two of a kind."""
    if name == "contributors_contributor":
        return [make_contributor("Ada"), make_contributor("Bea")]
    model = Organisation if name == "contributors_organisation" else Tag
    return [model.objects.create(name=word) for word in ("ada", "bea")]


@pytest.mark.parametrize("name", KINDS)
def test_the_list_leads_to_the_page_and_the_page_merges(name: str, client: Client):
    stays, goes = make_two(name)
    chosen = {"action": "merge_into_one", "_selected_action": [str(stays.pk), str(goes.pk)]}
    response = client.post(url(f"{name}_changelist"), chosen)
    assert response["Location"] == address(stays, goes)
    shown = client.get(response["Location"])
    assert "This cannot be undone." in page(shown)
    done = client.post(
        response["Location"], form_data(shown) | {"stays": str(stays.pk)}, follow=True
    )
    assert f"“{goes}” went into “{stays}”." in page(done)
    assert list(type(stays).objects.all()) == [stays]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("make", [make_writer, make_editor, make_publisher])
def test_who_may_not_merge_is_offered_nothing_and_refused(make: Any, name: str):
    stays, goes = make_two(name)
    client = at_the_desk(make())
    assert "merge_into_one" not in page(client.get(url(f"{name}_changelist")))
    chosen = {"action": "merge_into_one", "_selected_action": [str(stays.pk), str(goes.pk)]}
    assert "/merge/" not in client.post(url(f"{name}_changelist"), chosen).get("Location", "")
    assert client.get(address(stays, goes)).status_code == 403
    assert client.post(address(stays, goes), {"stays": stays.pk}).status_code == 403
    assert client.get(url(f"{name}_merge_with", stays.pk)).status_code == 403
    assert "/merge/" not in page(client.get(url(f"{name}_change", stays.pk)))
    assert type(stays).objects.count() == 2


@pytest.mark.parametrize("name", KINDS)
def test_the_form_of_one_leads_to_the_others(name: str, client: Client):
    stays, goes = make_two(name)
    ask = url(f"{name}_merge_with", stays.pk)
    assert ask in page(client.get(url(f"{name}_change", stays.pk)))
    assert "admin-autocomplete" in page(client.get(ask))
    assert client.get(ask, {"others": goes.pk})["Location"] == address(stays, goes)
    assert "This field is required." in page(client.get(ask, {"asked": "yes"}))
    assert client.get(ask, {"others": stays.pk}).status_code == 200
    assert client.post(ask, {"others": goes.pk}).status_code == 404


def test_the_page_says_who_has_what_and_what_goes_over(client: Client):
    few = make_contributor("Few Uses", twitter="few", bio="<p>A <em>short</em> one.</p>")
    many = make_contributor("Many Uses", bio="<p>A long one.</p>", orcid="0000-0002-1825-0097")
    both = make_article("Of both", by=[few, many])
    make_article(by=[many])
    make_take(make_collection(conveners=[many]), by=[many])
    said = page(client.get(address(few, many)))
    assert said.index("Many Uses") < said.index("Few Uses")
    assert f'name="stays" value="{many.pk}" required checked' in said
    for words in ("2 bylines, 1 answer, 1 convened collection.", "1 byline.", "3 bylines",
                  "<p>A <em>short</em> one.</p>", "of Few Uses", "In 1 article they stand beside",
                  str(both)):  # fmt: skip
        assert words in said, words
    assert f'name="field-bio" value="{many.pk}" required checked' in said
    assert 'name="field-twitter"' not in said


def test_the_page_names_the_answers_that_both_have_given_to_one_question(client: Client):
    """Nothing joins them, so whoever merges is told of both before and after."""
    ada, bea = make_contributor("Ada"), make_contributor("Bea")
    collection = make_collection("What of {count} tides")
    soon = make_wave(collection, title="In spring")
    first = make_answer(collection, "Tides go", by=[ada])
    second = make_take(collection, by=[bea], wave=soon, order=7)
    make_take(collection, by=[ada, bea])
    make_answer(make_collection(), "Elsewhere", by=[ada])
    said = page(client.get(address(ada, bea)))
    warning = said[said.index("They answer") :]
    assert "They answer “What of … tides” each on their own." in warning
    assert "will have 3 answers there:" in warning
    for take in (first, second):
        assert f'<a href="{url("articles_take_change", take.pk)}"><bdi>{take}</bdi></a>' in warning
    assert "(accepted, In spring)" in warning
    assert "Elsewhere" not in warning
    assert warning.index("Take 8") < warning.index("Tides go")  # In the order of the collection.
    done = page(
        client.post(address(ada, bea), form_data(client.get(address(ada, bea))), follow=True)
    )
    assert "will have 3 answers there: Take 8; Tides go; Take 3." in done
    landing = page(Client().get(collection.get_absolute_url()))
    assert "What of 1 tides" in landing
    assert second.participants.get() == first.participants.get()


def test_the_page_warns_of_no_answers_where_there_is_nothing_new_in_it(client: Client):
    """They answer together, or one of them had answered twice already."""
    ada, bea = make_contributor("Ada"), make_contributor("Bea")
    make_take(make_collection(), by=[ada, bea])
    twice = make_collection()
    make_take(twice, by=[ada])
    make_take(twice, by=[ada])
    make_take(make_collection(), by=[bea])
    assert "each on their own" not in page(client.get(address(ada, bea)))


def test_what_is_chosen_stays_and_the_report_says_what_became_of_it(client: Client):
    few = make_contributor("Few Uses", bio="<p>Short.</p>")
    many = make_contributor("Many Uses", bio="<p>Long.</p>")
    make_article("Of both", by=[few, many])
    make_article(by=[many])
    data = form_data(client.get(address(few, many))) | {
        "stays": str(few.pk),
        "field-bio": str(few.pk),
    }
    said = page(client.post(address(few, many), data, follow=True))
    assert "“Many Uses” went into “Many Uses”" in said or "went into" in said
    assert "Gone over: 2 bylines." in said or "Gone over: 1 byline." in said
    assert "In 1 article they stand beside each other" in said
    few.refresh_from_db()
    assert (few.name, few.bio) == ("Many Uses", "<p>Short.</p>")


def test_a_page_that_shows_what_has_changed_is_shown_anew_with_what_was_chosen(client: Client):
    few, many = make_contributor("Few", bio="<p>1</p>"), make_contributor("Many", bio="<p>2</p>")
    data = form_data(client.get(address(few, many)))
    Contributor.objects.filter(pk=few.pk).update(website="https://example.org/")
    data |= {"field-bio": str(many.pk), "stays": str(many.pk)}
    response = client.post(address(few, many), data)
    assert response.status_code == 409
    assert "changed since" in page(response)
    assert "https://example.org/" in page(response)
    again = form_data(response)
    assert again["field-bio"] == [str(many.pk)]
    assert again["stays"] == [str(many.pk)]
    assert client.post(address(few, many), again).status_code == 302


@pytest.mark.parametrize("query", ["", "?key=1", "?key=x&key=1", "?key=1&key=999999", "?key=%00"])
def test_a_page_about_nothing_says_so(query: str, client: Client):
    make_contributor()
    response = client.get(url("contributors_contributor_merge") + query)
    assert response.status_code == 409
    assert "Go back" in page(response)
    assert client.post(url("contributors_contributor_merge") + query, {}).status_code == 409


def test_the_page_takes_as_many_queries_for_many_rows(client: Client):
    few, many = make_contributor(), make_contributor()

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(few, many)).status_code == 200
        return len(captured)

    make_article(by=[few, many])
    make_take(make_collection(conveners=[few, many]), by=[few, many])
    before = cost()
    for _ in range(8):
        make_article(by=[few, many])
        make_take(make_collection(conveners=[few, many]), by=[few, many])
    assert cost() == before


# --- Forms that were open meanwhile ---------------------------------------------------------------


def test_an_article_that_was_open_is_saved_with_the_one_that_stays(boss: User, client: Client):
    stays, goes = make_contributor("Ada"), make_contributor("Bea")
    article = make_article(by=[goes], state="draft", tags=("tides",))
    stay, go = Tag.objects.create(name="tide"), Tag.objects.get(name="tides")
    form = url("articles_article_change", article.pk)
    open_form = form_data(client.get(form))
    merge(boss, stays, goes)
    merge(boss, stay, go)
    response = client.post(form, open_form | {"title": ["Another title"]}, follow=True)
    assert errors(response) == {}
    article.refresh_from_db()
    assert article.title == "Another title"
    assert [row.contributor for row in article.bylines.all()] == [stays]
    assert list(article.tags.names()) == ["tide"]
    newest = Revision.objects.about(article).first()
    assert newest.changed == ["title"]
    assert newest.snapshot["bylines"][0]["contributor"] == stays.pk
    assert newest.snapshot["tags"] == ["tide"]
    assert newest.snapshot["labels"][f"contributor {stays.pk}"] == "Ada"


def test_a_byline_that_is_added_by_its_old_key_is_that_of_the_one_that_stays(
    boss: User, client: Client
):
    stays, goes = make_contributor("Ada"), make_contributor("Bea")
    article = make_article(by=[], state="draft")
    merge(boss, stays, goes)
    save(client, url("articles_article_change", article.pk), bylines__0__contributor=str(goes.pk))
    assert [row.contributor for row in article.bylines.all()] == [stays]


def test_a_form_with_both_is_told_and_keeps_what_was_written(boss: User, client: Client):
    stays, goes = make_contributor("Ada"), make_contributor("Bea")
    article = make_article(by=[stays, goes], state="draft")
    form = url("articles_article_change", article.pk)
    open_form = form_data(client.get(form))
    merge(boss, stays, goes)
    response = client.post(form, open_form | {"title": ["Kept"]}, follow=True)
    told = errors(response)
    assert told == {} or "stands in the bylines already" in str(told)
    assert "Kept" in page(response)


def test_a_stale_text_is_merged_onto_the_one_that_stays(boss: User):
    stays, goes = make_contributor("Ada"), make_contributor("Bea")
    article = make_article(by=[goes], state="draft")
    first = revisions.held(article).working_revision
    mine = first.snapshot | {"dek": "Mine"}
    merge(boss, stays, goes)
    now = snapshots.take(article) | {"title": "Theirs"}
    assert revisions.save(article, now, boss, base=first.number).changed == ["title"]
    outcome = revisions.save(article, mine, boss, base=first.number)
    assert outcome.aside is None
    article.refresh_from_db()
    assert (article.title, article.dek) == ("Theirs", "Mine")
    assert [row.contributor for row in article.bylines.all()] == [stays]


def test_earlier_texts_open_compare_and_are_taken_up_again(boss: User, client: Client):
    stays, goes = make_contributor("Ada"), make_contributor("Zq Gone")
    article = make_article("One", by=[goes], state="draft", tags=("tides",))
    first = revisions.held(article).working_revision
    revisions.save(
        article, first.snapshot | {"title": "Two", "bylines": [], "tags": []}, boss, base=1
    )
    merge(boss, stays, goes)
    Tag.objects.get_or_create(name="tide")
    merge(boss, Tag.objects.get(name="tide"), Tag.objects.get(name="tides"))
    for screen in (url("articles_article_difference", article.pk),
                   url("articles_article_revision", article.pk, 1)):  # fmt: skip
        said = page(client.get(screen))
        assert "Ada" in said
        assert "Zq Gone" not in said
    outcome = revisions.restore(article, 1, boss, base=2)
    assert outcome.gone == []
    article.refresh_from_db()
    assert article.title == "One"
    assert [row.contributor for row in article.bylines.all()] == [stays]
    assert list(article.tags.names()) == ["tide"]
    assert not Tag.objects.filter(name="tides").exists()


def test_changes_that_wait_are_published_with_the_one_that_stays(boss: User, client: Client):
    stays, goes = make_contributor("Ada"), make_contributor("Zq Gone")
    article = make_article("Live", by=[stays])
    text = snapshots.take(article)
    row = text["bylines"][0] | {"contributor": goes.pk, "bio": "<p>Hers.</p>", "by_hand": True}
    revisions.save(article, text | {"bylines": [row], "title": "Waiting"}, boss, base=1)
    merge(boss, stays, goes)
    assert "Zq Gone" not in page(client.get(article.get_absolute_url()))
    preview = page(client.get(f"{url('articles_article_preview', article.pk)}?at=2999-01-01"))
    assert "Waiting" in preview
    assert "Ada" in preview
    form = page(client.get(url("articles_article_change", article.pk)))
    assert "Zq Gone" not in form
    with_changes = Article.objects.get(pk=article.pk)
    with_changes = revisions.held(with_changes)
    revisions.take_up(with_changes)
    assert [(one.contributor, one.bio) for one in article.bylines.all()] == [
        (stays, "<p>Hers.</p>")
    ]


def test_an_autosave_that_names_the_one_that_is_gone_goes_on(boss: User, client: Client):
    stays, goes = make_contributor("Ada"), make_contributor("Bea")
    article = make_article(by=[], state="draft")
    row = {"contributor": goes.pk, "role": "author", "affiliation_line": "", "bio": "",
           "by_hand": False}  # fmt: skip
    number = revisions.held(article).working_revision.number
    slot = Autosave.objects.create(
        user=boss, article=article, opening=uuid4(), base=number,
        snapshot=snapshots.take(article) | {"bylines": [row]},
    )  # fmt: skip
    merge(boss, stays, goes)
    form = f"{url('articles_article_change', article.pk)}?autosave={slot.pk}"
    shown = client.get(form)
    assert form_data(shown)["bylines-0-contributor"] == [str(stays.pk)]
    client.post(url("articles_article_change", article.pk), form_data(shown))
    assert [one.contributor for one in Byline.objects.all()] == [stays]


def test_rows_of_a_collection_and_of_a_person_that_were_open_are_saved(boss: User, client: Client):
    stays, goes = make_contributor("Ada"), make_contributor("Bea")
    place, other = (Organisation.objects.create(name=name) for name in ("MIT", "M.I.T."))
    collection, person = make_collection(), make_contributor("Cyn")
    collection_form = url("articles_collection_change", collection.pk)
    person_form = url("contributors_contributor_change", person.pk)
    rows = form_data(client.get(collection_form)), form_data(client.get(person_form))
    merge(boss, stays, goes)
    merge(boss, place, other)
    client.post(collection_form, rows[0] | {"convener_set-0-contributor": [str(goes.pk)]})
    assert [row.contributor for row in Convener.objects.all()] == [stays]
    client.post(person_form, rows[1] | {"affiliations-0-organisation": [str(other.pk)]})
    assert Affiliation.objects.get().organisation == place


def test_people_of_a_take_that_was_open_are_saved(boss: User, client: Client):
    stays, goes, third = (make_contributor(name) for name in ("Ada", "Bea", "Cyn"))
    take = make_take(make_collection(), by=[third, goes])
    form = url("articles_take_change", take.pk)
    open_form = form_data(client.get(form))
    merge(boss, stays, goes)
    response = client.post(form, open_form | {"people": [str(goes.pk), str(third.pk)]}, follow=True)
    if told := errors(response):  # Two have changed the list: whoever sends it again has decided.
        assert "changed meanwhile" in str(told)
        client.post(form, form_data(response) | {"people": [str(goes.pk), str(third.pk)]})
    assert [row.contributor for row in take.participant_set.all()] == [stays, third]


def test_the_form_of_the_one_that_is_gone_leads_on_and_keeps_what_was_written(
    boss: User, client: Client
):
    stays, goes = make_contributor("Ada"), make_contributor("Bea")
    form = url("contributors_contributor_change", goes.pk)
    open_form = form_data(client.get(form))
    merge(boss, stays, goes)
    there = url("contributors_contributor_change", stays.pk)
    assert client.get(form)["Location"] == there
    assert "was merged into “Ada”" in page(client.get(there))
    response = client.post(form, open_form | {"website": ["https://example.org/bea"]})
    assert response.status_code == 409
    for words in ("https://example.org/bea", "Nothing was saved", there):
        assert words in page(response)
    nobody = url("contributors_contributor_change", 999_999)
    assert client.get(nobody).status_code == 404
    assert client.get(url("contributors_contributor_change", "x")).status_code == 404

"""Merges at the same instant as each other and as saves, on real connections: nothing is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from articles.duplicates import joining
from articles.duplicates.joining import join
from articles.models import Act, Article, Byline
from articles.refusals import NotPossible
from contributors.models import Alias, Contributor, PreviousPath
from tests.desk import at_the_desk, errors, form_data, url
from tests.factories import make_administrator, make_article, make_contributor

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What comes of these, begun at the same instant."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=30)
            return act()
        except NotPossible as reason:
            return str(reason)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def no_row_leads_nowhere() -> bool:
    """Whether all that names somebody names one who is there."""
    connection.check_constraints()
    people = set(Contributor.objects.values_list("pk", flat=True))
    return set(Alias.objects.values_list("survivor", flat=True)) <= people


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_merges_that_cross_each_other_one_comes_second_and_is_told(order: int):
    boss = make_administrator()
    one, other = make_contributor("One"), make_contributor("Other")
    articles = [make_article(by=[person]) for person in (one, other)]
    keys = [one.pk, other.pk]
    done = at_once(
        lambda: join(Contributor, keys, boss, stays=one.pk),
        lambda: join(Contributor, keys[::order], boss, stays=other.pk),
    )
    told = [said for said in done if isinstance(said, str)]
    assert len(told) == 1
    assert "not there any more" in told[0]
    left = Contributor.objects.get()
    assert {row.contributor for row in Byline.objects.all()} == {left}
    assert Byline.objects.count() == len(articles)
    assert Act.objects.about(left).filter(verb="merged").count() == 1
    assert no_row_leads_nowhere()


def test_merges_in_a_ring_end_in_one_or_are_told():
    """Each holds what the others want, whichever order they name them in."""
    boss = make_administrator()
    people = [make_contributor(f"Person {number}") for number in range(4)]
    for person in people:
        make_article(by=[person])
    keys = [person.pk for person in people]
    pairs = [(keys[place], keys[(place + 1) % 4]) for place in range(4)]
    at_once(*(lambda pair=pair: join(Contributor, pair, boss, stays=pair[0]) for pair in pairs))
    assert Byline.objects.count() == 4
    assert no_row_leads_nowhere()
    gone = set(keys) - set(Contributor.objects.values_list("pk", flat=True))
    assert set(Alias.objects.values_list("key", flat=True)) == gone
    assert PreviousPath.objects.count() == len(gone)


def test_an_article_saved_while_its_author_goes_is_by_the_one_that_stays():
    boss = make_administrator()
    stays, goes = make_contributor("Stays"), make_contributor("Goes")
    drafts = [make_article(by=[], state="draft") for _ in range(4)]
    make_article(by=[goes])
    forms = []
    for draft in drafts:
        client = at_the_desk(boss)
        address = url("articles_article_change", draft.pk)
        sent = form_data(client.get(address)) | {
            "bylines-0-contributor": [str(goes.pk)],
            "title": [f"Saved {draft.pk}"],
        }
        forms.append(lambda client=client, address=address, sent=sent: client.post(address, sent))
    done = at_once(lambda: join(Contributor, [stays.pk, goes.pk], boss, stays=stays.pk), *forms)
    for response, send in zip(done[1:], forms, strict=True):
        # Whose form was being checked at that very instant is told, and sends it again.
        assert response.status_code == 302 or (errors(response) and send().status_code == 302)
    assert {row.contributor_id for row in Byline.objects.all()} == {stays.pk}
    assert Byline.objects.count() == 5
    assert Article.objects.filter(title__startswith="Saved").count() == 4
    assert no_row_leads_nowhere()


def test_a_byline_that_is_added_in_the_middle_of_a_merge_goes_over_as_well(
    monkeypatch: pytest.MonkeyPatch,
):
    """On PostgreSQL, where others write meanwhile; SQLite lets nobody."""
    boss = make_administrator()
    stays, goes = make_contributor(), make_contributor()
    article, late = make_article(by=[goes]), make_article(by=[], state="draft")
    plain = joining._lead_on
    added: list[int] = []

    def add_and_lead_on(gone: Any, survivor: Any) -> None:
        if connection.vendor == "postgresql" and not added:
            added.append(1)
            [answer] = at_once(lambda: Byline.objects.create(article=late, contributor_id=goes.pk))
            assert answer.pk
        plain(gone, survivor)

    monkeypatch.setattr(joining, "_lead_on", add_and_lead_on)
    if connection.vendor != "postgresql":
        Byline.objects.create(article=late, contributor=goes)
    join(Contributor, [stays.pk, goes.pk], boss, stays=stays.pk)
    by = dict(Byline.objects.values_list("article", "contributor"))
    assert by == {article.pk: stays.pk, late.pk: stays.pk}
    assert no_row_leads_nowhere()

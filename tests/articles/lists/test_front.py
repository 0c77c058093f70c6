"""What the front page chooses, and that it tells no more than readers may know."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.front import MOST_DOTS, Cover
from articles.models import Article, Collection, Release, Take
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_publisher,
    make_take,
    make_wave,
)

pytestmark = pytest.mark.django_db

State = Release.State
SCALE = "Never\nRather not\nUnsure\nRather\nAlways"
NOT_PUBLIC = [State.DRAFT, State.IN_REVIEW, State.UNDATED, State.SCHEDULED, State.WITHDRAWN]


def text_of(page: str) -> str:
    """What stands on the page, without its tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


def section_of(page: str, name: str) -> str:
    """The section of the page that is labelled by the heading `name`, or nothing."""
    found = re.search(rf'aria-labelledby="{name}".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def answer(
    collection: Collection, title: str, position: int | None, confidence: int | None, **more
):
    """An answer that stands somewhere."""
    take = make_answer(collection, title, **more)
    Take.objects.filter(pk=take.pk).update(
        position=position, confidence=confidence, pull_quote=f"Quote of {title}"
    )
    return take


def duellists(client) -> list[str]:
    """The addresses of the two who disagree, in the order of the scale."""
    return re.findall(r'href="/articles/([\w-]+)/"', section_of(client.get("/").text, "duel"))


def test_the_cover_counts_people_and_names_the_next_release(client):
    now = timezone.now()
    collection = make_collection("{count} voices", question="Now?")
    coming = make_wave(collection, now + timedelta(days=9))
    make_answer(collection, by=[make_contributor(), make_contributor()])
    make_take(collection, wave=coming)
    make_take(collection, wave=make_wave(collection, now + timedelta(days=40)))

    page = client.get("/").text
    cover = section_of(page, "now")

    assert "4 voices" in cover
    assert "2 of 4 experts have answered." in text_of(cover)
    assert cover.count('<i class="out">') == 2
    assert cover.count("<i>") == 2
    assert (
        f'datetime="{timezone.localtime(coming.release_at).isoformat(timespec="seconds")}' in cover
    )


def test_a_cover_on_which_all_have_answered_promises_nothing(client):
    collection = make_collection()
    make_answer(collection)
    make_answer(collection)

    cover = text_of(section_of(client.get("/").text, "now"))

    assert "All 2 experts have answered." in cover
    assert "Next release" not in cover


def test_a_crowd_too_large_to_draw_is_told_in_words_only():
    assert len(Cover(None, MOST_DOTS, 3, None).dots) == MOST_DOTS
    assert Cover(None, MOST_DOTS + 1, 3, None).dots == []


def test_the_newest_say_where_they_stand(client):
    collection = make_collection(scale=SCALE)
    answer(collection, "An Answer", 4, 6, by=[make_contributor("Ada", ("Reader", "College"))])
    make_article("A Column")

    side = section_of(client.get("/").text, "newest")

    assert text_of(side).startswith('aria-labelledby="newest"> Newest A Column')
    assert "Rather , confidence 6" in text_of(side)
    assert "Reader, College" in side
    assert side.count('class="stance') == 1


def test_an_answer_whose_collection_is_not_public_says_nothing_of_it(client):
    for number, state in enumerate(NOT_PUBLIC):
        collection = make_collection(
            "Zebra", question="Zebra?", scale="Zebra no\nZebra yes", state=state
        )
        take = make_take(collection, article=make_article(f"Open {number}"))
        Take.objects.filter(pk=take.pk).update(position=1, confidence=9, pull_quote="Zebra quote")

    page = client.get("/").text

    assert "Open 4" in page
    assert "zebra" not in page.lower()


def test_two_sure_people_at_the_ends_disagree(client):
    collection = make_collection(scale=SCALE)
    for title, position, confidence in (
        ("Unsure No", 1, 3),
        ("Sure No", 1, 8),
        ("Surest Rather Not", 2, 10),
        ("Middle", 3, 10),
        ("Sure Yes", 5, 7),
        ("Surer Yes", 5, 9),
        ("Beyond", 6, 10),
        ("Silent", None, None),
    ):
        answer(collection, title, position, confidence)

    page = client.get("/").text

    assert duellists(client) == ["sure-no", "surer-yes"]
    assert "Quote of Surer Yes" in section_of(page, "duel")
    assert "Never" in section_of(page, "duel")


@pytest.mark.parametrize(
    "stands",
    [
        [(1, 10), (2, 10)],
        [(1, 10), (5, 6)],
        [(3, 10), (5, 10)],
        [(1, 10), (None, 10)],
    ],
)
def test_without_two_sure_sides_there_is_no_duel(client, stands):
    collection = make_collection(scale=SCALE)
    for number, (position, confidence) in enumerate(stands):
        answer(collection, f"Answer {number}", position, confidence)

    assert "disagree" not in client.get("/").text


def test_nobody_disagrees_with_themselves_nor_with_what_is_not_out(client):
    ada = make_contributor("Ada")
    collection = make_collection(scale=SCALE)
    answer(collection, "No", 1, 9, by=[ada])
    answer(collection, "Yes", 5, 9, by=[ada])
    assert duellists(client) == []

    for state in NOT_PUBLIC:
        answer(collection, f"Zebra {state}", 5, 10, state=state)
    assert duellists(client) == []
    answer(collection, "Another Yes", 5, 10)
    assert duellists(client) == ["no", "another-yes"]


def test_the_duel_is_of_the_newest_collection_that_has_a_scale(client):
    now = timezone.now()
    for slug, days in (("old", 9), ("middle", 5)):
        collection = make_collection(slug=slug, scale=SCALE, at=now - timedelta(days=days))
        answer(collection, f"{slug} no", 1, 9)
        answer(collection, f"{slug} yes", 5, 9)
    make_collection(slug="newest")

    assert duellists(client) == ["middle-no", "middle-yes"]


def test_editors_choose_in_their_order(client):
    for title, place in (("Third", 3), ("First", 1), ("Second", 2), ("Unchosen", None)):
        make_article(title, choice_place=place)
    make_article("Zebra", choice_place=1, state=State.SCHEDULED)

    chosen = section_of(client.get("/").text, "chosen")

    assert re.findall(r'href="/articles/([\w-]+)/"', chosen) == ["first", "second", "third"]


def test_the_desk_asks_for_the_choice(client):
    article = make_article("A Column", state=State.DRAFT)
    client.force_login(make_publisher())
    form = client.get(f"/admin/articles/article/{article.pk}/change/").text

    assert 'name="choice_place"' in form
    assert "editors’ choice" in form.lower()


def test_nothing_stands_twice_among_newest_and_more(client):
    now = timezone.now()
    for number in range(12):
        make_article(f"Number {number}", at=now - timedelta(days=number + 1))
    Article.objects.filter(slug="number-5").update(choice_place=1)

    page = client.get("/").text
    more = re.findall(r'href="/articles/([\w-]+)/"', section_of(page, "more"))

    assert more == [f"number-{number}" for number in (4, 6, 7, 8, 9, 10)]


def test_earlier_questions_stand_on_a_shelf(client):
    now = timezone.now()
    for number in range(3):
        make_collection(question=f"Question {number}?", at=now - timedelta(days=number + 1))

    shelf = section_of(client.get("/").text, "earlier")

    assert "Question 0?" not in shelf
    assert shelf.index("Question 1?") < shelf.index("Question 2?")

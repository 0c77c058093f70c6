"""What readers find, on either database."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Section
from articles.search import Filters, search, suggestions
from contributors.models import Contributor
from tests.factories import make_answer, make_article, make_collection, make_contributor

pytestmark = pytest.mark.django_db


def found(typed: str, **filters) -> set[str]:
    """The headlines of what is found, as they are printed."""
    results = search(typed, at=timezone.now(), filters=Filters(**filters))
    return {"".join(piece.text for piece in hit.headline) for hit in results.hits}


def suggested(typed: str) -> list[str]:
    return [line.text for line in suggestions(typed, at=timezone.now())]


@pytest.fixture
def magazine():
    """Some articles, a symposium, and people."""
    lucja = make_contributor(
        "Łučja Żółć", ("Professor", "Example Institute"), bio="<p>She breeds herons.</p>"
    )
    section = Section.objects.create(name="Water", slug="water")
    make_article(
        "Rivers have rights",
        by=[lucja],
        dek="A dek on standing.",
        body="<p>The élections of a high court.</p><p>Economics of dams &amp; locks.</p>",
        section=section,
        tags=("Hydrology",),
        slug="rivers",
    )
    make_article("Bridges over rivers", body="<p>No court is high here.</p>", slug="bridges")
    make_article("東京湾の未来", body="<p>海と人。</p>", language="ja")
    collection = make_collection(
        "{count} answers on water",
        question="Who owns the rain?",
        standfirst="Clouds are nobody’s.",
        conveners=[make_contributor("Aisha Convener")],
    )
    make_answer(collection, "Nobody at all", by=[make_contributor("Bert Answerer")])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("standing", {"Rivers have rights"}),
        ("court", {"Rivers have rights", "Bridges over rivers"}),
        ("hydrology", {"Rivers have rights"}),
        ("lucja", {"Rivers have rights", "Łučja Żółć"}),
        ("ŻÓŁĆ", {"Rivers have rights", "Łučja Żółć"}),
        ("heron", {"Łučja Żółć"}),
        ("institute", {"Rivers have rights", "Łučja Żółć"}),
        ("owning rain", {"Who owns the rain?"}),
        ("clouds", {"Who owns the rain?"}),
        ("aisha", {"Who owns the rain?", "Aisha Convener"}),
        ("answers", {"Who owns the rain?", "Bert Answerer", "Nobody at all"}),
        ("election", {"Rivers have rights"}),
        ("economi", {"Rivers have rights"}),
        ("eco", {"Rivers have rights"}),
        ("rivers -bridges", {"Rivers have rights"}),
        ('"high court"', {"Rivers have rights"}),
        ('"court high"', set()),
        ('rivers -"high court"', {"Bridges over rivers"}),
        ("東京", {"東京湾の未来"}),
        ("湾", {"東京湾の未来"}),
        ("未来", {"東京湾の未来"}),
        ("海", {"東京湾の未来"}),
        ("京東", set()),
        ("-rivers", set()),
    ],
)
def test_what_is_found(magazine, typed: str, expected: set[str]):
    assert found(typed) == expected


def test_a_phrase_does_not_run_from_the_title_into_the_dek(magazine):
    assert found('"rights a dek"') == set()


def test_a_title_counts_for_more_than_a_text():
    make_article("Of other things", body="<p>A heron stands here.</p>")
    make_article("The heron", body="<p>A bird.</p>")

    hits = search("heron", at=timezone.now()).hits

    assert [hit.thing.title for hit in hits] == ["The heron", "Of other things"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"section": "water"}, {"Rivers have rights"}),
        ({"tag": "hydrology"}, {"Rivers have rights"}),
        ({"contributor": "lucja-zolc"}, {"Rivers have rights"}),
        ({"kind": "contributor"}, set()),
        ({"section": "no-such"}, set()),
        ({"until": date(2001, 1, 1)}, set()),
        ({"since": date(2001, 1, 1)}, {"Rivers have rights", "Bridges over rivers"}),
        ({"since": date.min, "until": date.max}, {"Rivers have rights", "Bridges over rivers"}),
    ],
)
def test_filters_narrow_what_is_found(magazine, filters, expected: set[str]):
    assert found("rivers", **filters) == expected


def test_both_ends_of_a_range_of_days_are_included():
    at = timezone.now() - timedelta(days=10)
    make_article("Ten days old", at=at)
    day = timezone.localdate(at)

    assert found("days", since=day, until=day) == {"Ten days old"}
    assert found("days", since=day + timedelta(days=1)) == set()
    assert found("days", until=day - timedelta(days=1)) == set()


def test_nothing_found_leads_to_what_is_spelled_almost_alike(magazine):
    results = search("lucia", at=timezone.now())

    assert results.hits == []
    assert [line.text for line in results.near] == ["Łučja Żółć"]
    assert results.correction == "Łučja"
    assert found(results.correction) == found("lucja")


@pytest.mark.parametrize("typed", ["birdges", "brdges", "brigdes", "Bridgees"])
def test_slips_of_the_pen_are_forgiven(magazine, typed: str):
    near = search(typed, at=timezone.now()).near

    assert [line.text for line in near][:1] == ["Bridges over rivers"]


def test_suggestions_go_on_as_what_was_typed(magazine):
    assert suggested("riv") == ["Rivers have rights", "Bridges over rivers"]
    assert suggested("zolc") == ["Łučja Żółć"]
    assert suggested("who ow") == ["Who owns the rain?"]
    assert suggested("未") == ["東京湾の未来"]
    assert suggested("r") == []
    assert suggested("ivers") == []


def test_suggestions_are_at_most_eight():
    for number in range(10):
        make_article(f"Heron {number}")

    assert len(suggested("heron")) == 8


def test_pages_follow_each_other_and_the_last_one_stands_for_all_beyond():
    for number in range(45):
        make_article(f"Heron {number}")
    at = timezone.now()

    pages = [search("heron", at=at, page=page) for page in (1, 2, 3)]

    keys = [hit.thing.pk for page in pages for hit in page.hits]
    assert [len(page.hits) for page in pages] == [20, 20, 5]
    assert len(set(keys)) == 45
    assert [page.number for page in pages] == [45, 45, 45]
    assert search("heron", at=at, page=99).page == 3


_WORDS = ["river", "rivers", "Łučja", "lucja", "riv", "élan", "東京", "x2", "is", "i", "e", "1e5"]
# Who wrote them; such names are kept as code points, which begin with “u0” as a typed word may.
NOBODY = "無名"


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.one_of(st.sampled_from(_WORDS), st.from_regex(r"\A[A-Za-zé0-9]{1,8}\Z")))
def test_a_single_word_finds_what_a_look_at_the_terms_finds(magazine_of_words, word: str):
    """The same oracle on both databases, so that both find the same."""
    from articles.search.folding import words
    from articles.search.stemming import stem

    folded = words(word)[0]
    expected = {
        title
        for title in magazine_of_words
        for one in words(f"{title} {NOBODY}")
        if stem(one) == stem(folded)
        or (len(folded) > 1 and (one.startswith(folded) or stem(one).startswith(folded)))
    }
    assert found(word, kind="article") == expected


@pytest.fixture
def magazine_of_words():
    """Articles with a word or two for a title, and nothing else to be found by but `NOBODY`."""
    titles = [
        "River", "Rivers", "Łučja", "Elan vital", "東京湾", "x2 y", "Is", "I", "US", "u", "1e5",
        "1e5a", "0x1f", "3d", "Running", "Runs", "e", "Ed", "a1s", "007", "abc123def",
    ]  # fmt: skip
    nobody = make_contributor(NOBODY)
    for title in titles:
        make_article(title, by=[nobody], body="<p>§</p>")
    return titles


@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(st.characters(), max_size=60))
def test_any_text_at_all_can_be_searched(magazine, typed: str):
    search(typed, at=timezone.now())
    suggestions(typed, at=timezone.now())


@pytest.mark.parametrize(
    "typed",
    [
        '"unbalanced',
        "river AND NOT OR NEAR(",
        "title:river",
        "river*",
        "^river",
        "{title}: river",
        "a:* & !b | (c <-> d)",
        "'; DROP TABLE articles_article; --",
        "%s %(x)s {0}",
        "river\x00bridge",
        "\\' \\\" \\",
        "\u202eriver",
        "-",
        "\U0001f600",
        "river " * 2000,
        "r" * 10_000,
        "國" * 10_000,
        "-a " * 3000,
    ],
)
def test_operators_and_fragments_of_sql_are_only_text(magazine, typed: str):
    search(typed, at=timezone.now())
    suggestions(typed, at=timezone.now())
    assert found("rights") == {"Rivers have rights"}


def test_titles_and_names_that_have_the_words_stand_before_short_texts_that_have_them():
    """What is said of a person is short, and would outweigh every article."""
    long = "<p>The herons of the estuary.</p>" + "<p>Much else, at length.</p>" * 60
    make_article("A count of herons", body=long)
    make_collection("We asked on herons", question="Whose are the herons?")
    make_contributor("Ada Heron")
    for name in ("Ben Sample", "Cai Sample"):
        person = make_contributor(name, ("Heron Keeper", "Heron House"), bio="<p>Herons.</p>")
        make_article(f"By {name}", by=[person], body="<p>Words.</p>")
    make_article("By another", by=[Contributor.objects.get(name="Ada Heron")])
    results = search("heron", at=timezone.now(), filters=Filters())
    headlines = ["".join(piece.text for piece in hit.headline) for hit in results.hits]
    titled = {"A count of herons", "Whose are the herons?", "Ada Heron"}
    assert set(headlines[:3]) == titled
    assert {"Ben Sample", "Cai Sample"} <= set(headlines[3:])

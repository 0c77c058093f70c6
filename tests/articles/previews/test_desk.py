"""Previews at the desk: pages at an instant, and a walk from one to the next at the same one."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import previewing, workflow
from articles.models import Act, Article, Collection, Take
from articles.moments import on_the_clock, written
from tests.articles.pictures import make_image
from tests.articles.previews.world import (
    PRIVATE,
    State,
    article_of,
    line,
    make_week,
    private_headers,
)
from tests.desk import at_the_desk, url
from tests.factories import (
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


def preview(client, subject, at=None):
    """The response with the preview of `subject`."""
    return client.get(address(subject, at))


def address(subject, at=None):
    """Where the preview of `subject` is."""
    found = url(f"articles_{subject._meta.model_name}_preview", subject.pk)
    return f"{found}?{urlencode({'at': written(at)})}" if at else found


def test_a_collection_is_previewed_as_it_will_be_at_an_instant():
    week = make_week()
    client = at_the_desk(make_editor())

    before, between, end = (
        line(preview(client, week.collection, at)) for at in (None, week.between, week.end)
    )

    assert "The 4 of next week" in before
    assert "0 answers" in before
    assert "First wave, 2 answers" in before
    assert "1 answer, since" in between
    assert "2 answers, since" in end
    for text, here in (("Early answer", (between, end)), ("Late answer", (end,))):
        for page in (before, between, end):
            assert (text in page) is (page in here)
    for page in (before, between, end):
        assert "Raw answer" not in page
        assert "Quotation 2." not in page
        assert ">To be released on" in page or "Date to be announced" in page
    assert "Second wave, 2 answers" in between
    assert 'id="stand"' not in before
    assert between.count("data-take=") == 2
    assert "Of the 2 experts" not in end
    assert "All 2 experts whose answers are out say where they stand." in end


def test_the_bar_says_what_would_not_be_out():
    week = make_week()
    client = at_the_desk(make_editor())

    page = line(preview(client, week.collection, week.end))

    assert "It is not approved: as things stand, readers would not get it." in page
    assert "First wave: 1 of its 2 answers is not approved, and would not be out." in page
    assert "Second wave: 1 of its 2 answers is not approved, and would not be out." in page
    assert "Second wave: 1 of" not in line(preview(client, week.collection, week.between))
    assert "would not be out" not in line(preview(client, week.collection))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.DRAFT, "It is not approved: as things stand, readers would not get it."),
        (State.IN_REVIEW, "It is not approved: as things stand, readers would not get it."),
        (State.UNDATED, "It has no date: as things stand, readers would not get it."),
        (State.SCHEDULED, "until then readers do not get it."),
        (State.WITHDRAWN, "It is withdrawn then: readers do not get it."),
        (State.PUBLIC, ""),
    ],
)
def test_the_bar_says_why_readers_would_not_get_it(state, words):
    """And the page shows it all the same, whatever it is."""
    client = at_the_desk(make_editor())
    for subject in (
        make_article("Any title", state=state),
        make_collection("Any title", state=state),
    ):
        page = line(preview(client, subject))
        assert "Any title" in page
        notes = page.partition('class="preview-notes"')[2].partition("</ul>")[0]
        assert words in notes
        assert bool(notes) is bool(words)


def test_an_article_stands_among_the_answers_that_are_out_by_then():
    """It is one of them itself, whatever it is; the others by the clock."""
    week = make_week()
    client = at_the_desk(make_editor())

    now, between, end = (
        line(preview(client, article_of(week.raw), at)) for at in (None, week.between, week.end)
    )

    assert "Answer 1 of 1" in now
    assert "Answer 2 of 2" in between
    assert "Answer 2 of 3" in end
    assert "Previous answer" in between
    assert "Next answer" not in between
    assert f'href="{address(article_of(week.early), week.end)}" rel="prev"' in end
    assert f'href="{address(article_of(week.late), week.end)}" rel="next"' in end
    assert "Read against this" in end
    assert "“What is next?” is not public then: it is shown as if it were." in end


def test_a_walk_stays_at_its_instant():
    """From the landing page to an answer, to its neighbour, and back."""
    week = make_week()
    client = at_the_desk(make_editor())
    early, late = article_of(week.early), article_of(week.late)

    landing = line(preview(client, week.collection, week.end))
    answer = line(preview(client, early, week.end))

    assert f'<h4 lang="en"><a href="{address(early, week.end)}">Early answer</a>' in landing
    assert landing.count(f'href="{address(late, week.end)}"') == 3
    assert f'href="{address(week.collection, week.end)}">What is next?</a>' in answer
    assert f'href="{address(week.collection, week.end)}#stand"' in answer
    for page in (landing, answer):
        assert 'href="/articles/' not in page
        assert 'href="/collections/next-week' not in page
    # Without an instant, the walk is one through now.
    assert f'href="{address(week.collection)}"' in line(preview(client, early))


def test_the_filter_of_a_preview_stays_in_it():
    week = make_week()
    client = at_the_desk(make_editor())
    here = url("articles_collection_preview", week.collection.pk)

    page = line(client.get(here, {"at": written(week.end), "q": "late"}))

    assert f'<form class="filter" method="get" action="{here}#answers"' in page
    assert f'<input type="hidden" name="at" value="{written(week.end)}">' in page
    assert f'href="{address(week.collection, week.end)}#answers"' in page
    assert page.count('<li class="take"') == 2
    assert len([one for one in page.split('<li class="take"')[1:] if " hidden>" in one[:400]]) == 1


def test_the_instants_worth_a_look_are_one_click_away():
    week = make_week(State.SCHEDULED)
    client = at_the_desk(make_editor())

    for subject in (week.collection, article_of(week.early)):
        bar = line(preview(client, subject, week.second.release_at)).partition("<main")[0]
        choices = bar.partition('class="preview-choices"')[2]
        assert choices.count("<a ") == 3
        for instant in (None, week.first.release_at, week.second.release_at):
            assert f'href="{address(subject, instant)}"' in choices
        current = choices.partition(' aria-current="true"')[0].rpartition('href="')[2]
        assert current == f'{address(subject, week.second.release_at)}"'
        assert f'value="{on_the_clock(week.second.release_at)}"' in bar


def test_an_article_on_its_own_offers_its_release():
    at = timezone.now().replace(microsecond=0) + timedelta(days=2)
    article = make_article(state=State.SCHEDULED, at=at)

    page = line(preview(at_the_desk(make_editor()), article))

    assert f'<a href="{address(article, at)}">Its release, ' in page


def test_the_time_is_that_of_the_site_and_none_is_guessed(settings):
    settings.TIME_ZONE = "America/New_York"
    article = make_article(state=State.DRAFT)
    client = at_the_desk(make_editor())
    here = url("articles_article_preview", article.pk)

    page = line(client.get(here, {"at": "2027-07-04T09:00"}))
    assert (
        'Preview as of <time datetime="2027-07-04T09:00:00-04:00">4 July 2027, 9 a.m. EDT' in page
    )
    assert "(Sunday)" in page
    assert "As of (America/New_York)" in page
    gap = line(client.get(here, {"at": "2027-03-14T02:30"}))
    assert 'role="alert">There is no 14 March 2027, 02:30 in America/New_York' in gap
    twice = line(client.get(here, {"at": "2027-11-07T01:30"}))
    assert "7 November 2027, 01:30 comes twice in America/New_York" in twice
    for instant, name in (("05", "01:30 EDT"), ("06", "01:30 EST")):
        chosen = f"{here}?at=2027-11-07T{instant}%3A30%3A00Z"
        assert f'<a href="{chosen}">{name}</a>' in twice
        assert 'role="alert"' not in line(client.get(chosen))
    for nonsense in ("\0", "soon", "9999-12-31T23:59"):
        response = client.get(here, {"at": nonsense})
        assert response.status_code == 200
        assert 'role="alert"' in response.text


def test_corrections_stand_on_the_page_from_their_day_on():
    article = make_article(at=timezone.now() - timedelta(days=9))
    workflow.correct(
        article, make_publisher(), note="It was nine.", at=timezone.now() - timedelta(days=2)
    )
    client = at_the_desk(make_editor())

    assert "It was nine." in preview(client, article).text
    past = preview(client, article, timezone.now() - timedelta(days=3))
    assert "It was nine." not in past.text


def test_the_series_is_that_of_the_instant():
    later = timezone.now() + timedelta(days=2)
    week = make_week()
    earlier = make_collection("Before", question="And before?", state=State.SCHEDULED, at=later)
    secret = make_collection("Never", question="Not at all?", state=State.DRAFT)
    week.collection.earlier_collections.add(earlier, secret)
    client = at_the_desk(make_editor())

    assert "And before?" not in preview(client, week.collection).text
    page = line(preview(client, week.collection, week.between))
    assert f'href="{address(earlier, week.between)}"' in page
    assert "Not at all?" not in page


def test_a_preview_tells_machines_nothing_and_is_kept_nowhere():
    week = make_week()
    client = at_the_desk(make_editor())
    for subject in (week.collection, article_of(week.early)):
        for at in (None, week.end):
            response = preview(client, subject, at)
            kept = private_headers(response)
            # The desk adds what old caches want to hear.
            assert kept.pop("Cache-Control").startswith("private, no-store")
            assert kept.items() <= PRIVATE.items()
            assert '<meta name="robots" content="noindex">' in response.text
            for part in ("canonical", "ld+json", "og:", "positions.csv", "<reading-progress"):
                assert part not in response.text, part


def test_the_pictures_come_from_where_staff_may_see_them():
    picture, face = make_image("red"), make_image("blue")
    author = make_contributor(portrait=face)
    article = make_article(by=[author], lead_image=picture, state=State.DRAFT)
    collection = make_collection(lead_image=picture, state=State.DRAFT)
    client = at_the_desk(make_editor())

    for subject, shown in ((article, (picture, face)), (collection, (picture,))):
        page = preview(client, subject).text
        for image in shown:
            assert f'src="/images/{image.public_name.partition(".")[0]}' in page


def test_the_newest_text_is_shown_and_the_bar_says_whose(monkeypatch):
    editor, other = make_editor(name="Edith Editor"), make_editor(name="Otto Other")
    article = make_article("Old title", state=State.DRAFT)
    Act.objects.record(Act.Verb.CHANGED, article, other, at=timezone.now() - timedelta(hours=1))
    Act.objects.record(Act.Verb.CHANGED, article, editor)
    Act.objects.record(Act.Verb.SHARED, article, other)
    newest = Article.objects.get(pk=article.pk)
    newest.title = "New title"
    monkeypatch.setattr(previewing, "text_to_preview", lambda article: newest)

    page = line(preview(at_the_desk(editor), article))

    assert "New title" in page
    assert "Old title" not in page
    saved = f"{timezone.localtime(article.updated_at):%Y-%m-%dT%H:%M:%S}"
    assert f'Text saved on <time datetime="{saved}' in page
    assert "by Edith Editor." in page


# --- Who sees what ---------------------------------------------------------------------------


def test_a_writer_sees_their_own_draft_among_what_is_public_today():
    """Of the drafts of others, and of a symposium that is none yet, not a word."""
    writer = make_writer()
    week = make_week()
    own = article_of(week.raw)
    Article.objects.filter(pk=own.pk).update(created_by=writer)
    client = at_the_desk(writer)

    hidden = line(preview(client, own, week.end))
    assert "Raw answer" in hidden
    for secret in ("What is next?", "Early answer", "Late answer", "Second wave"):
        assert secret not in hidden

    workflow.publish(week.collection, make_publisher())
    workflow.publish(article_of(week.early), make_publisher())
    shown = line(preview(client, own, week.end))
    assert 'href="/collections/next-week/"' in shown
    assert "Answer 2 of 2" in shown
    assert 'href="/articles/early-answer/" rel="prev"' in shown
    assert "Late answer" not in shown


def test_a_writer_is_led_to_the_previews_of_their_own_answers_only():
    writer, week = make_writer(), make_week(State.SCHEDULED)
    for take in (week.early, week.raw):
        Article.objects.filter(pk=take.article_id).update(created_by=writer)
    for subject in (week.collection, article_of(week.early), article_of(week.late)):
        workflow.publish(subject, make_publisher())

    page = line(preview(at_the_desk(writer), article_of(week.raw), week.end))

    assert f'href="{address(article_of(week.early), week.end)}" rel="prev"' in page
    assert 'href="/articles/late-answer/" rel="next"' in page


# --- Cost ------------------------------------------------------------------------------------


def test_previews_ask_as_often_for_many_rows_as_for_few():
    collection = make_collection(state=State.DRAFT, scale="No\nYes")
    waves = [
        make_wave(collection, timezone.now() + timedelta(days=day), title=f"Wave of {day}")
        for day in (1, 2)
    ]
    at = timezone.now() + timedelta(days=3)
    client = at_the_desk(make_editor())
    counts = []
    for _round in range(2):
        for wave in waves:
            for state in (State.SCHEDULED, State.DRAFT):
                answer = make_answer(collection, wave=wave, state=state)
                Take.objects.filter(pk=answer.pk).update(position=1 + answer.order % 2)
            make_take(collection, wave=wave)
        subjects = (collection, article_of(Take.objects.filter(article__isnull=False)[0]))
        row = []
        for subject in subjects:
            with CaptureQueriesContext(connection) as captured:
                assert preview(client, subject, at).status_code == 200
            row.append(len(captured))
        counts.append(row)
    assert counts[0] == counts[1]
    assert counts[0] == [16, 12]


def test_a_collection_that_is_previewed_stays_what_it_is():
    week = make_week()
    client = at_the_desk(make_editor())
    preview(client, week.collection, week.end)
    assert Collection.objects.get().state() is State.DRAFT
    assert client.get("/collections/next-week/").status_code == 404

"""The verbs: who may say them, from which state, and what they leave behind."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from articles import workflow
from articles.models import Act, Article, PreviewLink, Release, Take
from articles.workflow import NotAllowed, NotPossible
from tests.factories import (
    make_administrator,
    make_answer,
    make_article,
    make_collection,
    make_editor,
    make_publisher,
    make_wave,
    make_writer,
)

pytestmark = pytest.mark.django_db

State = Release.State
TOMORROW = timedelta(days=1)

SAY = {
    "submit": workflow.submit,
    "send_back": workflow.send_back,
    "approve": workflow.approve,
    "schedule": lambda article, by: workflow.schedule(
        article, by, release_at=timezone.now() + TOMORROW
    ),
    "publish": workflow.publish,
    "withdraw": workflow.withdraw,
    "correct": lambda article, by: workflow.correct(article, by, note="It was nine, not seven."),
}

# The table of rights and states, written out: (verb, role) -> states in which it succeeds.
ANY_DRAFT = {State.DRAFT}
APPROVED_AND_WAITING = {State.UNDATED, State.SCHEDULED}
PUBLISHING = {
    "submit": ANY_DRAFT,
    "send_back": {State.IN_REVIEW} | APPROVED_AND_WAITING,
    "approve": {State.DRAFT, State.IN_REVIEW},
    "schedule": APPROVED_AND_WAITING,
    "publish": {State.DRAFT, State.IN_REVIEW, State.WITHDRAWN} | APPROVED_AND_WAITING,
    "withdraw": {State.PUBLIC},
    "correct": {State.PUBLIC},
}
NOTHING: dict[str, set[State]] = {verb: set() for verb in SAY}
TABLE = {
    make_writer: NOTHING,
    make_editor: NOTHING | {"submit": ANY_DRAFT, "send_back": {State.IN_REVIEW}},
    make_publisher: PUBLISHING,
    make_administrator: PUBLISHING,
}


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("make_user", TABLE, ids=lambda make: make.__name__)
def test_rights_and_states_are_those_of_the_table(make_user, state):
    user = make_user()
    for verb, say in SAY.items():
        article = make_article(state=state)
        acts = Act.objects.count()
        expected = state in TABLE[make_user][verb]
        offered = verb in {offer.name for offer in workflow.available(article, user)}
        assert offered == expected, verb
        if expected:
            say(article, user)
            assert Act.objects.count() == acts + 1
            assert Act.objects.first().by == user
            assert article.state() == Article.objects.get(pk=article.pk).state()
        else:
            with pytest.raises((NotAllowed, NotPossible)):
                say(article, user)
            assert Act.objects.count() == acts
            assert Article.objects.get(pk=article.pk).state() == state


def test_a_writer_submits_only_a_draft_of_their_own():
    writer = make_writer()
    own = make_article(state=State.DRAFT, created_by=writer)
    workflow.submit(own, writer)
    assert own.state() == State.IN_REVIEW
    with pytest.raises(NotAllowed):
        workflow.submit(make_article(state=State.DRAFT), writer)
    assert not own.may_be_changed_by(writer), "what is in review is the editors’"


@pytest.mark.parametrize("verb", SAY)
def test_nobody_and_switched_off_accounts_may_do_nothing(verb):
    article = make_article(state=State.DRAFT)
    for user in (AnonymousUser(), make_publisher(is_active=False), make_publisher(is_staff=False)):
        with pytest.raises(NotAllowed):
            SAY[verb](article, user)


def test_right_is_judged_before_state_so_that_a_refusal_tells_nothing():
    with pytest.raises(NotAllowed):
        workflow.withdraw(make_article(state=State.DRAFT), make_writer())


def test_the_row_in_the_database_decides_not_the_object_in_hand():
    """Two people act on one article: the second acts on what the first made of it."""
    article = make_article(state=State.IN_REVIEW)
    stale = Article.objects.get(pk=article.pk)
    workflow.send_back(article, make_editor())
    with pytest.raises(NotPossible):
        workflow.send_back(stale, make_editor())


def test_approval_with_a_time_schedules():
    article = make_article(state=State.IN_REVIEW)
    when = timezone.now() + TOMORROW
    workflow.approve(article, make_publisher(), release_at=when)
    article.refresh_from_db()
    assert (article.state(), article.release_at) == (State.SCHEDULED, when)


def test_a_time_that_has_passed_is_refused():
    article = make_article(state=State.IN_REVIEW)
    with pytest.raises(NotPossible, match="has passed"):
        workflow.approve(article, make_publisher(), release_at=timezone.now() - TOMORROW)
    assert Article.objects.get().state() == State.IN_REVIEW


@pytest.mark.parametrize(
    ("flaw", "reason"),
    [({"body": "<p></p>"}, "body is empty"), ({"by": []}, "no byline")],
)
def test_what_is_incomplete_cannot_go_out(flaw, reason):
    article = make_article(state=State.DRAFT, **flaw)
    for say in (workflow.approve, workflow.publish):
        with pytest.raises(NotPossible, match=reason):
            say(article, make_publisher())


def test_an_answer_goes_out_with_its_wave():
    collection = make_collection()
    wave = make_wave(collection, timezone.now() + TOMORROW)
    article = make_answer(collection, wave=wave, state=State.DRAFT).article
    with pytest.raises(NotPossible, match="goes out with"):
        workflow.approve(article, make_publisher(), release_at=wave.release_at + TOMORROW)
    workflow.approve(article, make_publisher())
    assert article.release_at == wave.release_at


def test_an_answer_approved_late_is_out_at_once_with_the_date_of_that_moment():
    collection = make_collection()
    wave = make_wave(collection, timezone.now() - TOMORROW)
    article = make_answer(collection, wave=wave, state=State.DRAFT).article
    now = timezone.now()
    workflow.approve(article, make_publisher(), at=now)
    assert (article.state(), article.release_at) == (State.PUBLIC, now)


def test_publishing_pulls_one_answer_out_before_its_wave():
    collection = make_collection()
    wave = make_wave(collection, timezone.now() + TOMORROW)
    article = make_answer(collection, wave=wave, state=State.SCHEDULED).article
    workflow.publish(article, make_publisher())
    assert article.is_public()


def test_what_was_withdrawn_comes_back_with_its_first_date():
    article = make_article()
    first = article.release_at
    workflow.withdraw(article, make_publisher())
    workflow.publish(article, make_publisher())
    article.refresh_from_db()
    assert (article.state(), article.release_at) == (State.PUBLIC, first)


def test_what_is_withdrawn_before_its_release_is_sent_back_instead():
    """Nobody saw it: its address must go on answering 404, not 410."""
    article = make_article(state=State.SCHEDULED)
    with pytest.raises(NotPossible):
        workflow.withdraw(article, make_publisher())
    workflow.send_back(article, make_publisher())
    assert article.state() == State.DRAFT


def test_a_correction_says_something_and_is_cleaned():
    article = make_article()
    with pytest.raises(NotPossible):
        workflow.correct(article, make_publisher(), note="<p> </p>")
    correction = workflow.correct(
        article, make_publisher(), note="<p>It was nine.<script>alert(1)</script></p>"
    )
    assert correction.text == "<p>It was nine.</p>"


def test_submitting_tells_the_commission():
    take = make_answer(make_collection(), state=State.DRAFT)
    workflow.submit(take.article, make_editor())
    take.refresh_from_db()
    assert take.state == Take.State.SUBMITTED


def test_a_planned_time_that_has_passed_releases_nothing_at_approval():
    article = make_article(state=State.SCHEDULED)
    workflow.send_back(article, make_publisher())
    workflow.approve(article, make_publisher(), at=article.release_at + TOMORROW)
    assert article.state() == State.UNDATED


def test_a_preview_link_is_kept_hashed_and_expires():
    article = make_article(state=State.DRAFT)
    token = workflow.share_preview(article, make_editor())
    link = PreviewLink.objects.get()
    assert token not in str(vars(link))
    assert len(token) * 6 >= 128
    assert PreviewLink.objects.holding(token).get() == link
    assert not PreviewLink.objects.holding(token[:-1]).exists()
    assert not PreviewLink.objects.holding(token, at=link.expires_at).exists()
    link.revoked_at = timezone.now()
    link.save()
    assert not PreviewLink.objects.holding(token).exists()
    with pytest.raises(NotAllowed):
        workflow.share_preview(article, make_writer())

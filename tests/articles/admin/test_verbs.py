"""The verbs at the desk: a button for each that may be said, and 403 for the rest by hand."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles import workflow
from articles.models import Act, Article, Collection, PreviewLink, Release
from tests.desk import at_the_desk, confirm, page, url
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
ROLES = {
    "writer": make_writer,
    "editor": make_editor,
    "publisher": make_publisher,
    "administrator": make_administrator,
}
# The table of rights, written out: who may say a verb, and from which states it makes sense.
WAITING = {State.UNDATED, State.SCHEDULED}
STATES = {
    "submit": {State.DRAFT},
    "send_back": {State.IN_REVIEW, *WAITING},
    "approve": {State.DRAFT, State.IN_REVIEW},
    "schedule": WAITING,
    "publish": {State.DRAFT, State.IN_REVIEW, State.WITHDRAWN, *WAITING},
    "withdraw": {State.PUBLIC},
    "correct": {State.PUBLIC},
}


def may(role: str, verb: str, state: State, *, own: bool = True) -> bool:
    """Whether `role` has the right to `verb` in `state`, sense or no sense."""
    if role in {"publisher", "administrator"}:
        return True
    unapproved = state in {State.DRAFT, State.IN_REVIEW}
    if role == "editor":
        return unapproved and verb in {"submit", "send_back"}
    return own and verb == "submit" and state == State.DRAFT


def said(verb: str) -> dict[str, str]:
    """What the form of the verb sends."""
    tomorrow = timezone.localtime() + timedelta(days=1)
    at = {"release_at_0": f"{tomorrow:%Y-%m-%d}", "release_at_1": f"{tomorrow:%H:%M}"}
    return {"note": "A note.", **(at if verb in {"approve", "schedule"} else {})}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("role", ROLES)
def test_buttons_and_answers_follow_the_table(role, state):
    """Each role in each state: the buttons are those verbs, and hand-made POSTs get no further."""
    user = ROLES[role]()
    client = at_the_desk(user)
    looked_at = make_article(state=state, created_by=user)
    form = page(client.get(url("articles_article_change", looked_at.pk)))
    for verb, states in STATES.items():
        possible = state in states and may(role, verb, state)
        button = f'href="{url("articles_article_verb", looked_at.pk, verb)}"'
        assert (button in form) is possible, verb
        article = make_article(state=state, created_by=user)
        address = url("articles_article_verb", article.pk, verb)
        before = Article.objects.values().get(pk=article.pk), Act.objects.count()
        answers = client.get(address).status_code, confirm(client, address, said(verb)).status_code
        after = Article.objects.values().get(pk=article.pk), Act.objects.count()
        if possible:
            assert answers == (200, 302), verb
            assert after[1] == before[1] + 1
        else:
            expected = (200, 409) if may(role, verb, state) else (403, 403)
            assert answers == expected, verb
            assert after == before


@pytest.mark.parametrize("verb", STATES)
def test_of_the_article_of_another_a_writer_learns_nothing(verb):
    article = make_article(state=State.DRAFT)
    client = at_the_desk(make_writer())
    address = url("articles_article_verb", article.pk, verb)
    assert client.get(address).status_code == 404
    assert client.post(address, said(verb)).status_code == 404
    article.refresh_from_db()
    assert article.state() is State.DRAFT


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("role", ROLES)
def test_collections_have_the_verbs_too(role, state):
    client = at_the_desk(ROLES[role]())
    looked_at = make_collection(state=state)
    form = page(client.get(url("articles_collection_change", looked_at.pk)))
    for verb, states in STATES.items():
        collection = make_collection(state=state)
        address = url("articles_collection_verb", collection.pk, verb)
        if role == "writer":
            assert client.post(address, said(verb)).status_code in {403, 404}
            continue
        if verb == "correct":
            assert client.post(address, said(verb)).status_code == 404
            continue
        allowed = may(role, verb, state) or (role == "editor" and verb == "submit")
        button = f'href="{url("articles_collection_verb", looked_at.pk, verb)}"'
        assert (button in form) is (allowed and state in states), verb
        expected = 403 if not allowed else 302 if state in states else 409
        assert confirm(client, address, said(verb)).status_code == expected, verb


def test_without_a_token_nothing_is_done():
    article = make_article(state=State.DRAFT)
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_publisher())
    for address in (
        url("articles_article_verb", article.pk, "publish"),
        url("articles_article_share", article.pk),
        url("articles_article_change", article.pk),
        url("articles_article_delete", article.pk),
    ):
        assert client.post(address, said("publish")).status_code == 403
    article.refresh_from_db()
    assert article.state() is State.DRAFT
    assert not PreviewLink.objects.exists()


def test_strangers_are_sent_to_the_log_in():
    article = make_article(state=State.DRAFT)
    for name in ("verb", "share", "preview", "change"):
        extra = ["publish"] if name == "verb" else []
        response = Client().post(url(f"articles_article_{name}", article.pk, *extra))
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")


def test_approving_asks_for_the_time_in_the_zone_of_the_site(settings):
    """And says its name, on the page and in the message."""
    settings.TIME_ZONE = "Asia/Seoul"
    article = make_article(state=State.IN_REVIEW)
    client = at_the_desk(make_publisher())
    address = url("articles_article_verb", article.pk, "approve")
    assert "Time (Asia/Seoul):" in page(client.get(address))
    day = timezone.localdate() + timedelta(days=3)
    data = {"release_at_0": f"{day:%Y-%m-%d}", "release_at_1": "07:30"}
    answer = page(confirm(client, address, data, follow=True))
    article.refresh_from_db()
    assert article.state() is State.SCHEDULED
    assert f"{timezone.localtime(article.release_at):%Y-%m-%d %H:%M}" == f"{day:%Y-%m-%d} 07:30"
    assert "07:30 (Asia/Seoul, UTC+9)" in answer


def test_without_a_time_it_waits():
    article = make_article(state=State.DRAFT)
    confirm(at_the_desk(make_publisher()), url("articles_article_verb", article.pk, "approve"))
    article.refresh_from_db()
    assert article.state() is State.UNDATED


def test_the_answer_of_a_wave_goes_out_with_it_and_no_time_is_asked_for():
    collection = make_collection()
    wave = make_wave(collection, timezone.now() + timedelta(days=2), title="Second wave")
    article = make_answer(collection, wave=wave, state=State.DRAFT).article
    client = at_the_desk(make_publisher())
    address = url("articles_article_verb", article.pk, "approve")
    form = page(client.get(address))
    assert "It goes out with Second wave, on" in form
    assert 'name="release_at' not in form
    confirm(client, address)
    article.refresh_from_db()
    assert article.release_at == wave.release_at
    schedule = client.get(url("articles_article_verb", article.pk, "schedule"))
    assert "Move the wave" in page(schedule)


def test_a_time_that_has_passed_is_refused_on_the_page():
    article = make_article(state=State.DRAFT)
    client = at_the_desk(make_publisher())
    data = {"release_at_0": "2020-01-01", "release_at_1": "08:00", "note": "Kept."}
    answer = confirm(client, url("articles_article_verb", article.pk, "approve"), data)
    assert answer.status_code == 409
    assert "This time has passed" in page(answer)
    assert "Kept." in page(answer)
    article.refresh_from_db()
    assert article.state() is State.DRAFT


def test_what_is_missing_is_named():
    article = make_article(state=State.DRAFT, by=[], body="")
    client = at_the_desk(make_publisher())
    answer = confirm(client, url("articles_article_verb", article.pk, "publish"))
    assert "The body is empty. There is no byline." in page(answer)


def test_a_correction_is_clean_and_then_shown_for_reading():
    article = make_article()
    client = at_the_desk(make_publisher())
    address = url("articles_article_verb", article.pk, "correct")
    assert "This field is required" in page(confirm(client, address, {"note": ""}))
    confirm(client, address, {"note": "<p>Nine, <script>alert(1)</script>not <em>seven</em>.</p>"})
    assert article.corrections.get().text == "<p>Nine, not <em>seven</em>.</p>"
    form = page(client.get(url("articles_article_change", article.pk)))
    assert "Nine, not <em>seven</em>." in form
    assert 'name="corrections' not in form


def test_a_verb_that_does_not_exist_is_not_found():
    article = make_article()
    client = at_the_desk(make_publisher())
    assert client.post(url("articles_article_verb", article.pk, "explode")).status_code == 404


def test_view_on_site_stands_only_where_readers_are_let_in():
    client = at_the_desk(make_publisher())
    for state in State:
        article = make_article(state=state)
        form = page(client.get(url("articles_article_change", article.pk)))
        linked = f'href="{article.get_absolute_url()}"' in form
        assert linked is (state is State.PUBLIC), state


def test_who_may_not_change_it_shares_no_preview():
    public = make_article(state=State.PUBLIC, created_by=(owner := make_writer()))
    address = url("articles_article_share", public.pk)
    assert at_the_desk(owner).post(address).status_code == 403
    own = make_article(state=State.IN_REVIEW, created_by=(writer := make_writer()))
    answer = at_the_desk(writer).post(url("articles_article_share", own.pk))
    assert answer.status_code == 403


def test_the_form_shows_what_was_done_so_far():
    article = make_article(state=State.DRAFT)
    editor = make_editor(name="Edith Editor")
    workflow.submit(article, editor, note="Please look at the second paragraph.")
    form = page(at_the_desk(editor).get(url("articles_article_change", article.pk)))
    assert "Edith Editor" in form
    assert "Please look at the second paragraph." in form


def test_a_title_full_of_markup_is_shown_as_it_is():
    """On the form, the confirmation, and in the message afterwards."""
    title = "<img src=x onerror=alert(1)>"
    article = make_article(title, state=State.DRAFT)
    collection = Collection.objects.create(title=title, question=title)
    client = at_the_desk(make_publisher())
    address = url("articles_article_verb", article.pk, "publish")
    shown = page(client.get(address)) + page(confirm(client, address, follow=True))
    for name in ("changelist", "change", "delete", "history"):
        for model, thing in (("article", article), ("collection", collection)):
            key = [] if name == "changelist" else [thing.pk]
            shown += page(client.get(url(f"articles_{model}_{name}", *key)))
    assert "<img src=x" not in shown
    assert "&lt;img src=x" in shown

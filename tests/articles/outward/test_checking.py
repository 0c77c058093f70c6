"""When outward links are asked, what is kept of it, and what the checklist tells."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles import revisions, snapshots
from articles.checklist import checklist
from articles.management.commands import check_links as command
from articles.models import Article, OutwardHost, OutwardLink, Release
from articles.outward import checking
from articles.outward.asking import Answer, Outcome
from articles.tasks import check_links
from tests.desk import at_the_desk, form_data, url
from tests.factories import make_article, make_contributor, make_editor

pytestmark = pytest.mark.django_db
State = Release.State
DAWN = datetime(2026, 11, 26, 6, tzinfo=UTC)
FINE, GONE = Answer(Outcome.FINE, 200), Answer(Outcome.GONE, 404)


class Web:
    """Stands for the web: `answers` by address, else `FINE`; remembers what was `asked`."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []

    def __call__(self, address: str) -> Answer:
        self.asked.append(address)
        return self.answers.get(address, FINE)


@pytest.fixture(autouse=True)
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    """Nobody is asked in these tests."""
    found = Web()
    monkeypatch.setattr(checking, "ask", found)
    return found


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """The time stands still, unless a test moves it."""
    with time_machine.travel(DAWN, tick=False) as traveller:
        yield traveller


def linking(*addresses: str, state: State = State.DRAFT, **fields: Any) -> Article:
    """An article that links to these, the first as “One”, the second as “Two”."""
    named = zip(addresses, ("One", "Two", "Three"), strict=False)
    links = " ".join(f'<a href="{address}">{words}</a>' for address, words in named)
    return make_article(state=state, body=f"<p>{links}</p>", **fields)


def told(article: Article) -> list[str]:
    """What the checklist says of links that lead elsewhere."""
    row = Article.objects.get(pk=article.pk)
    points = checklist(row, [], at=timezone.now(), host="magazine.example")
    assert not any(point.required for point in points if "The link" in point.said)
    return [point.said for point in points if point.said.startswith("The link")]


def run(article: Article) -> list[datetime]:
    """Do the task; returns for when it was put down again."""
    before = set(DBTaskResult.objects.values_list("pk", flat=True))
    check_links.call(article.pk)
    rows = DBTaskResult.objects.exclude(pk__in=before)
    return [row.run_after for row in rows]


A, B = "https://one.example/a", "https://two.example/b"


def test_what_is_broken_is_told_once_it_was_seen_twice_apart(web: Web, clock: Any):
    article = linking(A, B)
    web.answers = {A: GONE, B: Answer(Outcome.UNREACHED)}
    assert told(article) == []
    again = DAWN + timedelta(hours=1)
    assert run(article) == [again]
    assert told(article) == []
    # Somebody saves again at once: nothing is asked.
    assert run(article) == []
    assert web.asked == [A, B]
    clock.move_to(again)
    run(article)
    assert told(article) == [
        "The link “One” leads to a page that is not there (404).",
        "The link “Two” leads to a site that could not be reached.",
    ]
    web.answers = {A: Answer(Outcome.UNREACHED, 503)}
    clock.move_to(again + timedelta(days=1))
    run(article)
    assert told(article) == ["The link “One” leads to a site that answers with an error (503)."]
    assert web.asked == [A, B] * 3


@pytest.mark.parametrize("outcome", [Outcome.UNSURE, Outcome.REFUSED, Outcome.FINE])
def test_what_proves_nothing_is_not_told(web: Web, clock: Any, outcome: Outcome):
    article = linking(A)
    web.answers = {A: Answer(outcome, 403)}
    for _time in range(3):
        assert run(article) == []
        clock.shift(timedelta(days=14))
    assert len(web.asked) == 3
    assert told(article) == []


def test_a_line_that_is_down_neither_breaks_a_link_nor_mends_it(web: Web, clock: Any):
    article = linking(A)
    web.answers = {A: Answer(Outcome.UNKNOWN)}
    for _time in range(3):
        run(article)
        clock.shift(timedelta(hours=1))
    assert told(article) == []
    for outcome in (GONE, GONE, Answer(Outcome.UNKNOWN)):
        web.answers = {A: outcome}
        run(article)
        clock.shift(timedelta(days=1))
    assert OutwardLink.objects.get().failures == 2


def test_a_link_that_was_told_and_is_mended_is_told_no_more(web: Web, clock: Any):
    article = linking(A)
    web.answers = {A: GONE}
    run(article)
    clock.shift(timedelta(hours=1))
    run(article)
    assert len(told(article)) == 1
    web.answers = {}
    clock.shift(timedelta(days=1))
    run(article)
    assert told(article) == []


def test_what_was_found_long_ago_is_not_told(web: Web, clock: Any):
    article = linking(A)
    web.answers = {A: GONE}
    run(article)
    clock.shift(timedelta(hours=1))
    run(article)
    clock.shift(timedelta(days=29))
    assert len(told(article)) == 1
    clock.shift(timedelta(days=1))
    assert told(article) == []


def test_an_address_that_many_link_to_is_asked_once(web: Web):
    for number in range(3):
        run(linking(f"{A}#{number}"))
    assert web.asked == [A]


def test_a_host_is_asked_once_and_then_left_in_peace(web: Web, clock: Any):
    first, second = A, "https://one.example/c"
    article = linking(first, second, B)
    again = DAWN + checking.PAUSE
    assert run(article) == [again]
    assert web.asked == [first, B]
    clock.move_to(again)
    assert run(article) == []
    assert web.asked == [first, B, second]


def test_a_host_that_another_process_asks_is_left(web: Web, clock: Any):
    """And is free again after a while, should that process have been killed."""
    OutwardHost.objects.hold("one.example", at=DAWN, until=DAWN + checking.HELD)
    article = linking(A)
    assert run(article) == [DAWN + checking.PAUSE]
    assert web.asked == []
    clock.shift(checking.HELD)
    run(article)
    assert web.asked == [A]


def test_of_two_who_reach_for_a_host_one_gets_it():
    until = DAWN + checking.HELD
    assert OutwardHost.objects.hold("one.example", at=DAWN, until=until)
    assert not OutwardHost.objects.hold("one.example", at=DAWN, until=until)
    assert OutwardHost.objects.count() == 1


def test_what_another_process_asked_meanwhile_is_not_asked_again(
    web: Web, monkeypatch: pytest.MonkeyPatch
):
    run(linking(A))
    OutwardHost.objects.update(free_at=DAWN)
    monkeypatch.setattr(checking, "due", lambda addresses: list(addresses))
    run(linking(A))
    assert web.asked == [A]


def test_the_newest_text_counts_as_well_as_the_public_one(web: Web):
    article, editor = linking(A, state=State.PUBLIC), make_editor()
    article = Article.objects.get(pk=article.pk)
    base = revisions.held(article).working_revision
    text = snapshots.take(article) | {"body": f'<p><a href="{B}">Two</a></p>'}
    assert base
    revisions.save(article, text, editor, base=base.number)
    run(article)
    assert sorted(web.asked) == [A, B]


def test_a_save_at_the_desk_has_the_links_checked(django_capture_on_commit_callbacks: Any):
    client = at_the_desk(make_editor())
    for body, tasks in ((f'<p><a href="{A}">One</a></p>', 1), ("<p>Words.</p>", 0)):
        form = form_data(client.get(url("articles_article_add")))
        form |= {"title": [f"T{tasks}"], "body": [body], "opening": [str(uuid4())]}
        DBTaskResult.objects.all().delete()
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(url("articles_article_add"), form).status_code == 302
        found = DBTaskResult.objects.filter(task_path="articles.tasks.check_links")
        assert found.count() == tasks
    assert not OutwardLink.objects.exists()


def test_where_the_setting_is_off_nobody_is_asked_and_nothing_told(
    web: Web, clock: Any, settings: Any, django_capture_on_commit_callbacks: Any
):
    article = linking(A)
    web.answers = {A: GONE}
    run(article)
    clock.shift(timedelta(hours=1))
    run(article)
    assert len(told(article)) == 1
    settings.CHECK_OUTWARD_LINKS = False
    assert told(article) == []
    clock.shift(timedelta(days=2))
    assert run(article) == []
    assert len(web.asked) == 2
    before = DBTaskResult.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        revisions.held(linking(B))
    assert DBTaskResult.objects.count() == before
    assert "CHECK_OUTWARD_LINKS is off" in checked()
    assert len(web.asked) == 2


def test_the_checklist_takes_one_query_however_many_links_there_are():
    for number in (1, 40):
        links = " ".join(f'<a href="https://h{n}.example/">Words</a>' for n in range(number))
        article = make_article(state=State.DRAFT, body=f"<p>{links}</p>", by=[])
        row = Article.objects.select_related("section", "lead_image").get(pk=article.pk)
        with CaptureQueriesContext(connection) as captured:
            checklist(row, [], at=DAWN, host="magazine.example")
        # The take of an article that is in no section, and the outward links.
        assert len(captured) == 2


def test_due_addresses_are_found_in_one_query():
    run(linking(A))
    with CaptureQueriesContext(connection) as captured:
        assert checking.due([A, *(f"https://h{n}.example/" for n in range(500))], at=DAWN)[0] != A
    assert len(captured) == 1
    with CaptureQueriesContext(connection) as captured:
        assert checking.due([]) == []
    assert len(captured) == 0


def test_an_article_that_is_gone_has_nothing_to_check():
    assert check_links.call(999_999) == 0


# The command


def checked(*options: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("check_links", *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def paused(clock: Any, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses of the command, in which the clock goes on and nobody waits."""
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        clock.shift(timedelta(seconds=seconds))

    monkeypatch.setattr(command.Command, "pause", staticmethod(pause))
    return pauses


def test_the_command_asks_for_what_readers_see_or_will_see_soon(web: Web, paused: list[float]):
    linking("https://out.example/", state=State.PUBLIC)
    soon, late = DAWN + timedelta(days=6), DAWN + timedelta(days=8)
    linking("https://soon.example/", state=State.SCHEDULED, at=soon)
    linking("https://late.example/", state=State.SCHEDULED, at=late)
    linking("https://draft.example/")
    linking("https://withdrawn.example/", state=State.WITHDRAWN)
    assert checked("--dry-run") == "2 of 2 outward addresses would be asked.\n"
    assert web.asked == []
    assert checked() == (
        "2 of 2 outward addresses were asked: 0 lead to no page, 0 could not be reached.\n"
    )
    assert web.asked == ["https://out.example/", "https://soon.example/"]
    assert checked("--dry-run") == "0 of 2 outward addresses would be asked.\n"
    assert paused == []


def test_the_command_waits_between_questions_to_one_host(web: Web, paused: list[float]):
    linking(A, "https://one.example/c", B, state=State.PUBLIC)
    assert "3 of 3" in checked()
    assert web.asked == [A, B, "https://one.example/c"]
    assert paused == [checking.PAUSE.total_seconds()]


def test_the_command_leaves_a_host_that_stays_busy(web: Web, paused: list[float]):
    OutwardHost.objects.hold("one.example", at=DAWN, until=DAWN + checking.HELD)
    linking(A, B, state=State.PUBLIC)
    out = checked()
    assert "1 of 2 outward addresses were asked" in out
    assert "1 were left for the next time" in out
    assert web.asked == [B]
    assert len(paused) == command.PATIENCE


def test_the_command_names_what_is_broken_and_forgets_what_nobody_links_to(
    web: Web, clock: Any, paused: list[float]
):
    article = linking("https://gone.example/")
    run(article)
    Article.objects.all().delete()
    clock.shift(timedelta(days=200))
    linking(A, B, state=State.PUBLIC)
    web.answers = {A: GONE, B: Answer(Outcome.UNREACHED)}
    assert "1 lead to no page, 1 could not be reached.\n" in checked()
    assert set(OutwardLink.objects.values_list("address", flat=True)) == {A, B}
    clock.shift(timedelta(hours=1))
    assert checked().splitlines()[1:] == [f"404 {A}", f"--- {B}"]


def test_the_command_explains_itself(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit, match="0"):
        call_command("check_links", "--help")
    assert "outward links" in capsys.readouterr().out


def test_people_of_an_article_are_no_matter(web: Web):
    """Their bios are the contributors’; only the text of the article is looked at."""
    person = make_contributor(bio=f'<p><a href="{A}">Their page</a></p>')
    article = make_article(state=State.DRAFT, by=[person])
    assert run(article) == []
    assert web.asked == []

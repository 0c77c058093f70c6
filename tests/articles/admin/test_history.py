"""The history at the desk: all texts in their sittings, compared, and taken up again."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import revisions, snapshots, workflow
from articles.models import Article, Release, Revision
from articles.timeline import Run, timeline
from contributors.text import clean
from tests.attacks import MARKUP, PLAIN, SHORT, Executions
from tests.desk import at_the_desk, form_data, page, save, url
from tests.factories import make_article, make_editor, make_publisher, make_writer

pytestmark = pytest.mark.django_db
State, Kind = Release.State, Revision.Kind


def history(article: Article) -> str:
    """The address of its history."""
    return url("articles_article_history", article.pk)


def edit(article: Article) -> str:
    """The address of its form."""
    return url("articles_article_change", article.pk)


def one_text(article: Article, number: int) -> str:
    """The address of one of its texts."""
    return url("articles_article_revision", article.pk, number)


def test_saves_of_one_sitting_are_one_run_and_acts_stand_between():
    article = make_article("Title", state=State.DRAFT)
    ann, ben = make_editor(name="Ann"), make_publisher(name="Ben")
    start = timezone.now()
    steps = [(0, ann), (10, ann), (20, ben), (25, ben), (90, ben)]
    for minutes, user in steps:
        with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
            save(at_the_desk(user), edit(article), dek=f"After {minutes}", revision_note="A word")
    with time_machine.travel(start + timedelta(minutes=22), tick=False):
        workflow.submit(Article.objects.get(), ben)
    runs = [
        (str(one.made_by), len(one.revisions)) if isinstance(one, Run) else one.verb
        for one in timeline(article).entries
    ]
    assert runs == [
        ("Ben", 1),
        ("Ben", 1),
        "submitted",
        ("Ben", 1),
        ("Ann", 2),
        ("None", 1),
    ]
    shown = page(at_the_desk(ann).get(history(article)))
    assert "A word" in shown
    assert "Submitted" in shown
    assert "as it stands" in shown


def test_any_two_are_compared_and_the_newest_two_by_themselves():
    article = make_article("First title", state=State.DRAFT, body="<p>One sentence.</p>")
    client = at_the_desk(make_editor())
    for title in ("Second title", "Third title"):
        save(client, edit(article), title=title)
    address = url("articles_article_difference", article.pk)
    newest = page(client.get(address))
    assert "<del>Second</del>" in newest.replace(
        '<span class="visually-hidden">removed </span>', ""
    )
    whole = page(client.get(address, {"from": "1", "to": "3"}))
    assert "First" in whole
    assert "Second" not in whole
    turned = client.get(address, {"from": "3", "to": "1"})
    assert (turned.context["before"].number, turned.context["after"].number) == (1, 3)
    for nonsense in ("99", "x", "\x00", "9" * 40, "-1"):
        assert client.get(address, {"from": nonsense}).status_code == 404, nonsense


def test_what_would_be_published_is_one_step_away():
    article = make_article("Live title", state=State.PUBLIC)
    client = at_the_desk(make_editor())
    save(client, edit(article), title="Waiting title")
    row = Article.objects.get()
    link = f"?from={row.live_revision.number}&amp;to={row.working_revision.number}"
    for address in (edit(article), history(article)):
        assert link in page(client.get(address)), address
    shown = page(
        client.get(url("articles_article_difference", article.pk) + link.replace("amp;", ""))
    )
    assert "Live" in shown
    assert "Waiting" in shown


def test_a_text_is_taken_up_again_unless_it_was_saved_since():
    article = make_article("First", state=State.DRAFT)
    editor = make_editor()
    client = at_the_desk(editor)
    save(client, edit(article), title="Second")
    confirmation = form_data(client.get(one_text(article, 1)))
    save(client, edit(article), title="Third")
    assert client.post(one_text(article, 1), confirmation).status_code == 409
    assert Article.objects.get().title == "Third"
    again = form_data(client.get(one_text(article, 1)))
    assert client.post(one_text(article, 1), again).status_code == 302
    assert Article.objects.get().title == "First"
    newest = Revision.objects.about(article).first()
    assert (newest.kind, newest.source, newest.changed) == (Kind.RESTORED, 1, ["title"])


def test_a_text_that_was_kept_aside_is_taken_up_the_same_way():
    article = make_article("First", state=State.PUBLIC)
    editor = make_editor()
    kept = revisions.set_aside(
        article, snapshots.take(article) | {"title": "Aside"}, editor, base=1
    )
    client = at_the_desk(editor)
    assert "beside the others" in page(client.get(history(article)))
    client.post(
        one_text(article, kept.number), form_data(client.get(one_text(article, kept.number)))
    )
    row = Article.objects.get()
    assert row.title == "First", "it is public: it waits"
    assert row.working_revision.snapshot["title"] == "Aside"


def test_writers_read_the_history_of_their_own_and_restore_only_drafts():
    writer = make_writer()
    own = make_article("Own", state=State.DRAFT, created_by=writer)
    other = make_article("Other", state=State.DRAFT)
    client = at_the_desk(writer)
    save(client, edit(own), title="Own, changed")
    revisions.held(other)
    for address in (
        history(other),
        one_text(other, 1),
        url("articles_article_difference", other.pk),
    ):
        assert client.get(address).status_code == 404, address
        assert client.post(address).status_code in {403, 404}, address
    workflow.submit(Article.objects.get(pk=own.pk), writer)
    assert client.get(history(own)).status_code == 200
    seen = form_data(client.get(one_text(own, 1)))
    assert client.post(one_text(own, 1), {**seen, "newest": "2"}).status_code == 403
    assert Article.objects.get(pk=own.pk).title == "Own, changed"


def test_a_long_history_takes_as_many_queries_as_a_short_one_and_comes_in_pages():
    article = make_article(state=State.DRAFT)
    editor = make_editor()
    save(at_the_desk(editor), edit(article), dek="So that there is a revision")
    client = at_the_desk(editor)

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(history(article)).status_code == 200
        return len(captured)

    few = cost()
    snapshot = snapshots.take(Article.objects.get())
    for number in range(1000):
        text = snapshot | {"dek": str(number)}
        Revision.objects.append(article, Kind.SAVED, text, editor, changed=["dek"])
    assert cost() == few <= 12
    numbers, before = [], None
    while before is None or before > 1:
        found = timeline(article, before=before)
        numbers += [
            one.number for run in found.entries if isinstance(run, Run) for one in run.revisions
        ]
        if found.older is None:
            break
        before = found.older
    assert numbers == list(range(1002, 0, -1))


def test_nothing_that_people_typed_runs_on_the_pages_of_the_history():
    article = make_article(state=State.DRAFT)
    editor = make_editor()
    client = at_the_desk(editor)
    hostile = {"title": SHORT, "dek": PLAIN, "image_caption": SHORT, "tags": [SHORT]}
    for body in (MARKUP, MARKUP + "<p>More.</p>"):
        newest = revisions.held(article).working_revision
        text = newest.snapshot | hostile | {"body": clean(body), "dek": PLAIN + body}
        revisions.save(article, text, editor, base=newest.number, note=PLAIN)
    compare = url("articles_article_difference", article.pk)
    addresses = [history(article), one_text(article, 1), one_text(article, 2), compare]
    for address in [*addresses, f"{compare}?from=1&to=2"]:
        assert Executions(page(client.get(address))).found == [], address

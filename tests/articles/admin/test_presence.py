"""Whoever has an article open is told of the others, and of what became of it."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow
from articles.models import Presence, Release
from articles.models.presence import FORGOTTEN, SILENT
from tests.articles.admin.opened import Form, edit
from tests.desk import at_the_desk, save, url
from tests.factories import (
    make_article,
    make_editor,
    make_publisher,
    make_writer,
)

pytestmark = pytest.mark.django_db
State = Release.State


def pulse(form: Form, **more: str):
    """A beat of an open form: its keys and sentences."""
    state = form.article.state().value
    sent = {name: form.data[name][0] for name in ("opening", "revision")} | {"state": state}
    answer = form.client.post(url("articles_article_pulse", form.article.pk), sent | more)
    assert answer.status_code == 200
    return {one["key"]: one["said"] for one in answer.json()["said"]}


def test_whoever_has_it_open_is_told_of_the_others():
    ann, ben = make_editor(name="Ann"), make_editor(name="Ben")
    article = make_article(state=State.DRAFT)
    anns, bens = Form(ann, article), Form(ben, article)
    with time_machine.travel("2026-05-04T12:00:00Z", tick=False) as clock:
        assert pulse(anns) == {}
        assert pulse(bens) == {f"open-{ann.pk}": "Ann has this open."}
        pulse(bens, changed="1")
        assert list(pulse(anns).values()) == ["Ben is editing this, last change just now."]
        for _beat in range(20):
            clock.shift(6)
            pulse(bens)
            said = pulse(anns)
        assert list(said.values()) == ["Ben is editing this, last change 2 minutes ago."]
        pulse(Form(ann, article))
        assert "You have this open in another window, too." in pulse(anns).values()


def test_whoever_leaves_is_gone_at_once_and_who_is_cut_off_soon():
    article = make_article(state=State.DRAFT)
    anns, bens, cats = (Form(make_editor(), article) for _ in range(3))
    with time_machine.travel("2026-05-04T12:00:00Z", tick=False) as clock:
        pulse(bens)
        pulse(cats)
        pulse(bens, gone="1")
        assert list(pulse(anns)) == [f"open-{cats.user.pk}"]
        clock.shift(SILENT)
        assert pulse(anns) == {}
        clock.shift(FORGOTTEN)
        pulse(anns)
    assert Presence.objects.get().user == anns.user, "the others are forgotten on the way"
    assert timedelta(seconds=60) >= SILENT


def test_nobody_ends_the_presence_of_another():
    article = make_article(state=State.DRAFT)
    anns, bens = Form(make_editor(), article), Form(make_editor(), article)
    pulse(bens)
    anns.data["opening"] = bens.data["opening"]
    pulse(anns, gone="1")
    assert Presence.objects.get().user == bens.user


def test_whoever_has_it_open_is_told_what_became_of_it():
    writer = make_writer()
    article = make_article(state=State.DRAFT, created_by=writer)
    editor, publisher = make_editor(name="Edith"), make_publisher(name="Petra")
    form, writers = Form(editor, article), Form(writer, article)
    assert pulse(form) == {}
    with time_machine.travel("2026-05-04T14:32:00Z", tick=False):
        save(at_the_desk(publisher), edit(article), dek="Saved since")
        newer = "A newer text is there since 14:32, by Petra: your save will be merged."
        assert pulse(form) == {"newer-2": newer}
    workflow.publish(article, publisher)
    opened_in = {"state": "draft"}
    assert pulse(form, **opened_in)["state-public"] == "It is now: public."
    assert "handed on" in pulse(writers, **opened_in)["handed-on"]


def test_a_beat_takes_few_queries_however_many_have_it_open():
    article = make_article(state=State.DRAFT, body="<p>Long.</p>" * 500)
    form = Form(make_editor(), article)

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            pulse(form, changed="1")
        queries = [one["sql"] for one in captured.captured_queries]
        assert not any('"body"' in sql or '"snapshot"' in sql for sql in queries)
        return len(captured)

    # Session, account, two of rights; and article, beat, the forgotten, the others.
    assert cost() == 8
    for _ in range(20):
        Presence.objects.beat(make_editor(), article, uuid4(), changed=True, at=timezone.now())
    assert len(pulse(form)) == 20
    assert cost() == 8

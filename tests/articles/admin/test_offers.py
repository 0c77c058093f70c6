"""What was autosaved is offered again, gone on with or left out, and never lost to another text."""

import json

import pytest
import time_machine

from articles import workflow
from articles.models import Article, Autosave, Release, Revision, Tag
from tests.articles.admin.opened import ADD, Form, edit, kinds, offers
from tests.articles.pictures import make_image
from tests.desk import at_the_desk, form_data, page, save, url
from tests.factories import (
    make_article,
    make_contributor,
    make_editor,
    make_publisher,
    make_writer,
)

pytestmark = pytest.mark.django_db
State, Kind = Release.State, Revision.Kind


def test_it_is_offered_when_the_form_is_opened_again_and_gone_on_with():
    editor = make_editor()
    person = make_contributor("Ada Example")
    article = make_article(state=State.DRAFT, body="<p>One.</p><p>Two.</p>")
    with time_machine.travel("2026-05-04T14:32:00Z", tick=False):
        Form(editor, article).autosave(
            body="<p>One, typed.</p><p>Two.</p>", bylines__1__contributor=str(person.pk)
        )
        response = at_the_desk(editor).get(edit(article))
    slot = Autosave.objects.get()
    assert offers(response) == [slot]
    assert "You have text that was not saved, from" in page(response)
    assert ">14:32<" in page(response)
    assert "<p>One, typed.</p>" not in form_data(response)["body"][0]
    others = at_the_desk(make_editor()).get(edit(article))
    assert offers(others) == []
    save(at_the_desk(make_editor()), edit(article), body="<p>One.</p><p>Two, saved by Ben.</p>")
    form = Form(editor, article, query=f"?autosave={slot.pk}")
    assert form.data["body"] == ["<p>One, typed.</p><p>Two.</p>"]
    assert form.data["bylines-1-contributor"] == [str(person.pk)]
    assert form.save().status_code == 302
    row = Article.objects.get()
    assert row.body == "<p>One, typed.</p><p>Two, saved by Ben.</p>"
    assert person in row.contributors.all()
    assert not Autosave.objects.exists()


def test_whoever_goes_on_with_a_text_does_not_lose_what_is_written_by_hand_in_other_rows():
    """The rows of the form are told by their people, not by their places."""
    editor, first, second = make_editor(), make_contributor("First"), make_contributor("Second")
    article = make_article(state=State.DRAFT, by=[first])
    save(at_the_desk(editor), edit(article), bylines__0__affiliation_line="Written by hand")
    Form(editor, article).autosave(
        bylines__1__contributor=str(second.pk), bylines__1__order="1", bylines__0__order="2"
    )
    slot = Autosave.objects.get()
    assert Form(editor, article, query=f"?autosave={slot.pk}").save().status_code == 302
    rows = Article.objects.get().bylines.order_by("order")
    assert [(row.contributor, row.affiliation_line, row.by_hand) for row in rows] == [
        (second, "", False),
        (first, "Written by hand", True),
    ]


def test_only_ones_own_text_on_this_article_is_opened():
    ann, ben = make_editor(), make_editor()
    article, other = make_article(state=State.DRAFT), make_article(state=State.DRAFT)
    Form(ann, article).autosave(title="By Ann")
    slot = Autosave.objects.get()
    for user, address in ((ben, edit(article)), (ann, edit(other)), (ann, ADD), (ben, ADD)):
        response = at_the_desk(user).get(f"{address}?autosave={slot.pk}")
        assert "By Ann" not in page(response)
        assert "That text is not there any more" in page(response)
    for key in ("x", "9" * 30, "-1", ""):
        assert at_the_desk(ann).get(f"{edit(article)}?autosave={key}").status_code == 200
    assert at_the_desk(ben).post(url("articles_article_leave_out", slot.pk)).status_code == 404


def test_what_stands_in_the_history_is_not_offered():
    editor = make_editor()
    article = make_article(state=State.DRAFT)
    form = Form(editor, article)
    form.autosave(title="Typed")
    slot = Autosave.objects.get()
    form.save()
    # It came too late: the text was saved already.
    slot.pk = None
    slot.save(force_insert=True)
    assert offers(at_the_desk(editor).get(edit(article))) == []
    assert form.autosave().json()["slot"] == slot.pk
    save(at_the_desk(editor), edit(article), title="And on")
    assert offers(at_the_desk(editor).get(edit(article))) == []
    new = Form(editor)
    new.autosave(title="Never saved before")
    kept = Autosave.objects.get(article=None)
    new.save()
    kept.pk = None
    kept.save(force_insert=True)
    assert offers(at_the_desk(editor).get(ADD)) == []


def test_a_text_from_another_window_is_put_into_the_history_first():
    editor = make_editor()
    article = make_article("Before", state=State.DRAFT)
    one, two = Form(editor, article), Form(editor, article)
    one.autosave(title="In the first window")
    answer = two.autosave(title="In the second").json()
    slot = Autosave.objects.get()
    assert slot.snapshot["title"] == "In the second"
    aside = Revision.objects.about(article).first()
    assert (aside.kind, aside.snapshot["title"]) == (Kind.SET_ASIDE, "In the first window")
    assert (aside.made_by, aside.number, aside.opening) == (editor, answer["aside"], one.opening)
    assert two.autosave(title="In the second, on").json()["aside"] is None
    assert one.autosave().json()["aside"] == aside.number + 1, "its text is newer than the slot"
    assert Article.objects.get().title == "Before"


def test_a_form_that_goes_on_with_a_text_takes_its_place():
    editor = make_editor()
    article = make_article(state=State.DRAFT)
    first = Form(editor, article)
    first.autosave(title="Typed")
    slot = Autosave.objects.get()
    second = Form(editor, article, query=f"?autosave={slot.pk}")
    assert second.autosave(title="Typed, and on").json()["aside"] is None
    assert kinds(article) == []
    # The first is still open, and has gone on as well: nothing of the second is lost.
    assert first.autosave(title="Typed, elsewhere").json()["aside"]
    assert Revision.objects.about(article).first().snapshot["title"] == "Typed, and on"
    third = Form(editor, article, query=f"?autosave={slot.pk}")
    first.autosave(title="Typed, elsewhere, on")
    assert third.autosave(title="Third").json()["aside"], "the slot was not as it was opened"


def test_an_earlier_text_that_arrives_later_changes_nothing():
    form = Form(make_editor(), make_article(state=State.DRAFT))
    form.type(title="Early")
    early = dict(form.data)
    form.autosave(title="Early and late")
    address = url("articles_article_autosave", form.article.pk)
    assert form.client.post(address, early).status_code == 200
    assert Autosave.objects.get().snapshot["title"] == "Early and late"


def test_leaving_a_text_out_puts_it_into_the_history():
    editor = make_editor()
    article = make_article("Before", state=State.DRAFT)
    Form(editor, article).autosave(title="Not wanted", revision_note="A note")
    address = url("articles_article_leave_out", Autosave.objects.get().pk)
    response = at_the_desk(editor).post(address, follow=True)
    aside = Revision.objects.about(article).first()
    assert (aside.kind, aside.note) == (Kind.SET_ASIDE, "A note")
    assert aside.snapshot["title"] == "Not wanted"
    assert f"It is kept in the history as number {aside.number}." in page(response)
    assert offers(response) == []
    assert not Autosave.objects.exists()
    assert Article.objects.get().title == "Before"


def test_a_text_of_an_article_that_never_was_is_only_put_last():
    editor = make_editor()
    Form(editor).autosave(title="One", body="<p>First words.</p>")
    Form(editor).autosave(title="")
    Form(editor).autosave(dek="No title yet")
    response = at_the_desk(editor).get(ADD)
    assert [str(slot) for slot in offers(response)] == ["Without a title", "One"]
    one = Autosave.objects.get(snapshot__title="One")
    response = at_the_desk(editor).post(url("articles_article_leave_out", one.pk), follow=True)
    assert one not in offers(response)
    assert "1 text that you left out" in page(response)
    form = Form(editor, query=f"?autosave={one.pk}")
    assert form.data["body"] == ["<p>First words.</p>"]
    form.autosave(title="One, after all")
    one.refresh_from_db()
    assert one.left_out_at is None
    assert one.snapshot["title"] == "One, after all"


def test_no_word_goes_with_an_article_that_is_deleted():
    editor = make_editor()
    article = make_article(state=State.DRAFT)
    Form(editor, article).autosave(title="Still wanted")
    article.delete()
    response = at_the_desk(editor).get(ADD)
    assert [str(slot) for slot in offers(response)] == ["Still wanted"]


def test_a_text_that_was_kept_before_it_was_handed_on_can_still_be_put_into_the_history():
    writer = make_writer()
    article = make_article(state=State.DRAFT, created_by=writer)
    Form(writer, article).autosave(title="Kept", tags=["made up"])
    workflow.submit(article, make_publisher())
    response = at_the_desk(writer).get(edit(article))
    assert "Put it into the history" in page(response)
    assert "Go on with it" not in page(response)
    at_the_desk(writer).post(url("articles_article_leave_out", offers(response)[0].pk))
    aside = Revision.objects.about(article).first()
    assert (aside.snapshot["title"], aside.snapshot["tags"]) == ("Kept", [])
    assert "made up" in aside.note, "whoever may not make a tag does not by taking this up again"
    assert not Tag.objects.exists()


def test_what_a_browser_has_kept_comes_late_and_takes_no_other_place():
    editor = make_editor()
    article = make_article(state=State.DRAFT)
    gone, here = Form(editor, article), Form(editor, article)
    gone.type(title="Kept in the browser", late="1", written_at="2026-01-02T14:32:00Z")
    here.autosave(title="In the slot")
    answer = gone.autosave().json()
    assert (answer["slot"], answer["waits"]) == (None, True)
    assert Autosave.objects.get().snapshot["title"] == "In the slot"
    here.save()
    assert gone.autosave().json()["slot"]
    slot = Autosave.objects.get()
    assert slot.snapshot["title"] == "Kept in the browser"
    assert slot.saved_at.isoformat() == "2026-01-02T14:32:00+00:00"
    here.save(title="Another")
    form = Form(editor, article)
    form.save(title="Saved")
    late = form.type(late="1", title="Sav").autosave().json()
    assert late["slot"] is None, "the form was saved, with all that was in it"


def test_a_lead_image_and_tags_come_back(settings):
    editor = make_editor()
    image = make_image("teal")
    form = Form(editor)
    form.autosave(lead_image=str(image.pk), tags=["one", "Two"], language="fr")
    slot = Autosave.objects.get()
    shown = Form(editor, query=f"?autosave={slot.pk}").data
    assert shown["lead_image"] == [str(image.pk)]
    assert (shown["tags"], shown["language"]) == (["one", "Two"], ["fr"])
    assert json.dumps(slot.snapshot)

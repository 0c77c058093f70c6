"""Autosaves: what is being written is kept, offered again, and never lost to another text."""

import json
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import autosaves, revisions, snapshots, workflow
from articles.admin.article_form import ArticleForm
from articles.models import Act, Article, Autosave, Presence, Release, Revision, Tag
from articles.models.presence import FORGOTTEN, SILENT
from tests.articles.pictures import make_image
from tests.desk import at_the_desk, errors, form_data, page, save, url
from tests.factories import (
    make_article,
    make_contributor,
    make_editor,
    make_publisher,
    make_user,
    make_writer,
)

pytestmark = pytest.mark.django_db
State, Kind = Release.State, Revision.Kind
ADD = "/admin/articles/article/add/"


def edit(article: Article | None) -> str:
    """The address of the form."""
    return url("articles_article_change", article.pk) if article else ADD


class Form:
    """A form that somebody has open, as its script sends it."""

    def __init__(self, user, article: Article | None = None, query: str = "") -> None:
        self.user, self.article = user, article
        self.client = at_the_desk(user)
        self.data = form_data(self.client.get(edit(article) + query))
        self.data["who"] = [autosaves.browser_name(user)]

    def type(self, **words: str | list[str]) -> "Form":
        """Change fields, one turn."""
        for name, value in words.items():
            self.data[name.replace("__", "-")] = value if isinstance(value, list) else [value]
        self.data["turn"] = [str(int(self.data["turn"][0]) + 1)]
        return self

    def autosave(self, **words):
        """Change fields, and send them."""
        name = "articles_article_autosave" + ("" if self.article else "_new")
        address = url(name, self.article.pk) if self.article else url(name)
        return self.client.post(address, self.type(**words).data)

    def save(self, **words):
        """Press Save."""
        return self.client.post(edit(self.article), self.type(**words).data)

    @property
    def opening(self) -> UUID:
        """The number of the form."""
        return UUID(self.data["opening"][0])


def kinds(article: Article) -> list[str]:
    """How the texts of the article came about, the oldest first."""
    return [row.kind for row in Revision.objects.about(article).order_by("number")]


def offers(response) -> list[Autosave]:
    """The texts that a page offers."""
    return [one["slot"] for one in response.context["offers"]]


def test_a_text_is_kept_beside_the_history():
    editor = make_editor()
    article = make_article("Before", state=State.DRAFT)
    before = (Revision.objects.count(), Act.objects.count())
    form = Form(editor, article)
    answer = form.autosave(title="While typing", dek="Two\nlines").json()
    slot = Autosave.objects.get()
    assert (slot.user, slot.article, slot.opening) == (editor, article, form.opening)
    assert (slot.snapshot["title"], slot.snapshot["dek"]) == ("While typing", "Two\nlines")
    assert answer["slot"] == slot.pk
    assert answer["saved_at"] == slot.saved_at.isoformat()
    assert (Revision.objects.count(), Act.objects.count()) == before
    assert Article.objects.get().title == "Before"
    form.autosave(title="While typing on")
    assert Autosave.objects.get().snapshot["title"] == "While typing on"


def test_what_says_nothing_new_takes_no_slot():
    article = make_article(state=State.DRAFT)
    assert Form(make_editor(), article).autosave().json()["slot"] is None
    assert Form(make_editor()).autosave().json()["slot"] is None
    assert not Autosave.objects.exists()


def test_words_are_kept_as_they_were_typed_though_no_save_would_take_them():
    """An empty title, one that is too long, a bio without its person, a tag that nobody may add."""
    writer = make_writer()
    form = Form(writer)
    form.autosave(
        title="",
        slug="not an / address",
        dek="D" * 5000,
        body="<p>Body &amp; soul</p>",
        tags=["made up"],
        bylines__0__bio="<p>Of nobody yet.</p>",
        revision_note="For later",
    )
    slot = Autosave.objects.get()
    assert slot.article is None
    form = Form(writer, query=f"?autosave={slot.pk}")
    shown = {name: values[0] for name, values in form.data.items()}
    assert (shown["title"], shown["slug"], shown["dek"]) == ("", "not an / address", "D" * 5000)
    assert shown["body"] == "<p>Body &amp; soul</p>"
    assert shown["tags"] == "made up"
    assert shown["bylines-0-bio"] == "<p>Of nobody yet.</p>"
    assert shown["revision_note"] == "For later"
    form.autosave(title="T" * 400)
    assert Autosave.objects.get().snapshot["title"] == "T" * 400


@pytest.mark.parametrize(
    "rubbish",
    [
        {"section": "x", "lead_image": "-1", "choice_place": "many"},
        {"choice_place": "99999999", "bylines-0-role": "king", "bylines-0-order": "\0"},
        {"bylines-TOTAL_FORMS": "99999999999999999", "turn": "-3"},
        {"bylines-TOTAL_FORMS": "x", "revision": "77", "continues": "77", "written_at": "never"},
        {"title": "A\0B\ud800", "revision_note": "\0", "written_at": "2020-01-01T00:00:00"},
    ],
)
def test_rubbish_in_a_form_is_no_fault(rubbish):
    form = Form(make_editor(), make_article(state=State.DRAFT))
    sent = {name: value.encode("utf-8", "surrogatepass") for name, value in rubbish.items()}
    assert form.autosave(**{"dek": "Words"} | sent).status_code == 200
    assert Autosave.objects.get().snapshot["dek"] == "Words"


def test_a_save_takes_the_slot_of_its_own_form_away_and_no_other():
    ann, ben = make_editor(), make_editor()
    article = make_article(state=State.DRAFT)
    form, bens = Form(ann, article), Form(ben, article)
    form.autosave(title="By Ann")
    bens.autosave(dek="By Ben")
    form.save(title="By Ann, done")
    assert Autosave.objects.get().user == ben
    assert Article.objects.get().title == "By Ann, done"
    new = Form(ann)
    new.autosave(title="Quite new")
    other = Form(ann)
    other.autosave(title="And another")
    new.save(title="Quite new, done")
    assert {str(slot) for slot in Autosave.objects.filter(user=ann)} == {"And another"}


def test_a_save_that_fails_leaves_the_slot(monkeypatch):
    article = make_article(state=State.DRAFT)
    form = Form(make_editor(), article)
    form.autosave(title="Typed")

    def fail(*args, **kwargs):
        raise RuntimeError("The machine stops.")

    monkeypatch.setattr("articles.admin.article.ArticleAdmin.log_change", fail)
    with pytest.raises(RuntimeError):
        form.save(title="Typed")
    assert Autosave.objects.get().snapshot["title"] == "Typed"
    assert Article.objects.get().title != "Typed"


def test_a_form_with_errors_is_kept_though_no_script_ran():
    article = make_article(state=State.DRAFT)
    form = Form(make_editor(), article)
    response = form.save(title="", body="<p>An hour’s work.</p>")
    assert errors(response)
    slot = Autosave.objects.get()
    assert (slot.snapshot["body"], slot.opening) == ("<p>An hour’s work.</p>", form.opening)
    assert form.save(title="There").status_code == 302
    assert not Autosave.objects.exists()
    new = Form(make_editor())
    new.save(title="", body="<p>And another hour’s.</p>")
    assert Autosave.objects.get().article is None


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


def test_a_writer_whose_draft_was_handed_on_is_told_where_the_text_is():
    writer = make_writer()
    article = make_article(state=State.DRAFT, created_by=writer)
    form, other = Form(writer, article), Form(writer, article)
    form.autosave(title="Before it was handed on")
    other.type(title="In another window")
    workflow.submit(article, make_publisher())
    response = form.autosave(title="After it was handed on")
    aside = Revision.objects.about(article).first()
    assert response.status_code == 409
    assert response.json()["handed_on"]
    assert f"number {aside.number}" in response.json()["problem"]
    assert (aside.kind, aside.snapshot["title"]) == (Kind.SET_ASIDE, "After it was handed on")
    assert not Autosave.objects.exists()
    assert other.autosave().status_code == 409
    assert Revision.objects.about(article).first().snapshot["title"] == "In another window"
    number = Revision.objects.about(article).count()
    assert other.autosave().status_code == 409
    assert Revision.objects.about(article).count() == number, "it is there already"


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


def test_nothing_is_kept_for_somebody_else_than_the_form_was_made_for():
    ann, ben = make_editor(), make_editor()
    form = Form(ann, make_article(state=State.DRAFT))
    form.client.force_login(ben)
    response = form.autosave(title="By Ann")
    assert response.status_code == 409
    assert "Somebody else" in response.json()["problem"]
    assert not Autosave.objects.exists()


@pytest.mark.parametrize(
    ("role", "whose", "status"),
    [
        ("Writers", "own", 200),
        ("Writers", "another's", 404),
        ("Editors", "another's", 200),
        ("Publishers", "another's", 200),
        ("Administrators", "another's", 200),
        (None, "own", 403),
    ],
)
def test_the_rights_are_those_of_saving(role, whose, status):
    user = make_user(role or "Writers")
    owner = user if whose == "own" else make_writer()
    article = make_article(state=State.DRAFT, created_by=owner)
    if role is None:
        user.groups.clear()
    client, opening = at_the_desk(user), str(uuid4())
    sent = {"opening": opening, "who": autosaves.browser_name(user), "title": "T", "revision": "0"}
    for name in ("autosave", "pulse"):
        answer = client.post(url(f"articles_article_{name}", article.pk), sent)
        assert (answer.status_code == 200) == (status == 200), name
    assert client.post(url("articles_article_autosave", article.pk), sent).status_code == status
    new = client.post(url("articles_article_autosave_new"), sent).status_code
    assert new == (200 if role else 403)
    assert client.post(url("articles_article_autosave", 999_999), sent).status_code in {403, 404}


def test_strangers_and_forged_forms_keep_nothing():
    article = make_article(state=State.DRAFT)
    addresses = [
        url("articles_article_autosave", article.pk),
        url("articles_article_autosave_new"),
        url("articles_article_pulse", article.pk),
        url("articles_article_leave_out", 1),
        url("articles_article_here"),
    ]
    for address in addresses[:-1]:
        assert Client().post(address).status_code == 302, "to the log-in"
        client = Client(enforce_csrf_checks=True)
        client.force_login(make_editor())
        assert client.post(address).status_code == 403
        assert client.get(address).status_code == 405
    assert Client().get(addresses[-1]).status_code == 302


def test_a_form_learns_who_is_logged_in_and_gets_a_token_for_them():
    editor = make_editor()
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    here = client.get(url("articles_article_here"))
    assert here.json()["who"] == autosaves.browser_name(editor)
    assert "no-store" in here["Cache-Control"]
    address = url("articles_article_autosave_new")
    sent = {"opening": str(uuid4()), "title": "T", "who": here.json()["who"]}
    response = client.post(address, sent | {"csrfmiddlewaretoken": here.json()["token"]})
    assert response.status_code == 200


def test_the_key_for_a_browser_is_ones_own_and_lasts():
    ann, ben = make_editor(), make_editor()
    key = autosaves.browser_key(ann)
    assert len(key) == 32
    assert key == autosaves.browser_key(ann)
    assert key != autosaves.browser_key(ben)
    assert autosaves.browser_name(ann) != autosaves.browser_name(ben)
    ann.set_password("another-lantern-7")
    assert autosaves.browser_key(ann) == key


def test_there_is_one_slot_a_person_and_article():
    editor, article = make_editor(), make_article()
    row = {"user": editor, "snapshot": snapshots.empty()}
    Autosave.objects.create(article=article, opening=uuid4(), **row)
    opening = uuid4()
    Autosave.objects.create(opening=opening, **row)
    for more in ({"article": article, "opening": uuid4()}, {"opening": opening}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Autosave.objects.create(**row, **more)
    with pytest.raises(IntegrityError), transaction.atomic():
        Autosave.objects.filter(article=article).update(left_out_at=timezone.now())


def test_an_account_with_texts_is_not_deleted_with_them():
    editor = make_editor()
    Form(editor).autosave(title="Mine")
    with pytest.raises(IntegrityError, match="protected"):
        editor.delete()


def test_an_autosave_takes_few_queries_at_any_size_of_the_text():
    editor = make_editor()
    article = make_article(state=State.DRAFT, body="<p>Short.</p>")
    save(at_the_desk(editor), edit(article), dek="So that there is a revision")

    def cost(form: Form, **words: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert form.autosave(**words).status_code == 200
        return len(captured)

    form = Form(editor, article)
    # Session, account, two of rights, article, who was merged, slot, and what is written; the
    # article is held only inside a transaction, as that of this test. At first there is a savepoint
    # as well.
    assert cost(form, title="First") == 11
    assert cost(form, title="Second") == 9
    for person in range(12):
        rows = {f"bylines__{person}__contributor": str(make_contributor().pk)}
        form.type(**rows, bylines__TOTAL_FORMS=str(person + 1))
    assert cost(form, body="<p>Long.</p>" * 500) == 9
    new = Form(editor)
    assert cost(new, title="Never saved") == 9
    assert cost(new, title="Never saved yet") == 6


def test_a_save_with_a_slot_takes_one_query_more():
    editor = make_editor()
    article = make_article(state=State.DRAFT)
    save(at_the_desk(editor), edit(article), dek="So that there is a revision")

    def cost(words: str, *, slot: bool, opening: bool) -> int:
        form = Form(editor, article)
        if slot:
            form.autosave(dek=words)
        if not opening:
            del form.data["opening"]
        with CaptureQueriesContext(connection) as captured:
            assert form.save(dek=words).status_code == 302
        return len(captured)

    without = cost("One", slot=False, opening=False)
    assert cost("Two", slot=False, opening=True) == without + 1
    assert cost("Three", slot=True, opening=True) == without + 1


# Presence


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


def test_the_form_has_no_field_that_its_page_does_not_send():
    """What the script relies on stands in the form: without it, nothing can be kept."""
    form = Form(make_editor())
    assert {"opening", "turn", "continues", "revision"} <= form.data.keys()
    assert {"opening", "turn", "continues", "revision"} <= ArticleForm.declared_fields.keys()
    response = form.client.get(ADD)
    assert f'data-who="{autosaves.browser_name(form.user)}"' in page(response)
    assert "no-store" in response["Cache-Control"], "the key is not kept by the browser"


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


def test_a_draft_that_goes_on_is_saved_once_as_an_article():
    writer = make_writer()
    Form(writer).autosave(title="Begun", body="<p>Words.</p>")
    slot = Autosave.objects.get()
    form = Form(writer, query=f"?autosave={slot.pk}")
    response = form.save(title="Begun and done")
    assert response.status_code == 302
    article = Article.objects.get()
    assert (article.title, article.body, article.created_by) == (
        "Begun and done",
        "<p>Words.</p>",
        writer,
    )
    assert not Autosave.objects.exists()
    assert kinds(article) == [Kind.SAVED]
    assert revisions.revision_of(article.working_revision, 1).opening == form.opening

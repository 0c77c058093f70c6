"""Autosaves: what is being written is kept beside the history until it is saved."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import autosaves, revisions, workflow
from articles.admin.article_form import ArticleForm
from articles.models import Act, Article, Autosave, Release, Revision
from tests.articles.admin.opened import ADD, Form, edit, kinds
from tests.desk import at_the_desk, errors, page, save
from tests.factories import (
    make_article,
    make_contributor,
    make_editor,
    make_publisher,
    make_writer,
)

pytestmark = pytest.mark.django_db
State, Kind = Release.State, Revision.Kind


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


def test_the_form_has_no_field_that_its_page_does_not_send():
    """What the script relies on stands in the form: without it, nothing can be kept."""
    form = Form(make_editor())
    assert {"opening", "turn", "continues", "revision"} <= form.data.keys()
    assert {"opening", "turn", "continues", "revision"} <= ArticleForm.declared_fields.keys()
    response = form.client.get(ADD)
    assert f'data-who="{autosaves.browser_name(form.user)}"' in page(response)
    assert "no-store" in response["Cache-Control"], "the key is not kept by the browser"


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

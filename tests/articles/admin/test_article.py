"""The article form: what an editor writes is kept, and nobody writes more than is theirs."""

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Act, Article, Byline, Release, Section, Tag
from contributors.models import PreviousPath
from tests.desk import at_the_desk, errors, form_data, page, save, url
from tests.factories import (
    make_administrator,
    make_article,
    make_contributor,
    make_editor,
    make_publisher,
    make_user,
    make_writer,
)

pytestmark = pytest.mark.django_db
State = Release.State
ADD = "/admin/articles/article/add/"
# What only verbs and the model itself may write.
FOREIGN = {
    "status": "approved",
    "release_at": "2020-01-01 00:00",
    "release_at_0": "2020-01-01",
    "release_at_1": "00:00",
    "withdraw_at": "2020-01-01 00:00",
    "created_by": "1",
    "created_by_id": "1",
    "word_count": "9999",
    "id": "9999",
    "is_superuser": "on",
}


def edit(article: Article) -> str:
    """The address of its form."""
    return url("articles_article_change", article.pk)


def test_a_new_article_is_a_draft_of_whoever_made_it_and_has_an_address():
    writer = make_writer()
    person = make_contributor()
    response = save(
        at_the_desk(writer),
        ADD,
        title="What comes next?",
        body="<p>Words & words.</p><script>alert(1)</script>",
        bylines__0__contributor=person.pk,
        **FOREIGN,
    )
    assert errors(response) == {}
    article = Article.objects.get()
    assert article.state() is State.DRAFT
    assert article.created_by == writer
    assert article.release_at is None
    assert article.body == "<p>Words &amp; words.</p>"
    assert article.slug == "what-comes-next"
    assert [byline.contributor for byline in article.bylines.all()] == [person]
    act = Act.objects.about(article).get()
    assert (act.verb, act.by) == (Act.Verb.CREATED, writer)


@pytest.mark.parametrize("make", [make_writer, make_editor, make_publisher, make_administrator])
def test_extra_fields_in_a_post_have_no_effect(make):
    user = make()
    article = make_article(state=State.DRAFT, created_by=user)
    kept = Article.objects.values("status", "release_at", "withdraw_at", "created_by", "slug")
    before = kept.get(pk=article.pk)
    save(at_the_desk(user), edit(article), title="Another title", **FOREIGN)
    article.refresh_from_db()
    assert article.title == "Another title"
    assert kept.get(pk=article.pk) == before
    user.refresh_from_db()
    assert not user.is_superuser


def test_the_log_names_the_changed_fields_and_says_nothing_of_an_idle_save():
    editor = make_editor()
    article = make_article(state=State.DRAFT)
    client = at_the_desk(editor)
    acts = Act.objects.about(article).filter(verb=Act.Verb.CHANGED)
    save(client, edit(article))
    assert not acts.exists()
    save(client, edit(article), title="New", dek="Also new", bylines__0__role="translator")
    act = acts.get()
    assert act.by == editor
    assert act.detail["fields"] == ["Title", "Dek", "Bylines"]


def test_writers_see_their_own_only():
    writer = make_writer()
    own = make_article("My own", state=State.DRAFT, created_by=writer)
    other = make_article("Of somebody else", state=State.DRAFT, created_by=make_writer())
    client = at_the_desk(writer)
    listed = page(client.get(url("articles_article_changelist")))
    assert "My own" in listed
    assert "Of somebody else" not in listed
    assert "Somebody" not in listed
    assert client.get(edit(own)).status_code == 200
    for name in ("change", "history", "delete", "preview", "share"):
        address = url(f"articles_article_{name}", other.pk)
        assert client.get(address).status_code in {403, 404}, name
        assert client.post(address, {"title": "Mine now"}).status_code in {403, 404}, name
    other.refresh_from_db()
    assert other.title == "Of somebody else"


def test_autocomplete_gives_a_writer_no_article_of_others():
    make_article("Of somebody else", state=State.DRAFT)
    client = at_the_desk(make_writer())
    query = {"app_label": "articles", "model_name": "take", "field_name": "article", "term": "some"}
    response = client.get("/admin/autocomplete/", query)
    assert "Of somebody else" not in page(response)


@pytest.mark.parametrize(
    ("make", "changeable"),
    [
        (make_writer, {State.DRAFT}),
        (make_editor, set(State)),
        (make_publisher, set(State)),
        (make_administrator, set(State)),
    ],
)
def test_who_may_not_change_it_reads_why(make, changeable):
    user = make()
    client = at_the_desk(user)
    for state in State:
        article = make_article("Title", state=state, created_by=user)
        form = client.get(edit(article))
        assert ('name="title"' in page(form)) is (state in changeable), state
        assert ("read-only-note" in page(form)) is (state not in changeable), state
        answer = client.post(edit(article), {"title": "Changed"})
        if state not in changeable:
            assert answer.status_code == 403
            article.refresh_from_db()
            assert article.title == "Title"


def test_only_administrators_delete_and_the_log_remembers():
    article = make_article("Gone", state=State.PUBLIC)
    address = url("articles_article_delete", article.pk)
    for make in (make_writer, make_editor, make_publisher):
        assert at_the_desk(make()).post(address, {"post": "yes"}).status_code in {403, 404}
    administrator = make_administrator()
    assert at_the_desk(administrator).post(address, {"post": "yes"}).status_code == 302
    assert not Article.objects.exists()
    act = Act.objects.get(verb=Act.Verb.DELETED)
    assert (act.subject_title, act.by, act.subject_id) == ("Gone", administrator, article.pk)


def test_deleting_many_at_once_is_logged_one_by_one():
    articles = [make_article(state=State.DRAFT) for _ in range(3)]
    data = {
        "action": "delete_selected",
        "_selected_action": [article.pk for article in articles],
        "post": "yes",
    }
    list_address = url("articles_article_changelist")
    at_the_desk(make_publisher()).post(list_address, data)
    assert Article.objects.count() == 3
    at_the_desk(make_administrator()).post(list_address, data)
    assert Act.objects.filter(verb=Act.Verb.DELETED).count() == 3
    assert not Article.objects.exists()


def test_bylines_keep_their_order_and_empty_numbers_are_filled_in():
    first, second, third = (make_contributor(name) for name in ("First", "Second", "Third"))
    article = make_article(state=State.DRAFT, by=[first, second])
    client = at_the_desk(make_editor())
    data = form_data(client.get(edit(article)))
    assert data["bylines-0-order"] == ["1"]
    assert data["bylines-2-order"] == [""]
    save(client, edit(article), bylines__2__contributor=third.pk)
    assert [str(byline) for byline in article.bylines.all()] == ["First", "Second", "Third"]
    save(client, edit(article), bylines__0__order="9", bylines__2__order="1", bylines__1__order="")
    assert next(str(byline) for byline in article.bylines.all()) == "Third"


def test_the_same_contributor_twice_is_an_error_in_the_row():
    person = make_contributor()
    article = make_article(state=State.DRAFT, by=[person])
    response = save(at_the_desk(make_editor()), edit(article), bylines__1__contributor=person.pk)
    assert any("stands in the bylines already" in str(e) for e in errors(response).values())
    assert article.bylines.count() == 1
    response = save(
        at_the_desk(make_editor()),
        ADD,
        title="T",
        bylines__0__contributor=person.pk,
        bylines__TOTAL_FORMS="2",
        bylines__1__contributor=person.pk,
        bylines__1__role="author",
    )
    assert errors(response)
    assert not Article.objects.filter(title="T").exists()


def test_what_an_editor_writes_in_a_byline_is_theirs_until_it_is_emptied():
    article = make_article(state=State.DRAFT, by=[make_contributor("A", ("Fellow", "A Place"))])
    client = at_the_desk(make_editor())
    save(client, edit(article), dek="Only the dek")
    assert not article.bylines.get().by_hand
    save(client, edit(article), bylines__0__affiliation_line="Fellow, Elsewhere")
    assert article.bylines.get().by_hand
    workflow.approve(article, make_publisher())
    assert article.bylines.get().affiliation_line == "Fellow, Elsewhere"
    workflow.send_back(article, make_publisher())
    save(client, edit(article), bylines__0__affiliation_line="")
    assert not article.bylines.get().by_hand


def test_a_byline_added_to_an_approved_article_takes_what_is_true_today():
    article = make_article(state=State.PUBLIC)
    late = make_contributor("Late", ("Fellow", "A Place"), bio="<p>A bio.</p>")
    save(at_the_desk(make_publisher()), edit(article), bylines__1__contributor=late.pk)
    assert not Byline.objects.filter(contributor=late).exists(), "it waits"
    workflow.publish_changes(article, make_publisher())
    byline = Byline.objects.get(contributor=late)
    assert (byline.affiliation_line, byline.bio) == ("Fellow, A Place", "<p>A bio.</p>")


def test_tags_are_chosen_by_name_and_new_words_become_keywords():
    Tag.objects.create(name="Libraries", kind=Tag.Kind.TOPIC)
    article = make_article(state=State.DRAFT)
    response = save(
        at_the_desk(make_editor()), edit(article), tags=["libraries", " Public  money ", "2015"]
    )
    assert errors(response) == {}
    assert set(article.tags.names()) == {"Libraries", "Public money", "2015"}
    assert Tag.objects.get(name="2015").kind == Tag.Kind.KEYWORD
    save(at_the_desk(make_editor()), edit(article), tags=None)
    assert set(article.tags.names()) == set()


def test_writers_choose_among_known_tags():
    writer = make_writer()
    Tag.objects.create(name="Libraries")
    article = make_article(state=State.DRAFT, created_by=writer)
    client = at_the_desk(writer)
    response = save(client, edit(article), tags=["Libraries", "Gossip"])
    assert errors(response) == {
        "tags": ["You may not add new tags: Gossip. Choose others, or ask an editor."]
    }
    assert not Tag.objects.filter(name="Gossip").exists()
    save(client, edit(article), tags=["Libraries"])
    assert list(article.tags.names()) == ["Libraries"]
    assert page(client.get(url("articles_article_tag_names") + "?" + QUERY)).count("Libraries")


QUERY = "app_label=articles&model_name=article&field_name=tags&term=lib"


def test_impossible_tags_are_an_error_at_the_field():
    article = make_article(state=State.DRAFT)
    client = at_the_desk(make_editor())
    for words in (["x" * 101], ["a\x00b"], [str(n) for n in range(41)]):
        assert list(errors(save(client, edit(article), tags=words))) == ["tags"]


def test_an_emptied_address_stays_and_a_changed_one_redirects():
    article = make_article("First title", state=State.PUBLIC)
    client = at_the_desk(make_publisher())
    save(client, edit(article), slug="")
    article.refresh_from_db()
    assert article.slug == "first-title"
    save(client, edit(article), slug="second-title")
    assert not PreviousPath.objects.exists(), "it waits"
    workflow.publish_changes(article, make_publisher())
    assert PreviousPath.objects.get().path == "/articles/first-title/"


def test_an_address_that_is_taken_is_an_error_at_the_field():
    make_article("Taken")
    article = make_article(state=State.DRAFT)
    assert list(errors(save(at_the_desk(make_editor()), edit(article), slug="taken"))) == ["slug"]


EVERYTHING = (
    '<h2>One</h2><p>Text<span class="footnote">With <em>care</em>\nand a line.</span> on.</p>'
    '<aside class="pullquote"><p>Quote</p></aside><ul><li><p>Loose</p></li><li>tight</li></ul>'
    '<table><thead><tr><th scope="col">H</th></tr></thead><tbody><tr><td colspan="1">C</td>'
    "</tr></tbody></table><figure><p>P</p><figcaption>C</figcaption></figure>"
)


def test_a_text_that_nobody_touched_is_stored_to_the_letter():
    """Browsers change line ends; neither they nor the editor's tidying reach an untouched text."""
    article = make_article(state=State.DRAFT, body=EVERYTHING)
    client = at_the_desk(make_editor())
    data = form_data(client.get(edit(article)))
    assert data["body"] == [article.body]
    before = article.body
    crlf = before.replace("\n", "\r\n")
    save(client, edit(article), title="Another", body=crlf)
    article.refresh_from_db()
    assert article.title == "Another"
    assert article.body == before
    assert Act.objects.about(article).first().detail["fields"] == ["Title"]


def test_what_the_editor_adds_to_lists_and_tables_is_taken_away_again():
    article = make_article(state=State.DRAFT)
    sent = (
        "<ul><li><p>One</p><ul><li><p>Inner</p></li></ul></li><li><p>Two</p><p>parts</p></li></ul>"
        '<table><tbody><tr><th colspan="1" rowspan="1" scope="col"><p>A</p></th>'
        '<td colspan="2" rowspan="1"><p>B</p></td></tr></tbody></table>'
    )
    save(at_the_desk(make_editor()), edit(article), body=sent)
    article.refresh_from_db()
    assert article.body == (
        "<ul><li>One<ul><li>Inner</li></ul></li><li><p>Two</p><p>parts</p></li></ul>"
        '<table><tbody><tr><th scope="col">A</th><td colspan="2">B</td></tr></tbody></table>'
    )


def test_every_text_of_markup_has_the_editor():
    article = make_article(state=State.DRAFT)
    form = page(at_the_desk(make_editor()).get(edit(article)))
    for name in ("editors_note", "body", "bylines-0-bio"):
        before = form.split(f'name="{name}"')[0].rsplit("<textarea", 1)[1]
        after = form.split(f'name="{name}"')[1].split(">")[0]
        assert "data-django-prose-editor-configurable" in before + after, name
    assert (
        "nonce="
        in form.split('type="importmap"')[1].split(">")[0]
        + form.split('type="importmap"')[0].rsplit("<script", 1)[1]
    )


def test_filters_count_what_they_would_find():
    section = Section.objects.create(name="Forum")
    for state in State:
        make_article(state=state)
    make_article(state=State.DRAFT, section=section)
    client = at_the_desk(make_editor())
    address = url("articles_article_changelist")
    listed = page(client.get(address))
    for words in ("Draft (2)", "draft (2)"):
        if words in listed:
            break
    else:
        pytest.fail("The drafts are not counted.")
    assert "Forum (1)" in listed
    assert "None (6)" in listed
    for state in State:
        found = client.get(address, {"state": state.value}).context["cl"].result_list
        assert {article.state() for article in found} == {state}
    drafts = client.get(address, {"state": "draft", "section": section.pk}).context["cl"]
    assert drafts.result_count == 1
    for nonsense in ({"state": "x"}, {"section": "x"}, {"collection": "9" * 30}, {"release": "'"}):
        assert client.get(address, nonsense).context["cl"].result_count == 0


def test_the_release_filter_goes_by_days_of_the_site(settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    now = timezone.localtime()
    make_article("Out today", state=State.PUBLIC, at=now.replace(hour=0, minute=0, second=1))
    client = at_the_desk(make_editor())
    address = url("articles_article_changelist")
    assert client.get(address, {"release": "today"}).context["cl"].result_count == 1
    assert client.get(address, {"release": "past7"}).context["cl"].result_count == 0


def test_people_without_a_role_see_nothing():
    """An account that may use the desk, but was given no role yet."""
    user = make_user(name="Nobody")
    user.groups.clear()
    article = make_article(created_by=user)
    client = at_the_desk(user)
    for address in (url("articles_article_changelist"), ADD, edit(article)):
        assert client.get(address).status_code == 403

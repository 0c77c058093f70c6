"""Which role reaches which screen of the desk: every model on it, by a table written by hand."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.utils import timezone

from articles import keeping, revisions, snapshots, workflow
from articles.models import Act, Delivery, DeskNote, PreviewLink, Release, Section, Tag
from articles.notes import leave_note
from contributors.models import Organisation
from hanoi.models import User
from tests.articles.pictures import make_image
from tests.desk import at_the_desk, url
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

ROLES = {"w": make_writer, "e": make_editor, "p": make_publisher, "a": make_administrator}
# Who may look, add, change, delete: writer, editor, publisher, administrator.
TABLE = {
    # Of drafts of others, writers learn nothing at all.
    "articles.article": ("epa", "wepa", "epa", "a"),
    "articles.collection": ("epa", "epa", "epa", "a"),
    "articles.take": ("epa", "", "epa", "a"),
    "articles.section": ("wepa", "pa", "pa", "a"),
    "articles.tag": ("wepa", "epa", "epa", "a"),
    "articles.act": ("epa", "", "", ""),
    "contributors.contributor": ("wepa", "epa", "epa", "a"),
    "contributors.organisation": ("wepa", "epa", "epa", "a"),
    "contributors.image": ("wepa", "epa", "epa", "a"),
    "hanoi.user": ("a", "a", "a", "a"),
    "hanoi.page": ("a", "a", "a", "a"),
    "hanoi.identity": ("a", "a", "a", ""),
}


def make(label: str) -> Any:
    """A row of the model, by somebody else."""
    makers = {
        "articles.article": lambda: make_article(state="draft"),
        "articles.collection": lambda: make_collection(state="draft"),
        "articles.take": lambda: make_answer(make_collection(), state="draft"),
        "articles.section": lambda: Section.objects.create(name="Opinion"),
        "articles.tag": lambda: Tag.objects.create(name="Trade"),
        "articles.act": lambda: Act.objects.record("changed", make_article(), None),
        "contributors.contributor": lambda: make_article().contributors.get(),
        "contributors.organisation": lambda: Organisation.objects.create(name="Sample University"),
        "contributors.image": lambda: make_image("red"),
        "hanoi.user": make_writer,
    }
    model = apps.get_model(label)
    return makers[label]() if label in makers else model._default_manager.first()


def test_the_table_names_everything_on_the_desk() -> None:
    assert {model._meta.label_lower for model in admin.site._registry} == set(TABLE)


@pytest.mark.parametrize("label", TABLE)
@pytest.mark.parametrize("role", ROLES)
def test_every_role_reaches_what_the_table_says(role: str, label: str) -> None:
    """By GET and by POST: what the page does not offer is refused as well when it is sent."""
    looks, adds, changes, deletes = (role in who for who in TABLE[label])
    user: User = ROLES[role]()
    client, row = at_the_desk(user), make(label)
    name = label.replace(".", "_")
    if row is not None:
        assert (client.get(url(f"{name}_change", row.pk)).status_code == 200) == looks
        sent = {"_popup": "1", "is_superuser": "on", "status": "approved"}
        assert refused(client, url(f"{name}_change", row.pk), sent) == (not changes)
        assert refused(client, url(f"{name}_delete", row.pk), {}) == (not deletes)
        assert (client.get(url(f"{name}_history", row.pk)).status_code == 200) == looks
    assert refused(client, url(f"{name}_add"), {}) == (not adds)
    chosen = {"action": "delete_selected", "_selected_action": row.pk if row else 1, "post": "yes"}
    if not deletes:
        client.post(url(f"{name}_changelist"), chosen)
        assert row is None or type(row)._base_manager.filter(pk=row.pk).exists()
    user.refresh_from_db()
    assert not user.is_superuser


# The screens that belong to no model, and those on which waves are dated.
SCREENS = {
    "calendar": ("wepa", []),
    "moment": ("wepa", ["?name=release_at"]),
    # Whoever asks finds what they may see: `tests/articles/admin/test_searching.py`.
    "search": ("wepa", ["?q=a"]),
    "search_suggest": ("wepa", ["?q=a"]),
    "links": ("wepa", ["?q=a"]),
    # Each their own, and nobody that of another: `tests/articles/deliveries/test_owners.py`.
    "import": ("epa", []),
    "import_review": ("epa", []),
    "import_report": ("epa", []),
    "articles_collection_wave": ("pa", ["move", "hold", "open"]),
}


def test_the_table_of_screens_names_every_one_of_the_desk_and_of_waves() -> None:
    """Those of accounts apart, which are everybody’s, and those of each model, which are above."""
    accounts = {"index", "login", "logout", "password_change", "password_change_done", "jsi18n"}
    helpers = {"autocomplete", "app_list", None}
    per_model = {"changelist", "add", "history", "delete", "change"}
    per_model |= {"verb", "preview", "share", "revoke", "tag_names"}
    per_model |= {"revision", "difference", "clash", "notes"}  # Below.
    per_model |= {"here", "autosave", "autosave_new", "leave_out", "pulse"}  # Below.
    per_model |= {"held"}  # `tests/contributors/test_held.py`
    # `tests/articles/admin/test_live.py` and `test_checks.py`
    per_model |= {"live", "live_new", "checklist", "checklist_new"}
    per_model |= {"upload"}  # `tests/contributors/test_library.py`
    per_model |= {"save_filter", "remove_filter"}  # `tests/contributors/test_saved_filters.py`
    per_model |= {"choose"}  # `tests/articles/test_figures.py`
    per_model |= {"csv"}  # `tests/articles/admin/test_export.py`
    per_model |= {"merge", "merge_with", "duplicates"}  # `tests/articles/duplicates/test_pages.py`
    own = set()
    for entry in admin.site.get_urls():
        for one in getattr(entry, "url_patterns", [entry]):
            name = getattr(one, "name", None)
            if not any(str(name).endswith(f"_{kind}") for kind in per_model):
                own.add(name)
    assert own - accounts - helpers == set(SCREENS)


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("role", ROLES)
def test_every_role_reaches_the_screens_that_the_table_says(role: str, name: str) -> None:
    who, rest = SCREENS[name]
    user = ROLES[role]()
    client = at_the_desk(user)
    if name in {"import_review", "import_report"}:
        addresses = [url(name, Delivery.objects.create(user=user).pk)]
    elif name == "articles_collection_wave":
        wave = make_wave(make_collection(), timezone.now() + timedelta(days=1))
        addresses = [url(name, wave.collection_id, wave.pk, act) for act in rest]
    else:
        addresses = [f"{url(name)}{query}" for query in rest or [""]]
    for address in addresses:
        assert (client.get(address).status_code == 200) == (role in who), address
        sent = {"seen": "{}", "key": str(uuid4())}
        assert refused(client, address, sent) == (role not in who), address


@pytest.mark.parametrize(
    "label", ["articles.article", "articles.collection", "contributors.contributor"]
)
@pytest.mark.parametrize("role", ROLES)
def test_who_looks_reads_the_history_and_who_changes_restores_from_it(role: str, label: str):
    looks, _adds, changes, _deletes = (role in who for who in TABLE[label])
    client, row, name = at_the_desk(ROLES[role]()), make(label), label.replace(".", "_")
    if label == "articles.article":
        revisions.held(row)
    else:
        keeping.found(row)
    for screen in (url(f"{name}_difference", row.pk), url(f"{name}_revision", row.pk, 1)):
        assert (client.get(screen).status_code == 200) == looks, screen
    assert refused(client, url(f"{name}_revision", row.pk, 1), {"newest": "1"}) == (not changes)


@pytest.mark.parametrize("role", ROLES)
def test_who_changes_an_article_settles_its_clashes(role: str):
    article = make("articles.article")
    text = snapshots.take(article) | {"title": "Kept aside"}
    kept = revisions.set_aside(article, text, make_editor(), base=1)
    client, address = (
        at_the_desk(ROLES[role]()),
        url("articles_article_clash", article.pk, kept.number),
    )
    assert (client.get(address).status_code == 200) == (role in "epa")
    assert refused(client, address, {"revision": "1"}) == (role not in "epa")


@pytest.mark.parametrize("whose", ["own", "other"])
@pytest.mark.parametrize("role", ROLES)
def test_who_may_not_see_a_form_is_not_seen_there_and_saves_nothing_on_the_way(
    role: str, whose: str
):
    user = ROLES[role]()
    article = make_article(state="draft", created_by=user if whose == "own" else make_writer())
    client, welcome = at_the_desk(user), whose == "own" or role in "epa"
    for screen in ("pulse", "autosave"):
        if not welcome:
            assert refused(client, url(f"articles_article_{screen}", article.pk), {}), screen


def refused(client: Client, address: str, sent: dict[str, str]) -> bool:
    """Whether a form that is sent there is turned away; one with errors is let in."""
    return client.post(address, sent).status_code in {403, 404}


# --- Notes of the desk ----------------------------------------------------------------------------

State = Release.State
# Whose article, in which state, and whose note on it: who answers, and who resolves. Whoever
# answers sees the notes, leaves some, and reopens them.
NOTES = {
    ("own", State.DRAFT, "own"): ("wepa", "wepa"),
    ("own", State.DRAFT, "other"): ("wepa", "wepa"),
    # A writer works on drafts: in review their note is theirs, and that of an editor is not.
    ("own", State.IN_REVIEW, "own"): ("wepa", "wepa"),
    ("own", State.IN_REVIEW, "other"): ("wepa", "epa"),
    ("own", State.PUBLIC, "own"): ("wepa", "wepa"),
    ("own", State.PUBLIC, "other"): ("wepa", "epa"),
    ("other", State.DRAFT, "other"): ("epa", "epa"),
    ("other", State.IN_REVIEW, "other"): ("epa", "epa"),
    ("other", State.PUBLIC, "other"): ("epa", "epa"),
}


@pytest.mark.parametrize("case", NOTES, ids=lambda case: "-".join(case))
@pytest.mark.parametrize("role", ROLES)
def test_every_role_says_of_notes_what_the_table_says(role: str, case: tuple[str, str, str]):
    whose, state, author = case
    answers, resolves = (role in who for who in NOTES[case])
    user = ROLES[role]()
    article = make_article(
        state=Release.State(state), created_by=user if whose == "own" else make_writer()
    )
    note = leave_note(article, user if author == "own" else make_editor(), text="Said.")
    client, address = at_the_desk(user), url("articles_article_notes", article.pk)
    assert (client.get(address).status_code == 200) == answers
    for deed, allowed in {"resolve": resolves, "reopen": answers}.items():
        assert refused(client, address, {"do": deed, "note": note.pk}) == (not allowed), deed
        note.refresh_from_db()
        assert (note.resolved_at is not None) == (resolves and deed == "resolve")
    for sent in ({"do": "answer", "note": note.pk}, {"do": "leave"}):
        before = DeskNote.objects.count()
        assert refused(client, address, sent | {"text": "More."}) == (not answers)
        assert (DeskNote.objects.count() > before) == answers


# Who may look at a preview, look at its links, make one, and revoke one made by somebody else.
PREVIEWS = {
    "own draft": ("wepa", "wepa", "wepa", "wepa"),
    # A writer’s own text that is with the editors is theirs to look at alone.
    "own in review": ("wepa", "epa", "epa", "epa"),
    "own approved": ("wepa", "epa", "epa", "epa"),
    "draft of another": ("epa", "epa", "epa", "epa"),
    "collection": ("epa", "epa", "epa", "epa"),
    "public collection": ("epa", "epa", "epa", "epa"),
}


def make_previewed(what: str, user: User) -> Any:
    """A subject of the table, with a link to it by an administrator."""
    makers = {
        "own draft": lambda: make_article(state="draft", created_by=user),
        "own in review": lambda: make_article(state="in_review", created_by=user),
        "own approved": lambda: make_article(state="scheduled", created_by=user),
        "draft of another": lambda: make_article(state="draft"),
        "collection": lambda: make_collection(state="draft"),
        "public collection": make_collection,
    }
    subject = makers[what]()
    workflow.share_preview(subject, make_administrator())
    return subject


@pytest.mark.parametrize("what", PREVIEWS)
@pytest.mark.parametrize("role", ROLES)
def test_every_role_previews_and_shares_what_the_table_says(role: str, what: str) -> None:
    looks, lists, shares, revokes = (role in who for who in PREVIEWS[what])
    user: User = ROLES[role]()
    client, subject = at_the_desk(user), make_previewed(what, user)
    name, link = f"articles_{subject._meta.model_name}", PreviewLink.objects.get()
    preview = f"{url(f'{name}_preview', subject.pk)}?at=2999-01-01"

    assert (client.get(preview).status_code == 200) == looks
    assert (client.get(url(f"{name}_share", subject.pk)).status_code == 200) == lists
    sent = {"note": "A friend", "lasts": "7", "created_by": "1", "expires_at": "2999-01-01"}
    assert refused(client, url(f"{name}_share", subject.pk), sent) == (not shares)
    assert PreviewLink.objects.filter(created_by=user).exists() == shares
    assert refused(client, url(f"{name}_revoke", subject.pk, link.pk), {}) == (not revokes)
    link.refresh_from_db()
    assert (link.revoked_at is not None) == revokes

"""Which role reaches which screen of the desk: every model on it, by a table written by hand."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client

from articles import workflow
from articles.models import Act, PreviewLink, Section, Tag
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


def refused(client: Client, address: str, sent: dict[str, str]) -> bool:
    """Whether a form that is sent there is turned away; one with errors is let in."""
    return client.post(address, sent).status_code in {403, 404}


# Who may look at a preview, look at its links, make one, and revoke one made by somebody else.
PREVIEWS = {
    "own draft": ("wepa", "wepa", "wepa", "wepa"),
    # A writer’s own text that is with the editors is theirs to look at alone.
    "own in review": ("wepa", "epa", "epa", "epa"),
    "own approved": ("wepa", "pa", "pa", "pa"),
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

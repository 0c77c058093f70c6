"""Accounts: for administrators, who never rise above themselves."""

import pytest
from django.contrib.auth.models import Group, Permission

from articles.models import Act
from hanoi.models import User
from hanoi.roles import ADMINISTRATORS, EDITORS, WRITERS
from tests.desk import at_the_desk, errors, page, save, url
from tests.factories import (
    PASSWORD,
    make_administrator,
    make_editor,
    make_publisher,
    make_writer,
)

pytestmark = pytest.mark.django_db
ADD = "/admin/hanoi/user/add/"
LIST = "/admin/hanoi/user/"


def edit(user: User) -> str:
    """The address of the form of an account."""
    return url("hanoi_user_change", user.pk)


def group(name: str) -> str:
    """The key of a role, as forms send it."""
    return str(Group.objects.get(name=name).pk)


def test_an_administrator_makes_an_account_that_can_log_in(client):
    response = save(
        at_the_desk(make_administrator()),
        ADD,
        email="new@example.org",
        name="New Person",
        password1=PASSWORD,
        password2=PASSWORD,
        groups=[group(EDITORS)],
        is_superuser="on",
        user_permissions=[str(Permission.objects.first().pk)],
    )
    assert errors(response) == {}
    user = User.objects.get(email="new@example.org")
    assert not user.is_superuser
    assert not user.user_permissions.exists()
    assert [role.name for role in user.groups.all()] == [EDITORS]
    assert Act.objects.about(user).get().verb == Act.Verb.CREATED
    client.post("/admin/login/", {"username": "NEW@example.org", "password": PASSWORD})
    assert client.get("/admin/").status_code == 200


def test_passwords_that_differ_are_an_error_at_the_field():
    response = save(
        at_the_desk(make_administrator()),
        ADD,
        email="new@example.org",
        name="New",
        password1=PASSWORD,
        password2="another-one-99",
    )
    assert "password2" in errors(response)
    assert not User.objects.filter(email="new@example.org").exists()


def test_an_address_in_another_case_is_an_error_not_a_crash():
    make_editor(email="someone@example.org")
    response = save(
        at_the_desk(make_administrator()),
        ADD,
        email="Someone@Example.org",
        name="New",
        password1=PASSWORD,
        password2=PASSWORD,
    )
    assert errors(response)


@pytest.mark.parametrize("make", [make_writer, make_editor, make_publisher])
def test_nobody_else_sees_accounts(make):
    user = make()
    client = at_the_desk(user)
    for address in (LIST, ADD, edit(user), url("auth_user_password_change", user.pk)):
        assert client.get(address).status_code == 403
        assert client.post(address, {"is_superuser": "on"}).status_code == 403
    assert "/admin/hanoi/user/" not in page(client.get("/admin/"))


def test_an_administrator_changes_roles_and_cannot_make_a_superuser():
    administrator = make_administrator()
    client = at_the_desk(administrator)
    for user in (make_writer(), administrator):
        response = save(
            client,
            edit(user),
            groups=[group(WRITERS), group(ADMINISTRATORS)],
            is_superuser="on",
            user_permissions=[str(Permission.objects.first().pk)],
        )
        assert errors(response) == {}
        user.refresh_from_db()
        assert not user.is_superuser
        assert not user.user_permissions.exists()
        assert user.groups.count() == 2


def test_an_administrator_neither_sees_nor_changes_a_superuser():
    superuser = User.objects.create_superuser("super@example.org", PASSWORD, name="Super")
    client = at_the_desk(make_administrator())
    assert "super@example.org" not in page(client.get(LIST))
    for name in ("change", "delete", "history"):
        address = url(f"hanoi_user_{name}", superuser.pk)
        assert client.get(address).status_code in {403, 404}
        assert client.post(address, {"name": "Mine", "post": "yes"}).status_code in {403, 404, 405}
    password = url("auth_user_password_change", superuser.pk)
    data = {"password1": "another-one-99", "password2": "another-one-99"}
    assert client.get(password).status_code in {403, 404}
    assert client.post(password, data).status_code in {403, 404}
    superuser.refresh_from_db()
    assert superuser.check_password(PASSWORD)
    assert superuser.name == "Super"
    assert at_the_desk(superuser).get(edit(superuser)).status_code == 200


def test_groups_beyond_the_roles_are_a_superusers_to_give_and_stay_where_they_are():
    beyond = Group.objects.create(name="Beyond")
    user = make_writer()
    client = at_the_desk(make_administrator())
    assert "groups" in errors(save(client, edit(user), groups=[str(beyond.pk)]))
    user.groups.add(beyond)
    assert errors(save(client, edit(user), groups=[group(EDITORS)])) == {}
    assert set(user.groups.values_list("name", flat=True)) == {"Beyond", EDITORS}


def test_the_password_of_an_account_is_set_anew():
    user = make_writer()
    client = at_the_desk(make_administrator())
    address = url("auth_user_password_change", user.pk)
    assert client.get(address).status_code == 200
    data = {"password1": "another-one-99", "password2": "another-one-99", "usable_password": "true"}
    client.post(address, data)
    user.refresh_from_db()
    assert user.check_password("another-one-99")


def test_an_account_whose_acts_are_logged_is_not_deleted():
    user = make_writer()
    Act.objects.record(Act.Verb.CHANGED, user, user)
    client = at_the_desk(make_administrator())
    client.post(url("hanoi_user_delete", user.pk), {"post": "yes"})
    assert User.objects.filter(pk=user.pk).exists()


def test_groups_have_no_screen():
    """Roles are written down in the code; who could change them here could rise by them."""
    superuser = User.objects.create_superuser("super@example.org", PASSWORD, name="Super")
    assert at_the_desk(superuser).get("/admin/auth/group/").status_code == 404


def test_the_log_of_acts_is_read_by_editors_and_written_by_nobody():
    editor = make_editor()
    act = Act.objects.record(Act.Verb.CHANGED, editor, editor, note="<b>A note</b>")
    list_address, address = "/admin/articles/act/", url("articles_act_change", act.pk)
    assert at_the_desk(make_writer()).get(list_address).status_code == 403
    client = at_the_desk(editor)
    assert "&lt;b&gt;A note&lt;/b&gt;" in page(client.get(list_address))
    superuser = User.objects.create_superuser("super@example.org", PASSWORD, name="Super")
    for client in (at_the_desk(editor), at_the_desk(superuser)):
        assert client.get(address).status_code == 200
        assert client.post(address, {"note": "Changed"}).status_code == 403
        assert client.post(url("articles_act_delete", act.pk), {"post": "yes"}).status_code == 403
        assert client.get("/admin/articles/act/add/").status_code == 403
    act.refresh_from_db()
    assert act.note == "<b>A note</b>"


def test_the_head_of_the_desk_is_the_name_of_the_magazine(settings):
    assert settings.SITE_NAME in page(at_the_desk(make_editor()).get("/admin/"))

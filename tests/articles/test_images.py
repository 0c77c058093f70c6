"""Pictures: at their addresses only while they are in public use."""

import pytest
from django.core.files.storage import storages
from django.utils import timezone

from articles import workflow
from articles.images import public_images
from articles.models import Release
from tests.articles.pictures import fetch, make_image
from tests.factories import (
    make_article,
    make_collection,
    make_contributor,
    make_publisher,
    make_user,
    make_writer,
)

pytestmark = pytest.mark.django_db

State = Release.State
# Those who have read it need not ask again; what is shared forgets in time for a withdrawal.
PUBLIC = "public, max-age=31536000, s-maxage=300, immutable"
NOT_PUBLIC = [State.DRAFT, State.IN_REVIEW, State.UNDATED, State.SCHEDULED, State.WITHDRAWN]


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    """A folder of its own for the files of each test."""
    settings.MEDIA_ROOT = tmp_path


def use(kind, picture, state):
    """Put the picture to one of its uses, by something in `state`."""
    if kind == "article":
        return make_article(lead_image=picture, state=state)
    if kind == "collection":
        return make_collection(lead_image=picture, state=state)
    return make_article(by=[make_contributor(portrait=picture)], state=state)


def status(client, picture):
    """The status of the picture's address, which all of its copies share."""
    found = {fetch(client, f"/images/{name}")[0].status_code for name in picture.made_names}
    assert len(found) == 1
    return found.pop()


@pytest.mark.parametrize("kind", ["article", "collection", "portrait"])
def test_is_public_exactly_while_its_use_is(client, kind):
    picture = make_image("red", size=(500, 40))
    assert len(picture.made_names) == 13
    assert status(client, picture) == 404
    for state in NOT_PUBLIC:
        use(kind, picture, state)
    assert status(client, picture) == 404
    assert not public_images(timezone.now()).exists()

    public = use(kind, picture, State.PUBLIC)
    assert status(client, picture) == 200

    workflow.withdraw(public, make_publisher())
    assert status(client, picture) == 404


def test_the_portrait_of_a_convener_is_public(client):
    picture = make_image("red")
    make_collection(conveners=[make_contributor(portrait=picture)])

    assert status(client, picture) == 200


def test_is_sent_as_a_picture_that_can_do_nothing_else_and_kept_for_minutes_only(client):
    picture = make_image("red")
    make_article(lead_image=picture)

    response, content = fetch(client, picture.get_absolute_url())

    assert content.startswith(b"\xff\xd8")
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == PUBLIC
    assert "Set-Cookie" not in response
    assert "Cookie" not in response.get("Vary", "")


def test_a_narrower_copy_is_a_picture_of_its_own(client):
    picture = make_image("red", size=(300, 40))
    make_article(lead_image=picture)
    address = f"/images/{picture.fitting_name(200)}"

    response, content = fetch(client, address)

    assert content.startswith(b"RIFF")
    assert response["Content-Type"] == "image/webp"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["ETag"] != fetch(client, picture.get_absolute_url())[0]["ETag"]
    again = client.get(address, headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_there_is_no_copy_of_any_width_but_those_that_were_made(client):
    picture = make_image("red", size=(300, 40))
    make_article(lead_image=picture)
    stem = picture.public_name.removesuffix(".jpg")

    made = f"{stem}-1x1-500x500-40"
    for name in (f"{made}.webp", f"{made}.jpg", f"{stem}-240.avif", f"{stem}-300.webp"):
        assert fetch(client, f"/images/{name}")[0].status_code == 200, name
    others = ("-480.webp", "-299.webp", ".png", "-240.png", "-300.jpg", ".avif", "-0.jpg")
    cuts = ("-1x1-500x501-40.webp", "-1x1-500x500-41.webp", "-2x3-500x500-40.jpg")
    for name in (f"{stem}{rest}" for rest in (*others, *cuts)):
        address = f"/images/{name}"
        assert client.get(address).status_code == 404, name
        known = client.get(address, headers={"If-None-Match": f'"{name}"'})
        assert known.status_code == 404, name


def test_a_browser_that_has_it_is_told_so(client):
    picture = make_image("red")
    make_article(lead_image=picture)
    first, _ = fetch(client, picture.get_absolute_url())

    again = client.get(picture.get_absolute_url(), headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == PUBLIC


def test_answers_head_and_refuses_everything_that_is_not_reading(client):
    picture = make_image("red")
    make_article(lead_image=picture)

    head = client.head(picture.get_absolute_url())
    assert b"".join(head) == b""

    assert head.status_code == 200
    assert head["Content-Type"] == "image/jpeg"
    assert client.post(picture.get_absolute_url()).status_code == 405


def test_staff_who_may_see_pictures_see_one_that_is_not_public_and_no_cache_keeps_it(client):
    picture = make_image("red")
    make_article(lead_image=picture, state=State.DRAFT)

    client.force_login(make_writer())
    response, _ = fetch(client, picture.get_absolute_url())
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"

    powerless = make_user()
    powerless.groups.clear()
    client.force_login(powerless)
    assert status(client, picture) == 404

    former = make_writer(is_staff=False)
    client.force_login(former)
    assert status(client, picture) == 404


def test_a_missing_file_and_an_unknown_name_are_not_found(client):
    picture = make_image("red")
    make_article(lead_image=picture)
    for name in picture.made_names:
        storages["default"].delete(picture.path(name))

    assert status(client, picture) == 404
    for name in ("unknown.jpg", "x", "..", "..%2f..%2fsecret_key", "%00.jpg"):
        assert client.get(f"/images/{name}").status_code == 404


def test_two_originals_of_the_same_look_share_one_copy_without_harm(client):
    """The copy is public if either of them is."""
    picture = make_image("red")
    make_article(lead_image=picture)
    twin = make_image("blue")
    type(twin).objects.filter(pk=twin.pk).update(public_file=picture.public_file.name)

    assert status(client, picture) == 200

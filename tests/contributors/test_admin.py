"""The screens for people, organisations and pictures."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from articles.models import Act
from contributors.models import Affiliation, Contributor, Image, Organisation
from tests.desk import at_the_desk, errors, form_data, page, save, url
from tests.factories import (
    make_administrator,
    make_article,
    make_contributor,
    make_editor,
    make_publisher,
    make_writer,
)

pytestmark = pytest.mark.django_db
ADD_PERSON = "/admin/contributors/contributor/add/"
ADD_IMAGE = "/admin/contributors/image/add/"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    """Files of a test lie in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path


def edit(thing: Contributor | Image | Organisation) -> str:
    """The address of its form."""
    return url(f"contributors_{thing._meta.model_name}_change", thing.pk)


def picture(colour: str = "red", kind: str = "PNG") -> bytes:
    """A small picture of one colour."""
    out = io.BytesIO()
    Pillow.new("RGB", (40, 30), colour).save(out, kind)
    return out.getvalue()


def upload(client, content: bytes, name: str = "picture.png", **fields):
    """Send the form for a new image."""
    data = form_data(client.get(ADD_IMAGE)) | {"title": "A title", **fields}
    return client.post(ADD_IMAGE, data | {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_a_contributor_is_made_with_affiliations_in_order():
    place = Organisation.objects.create(name="A Place")
    response = save(
        at_the_desk(make_editor()),
        ADD_PERSON,
        name="Ludwig van Beethoven",
        bio="<p>Born in <b>Bonn</b>.</p>",
        twitter="https://x.com/ludwig",
        affiliations__0__organisation=place.pk,
        affiliations__0__role="Composer",
        affiliations__0__from_year="1792",
    )
    assert list(errors(response)) == ["affiliations-0-from_year"]
    assert not Contributor.objects.exists()
    response = save(
        at_the_desk(make_editor()),
        ADD_PERSON,
        name="Ludwig van Beethoven",
        bio="<p>Born in <b>Bonn</b>.</p>",
        twitter="https://x.com/ludwig",
        affiliations__0__organisation=place.pk,
        affiliations__0__role="Composer",
    )
    assert errors(response) == {}
    person = Contributor.objects.get()
    assert person.bio == "<p>Born in <strong>Bonn</strong>.</p>"
    assert (person.twitter, person.slug) == ("ludwig", "ludwig-van-beethoven")
    assert person.affiliation_line == "Composer, A Place"
    assert Act.objects.about(person).get().verb == Act.Verb.CREATED


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("twitter", "not a handle"),
        ("bluesky", "no"),
        ("mastodon", "@a"),
        ("orcid", "0000-0000-0000-0000-1"),
        ("website", "javascript:alert(1)"),
        ("email", "nobody"),
    ],
)
def test_what_cannot_be_is_an_error_at_its_field(field, value):
    response = save(at_the_desk(make_editor()), ADD_PERSON, name="A Person", **{field: value})
    assert list(errors(response)) == [field]
    assert not Contributor.objects.exists()


def test_two_primary_affiliations_are_an_error_not_a_crash():
    person = make_contributor(affiliation=("Fellow", "A Place"))
    place = Organisation.objects.create(name="Another Place")
    response = save(
        at_the_desk(make_editor()),
        edit(person),
        affiliations__1__organisation=place.pk,
        affiliations__1__is_primary="on",
    )
    assert errors(response)
    assert Affiliation.objects.count() == 1


def test_the_private_address_is_for_editors():
    """Writers see neither it, nor whether a search for it finds anybody."""
    person = make_contributor("A Person", email="private@example.org")
    writer, editor = at_the_desk(make_writer()), at_the_desk(make_editor())
    assert "private@example.org" in page(editor.get(edit(person)))
    assert "private@example.org" not in page(writer.get(edit(person)))
    list_address = url("contributors_contributor_changelist")
    for client, number in ((editor, 1), (writer, 0)):
        found = client.get(list_address, {"q": "private@example"}).context["cl"]
        assert found.result_count == number
    query = {
        "app_label": "articles",
        "model_name": "byline",
        "field_name": "contributor",
        "term": "private@example",
    }
    assert "A Person" not in page(writer.get("/admin/autocomplete/", query))
    query["term"] = "person"
    assert "A Person" in page(writer.get("/admin/autocomplete/", query))


def test_writers_look_at_people_and_change_none():
    person = make_contributor("A Person")
    client = at_the_desk(make_writer())
    assert 'name="name"' not in page(client.get(edit(person)))
    assert client.post(edit(person), {"name": "Another"}).status_code == 403
    for address in (ADD_PERSON, ADD_IMAGE, "/admin/contributors/organisation/add/"):
        assert client.get(address).status_code == 403
        assert client.post(address, {"name": "Another"}).status_code == 403


@pytest.mark.parametrize("make", [make_writer, make_editor, make_publisher])
def test_only_administrators_delete(make):
    person = make_contributor()
    address = url("contributors_contributor_delete", person.pk)
    assert at_the_desk(make()).post(address, {"post": "yes"}).status_code == 403
    assert at_the_desk(make_administrator()).post(address, {"post": "yes"}).status_code == 302
    assert Act.objects.get(verb=Act.Verb.DELETED).subject_id == person.pk


def test_who_wrote_something_is_not_deleted():
    person = make_contributor()
    make_article(by=[person])
    client = at_the_desk(make_administrator())
    address = url("contributors_contributor_delete", person.pk)
    assert "protected" in page(client.get(address))
    client.post(address, {"post": "yes"})
    assert Contributor.objects.filter(pk=person.pk).exists()


def test_view_on_site_stands_only_where_readers_find_the_page():
    client = at_the_desk(make_editor())
    unknown, known = make_contributor(), make_contributor()
    make_article(by=[known])
    for person, linked in ((unknown, False), (known, True)):
        shown = page(client.get(edit(person)))
        assert (f'href="{person.get_absolute_url()}"' in shown) is linked


def test_a_picture_is_uploaded_and_shown_small():
    editor = make_editor()
    client = at_the_desk(editor)
    response = upload(client, picture(), alt="Red", created_by="1", digest="x", width="9")
    assert errors(response) == {}
    image = Image.objects.get()
    assert (image.created_by, image.width, image.height) == (editor, 40, 30)
    form = page(client.get(edit(image)))
    assert f'src="{image.get_absolute_url()}"' in form
    assert 'type="file"' not in form
    assert f'src="{image.get_absolute_url()}"' in page(
        client.get(url("contributors_image_changelist"))
    )


def test_the_file_of_an_image_is_never_exchanged():
    client = at_the_desk(make_editor())
    upload(client, picture())
    image = Image.objects.get()
    data = form_data(client.get(edit(image))) | {"caption": "New"}
    client.post(edit(image), data | {"file": SimpleUploadedFile("b.png", picture("blue"))})
    changed = Image.objects.get()
    assert changed.caption == "New"
    assert changed.digest == image.digest


def test_the_same_file_again_is_an_error_that_names_the_first():
    client = at_the_desk(make_editor())
    upload(client, picture(), title="The first")
    response = upload(client, picture(), title="The second")
    first = Image.objects.get()
    link = f'<a href="{edit(first)}">The first</a>'
    said = f"This file is here already, as “{link}”. Use that one."
    assert errors(response) == {"file": [said]}
    assert said in page(response)


def broken_pictures() -> dict[str, bytes]:
    """Files that are no usable pictures, by what is wrong with them."""
    whole = picture(kind="JPEG")
    png = picture()
    return {
        "text": b"Hello",
        "html": b"<html><script>alert(1)</script></html>",
        "svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "half a gif": picture(kind="GIF")[:30],
        "half a jpeg": whole[: len(whole) // 2],
        "half a png": png[:-30],
        "zeros": b"\0" * 5000,
        "a png of 10^9 pixels": png[:16] + b"\0\0\x7f\xff\0\0\x7f\xff" + png[24:],
        "a tiff of nothing": b"II*\0\x08\0\0\0\xff\xff" + b"\xff" * 300,
        "a webp of nothing": b"RIFF\x24\0\0\0WEBPVP8 " + b"\xff" * 30,
        "an avif of nothing": b"\0\0\0\x1cftypavif" + b"\xff" * 300,
    }


@pytest.mark.parametrize("what", broken_pictures())
def test_a_bad_file_is_an_error_at_the_field(what):
    client = at_the_desk(make_editor())
    response = upload(client, broken_pictures()[what], "picture.jpg")
    assert response.status_code == 200
    assert list(errors(response)) == ["file"]
    assert not Image.objects.exists()


def test_no_file_at_all_is_an_error_at_the_field():
    client = at_the_desk(make_editor())
    assert list(errors(save(client, ADD_IMAGE, title="No file"))) == ["file"]
    assert list(errors(upload(client, b""))) == ["file"]


def test_the_file_input_has_a_name_for_those_who_do_not_see_it():
    form = page(at_the_desk(make_editor()).get(ADD_IMAGE))
    assert 'aria-label="File"' in form


def test_a_second_organisation_of_the_same_name_is_an_error_at_the_field():
    Organisation.objects.create(name="The Hill")
    client = at_the_desk(make_editor())
    response = save(client, "/admin/contributors/organisation/add/", name="the  hill")
    assert list(errors(response)) == ["name"]

"""A file that was chosen need not be chosen again because something else in the form was wrong."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from contributors.models import HeldUpload, Image
from contributors.models.held import MOST
from tests.contributors.test_admin import ADD_IMAGE, picture, upload
from tests.desk import at_the_desk, errors, form_data, page, url
from tests.factories import make_editor, make_writer

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
TOO_LONG = "T" * 201


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    """Files of a test lie in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path


def send_again(client, response, **fields):
    """Send the form of a page as it stands, with some fields changed."""
    return client.post(
        ADD_IMAGE, form_data(response) | {"title": "Right now", **fields}, follow=True
    )


def on_disk() -> list[str]:
    """The files that are held."""
    storage = storages["default"]
    return storage.listdir("held")[1] if storage.exists("held") else []


def test_a_picture_with_a_title_that_is_too_long_is_not_chosen_again():
    client = at_the_desk(make_editor())
    response = upload(client, picture("teal"), name="my teal.png", title=TOO_LONG)
    assert list(errors(response)) == ["title"]
    assert "Chosen already: my teal.png" in page(response)
    assert not Image.objects.exists()
    again = send_again(client, response, title=TOO_LONG)
    assert list(errors(again)) == ["title"]
    assert HeldUpload.objects.count() == 1, "it is held once"
    assert errors(send_again(client, again)) == {}
    image = Image.objects.get()
    assert image.title == "Right now"
    with image.file.open() as file:
        assert file.read() == picture("teal")
    assert not HeldUpload.objects.exists()
    assert on_disk() == []


def test_another_file_takes_the_place_of_the_held_one():
    client = at_the_desk(make_editor())
    response = upload(client, picture("teal"), title=TOO_LONG)
    other = SimpleUploadedFile("other.png", picture("red"))
    assert errors(send_again(client, response, file=other)) == {}
    with Image.objects.get().file.open() as file:
        assert file.read() == picture("red")


def test_a_file_that_is_wrong_itself_is_not_held():
    response = upload(at_the_desk(make_editor()), b"no picture", title=TOO_LONG)
    assert set(errors(response)) == {"title", "file"}
    assert not HeldUpload.objects.exists()
    assert on_disk() == []


def test_it_is_seen_and_used_by_whoever_sent_it_only():
    ann, ben = at_the_desk(make_editor()), at_the_desk(make_editor())
    response = upload(ann, picture("teal"), title=TOO_LONG)
    address = url("contributors_image_held", HeldUpload.objects.get().pk)
    assert f'src="{address}"' in page(response)
    shown = ann.get(address)
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/webp")
    assert "no-store" in shown["Cache-Control"]
    assert "sandbox" in shown["Content-Security-Policy"]
    assert ben.get(address).status_code == 404
    assert at_the_desk(make_writer()).get(address).status_code == 404
    assert Client().get(address).status_code == 302
    stolen = send_again(ben, response)
    assert errors(stolen) == {
        "file": ["The file that you chose is not held any more. Choose it again."]
    }
    assert not Image.objects.exists()
    assert errors(send_again(ann, response)) == {}


@pytest.mark.parametrize(
    "sign",
    ["", "x", "\0", "../../secret_key", "5f0c9a52-1d7e-4b57-9d2c-2f1f6f0f7c11", "9" * 400],
)
def test_a_made_up_sign_leads_to_nothing(sign):
    client = at_the_desk(make_editor())
    response = upload(client, picture("teal"), title=TOO_LONG)
    forged = send_again(client, response, **{"file-held": sign})
    assert list(errors(forged)) == ["file"]
    assert not Image.objects.exists()


def test_after_a_day_it_is_gone_and_cleaned_away():
    client = at_the_desk(make_editor())
    with time_machine.travel("2026-05-04T12:00:00Z", tick=False) as clock:
        response = upload(client, picture("teal"), title=TOO_LONG)
        clock.shift(timedelta(days=1))
        assert list(errors(send_again(client, response))) == ["file"]
        assert len(on_disk()) == 1
        upload(at_the_desk(make_editor()), picture("red"), title=TOO_LONG)
    held = HeldUpload.objects.get()
    assert on_disk() == [str(held.pk)]


def test_nobody_fills_the_disk():
    client = at_the_desk(make_editor())
    for shade in range(MOST + 3):
        upload(client, picture(f"#0000{shade:02x}"), title=TOO_LONG)
    assert HeldUpload.objects.count() == MOST
    assert len(on_disk()) == MOST


def test_a_disk_that_takes_nothing_is_no_fault_of_the_form(monkeypatch, caplog):
    def full(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr(storages["default"], "save", full)
    response = upload(at_the_desk(make_editor()), picture("teal"), title=TOO_LONG)
    assert list(errors(response)) == ["title"]
    assert "Chosen already" not in page(response)
    assert not HeldUpload.objects.exists()
    assert "could not be held" in caplog.text


def test_no_address_of_the_public_pages_leads_to_it(client):
    upload(at_the_desk(make_editor()), picture("teal"), title=TOO_LONG)
    name = on_disk()[0]
    for address in (f"/images/{name}", f"/media/held/{name}", f"/images/held/{name}"):
        assert client.get(address).status_code == 404


def test_the_name_is_text_and_nothing_else():
    response = upload(
        at_the_desk(make_editor()), picture("teal"), name="<img src=x>.png", title=TOO_LONG
    )
    assert "&lt;img src=x&gt;.png" in page(response)
    described = re.search(r'aria-describedby="([^"]+)"[^>]*type="file"|type="file"', page(response))
    assert described
    assert 'id="id_file_held"' in page(response)

"""The renditions of pictures: made by a task, whole or not at all, again where they are missing."""

import io
import threading
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import TestCase
from django_tasks_db.models import DBTaskResult
from PIL import Image as Pillow

from contributors import renditions
from contributors.models import Image
from contributors.storing import keep
from contributors.tasks import make_renditions
from tests.articles.pictures import make_image
from tests.picture_files import encoded, halves, opened, with_position

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    """A folder of its own for the files of each test."""
    settings.MEDIA_ROOT = tmp_path


def stored(content, name="sample.jpg", **fields):
    """A picture as it is when it was just uploaded."""
    return Image.objects.create(title="Sample", file=ContentFile(content, name=name), **fields)


def files(folder: Path) -> set[str]:
    """The names of the files that readers may get."""
    return {path.name for path in (folder / "public").rglob("*") if path.is_file()}


def test_an_image_keeps_its_original_and_gives_readers_a_copy(tmp_path):
    image = stored(encoded(form="PNG"), "sample.png")
    with image.file.open() as original, image.public_file.open() as copy:
        assert Pillow.open(original).format == "PNG"
        assert Pillow.open(copy).format == "JPEG"
    assert (image.width, image.height) == (60, 40)
    assert image.get_absolute_url() == f"/images/{image.public_name}"
    assert files(tmp_path) == {image.public_name}
    image.title = "Renamed"
    image.save()
    assert Image.objects.get().title == "Renamed"


def test_the_original_is_kept_to_the_letter_under_an_ending_that_is_true():
    image = stored(with_position(), "harbour.html")
    assert image.file.name.endswith("/harbour.jpg")
    with image.file.open() as file:
        assert file.read() == with_position()


def test_before_its_renditions_are_made_an_image_offers_its_public_copy_only():
    image = stored(encoded(size=(1000, 500)))
    assert not image.is_rendered
    assert image.made_names == [image.public_name]
    assert image.names("avif") == []
    assert image.names("jpg") == [(image.public_name, 1000)]
    assert image.fitting_name(240) == image.face_name == image.public_name
    assert image.face_size == (1000, 500)


def test_an_image_knows_its_renditions_from_the_narrowest_on(tmp_path):
    made = stored(encoded(size=(1000, 500)))
    renditions.make(made)
    stem = made.public_name.removesuffix(".jpg")
    for image in (made, Image.objects.get()):
        assert image.is_rendered
        assert image.names("avif") == [
            (f"{stem}-240.avif", 240),
            (f"{stem}-480.avif", 480),
            (f"{stem}-960.avif", 960),
            (f"{stem}-1000.avif", 1000),
        ]
        assert image.names("jpg")[-1] == (f"{stem}.jpg", 1000)
        assert [image.fitting_name(width, "jpg") for width in (1, 241, 961, 5000)] == [
            f"{stem}-240.jpg",
            f"{stem}-480.jpg",
            f"{stem}.jpg",
            f"{stem}.jpg",
        ]
        assert image.face_name == f"{stem}-1x1-500x500-240.webp"
        assert image.face_size == (240, 240)
        assert set(image.made_names) == files(tmp_path)
    with storages["default"].open(image.path(f"{stem}-480.webp")) as copy:
        assert Pillow.open(copy).size == (480, 240)


def test_the_same_file_gives_the_same_names():
    """So that what a browser keeps is right for ever."""
    first = stored(halves("red", "blue"))
    renditions.make(first)
    names = first.made_names
    Image.objects.all().delete()
    again = stored(halves("red", "blue"))
    renditions.make(again)
    assert again.made_names == names


def test_a_new_focus_gives_new_cuts_under_new_names_and_leaves_the_rest(tmp_path):
    image = stored(halves("red", "blue"))
    renditions.make(image)
    before = set(image.made_names)
    image.focal_x = 0.9
    image.save()
    assert not image.is_cut
    assert image.face_name == image.fitting_name(240)
    assert renditions.make(image) == 4
    assert len(before - set(image.made_names)) == 4
    with storages["default"].open(image.path(image.face_name)) as face:
        assert opened(face.read()).convert("RGB").getpixel((40, 5))[2] > 200
    # The page that somebody has open goes on naming the old ones.
    assert before < files(tmp_path)


def test_a_focus_that_moved_while_the_cuts_were_made_is_not_taken_for_cut():
    image = stored(halves("red", "blue"))
    stale = Image.objects.get()
    image.focal_x = 0.9
    image.save()
    renditions.make(stale)
    image.refresh_from_db()
    assert not image.is_rendered
    renditions.make(image)
    image.refresh_from_db()
    assert image.is_rendered


def test_what_is_there_is_not_made_again():
    image = stored(encoded(size=(300, 200)))
    assert renditions.make(image) == len(image.plan)
    assert renditions.make(image) == 0
    storages["default"].delete(image.path(image.face_name))
    assert renditions.make(image) == 1


def test_a_file_appears_whole_or_not_at_all(monkeypatch, tmp_path):
    keep("public/a.jpg", b"first")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
        with pytest.raises(OSError, match="disk full"):
            keep("public/a.jpg", b"second")
    assert files(tmp_path) == {"a.jpg"}
    assert (tmp_path / "public/a.jpg").read_bytes() == b"first"
    assert (tmp_path / "public/a.jpg").stat().st_mode & 0o777 == 0o640


def test_a_save_asks_for_what_is_missing_once_it_is_certain(monkeypatch):
    with TestCase.captureOnCommitCallbacks() as asked:
        image = stored(encoded())
    assert len(asked) == 1
    renditions.make(image)
    with TestCase.captureOnCommitCallbacks() as asked:
        image.caption = "Another caption"
        image.save()
    assert asked == []
    with TestCase.captureOnCommitCallbacks() as asked:
        image.focal_y = 0.1
        image.save()
    assert len(asked) == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_worker_makes_what_was_asked_for():
    image = stored(encoded(size=(300, 200)))
    gone = stored(encoded(colour="red"))
    Image.objects.filter(pk=gone.pk).delete()
    assert make_renditions.call(gone.pk) == 0
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0, reload=False)
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}
    image.refresh_from_db()
    assert image.is_rendered


def make_all(**options):
    """Run the command; returns what it says."""
    out = io.StringIO()
    call_command("make_renditions", stdout=out, **options)
    return out.getvalue().strip()


def test_the_command_makes_what_is_missing_and_says_so_before(tmp_path):
    image, other = stored(encoded(size=(300, 200))), make_image("red")
    number = len(image.plan)
    said = make_all(dry_run=True)
    assert said == f"{number} renditions of 1 pictures would be made."
    assert len(files(tmp_path)) == 1 + len(other.made_names)
    assert make_all() == f"{number} renditions of 1 pictures were made."
    image.refresh_from_db()
    assert set(image.made_names) | set(other.made_names) == files(tmp_path)
    assert make_all() == "0 renditions of 0 pictures were made."


def test_the_command_names_originals_that_are_gone_or_broken_and_does_the_rest():
    gone, broken, fine = (stored(encoded(colour=one)) for one in ("red", "blue", "teal"))
    storages["default"].delete(gone.file.name)
    Path(broken.file.path).write_bytes(b"cut off")
    with pytest.raises(CommandError) as refusal:
        make_all()
    assert gone.file.name in str(refusal.value)
    assert broken.file.name in str(refusal.value)
    fine.refresh_from_db()
    assert fine.is_rendered


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_workers_at_once_do_no_harm(tmp_path):
    image = stored(encoded(size=(500, 300)))
    faults = []

    def work():
        try:
            renditions.make(Image.objects.get())
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert faults == []
    image.refresh_from_db()
    assert set(image.made_names) == files(tmp_path)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"focal_x": 1.1}, "image_focal_point_is_in_it"),
        ({"focal_y": -0.1}, "image_focal_point_is_in_it"),
        ({"ornamental": True, "alt": "A shelf"}, "image_ornament_has_no_alt"),
    ],
)
def test_the_database_refuses_what_cannot_be(fields, constraint):
    image = make_image("red", alt="")
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Image.objects.filter(pk=image.pk).update(**fields)

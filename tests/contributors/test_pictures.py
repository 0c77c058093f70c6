"""Pictures: what is accepted, and what is left of a file in the copy that readers get."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from PIL import Image as Pillow
from PIL import ImageCms

from contributors import pictures
from contributors.models import Image


def encoded(mode="RGB", size=(60, 40), form="JPEG", colour="teal", **options):
    out = io.BytesIO()
    Pillow.new(mode, size, colour).save(out, form, **options)
    return out.getvalue()


def opened(content):
    return Pillow.open(io.BytesIO(content))


def test_camera_data_and_position_do_not_survive():
    exif = Pillow.Exif()
    exif[0x010E] = "secret words"
    exif.get_ifd(0x8825)[1] = "N"
    content = encoded(exif=exif, comment=b"secret words")
    copy = pictures.public_copy(content)
    assert b"secret words" in content
    assert b"secret words" not in copy.content
    assert not opened(copy.content).getexif()


def test_a_picture_taken_sideways_stands_upright():
    exif = Pillow.Exif()
    exif[0x0112] = 6
    copy = pictures.public_copy(encoded(size=(60, 40), exif=exif))
    assert (copy.width, copy.height) == (40, 60)


def test_transparency_is_kept_and_the_rest_becomes_jpeg():
    assert pictures.public_copy(encoded("RGBA", form="PNG", colour=(0, 0, 0, 0))).extension == "png"
    assert pictures.public_copy(encoded("RGB", form="PNG")).extension == "jpg"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_the_usual_formats_are_accepted(form):
    assert pictures.public_copy(encoded(form=form)).width == 60


def test_prints_come_out_in_the_colours_of_screens():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    copy = pictures.public_copy(encoded(icc_profile=profile))
    assert "icc_profile" not in opened(copy.content).info
    assert opened(pictures.public_copy(encoded("CMYK", colour=0)).content).mode == "RGB"


def test_wide_pictures_are_made_narrower():
    assert pictures.public_copy(encoded(size=(4000, 20))).width == pictures.PUBLIC_WIDTH


def test_copies_are_made_for_small_screens_and_none_is_larger_than_the_picture():
    copies = pictures.public_copy(encoded(size=(1000, 500))).copies
    assert {width: opened(one).size for width, one in copies.items()} == {
        240: (240, 120),
        480: (480, 240),
        960: (960, 480),
        1000: (1000, 500),
    }
    assert all(opened(one).format == "WEBP" for one in copies.values())
    assert [*pictures.public_copy(encoded(size=(240, 100))).copies] == [240]
    assert [*pictures.public_copy(encoded(size=(4000, 20))).copies] == [240, 480, 960, 1600, 2400]


def test_copies_have_no_metadata_and_keep_transparency():
    exif = Pillow.Exif()
    exif[0x010E] = "secret words"
    copy = pictures.public_copy(encoded("RGBA", (300, 30), "PNG", (0, 0, 0, 0), exif=exif))
    narrow = opened(copy.copies[240])
    assert b"secret words" not in copy.copies[240]
    assert narrow.getexif() == {}
    assert narrow.mode == "RGBA"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not a pict"),
        (b"GIF89a" + bytes(20), "not a picture"),
        (encoded(size=(600, 400))[:900], "damaged"),
        (encoded("1", size=(12000, 12000), form="PNG", colour=0), "megapixels"),
        (encoded("1", size=(9000, 8000), form="PNG", colour=0), "megapixels"),
    ],
    ids=["empty", "svg", "gif", "truncated", "144 megapixels", "72 megapixels"],
)
def test_what_cannot_be_used_is_refused_with_a_reason(content, reason):
    with pytest.raises(ValidationError) as refusal:
        pictures.public_copy(content)
    assert reason in " ".join(refusal.value.messages)


def test_files_over_the_limit_are_refused_unread(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_BYTES", 100)
    with pytest.raises(ValidationError, match="larger than"):
        pictures.public_copy(encoded())


@pytest.mark.django_db
def test_an_image_keeps_its_original_and_gives_readers_the_copy():
    image = Image(title="Sample", file=ContentFile(encoded(form="PNG"), name="sample.png"))
    image.save()
    with image.file.open() as original, image.public_file.open() as copy:
        assert Pillow.open(original).format == "PNG"
        assert Pillow.open(copy).format == "JPEG"
    assert (image.width, image.height) == (60, 40)
    assert image.get_absolute_url() == f"/images/{image.public_file.name.split('/')[-1]}"
    image.title = "Renamed"
    image.save()
    assert Image.objects.get().title == "Renamed"


@pytest.mark.django_db
def test_an_image_knows_its_copies_from_the_narrowest_on():
    image = Image(title="Sample", file=ContentFile(encoded(size=(1000, 500)), name="sample.jpg"))
    image.save()
    stem = image.public_name.removesuffix(".jpg")
    assert image.copies == [
        (f"{stem}-240.webp", 240),
        (f"{stem}-480.webp", 480),
        (f"{stem}-960.webp", 960),
        (f"{stem}-1000.webp", 1000),
    ]
    for name, width in [(image.public_name, image.width), *image.copies]:
        with storages["default"].open(image.copy_path(name)) as copy:
            assert Pillow.open(copy).width == width
    assert [image.copy_name(width) for width in (1, 241, 961, 5000)] == [
        f"{stem}-240.webp",
        f"{stem}-480.webp",
        f"{stem}-1000.webp",
        f"{stem}-1000.webp",
    ]
    assert image.copy_path(f"{stem}-1600.webp") is None


@pytest.mark.django_db
def test_a_copy_that_was_cut_off_is_written_again():
    image = Image(title="Sample", file=ContentFile(encoded(size=(300, 30)), name="sample.jpg"))
    image.save()
    for name in (image.public_name, *dict(image.copies)):
        with storages["default"].open(image.copy_path(name), "wb") as file:
            file.write(b"cut")
    image.file = ContentFile(encoded(size=(300, 30)), name="again.jpg")
    image.save()
    for name, width in [(image.public_name, image.width), *image.copies]:
        with storages["default"].open(image.copy_path(name)) as copy:
            assert Pillow.open(copy).width == width

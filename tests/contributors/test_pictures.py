"""Pictures: what is accepted, and what is left of a file in the copies that readers get."""

import subprocess
import sys

import pytest
from django.core.exceptions import ValidationError
from PIL import Image as Pillow

from contributors import pictures
from contributors.pictures import Rendition, reading
from tests.picture_files import (
    ORIENTATION,
    REFUSED,
    SECRET,
    animated,
    encoded,
    halves,
    opened,
    polyglot,
    sixteen_bits,
    swapped_profile,
    with_position,
)


def copies(content):
    """The public copy and every rendition of a file, encoded, by what they are."""
    public = pictures.public_copy(content)
    wanted = pictures.plan(public.width, public.height, public.extension)
    return {"public": public.content} | dict(pictures.rendered(content, wanted))


def near(colour, other, by=12):
    return all(abs(one - another) <= by for one, another in zip(colour, other, strict=True))


def test_camera_data_position_and_thumbnail_do_not_survive_in_any_copy():
    content = with_position()
    assert content.count(SECRET) >= 4
    assert opened(content).getexif().get_ifd(0x8825)
    made = copies(content)
    assert len(made) > 8
    for what, copy in made.items():
        assert SECRET not in copy, what
        found = opened(copy)
        assert not found.getexif(), what
        assert not {"exif", "xmp", "comment", "icc_profile"} & found.info.keys(), what


def test_what_else_a_file_is_does_not_survive():
    assert b"<script>" in polyglot()
    assert not any(b"<script>" in copy for copy in copies(polyglot()).values())


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_taken_sideways_stands_upright(orientation):
    """Red is on the left of the sensor: where it is for who looks, the orientation says."""
    exif = Pillow.Exif()
    exif[ORIENTATION] = orientation
    copy = pictures.public_copy(halves("red", "blue", (600, 400), "JPEG", exif=exif))
    sideways = orientation >= 5
    assert (copy.width, copy.height) == ((400, 600) if sideways else (600, 400))
    red = {1: (20, 200), 2: (580, 200), 3: (580, 200), 4: (20, 200)}
    red |= {5: (200, 20), 6: (200, 20), 7: (200, 580), 8: (200, 580)}
    assert near(opened(copy.content).getpixel(red[orientation]), (254, 0, 0))


def test_a_wide_picture_on_its_side_is_made_narrow_enough():
    exif = Pillow.Exif()
    exif[ORIENTATION] = 6
    copy = pictures.public_copy(encoded(size=(3000, 2600), exif=exif))
    assert (copy.width, copy.height) == (2400, 2769)


def test_transparency_is_kept_and_the_rest_becomes_jpeg():
    clear = encoded("RGBA", (300, 200), "PNG", (200, 0, 0, 0))
    assert pictures.public_copy(clear).extension == "png"
    for rendition, copy in pictures.rendered(clear, pictures.plan(300, 200, "png")):
        if rendition.extension == "jpg":
            assert near(opened(copy).getpixel((0, 0)), (255, 255, 255)), rendition
        else:
            assert opened(copy).convert("RGBA").getpixel((0, 0))[3] == 0, rendition
    assert pictures.public_copy(encoded("RGB", form="PNG")).extension == "jpg"


def test_an_alpha_channel_through_which_nothing_shines_is_none():
    assert (
        pictures.public_copy(encoded("RGBA", form="PNG", colour=(9, 9, 9, 255))).extension == "jpg"
    )


def test_a_palette_with_a_clear_colour_is_transparent():
    content = encoded("P", form="GIF", colour=0, transparency=0)
    assert pictures.public_copy(content).extension == "png"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF", "TIFF", "GIF"])
def test_the_usual_formats_are_accepted(form):
    copy = pictures.public_copy(encoded(form=form))
    assert (copy.width, copy.height, copy.kind) == (60, 40, form)
    assert near(opened(copy.content).convert("RGB").getpixel((30, 20)), (0, 128, 128))


def test_of_what_moves_the_first_frame_is_taken():
    copy = pictures.public_copy(animated())
    assert copy.moves
    assert near(opened(copy.content).getpixel((60, 40)), (254, 0, 0))
    assert not pictures.public_copy(encoded(form="GIF")).moves


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_colours_are_those_of_screens_whatever_profile_a_file_has(mode):
    profile = swapped_profile()
    red = encoded(mode, form="PNG", colour="red", icc_profile=profile)
    plain = encoded(mode, form="PNG", colour="red")
    assert near(opened(pictures.public_copy(plain).content).getpixel((5, 5)), (254, 0, 0))
    assert near(opened(pictures.public_copy(red).content).getpixel((5, 5)), (0, 254, 0))


def test_a_clear_picture_with_a_profile_stays_clear():
    content = encoded("RGBA", form="PNG", colour=(255, 0, 0, 99), icc_profile=swapped_profile())
    colour = opened(pictures.public_copy(content).content).getpixel((5, 5))
    assert near(colour, (0, 255, 0, 99))


def test_a_profile_that_is_broken_or_of_another_kind_changes_nothing():
    for content in (
        encoded(colour="red", icc_profile=b"not a profile"),
        encoded("L", form="PNG", colour=128, icc_profile=swapped_profile()),
    ):
        assert pictures.public_copy(content).extension == "jpg"


def test_prints_come_out_in_the_colours_of_screens():
    for ink, seen in {(0, 0, 0, 0): (255, 255, 255), (255, 0, 0, 0): (0, 255, 255)}.items():
        found = opened(pictures.public_copy(encoded("CMYK", colour=ink)).content)
        assert found.mode == "RGB"
        assert near(found.getpixel((5, 5)), seen)


@pytest.mark.parametrize("grey", [False, True])
def test_sixteen_bits_keep_their_shades(grey):
    found = opened(pictures.public_copy(sixteen_bits(grey=grey)).content)
    for shade in (0, 64, 128, 192, 255):
        assert near(found.getpixel((shade, 30)), (shade, shade, shade))


def test_wide_pictures_are_made_narrower():
    assert pictures.public_copy(encoded(size=(4000, 20))).width == pictures.PUBLIC_WIDTH


def test_renditions_are_planned_by_the_size_alone_and_none_is_larger_than_the_picture():
    plan = pictures.plan(1000, 500, "jpg")
    assert {one.width for one in plan if not one.shape} == {240, 480, 960, 1000}
    assert {one.extension for one in plan if one.width == 480} == {"avif", "webp", "jpg"}
    assert Rendition("", 1000, "jpg") not in plan, "the public copy itself"
    assert Rendition("1x1", 240, "webp") in plan
    assert {one.shape: one.width for one in plan if one.shape and one.extension == "jpg"} == {
        "16x9": 889,
        "4x3": 667,
        "1x1": 500,
    }
    assert [*pictures.widths(240)] == [240]
    assert [*pictures.widths(2400)] == [240, 480, 960, 1600, 2400]


def test_every_rendition_has_the_format_and_the_size_that_it_is_called_by():
    forms = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}
    for rendition, copy in pictures.rendered(
        encoded(size=(500, 250)), pictures.plan(500, 250, "jpg")
    ):
        found = opened(copy)
        assert (found.format, found.width) == (forms[rendition.extension], rendition.width)
        wide, high = pictures.SHAPES.get(rendition.shape, (2, 1))
        assert abs(found.width * high / wide - found.height) <= 1, rendition


def test_a_cut_keeps_what_matters_most():
    content = halves("red", "blue")
    square = [Rendition("1x1", 200, "jpg")]
    seen = {
        x: opened(next(pictures.rendered(content, square, (x, 0.5)))[1]).getpixel((100, 100))
        for x in (0.0, 1.0)
    }
    assert near(seen[0.0], (254, 0, 0))
    assert near(seen[1.0], (0, 0, 254))
    assert near(pictures.cut(content, (200, 200), (1.0, 0.5)).getpixel((100, 100)), (0, 0, 255))


def test_a_flat_or_tiny_picture_has_its_renditions_too():
    for size in ((4000, 1), (1, 500), (1, 1)):
        assert len(copies(encoded(size=size, form="PNG"))) >= 5


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_used_is_refused_with_one_sentence_that_says_why(what):
    content, reason = REFUSED[what]
    with pytest.raises(ValidationError) as refusal:
        pictures.public_copy(content)
    assert len(refusal.value.messages) == 1
    assert reason in refusal.value.messages[0]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF", "TIFF", "GIF"])
def test_no_file_that_ends_anywhere_breaks_anything(form):
    whole = halves("red", "blue", (200, 120), form)
    for length in range(0, len(whole), max(1, len(whole) // 60)):
        assert outcome(whole[:length]) in (200, 1)


def outcome(content):
    """The width of a picture that is accepted, or the number of sentences that refuse it."""
    try:
        return pictures.public_copy(content).width
    except ValidationError as refusal:
        return len(refusal.messages)


def test_files_over_the_limit_are_refused_unread(monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 100)
    with pytest.raises(ValidationError, match="larger than"):
        pictures.public_copy(encoded())


_PEAK = """
import resource, sys
from django.conf import settings
settings.configure(USE_I18N=False)
from django.core.exceptions import ValidationError
from contributors import pictures
from tests.picture_files import {make}
content = {make}({options})
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    pictures.public_copy(content)
except ValidationError as refusal:
    print(refusal.messages[0])
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def peak(make, options=""):
    """What is said of a file in a process of its own, and how many megabytes it takes to say it."""
    script = _PEAK.format(make=make, options=options)
    found = subprocess.run(  # noqa: S603  # Our own words.
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    *said, megabytes = found.stdout.splitlines()
    return said, int(megabytes)


def test_a_picture_that_claims_to_be_huge_costs_no_memory():
    said, megabytes = peak("bomb")
    assert said == ["This picture has more than 60 megapixels. Export it smaller and try again."]
    assert megabytes < 50


def test_the_largest_that_is_accepted_stays_within_bounds():
    said, megabytes = peak("encoded", "size=(9000, 6600), form='PNG'")
    assert said == []
    assert megabytes < 600


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("photo.jpg", "JPEG", ""),
        ("PHOTO.JPEG", "JPEG", ""),
        ("photo.png", "JPEG", "It is called “photo.png”, but it is a JPEG, and is kept as one."),
        ("photo", "WEBP", "It is called “photo”, but it is a WebP, and is kept as one."),
        ("page.html", "HEIF", "It is called “page.html”, but it is a HEIC, and is kept as one."),
    ],
)
def test_a_name_that_says_something_else_is_told(name, kind, said):
    assert pictures.misnamed(name, kind) == said

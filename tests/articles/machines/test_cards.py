"""Social cards: whatever people are called, whatever they write, and only while it is public."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image as Pillow
from PIL import ImageChops

from articles import workflow
from articles.cards import COVERS, MARGIN, PORTRAIT, Card, cached, drawn
from articles.glyphs import BOLD, REGULAR, Style, length, lines, settable
from articles.models import Article, Release
from articles.shapes import CARD
from contributors import renditions
from contributors.models import Image
from contributors.pictures import SHAPES
from tests.articles.machines.world import make_answered
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_publisher,
)

STYLE = Style(BOLD, 40, 48)
NAMES = {
    "Vietnamese": "Nguyễn Thị Ngọc Hân",
    "Polish": "Łukasz Świętosławski",
    "Greek": "Ελένη Παπαδοπούλου",
    "Russian": "Анна Ахматова",
    "Arabic": "محمد عبد الله",
    "Hebrew": "יעל כהן",
    "Hindi": "अमिता शर्मा",
    "Bengali": "রবীন্দ্রনাথ ঠাকুর",
    "Tamil": "கவிதா",
    "Thai": "สมชาย ใจดี",
    "Georgian": "ნინო ბერიძე",
    "Armenian": "Արամ Խաչատրյան",
    "Chinese": "王小明",
    "Japanese": "やまだ 花子",
    "Korean": "김민수",
}


def opened(content: bytes) -> Pillow.Image:
    """The decoded picture."""
    picture = Pillow.open(io.BytesIO(content))
    picture.load()
    return picture


def card(**fields: Any) -> Card:
    """A card with something in every place."""
    fields = {"main": "A title", "above": "A question?", "names": "Ada", "site": "S"} | fields
    return Card(cover=fields.pop("cover", "ink"), **fields)


def painted(size: tuple[int, int] = (60, 40)) -> Image:
    """A stored picture: red on the left, blue on the right."""
    out = io.BytesIO()
    picture = Pillow.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    picture.save(out, "PNG")
    return Image.objects.create(
        title="Painted", file=ContentFile(out.getvalue(), name="painted.png"), alt="Two colours"
    )


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_names_of_every_script_are_set_in_letters_of_their_own(name: str):
    assert settable(name) == " ".join(name.split())
    assert drawn(card(names=name), CARD) != drawn(card(names=""), CARD)


@pytest.mark.parametrize(
    "text",
    [
        "ខ្មែរ",
        "😀👩‍👩‍👧 emoji",
        "a\x00b\u202ec\u2066d",
        "\U0010fffe\ufffe",
        "e" + "\u0301" * 200,
        "ﷺ" * 40,
        "",
        " ",
        "x" * 5000,
        "\u200d\u200c",
    ],
)
def test_nothing_that_people_type_stops_a_card(text: str):
    content = drawn(card(main=text, above=text, names=text, site=text), CARD)

    assert opened(content).size == CARD


def test_what_no_font_has_is_spelled_out_and_what_is_no_letter_left_out():
    assert settable("ខ្មែរ 😀 x") == "khmaer x"
    assert settable("a\x00b\u202ec") == "abc"


def test_long_titles_fit_and_what_does_not_is_seen_to_go_on():
    found, whole = lines("many words " * 50, STYLE, 600, 3)
    assert (len(found), whole) == (3, False)
    assert found[-1].endswith("…")
    assert all(length(line, STYLE) <= 600 for line in found)

    found, whole = lines("Donaudampfschifffahrt" * 4, STYLE, 300, 50)
    assert whole
    assert "".join(found) == "Donaudampfschifffahrt" * 4
    assert all(length(line, STYLE) <= 300 for line in found)

    short = Style(REGULAR, 30, 40)
    assert lines("Two words", short, 600, 1) == (["Two words"], True)


def test_nothing_is_drawn_over_the_margin():
    picture = opened(drawn(card(main="Wide words here " * 30, names="Name " * 60), CARD))
    ground = Pillow.new("RGB", CARD, COVERS["ink"][0])

    box = ImageChops.difference(picture.convert("RGB"), ground).getbbox()

    assert box is not None
    left, top, right, bottom = box
    assert left >= 60
    assert top >= 60
    assert right <= CARD[0] - 60
    assert bottom <= CARD[1] - 50


def test_the_same_card_has_the_same_bytes():
    assert drawn(card(), CARD) == drawn(card(), CARD)
    assert drawn(card(), CARD) != drawn(card(cover="clay"), CARD)


def test_a_card_is_drawn_once_and_kept_whole(settings: Any, tmp_path: Path):
    settings.MEDIA_ROOT = tmp_path
    made = []

    def make() -> bytes:
        made.append(1)
        return b"content"

    assert cached(make, "png", "one", 2) == cached(make, "png", "one", 2) == b"content"
    assert len(made) == 1
    cached(make, "png", "one", 3)
    assert len(made) == 2
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 2


@pytest.mark.django_db
def test_an_article_has_a_card_in_its_size_that_follows_its_words(client: Client):
    article = make_answered()

    response = client.get("/articles/ports/card.png")
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=300"
    assert opened(response.content).size == CARD
    same = client.get("/articles/ports/card.png", headers={"If-None-Match": response["ETag"]})
    assert same.status_code == 304

    article.take.pull_quote = "Something else entirely."
    article.take.save()
    assert client.get("/articles/ports/card.png").content != response.content
    quoted = client.get("/articles/ports/card.png").content

    workflow.withdraw(article.take.collection, make_publisher())
    assert client.get("/articles/ports/card.png").content not in (quoted, response.content)


@pytest.mark.django_db
def test_a_portrait_stands_on_the_card_of_one_author(client: Client):
    person = make_contributor("Ada Tester")
    make_article("A title", by=[person], slug="a")
    without = client.get("/articles/a/card.png").content

    person.portrait = painted()
    person.save()

    colours = opened(client.get("/articles/a/card.png").content).convert("RGB").getcolors(1 << 20)
    assert client.get("/articles/a/card.png").content != without
    assert any(red > 200 and green < 60 and blue < 60 for _, (red, green, blue) in colours or [])


@pytest.mark.django_db
@pytest.mark.parametrize("made", [False, True])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_lead_image_is_cut_and_never_enlarged(client: Client, shape: str, made: bool):
    """Whether the rendition was made before somebody asks for it or not."""
    image = painted((320, 200))
    make_article(slug="a", lead_image=image)
    if made:
        renditions.make(image)

    picture = opened(client.get(f"/articles/a/picture-{shape}.jpg").content)

    assert picture.size == {"16x9": (320, 180), "4x3": (267, 200), "1x1": (200, 200)}[shape]
    assert not picture.getexif()
    red, _, blue = picture.getpixel((4, 4))
    assert red > 200 > blue


@pytest.mark.django_db
@pytest.mark.parametrize("made", [False, True])
def test_what_matters_most_is_not_cut_off(client: Client, made: bool):
    person = make_contributor(portrait=painted((320, 100)))
    make_article(slug="a", by=[person], lead_image=painted((321, 100)))
    colours = {}
    for x in (0.0, 1.0):
        for image in Image.objects.all():
            image.focal_x = x
            image.save()
            if made:
                renditions.make(image)
        cut = opened(client.get("/articles/a/picture-1x1.jpg").content)
        colours[x] = cut.convert("RGB").getpixel((50, 50))
        card = opened(client.get("/articles/a/card.png").content).convert("RGB")
        face = card.getpixel((MARGIN + PORTRAIT // 2, CARD[1] - MARGIN - PORTRAIT // 2))
        assert (face[0] > 200) == (colours[x][0] > 200)
    assert colours[0.0][0] > 200 > colours[0.0][2]
    assert colours[1.0][2] > 200 > colours[1.0][0]


@pytest.mark.django_db
def test_a_collection_has_a_card(client: Client):
    make_answered()

    response = client.get("/collections/on-ports/card.png")

    assert (response.status_code, opened(response.content).size) == (200, CARD)


@pytest.mark.django_db
@pytest.mark.parametrize("state", [state for state in Release.State if state != "public"])
def test_what_is_not_public_has_no_card_picture_or_citation(client: Client, state: str):
    collection = make_collection(slug="c", state=state)
    make_answer(make_collection(slug="open"), "A", state=state, slug="a", lead_image=painted())
    expected = 410 if state == Release.State.WITHDRAWN else 404

    assert Article.objects.get().state() == collection.state() == state
    for address in (
        "/articles/a/card.png",
        "/articles/a/picture-16x9.jpg",
        "/articles/a/citation.ris",
        "/articles/a/citation.bib",
        "/collections/c/card.png",
        "/collections/c/citation.ris",
        "/collections/c/citation.bib",
    ):
        response = client.get(address)
        assert response.status_code == expected, address
        assert response["Content-Type"].startswith("text/html")


@pytest.mark.django_db
def test_a_shape_that_nobody_asks_for_is_not_found(client: Client):
    make_article(slug="a")
    assert client.get("/articles/a/picture-9000x1.jpg").status_code == 404


@pytest.mark.django_db
def test_a_picture_whose_file_is_missing_is_not_found_and_not_kept(client: Client):
    image = painted((321, 200))
    make_article(slug="a", lead_image=image)
    path = Path(image.public_file.path)
    content = path.read_bytes()
    path.unlink()
    assert client.get("/articles/a/picture-1x1.jpg").status_code == 404

    path.write_bytes(content)
    assert client.get("/articles/a/picture-1x1.jpg").status_code == 200

"""The picture library at the desk: many files at once, what pictures want, where they stand."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.formats import date_format

from articles import workflow
from articles.models import Act, Release
from articles.refusals import NotPossible
from contributors import renditions, uploads
from contributors.models import Image
from contributors.pictures import public_copy
from contributors.uploads import take_in, title_from
from hanoi.models import Identity
from tests.articles.pictures import fetch, make_image
from tests.desk import at_the_desk, errors, page, save, url
from tests.factories import (
    make_administrator,
    make_article,
    make_collection,
    make_contributor,
    make_editor,
    make_publisher,
    make_writer,
)
from tests.picture_files import animated, encoded, truncated, with_position

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/contributors/image/upload/"
LIST = "/admin/contributors/image/"
State = Release.State


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    """Files of a test lie in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path


def edit(image):
    return url("contributors_image_change", image.pk)


def file(name, content):
    return SimpleUploadedFile(name, content)


def send(client, *files, **fields):
    return client.post(UPLOAD, {"files": list(files), **fields})


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


# Many files at once


def test_each_of_many_files_gets_a_line_whatever_becomes_of_it():
    editor = make_editor()
    client = at_the_desk(editor)
    first = make_image("red")
    with first.file.open() as original:
        twin = original.read()
    response = send(
        client,
        file("The_old  harbour.jpg", with_position()),
        file("again.jpg", twin),
        file("broken.jpg", truncated()),
        file("dance.gif", animated()),
        file("called.png", encoded(colour="olive")),
    )
    text = page(response)
    assert response.status_code == 200
    assert text.count("data-outcome") == 5
    harbour, dance, called = Image.objects.exclude(pk=first.pk).order_by("pk")
    assert (harbour.title, harbour.alt, harbour.created_by) == ("The old harbour", "", editor)
    assert (dance.title, called.title) == ("dance", "called")
    assert f'href="{edit(harbour)}">Write the alternative text of “The old harbour”' in text
    assert f'This file is here already, as “<a href="{edit(first)}">red</a>”' in text
    assert "This picture is damaged or incomplete." in text
    assert "readers get its first picture, standing still" in text
    assert "It is called “called.png”, but it is a JPEG, and is kept as one." in text
    acts = Act.objects.about(harbour).values_list("verb", "by")
    assert list(acts) == [(Act.Verb.CREATED, editor.pk)]


def test_a_script_gets_the_line_alone():
    client = at_the_desk(make_editor())
    text = page(send(client, file("a.jpg", encoded()), alone="1"))
    assert text.strip().startswith('<li class="done" data-outcome>')
    assert text.count("<li") == 1
    assert "<html" not in text


def test_nothing_chosen_is_said():
    client = at_the_desk(make_editor())
    assert "No file was chosen." in page(send(client))
    assert "No file was chosen." not in page(client.get(UPLOAD))


def test_names_of_files_are_words_and_nothing_more():
    text = page(send(at_the_desk(make_editor()), file("<b>x<b>.jpg", encoded())))
    assert "&lt;b&gt;x&lt;b&gt;.jpg" in text
    assert "<b>x" not in text


def test_only_who_may_add_pictures_may_upload():
    for client in (at_the_desk(make_writer()),):
        assert client.get(UPLOAD).status_code == 403
        assert send(client, file("a.jpg", encoded())).status_code == 403
        assert UPLOAD not in page(client.get(LIST))
    assert UPLOAD in page(at_the_desk(make_editor()).get(LIST))
    assert not Image.objects.exists()


def test_two_who_send_the_same_file_at_once_make_one_picture(monkeypatch):
    """The other one comes between the question whether it is here and the answer."""
    content = encoded()

    def meanwhile(given):
        with monkeypatch.context() as patch:
            patch.setattr(uploads, "public_copy", public_copy)
            take_in(file("theirs.jpg", given), None)
        return public_copy(given)

    monkeypatch.setattr(uploads, "public_copy", meanwhile)
    outcome = take_in(file("mine.jpg", content), make_editor())
    assert outcome.image is None
    assert outcome.twin == Image.objects.get()
    assert outcome.twin.title == "theirs"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("harbour.jpg", "harbour"),
        ("C:\\My Pictures\\old_harbour.final.jpg", "old harbour.final"),
        (".jpg", "jpg"),
        ("___.png", "Without a name"),
        ("x" * 300 + ".png", "x" * 200),
    ],
)
def test_the_title_comes_from_the_name_of_the_file(name, title):
    assert title_from(name) == title


# What pictures want


def test_the_list_is_narrowed_by_what_pictures_want():
    client = at_the_desk(make_editor())
    plain = make_image("red", alt="")
    ornament = make_image("blue", alt="", ornamental=True)
    ended = make_image("teal", rights_expire_on=today())
    lasting = make_image("gold", rights_expire_on=today(1))
    make_article(state=State.DRAFT, lead_image=plain)
    make_collection(lead_image=ornament)
    make_contributor(portrait=ended)
    text = page(client.get(LIST))
    for said in (
        "alternative text (1)",
        "which have expired (1)",
        "a place: it is used nowhere (1)",
    ):
        assert said in text
    assert f"rights expired on {date_format(today(), 'DATE_FORMAT')}" in text
    found = {
        want: [image.title for image in client.get(LIST, {"wants": want}).context["cl"].result_list]
        for want in ("alt", "rights", "use", "nonsense")
    }
    assert found == {"alt": ["red"], "rights": ["teal"], "use": ["gold"], "nonsense": []}
    Identity.objects.create(name="Magazine", mark=lasting)
    assert "it is used nowhere (0)" in page(client.get(LIST))


@pytest.mark.parametrize("number", [2, 12])
def test_list_and_form_take_the_same_number_of_queries_whatever_there_is(
    number, django_assert_num_queries
):
    client = at_the_desk(make_administrator())
    for shade in range(number):
        image = make_image("red", size=(32 + shade, 24), alt="")
        make_article(state=State.DRAFT, lead_image=image)
        make_contributor(portrait=image)
    for _ in range(number):
        make_article(state=State.DRAFT, lead_image=image)
    for address in (LIST, edit(image)):
        client.get(address)
    with django_assert_num_queries(8):
        client.get(LIST)
    with django_assert_num_queries(8):
        client.get(edit(image))


def test_a_picture_needs_words_or_the_word_that_it_needs_none():
    publisher = make_publisher()
    image = make_image("red", alt="")
    article = make_article(lead_image=image, state=State.IN_REVIEW)
    with pytest.raises(NotPossible, match="no alternative text"):
        workflow.publish(article, publisher)
    client = at_the_desk(make_editor())
    save(client, edit(image), ornamental="on")
    workflow.publish(type(article).objects.get(), publisher)
    assert article.is_public() or type(article).objects.get().is_public()


def test_an_ornament_with_words_is_an_error_that_says_what_to_do():
    image = make_image("red", alt="A shelf")
    response = save(at_the_desk(make_editor()), edit(image), ornamental="on")
    assert "has no alternative text: empty it" in str(errors(response))
    image.refresh_from_db()
    assert not image.ornamental


def test_expired_rights_are_told_wherever_the_picture_stands():
    image = make_image("red", rights_expire_on=today())
    person = make_contributor(portrait=image)
    article = make_article(lead_image=image, by=[person])
    collection = make_collection(lead_image=image)
    identity = Identity.objects.create(name="Magazine", mark=image)
    client = at_the_desk(make_administrator())
    told = {
        edit(image): "The rights to this picture expired on",
        url("articles_article_change", article.pk): "Lead image: the rights to “red” expired on",
        url("articles_collection_change", collection.pk): "Lead image: the rights to “red”",
        url("contributors_contributor_change", person.pk): "Portrait: the rights to “red”",
        url("hanoi_identity_change", identity.pk): "Mark: the rights to “red”",
    }
    for address, said in told.items():
        assert said in page(client.get(address)), address
    Image.objects.update(rights_expire_on=today(1))
    for address in told:
        assert "expired-pictures" not in page(client.get(address)), address


def test_whoever_may_only_look_is_told_as_well():
    image = make_image("red", rights_expire_on=today(-3))
    person = make_contributor(portrait=image)
    client = at_the_desk(make_writer())
    assert "expired on" in page(client.get(edit(image)))
    assert "expired on" in page(client.get(url("contributors_contributor_change", person.pk)))


def test_whoever_chooses_a_picture_is_told_before():
    make_image("red", rights_expire_on=today(), alt="")
    image = make_image("blue", rights_expire_on=today())
    make_image("teal")
    client = at_the_desk(make_editor())
    asked = {"app_label": "articles", "model_name": "article", "field_name": "lead_image"}
    found = client.get("/admin/autocomplete/", asked).json()["results"]
    assert [one["text"] for one in found] == [
        "teal",
        "blue (rights expired)",
        "red (rights expired, no alternative text)",
    ]
    article = make_article(lead_image=image, state=State.DRAFT)
    assert "blue (rights expired)</option>" in page(
        client.get(url("articles_article_change", article.pk))
    )


# Where they stand


def test_a_picture_says_where_it_stands():
    image = make_image("red")
    person = make_contributor("Ada Tester", portrait=image)
    article = make_article("On shelves", lead_image=image)
    collection = make_collection("Shelves of 2040", lead_image=image)
    text = page(at_the_desk(make_editor()).get(edit(image)))
    for thing, name in ((article, "articles_article"), (collection, "articles_collection")):
        assert f'<a href="{url(f"{name}_change", thing.pk)}">{thing}</a>' in text
    assert f'<a href="{url("contributors_contributor_change", person.pk)}">Ada Tester</a>' in text
    assert "Nowhere yet." in page(at_the_desk(make_editor()).get(edit(make_image("blue"))))


def test_a_picture_of_changes_that_wait_is_not_unused():
    editor = make_editor()
    image = make_image("red")
    article = make_article("On shelves")
    client = at_the_desk(editor)
    assert "it is used nowhere (1)" in page(client.get(LIST))
    save(client, url("articles_article_change", article.pk), lead_image=image.pk)
    article.refresh_from_db()
    assert article.lead_image is None
    assert article.has_waiting_changes
    assert "it is used nowhere (0)" in page(client.get(LIST))
    text = page(client.get(edit(image)))
    assert "Articles: lead image of changes that wait" in text
    assert f'<a href="{url("articles_article_change", article.pk)}">On shelves</a>' in text
    workflow.publish_changes(article, make_publisher())
    assert "it is used nowhere (0)" in page(client.get(LIST))
    assert "changes that wait" not in page(client.get(edit(image)))


def test_it_says_nothing_of_drafts_to_those_who_may_not_know_of_them():
    image = make_image("red")
    writer = make_writer()
    make_article("Secret of others", lead_image=image, state=State.DRAFT)
    make_article("Mine", lead_image=image, state=State.DRAFT, created_by=writer)
    make_collection("Secret collection", lead_image=image, state=State.DRAFT)
    text = page(at_the_desk(writer).get(edit(image)))
    assert "Mine" in text
    assert "Secret" not in text


# What matters most


def test_the_point_that_matters_most_is_written_in_percent():
    image = make_image("red", size=(400, 300))
    client = at_the_desk(make_editor())
    assert errors(save(client, edit(image), focal_x="80", focal_y="0")) == {}
    image.refresh_from_db()
    assert (image.focal_x, image.focal_y) == (0.8, 0.0)
    assert not image.is_cut
    for wrong in ("101", "-1", "x", ""):
        assert list(errors(save(client, edit(image), focal_x=wrong))) == ["focal_x"]


def test_a_point_between_two_percents_stays_where_nobody_moved_it():
    image = make_image("red", focal_x=0.333)
    save(at_the_desk(make_editor()), edit(image), caption="New")
    image.refresh_from_db()
    assert (image.caption, image.focal_x) == ("New", 0.333)


def test_the_form_shows_the_cuts_that_were_made():
    image = make_image("red", size=(800, 600), focal_x=0.25, rendered=False)
    client = at_the_desk(make_editor())
    before = page(client.get(edit(image)))
    assert before.count(f'src="{image.get_absolute_url()}"') == 5
    assert "waiting to be made" in before
    renditions.make(image)
    stem = image.public_name.removesuffix(".jpg")
    text = page(client.get(edit(image)))
    for cut in ("16x9-250x500-800", "4x3-250x500-800", "1x1-250x500-600"):
        address = f"/images/{stem}-{cut}.jpg"
        assert f'src="{address}"' in text
        assert fetch(client, address)[0].status_code == 200

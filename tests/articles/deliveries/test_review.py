"""What was recognised is put right, and how sure it is is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from tests.articles.deliveries.dropping import IMPORT, drop, field, file, review, row, take, text_of
from tests.desk import form_data, page
from tests.factories import make_collection, make_contributor, make_wave

pytestmark = pytest.mark.django_db


def test_everything_can_be_put_right_before_it_is_written(client, collection):
    address = drop(client, file(), collection=collection.pk)
    review(
        client,
        address,
        "_import",
        **{
            field("title"): "A Better Title",
            field("dek"): "A dek by hand",
            field("editors_note"): "<p>Of the series.</p>",
            field("image_credit"): "Sample Pictures",
            field("body"): "<p>Another text.</p><script>alert(1)</script>",
            field("a0-name"): "Anna Example",
            field("a0-handles"): "https://x.com/anna @anna@sample.org anna.example.org",
            field("a0-affiliations"): "Keeper; Sample Museum; 2015–2018\r\nReader; Sample College",
            field("a0-bio"): "<p>Anna keeps things.</p>",
            field("a1-name"): "Ben Example",
        },
    )
    article = Article.objects.get()
    assert (article.title, article.dek) == ("A Better Title", "A dek by hand")
    assert (article.editors_note, article.body) == ("<p>Of the series.</p>", "<p>Another text.</p>")
    assert article.image_credit == "Sample Pictures"
    anna, ben = (byline.contributor for byline in article.bylines.order_by("order"))
    assert (anna.name, anna.bio) == ("Anna Example", "<p>Anna keeps things.</p>")
    assert (anna.twitter, anna.mastodon, anna.bluesky) == (
        "anna",
        "anna@sample.org",
        "anna.example.org",
    )
    rows = anna.affiliations.order_by("order").values_list(
        "organisation__name", "role", "from_year", "to_year"
    )
    assert list(rows) == [
        ("Sample Museum", "Keeper", 2015, 2018),
        ("Sample College", "Reader", None, None),
    ]
    assert ben.name == "Ben Example"
    assert list(article.take.participants.all()) == [anna, ben]


def test_an_author_whose_name_is_emptied_is_left_out(client, collection):
    address = drop(client, file(content=take(name="Ann Example and Ben Example")),
                   collection=collection.pk)  # fmt: skip
    review(client, address, "_import", **{field("a0-name"): ""})
    assert [person.name for person in Article.objects.get().contributors.all()] == ["Ben Example"]


def test_a_document_that_is_left_out_is_not_imported_and_waits(client, collection):
    address = drop(client, file(), file("ben.txt", take("Another", "Ben Example")),
                   collection=collection.pk)  # fmt: skip
    report = review(client, address, "_import", **{field("take"): None})
    assert Article.objects.get().title == "Another"
    assert "1 document waits in the review" in page(report)
    data = form_data(client.get(address))
    assert f"d{row().pk}-title" in data
    assert f"d{row().pk}-take" not in data
    assert f"d{row('ben.txt').pk}-title" not in data


def test_what_makes_no_sense_is_said_at_its_field_and_what_was_typed_is_kept(client, collection):
    address = drop(client, file(), file("ben.txt", take("Another", "Ben Example")),
                   collection=collection.pk)  # fmt: skip
    wrong = {
        field("title"): "",
        field("a0-handles"): "han!dle",
        field("a0-affiliations"): "a; b; c; d",
        field("dek"): "A dek that was typed",
    }
    response = review(client, address, "_import", **wrong)
    said = text_of(response)
    assert "Nothing was imported yet" in said
    assert "“han!dle” is no handle" in said
    assert "“a; b; c; d” cannot be read" in said
    assert "This field is required." in said
    assert not Article.objects.exists()
    # It can be left and come back to, with all that was typed.
    data = form_data(client.get(address))
    for name, value in wrong.items():
        assert data[name.replace("__", "-")] == [value]
    right = {field("title"): "T", field("a0-handles"): "", field("a0-affiliations"): ""}
    review(client, address, "_import", **right)
    assert Article.objects.get(title="T").dek == "A dek that was typed"


def test_what_was_typed_is_kept_for_later_and_nothing_is_imported(client, collection):
    address = drop(client, file(), collection=collection.pk)
    response = review(client, address, **{field("title"): "Kept \x00title"})
    assert "Kept. Nothing is imported yet." in page(response)
    assert form_data(client.get(address))[field("title").replace("__", "-")] == ["Kept title"]
    assert not Article.objects.exists()
    assert "Begun and not imported yet" in page(client.get(IMPORT))


def test_the_collection_may_be_chosen_late_but_has_to_be(client, collection):
    address = drop(client, file())
    assert "Choose the collection" in text_of(review(client, address, "_import"))
    assert not Article.objects.exists()
    review(client, address, "_import", collection=str(collection.pk))
    assert Article.objects.get().take.collection == collection


def test_a_wave_of_another_collection_is_refused(client, collection):
    wave = make_wave(make_collection(title="Other"), timezone.now() + timedelta(days=3))
    address = drop(client, file(), collection=collection.pk)
    response = review(client, address, "_import", wave=str(wave.pk))
    assert "This wave is one of “Other”." in text_of(response)
    assert not Article.objects.exists()


def test_what_is_unsure_comes_first_with_the_reason_beside_its_field(client, collection):
    address = drop(
        client,
        file("1-sure.txt"),
        file("2-nobody.txt", take("Nobody Wrote This", name="", bio="")),
        collection=collection.pk,
    )
    response = client.get(address)
    cards = response.context["cards"]
    assert [card.reference for card in cards.look] == ["2-nobody.txt"]
    assert [card.reference for card in cards.sure] == ["1-sure.txt"]
    [card] = cards.look
    assert card.people[0].rows["name"].doubts == ["no author was found"]
    assert "1 sure" in page(response)
    assert "1 to look at" in page(response)
    assert "Look at this no author was found" in text_of(response)
    # Once it is put right, it is in doubt no more.
    review(client, address, **{field("a0-name", "2-nobody.txt"): "Ann Example"})
    cards = client.get(address).context["cards"]
    assert not cards.look


def test_several_of_one_name_are_chosen_from(client, collection):
    first, second = make_contributor("Ann Example"), make_contributor("Ann Example")
    address = drop(client, file(), collection=collection.pk)
    [card] = client.get(address).context["cards"].look
    assert "there is more than one Ann Example" in card.reasons[0]
    who = field("a0-who")
    assert f'<option value="{second.pk}">' in page(client.get(address))
    review(client, address, **{who: str(second.pk)})
    assert not client.get(address).context["cards"].look
    report = review(client, address, "_import")
    assert Article.objects.get().contributors.get() == second
    assert "Known already: Ann Example" in text_of(report)
    assert first.articles.count() == 0


def test_a_new_person_of_a_known_name_is_made_where_somebody_says_so(client, collection):
    known = make_contributor("Ann Example", twitter="AnnExample")
    address = drop(client, file(), collection=collection.pk)
    report = review(client, address, "_import", **{field("a0-who"): "new"})
    made = Article.objects.get().contributors.get()
    assert made != known
    # A handle belongs to one person.
    assert made.twitter == ""
    assert "@AnnExample belongs to somebody else already" in text_of(report)


def test_somebody_of_another_middle_name_is_offered_and_not_taken_unasked(client, collection):
    known = make_contributor("Ann B. Example")
    address = drop(client, file(), collection=collection.pk)
    shown = client.get(address)
    [card] = shown.context["cards"].look
    assert card.people[0].rows["who"].doubts == [
        "Ann Example may be the same person as Ann B. Example"
    ]
    assert form_data(shown)[field("a0-who").replace("__", "-")] == [""]
    assert f'<option value="{known.pk}">Ann B. Example</option>' in page(shown)
    review(client, address, **{field("a0-who"): str(known.pk)})
    assert not client.get(address).context["cards"].look
    review(client, address, "_import")
    assert Article.objects.get().contributors.get() == known


def test_a_known_contributor_is_told_and_reused(client, collection):
    known = make_contributor("Ann  EXAMPLE".replace("  ", " "))
    address = drop(client, file(), collection=collection.pk)
    assert "Ann EXAMPLE, known already" in page(client.get(address))
    review(client, address, "_import")
    assert Article.objects.get().contributors.get() == known


def test_who_was_chosen_and_is_gone_is_said(client, collection):
    make_contributor("Ann Example")
    second = make_contributor("Ann Example")
    address = drop(client, file(), collection=collection.pk)
    review(client, address, **{field("a0-who"): str(second.pk)})
    second.delete()
    [card] = client.get(address).context["cards"].look
    assert card.reasons == ["The contributor that was chosen is not there any more."]

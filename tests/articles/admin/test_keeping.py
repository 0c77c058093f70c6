"""Collections and contributors have a history too: kept at each save, compared, and restored."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import keeping
from articles.models import Collection, Revision, Wave
from articles.refusals import NotPossible
from contributors.models import Affiliation, Contributor
from tests.desk import at_the_desk, errors, form_data, page, save, url
from tests.factories import (
    make_answer,
    make_collection,
    make_contributor,
    make_editor,
    make_publisher,
    make_take,
    make_wave,
)

pytestmark = pytest.mark.django_db
Kind = Revision.Kind


def edit(subject) -> str:
    """The address of its form."""
    return url(f"{subject._meta.app_label}_{subject._meta.model_name}_change", subject.pk)


def kept(subject) -> list[tuple[str, list[str]]]:
    """How its texts came about and what each changed, the oldest first."""
    rows = Revision.objects.about(subject).values_list("kind", "changed")
    return list(rows)[::-1]


def test_a_collection_is_kept_with_its_waves_and_takes_once_a_save():
    person = make_contributor("Ada Example")
    collection = make_collection("First title")
    wave = make_wave(collection, timezone.now() + timedelta(days=3))
    take = make_take(collection, by=[person], wave=wave)
    editor = make_editor()
    client = at_the_desk(editor)
    changes = {"title": "Second title", "waves__0__title": "Opening", "takes__0__confidence": "7"}
    assert errors(save(client, edit(collection), **changes)) == {}
    found, saved = Revision.objects.about(collection).order_by("number")
    assert (found.kind, found.made_by, found.snapshot["title"]) == (Kind.FOUND, None, "First title")
    assert found.snapshot["waves"][0]["title"] == ""
    assert (saved.kind, saved.made_by) == (Kind.SAVED, editor)
    assert saved.changed == ["title", "waves", "takes"]
    row = saved.snapshot["takes"][0]
    assert (row["id"], row["wave"], row["confidence"]) == (take.pk, wave.pk, 7)
    assert row["participants"] == [person.pk]
    assert saved.snapshot["labels"][f"contributor {person.pk}"] == "Ada Example"
    save(client, edit(collection))
    assert len(kept(collection)) == 2, "nothing was changed"


def test_a_save_of_a_take_and_an_act_on_a_wave_are_in_the_history_of_the_collection():
    collection = make_collection()
    wave = make_wave(collection, timezone.now() + timedelta(days=3))
    take = make_take(collection, wave=wave)
    client = at_the_desk(make_publisher())
    save(client, edit(take), pull_quote="One sentence.")
    address = url("articles_collection_wave", collection.pk, wave.pk, "hold")
    assert client.post(address, form_data(client.get(address))).status_code == 302
    assert kept(collection) == [
        (Kind.FOUND, []),
        (Kind.SAVED, ["takes"]),
        (Kind.SAVED, ["waves"]),
    ]


def test_a_contributor_is_kept_without_the_private_address():
    person = make_contributor("Ada Example", ("Fellow", "A Place"), email="ada@example.org")
    client = at_the_desk(make_editor())
    save(client, edit(person), bio="<p>A bio.</p>", affiliations__0__role="Director")
    newest = Revision.objects.about(person).first()
    assert newest.changed == ["bio", "affiliations"]
    assert newest.snapshot["affiliations"][0]["role"] == "Director"
    assert "ada@example.org" not in str(newest.snapshot)


def test_both_are_compared_and_taken_up_again_at_the_desk():
    collection = make_collection("First title", standfirst="A first standfirst.")
    person = make_contributor("Ada Example", ("Fellow", "A Place"), bio="<p>A first bio.</p>")
    client = at_the_desk(make_editor())
    save(client, edit(collection), title="Second title", standfirst="Another.")
    save(client, edit(person), bio="<p>Another.</p>", affiliations__0__role="Director")
    for subject, words in ((collection, "first standfirst"), (person, "first bio")):
        name = f"{subject._meta.app_label}_{subject._meta.model_name}"
        assert "as it was found" in page(client.get(url(f"{name}_history", subject.pk)))
        assert "first" in page(client.get(url(f"{name}_difference", subject.pk)))
        address = url(f"{name}_revision", subject.pk, 1)
        shown = client.get(address)
        assert words.split()[1] in page(shown)
        assert client.post(address, form_data(shown)).status_code == 302
    assert Collection.objects.get().title == "First title"
    assert Contributor.objects.get(pk=person.pk).bio == "<p>A first bio.</p>"
    assert Affiliation.objects.get().role == "Fellow"
    assert kept(collection)[-1] == (Kind.RESTORED, ["title", "standfirst"])


def test_what_verbs_decide_is_left_alone_and_what_is_gone_is_told():
    collection = make_collection("First")
    wave = make_wave(collection, timezone.now() + timedelta(days=3), title="Gone wave")
    person = make_contributor("Ada Example")
    take = make_answer(collection, by=[person], wave=None).article.take
    editor = make_editor()
    keeping.found(collection)
    Wave.objects.filter(pk=wave.pk).delete()
    take.pull_quote = "Another sentence."
    take.save()
    collection.title = "Second"
    collection.save()
    keeping.keep(collection, editor)
    outcome = keeping.restore(collection, 1, editor, base=2)
    assert outcome.gone[0] == "“Gone wave” is gone and was left out."
    assert "dates of waves" in outcome.gone[-1]
    take.refresh_from_db()
    assert take.pull_quote == ""
    assert not collection.waves.exists()
    with pytest.raises(NotPossible):
        keeping.restore(collection, 1, editor, base=2)


def test_keeping_eighty_takes_costs_as_many_queries_as_keeping_eight():
    collection = make_collection()
    editor = make_editor()

    def cost(number: int) -> int:
        for _ in range(number):
            make_take(collection)
        with CaptureQueriesContext(connection) as captured:
            keeping.keep(collection, editor)
        return len(captured)

    cost(1)
    assert cost(8) == cost(72)


def test_what_belongs_to_another_by_now_is_not_taken_up_again():
    """An address is left as it is; of a handle there is only one, and the editor is told."""
    person = make_contributor("Ada Example", slug="ada", twitter="ada_example")
    client = at_the_desk(make_editor())
    save(client, edit(person), slug="ada-example", name="Ada E.")
    make_contributor("Ada Other", slug="ada")
    again = url("contributors_contributor_revision", person.pk, 1)
    said = page(client.post(again, form_data(client.get(again)), follow=True))
    assert "The address “ada” belongs to another page by now: it keeps its own." in said
    person.refresh_from_db()
    assert (person.name, person.slug) == ("Ada Example", "ada-example")
    save(client, edit(person), twitter="", name="Ada E.")
    make_contributor("Ada Third", twitter="ADA_example")
    response = client.post(again, form_data(client.get(again)))
    assert response.status_code == 409
    assert "belongs to another by now" in page(response)
    person.refresh_from_db()
    assert (person.name, person.twitter) == ("Ada E.", "")

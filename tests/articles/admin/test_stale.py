"""Forms that were opened before somebody else saved: nothing is overwritten that nobody saw."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import models

from articles.models import Collection, Section, Tag, Take, Wave
from articles.snapshots import collection as snapshots
from contributors.desk.stale import NAME
from contributors.models import Affiliation, Contributor, Organisation
from hanoi.models import Identity, Page, User
from hanoi.roles import EDITORS, PUBLISHERS
from tests.articles.pictures import make_image
from tests.desk import at_the_desk, errors, form_data, page, save, url
from tests.factories import (
    make_administrator,
    make_article,
    make_collection,
    make_contributor,
    make_editor,
    make_take,
    make_wave,
    make_writer,
)

pytestmark = pytest.mark.django_db


def edit(thing: models.Model) -> str:
    """The address of its form."""
    return url(f"{thing._meta.app_label}_{thing._meta.model_name}_change", thing.pk)


class Form:
    """A form that somebody has open, in a browser of their own."""

    def __init__(self, thing: models.Model, **person: Any) -> None:
        self.client = at_the_desk(make_administrator(**person))
        self.address = edit(thing)
        self.data: dict[str, Any] = form_data(self.client.get(self.address))

    def send(self, **changes: str | list[str] | None) -> Any:
        """Send it with some fields changed, as `tests.desk.save` does; what it then shows stays."""
        for name, value in changes.items():
            field = name.replace("__", "-")
            self.data.pop(field, None)
            if value is not None:
                self.data[field] = value if isinstance(value, list) else [value]
        response = self.client.post(self.address, self.data, follow=True)
        if errors(response):
            self.data = form_data(response)
        return response


def make_collection_with_rows() -> Collection:
    """One with a wave and two takes."""
    collection = make_collection("Title", question="Question", conveners=[make_contributor()])
    wave = make_wave(collection, title="First wave")
    for _number in range(2):
        make_take(collection, wave=wave)
    return collection


THINGS: list[tuple[str, Callable[[], models.Model], str, str]] = [
    ("collection", make_collection_with_rows, "question", "standfirst"),
    ("take", lambda: make_take(make_collection()), "pull_quote", "confidence"),
    ("contributor", lambda: make_contributor("Name", ("Fellow", "Place")), "name", "bio"),
    ("organisation", lambda: Organisation.objects.create(name="Place"), "name", "website"),
    ("image", lambda: make_image("red"), "title", "caption"),
    ("section", lambda: Section.objects.create(name="Section"), "name", "description"),
    ("tag", lambda: Tag.objects.create(name="Tag"), "name", "slug"),
    ("page", lambda: Page.objects.create(title="Page", body="<p>Body</p>"), "title", "body"),
    ("identity", lambda: Identity.objects.create(name="Magazine"), "name", "description"),
    ("account", make_writer, "name", "email"),
]
VALUES = {
    "website": ("https://one.example/", "https://two.example/"),
    "body": ("<p>First.</p>", "<p>Second.</p>"),
    "bio": ("<p>First.</p>", "<p>Second.</p>"),
    "confidence": ("3", "4"),
    "slug": ("first-address", "second-address"),
    "email": ("first@example.org", "second@example.org"),
}


def stored(thing: models.Model, name: str) -> str:
    """What is in the database now."""
    return str(type(thing)._default_manager.values_list(name, flat=True).get(pk=thing.pk))


@pytest.mark.parametrize(
    ("make", "one", "other"), [case[1:] for case in THINGS], ids=[case[0] for case in THINGS]
)
class TestOfEachKind:
    def test_what_only_one_of_two_changed_is_kept_of_both(self, make, one, other):
        thing = make()
        first, second = Form(thing), Form(thing)
        mine, theirs = VALUES.get(one, ("First", ""))[0], VALUES.get(other, ("Their own", ""))[0]
        assert errors(first.send(**{other: theirs})) == {}
        assert errors(second.send(**{one: mine})) == {}
        assert (stored(thing, one), stored(thing, other)) == (mine, theirs)

    def test_what_both_changed_is_asked_about_once(self, make, one, other):
        thing = make()
        first, second = Form(thing, name="Nadia First"), Form(thing)
        values = VALUES.get(other, ("Their own", "My own"))
        assert errors(first.send(**{other: values[0]})) == {}
        found = errors(second.send(**{other: values[1]}))
        assert list(found) == [other]
        assert "This was changed meanwhile to “" in found[other][0]
        assert "(by Nadia First)" in found[other][0]
        assert stored(thing, other) == values[0]
        assert second.data[other] == [values[1]], "what was typed is kept"
        assert errors(second.send()) == {}
        assert stored(thing, other) == values[1]

    def test_a_form_that_does_not_say_what_it_showed_writes_nothing(self, make, one, other):
        thing = make()
        form, before = Form(thing), stored(thing, other)
        response = form.send(**{other: VALUES.get(other, ("Their own", ""))[0], NAME: None})
        assert "does not say what it showed" in errors(response)["__all__"][0]
        assert stored(thing, other) == before


def test_of_rows_each_field_is_kept_or_asked_about():
    collection = make_collection_with_rows()
    first, second = Form(collection, name="Nadia First"), Form(collection)
    takes = list(collection.takes.order_by("order"))
    person = make_contributor("Third Person")
    assert errors(first.send(takes__0__confidence="3", takes__1__people=[str(person.pk)])) == {}
    found = errors(second.send(takes__0__confidence="9", waves__0__title="Renamed"))
    assert list(found) == ["takes-0-confidence"]
    assert "changed meanwhile to “3” (by Nadia First)" in found["takes-0-confidence"][0]
    assert Wave.objects.get().title == "First wave", "all of it, or nothing"
    assert second.data["takes-1-people"] == [str(person.pk)], "nobody touched it here"
    assert errors(second.send()) == {}
    assert Wave.objects.get().title == "Renamed"
    assert [take.confidence for take in collection.takes.order_by("order")] == [9, None]
    assert list(takes[1].participants.all()) == [person]


def test_a_take_on_its_own_page_and_in_the_rows_of_its_collection_is_one():
    collection = make_collection_with_rows()
    take = collection.takes.order_by("order").first()
    rows, alone = Form(collection), Form(take)
    save(rows.client, edit(take), state=Take.State.DECLINED, confidence="3")
    assert errors(rows.send(takes__1__confidence="5")) == {}
    assert list(errors(alone.send(confidence="9"))) == ["confidence"]
    take.refresh_from_db()
    assert (take.state, take.confidence) == (Take.State.DECLINED, 3)
    assert errors(alone.send()) == {}
    take.refresh_from_db()
    assert (take.state, take.confidence) == (Take.State.DECLINED, 9)


def test_what_is_chosen_or_ticked_is_kept_and_named():
    writer = make_writer()
    roles = {name: str(Group.objects.get(name=name).pk) for name in (EDITORS, PUBLISHERS)}
    first, second, third = (Form(writer) for _number in range(3))
    assert errors(first.send(groups=[roles[EDITORS]], is_active=None)) == {}
    assert errors(second.send(name="Another")) == {}
    found = User.objects.get(pk=writer.pk)
    assert (found.name, found.is_active) == ("Another", False)
    assert [group.name for group in found.groups.all()] == [EDITORS]
    told = errors(third.send(groups=[roles[PUBLISHERS]]))
    assert f"changed meanwhile to “{EDITORS}”" in told["groups"][0]
    assert not User.objects.get(pk=writer.pk).is_active
    image = make_image("blue")
    collection = make_collection()
    one, other = Form(collection), Form(collection)
    assert errors(one.send(lead_image=str(image.pk))) == {}
    assert errors(other.send(title="Another title")) == {}
    assert Collection.objects.get(pk=collection.pk).lead_image == image


def test_a_row_that_was_deleted_stays_deleted_unless_somebody_wrote_into_it():
    person = make_contributor("Name", ("Fellow", "Place"))
    plain, writing = Form(person), Form(person)
    assert errors(Form(person).send(affiliations__0__DELETE="on")) == {}
    assert errors(plain.send(bio="<p>A bio.</p>")) == {}
    assert not Affiliation.objects.exists()
    response = writing.send(affiliations__0__role="Director")
    assert not Affiliation.objects.exists()
    assert "This row was deleted meanwhile (by " in page(response)
    assert writing.data["affiliations-0-role"] == ["Director"], "what was typed is kept"
    assert errors(writing.send()) == {}
    assert Affiliation.objects.get().role == "Director"
    assert Contributor.objects.get(pk=person.pk).bio == "<p>A bio.</p>"


def test_a_take_and_a_wave_that_were_deleted_can_be_added_anew():
    collection = make_collection_with_rows()
    wave = make_wave(collection, title="Second wave")
    form = Form(collection)
    collection.takes.order_by("order").first().delete()
    wave.delete()
    found = errors(form.send(takes__0__confidence="5", waves__1__title="Renamed"))
    assert set(found) == {"takes-0-__all__", "waves-1-__all__"}
    assert len(snapshots.take(Collection.objects.get())["takes"]) == 1
    assert errors(form.send()) == {}
    assert sorted(wave.title for wave in collection.waves.all()) == ["First wave", "Renamed"]
    assert sorted(take.confidence or 0 for take in collection.takes.all()) == [0, 5]


def test_rows_that_were_added_meanwhile_stay():
    collection = make_collection_with_rows()
    form = Form(collection)
    added = make_take(collection, confidence=8)
    make_wave(collection, title="Added")
    assert errors(form.send(title="Another", takes__0__confidence="5")) == {}
    added.refresh_from_db()
    assert (added.confidence, collection.takes.count(), collection.waves.count()) == (8, 3, 2)


def test_a_row_without_what_it_showed_is_not_written():
    collection = make_collection_with_rows()
    found = errors(Form(collection).send(takes__0__confidence="5", takes__0__shown=None))
    assert "does not say what it showed" in found["takes-0-__all__"][0]
    assert set(collection.takes.values_list("confidence", flat=True)) == {None}


def test_a_form_of_an_article_carries_its_text_instead():
    article = make_article(by=[make_contributor()], state="draft")
    shown = page(at_the_desk(make_editor()).get(edit(article)))
    assert f'name="{NAME}"' not in shown
    assert f'-{NAME}"' not in shown

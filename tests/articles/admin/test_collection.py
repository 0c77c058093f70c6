"""The collection form: conveners, waves and takes on one page, and the verbs behind their dates."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Act, Article, Collection, Participant, Release, Take, Wave
from tests.desk import at_the_desk, errors, form_data, page, save, url
from tests.factories import (
    make_administrator,
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_editor,
    make_publisher,
    make_take,
    make_wave,
    make_writer,
)

pytestmark = pytest.mark.django_db
State = Release.State


def edit(thing: Collection | Take) -> str:
    """The address of its form."""
    return url(f"articles_{thing._meta.model_name}_change", thing.pk)


def at(days: int) -> tuple[str, str]:
    """A date and a time so many days ahead, as the form takes them."""
    then = timezone.localtime() + timedelta(days=days)
    return f"{then:%Y-%m-%d}", f"{then:%H:%M}"


def test_a_collection_is_made_with_all_that_belongs_to_it():
    first, second, convener = (make_contributor(n) for n in ("First", "Second", "Convener"))
    response = save(
        at_the_desk(make_editor()),
        "/admin/articles/collection/add/",
        title="What next? {count} experts",
        question="What happens next?",
        convener_set__0__contributor=convener.pk,
        waves__0__title="Wave A",
        takes__0__people=[second.pk, first.pk],
    )
    assert errors(response) == {}
    collection = Collection.objects.get()
    assert collection.slug == "what-next-experts"
    assert collection.state() is State.DRAFT
    assert [row.contributor for row in collection.convener_set.all()] == [convener]
    assert collection.waves.get().title == "Wave A"
    take = collection.takes.get()
    assert [str(row) for row in take.participant_set.all()] == ["Second", "First"]
    assert Act.objects.about(collection).get().verb == Act.Verb.CREATED


def test_two_people_answer_together_in_the_order_that_was_chosen():
    collection = make_collection()
    ada, ben = make_contributor("Ada"), make_contributor("Ben")
    take = make_take(collection, by=[ada])
    client = at_the_desk(make_editor())
    save(client, edit(collection), takes__0__people=[ada.pk, ben.pk])
    assert [str(row) for row in take.participant_set.all()] == ["Ada", "Ben"]
    save(client, edit(take), people=[ben.pk, ada.pk])
    assert [str(row) for row in take.participant_set.all()] == ["Ben", "Ada"]
    form = page(client.get(edit(collection)))
    assert form.index(f'<option value="{ben.pk}" selected') < form.index(
        f'<option value="{ada.pk}" selected'
    )
    save(client, edit(collection), takes__0__people=[ada.pk])
    assert [str(row) for row in take.participant_set.all()] == ["Ada"]


@pytest.mark.parametrize("people", [None, ["x"], ["999999999"], ["1" * 30], ["-1"]])
def test_impossible_people_are_an_error_in_the_row(people):
    take = make_take(make_collection())
    client = at_the_desk(make_editor())
    response = save(client, edit(take.collection), takes__0__people=people)
    assert list(errors(response)) == ["takes-0-people"]
    assert list(errors(save(client, edit(take), people=people))) == ["people"]
    assert Participant.objects.filter(take=take).count() == 1


def test_all_of_eighty_takes_can_be_changed_at_once():
    collection = make_collection(scale="No\nYes")
    for _ in range(80):
        make_take(collection)
    client = at_the_desk(make_editor())
    changes = {f"takes__{n}__order": str(80 - n) for n in range(80)}
    changes |= {f"takes__{n}__confidence": "7" for n in range(80)}
    before = list(collection.takes.values_list("pk", flat=True))
    assert errors(save(client, edit(collection), **changes)) == {}
    assert list(collection.takes.values_list("pk", flat=True)) == before[::-1]
    assert set(collection.takes.values_list("confidence", flat=True)) == {7}


def test_saving_eighty_takes_asks_only_about_the_one_that_was_changed(
    django_assert_max_num_queries,
):
    collection = make_collection()
    for _ in range(80):
        make_take(collection)
    client = at_the_desk(make_editor())
    save(client, edit(collection), standfirst="From here on there is a history.")
    data = form_data(client.get(edit(collection)))
    data["takes-40-confidence"] = ["3"]
    with django_assert_max_num_queries(72):  # Nine of them keep the history and the pictures.
        assert client.post(edit(collection), data).status_code == 302
    assert collection.takes.filter(confidence=3).count() == 1


def test_a_position_beyond_the_scale_is_an_error_in_the_row():
    collection = make_collection(scale="No\nPerhaps\nYes")
    make_take(collection)
    response = save(at_the_desk(make_editor()), edit(collection), takes__0__position="4")
    assert list(errors(response)) == ["takes-0-position"]


def test_only_waves_of_the_collection_are_offered():
    collection, other = make_collection(), make_collection()
    wave, foreign = make_wave(collection), make_wave(other, title="Foreign wave")
    take = make_take(collection, wave=wave)
    client = at_the_desk(make_editor())
    for address, field in ((edit(collection), "takes__0__wave"), (edit(take), "wave")):
        assert "Foreign wave" not in page(client.get(address))
        response = save(client, address, **{field: str(foreign.pk)})
        assert list(errors(response)) == [field.replace("__", "-")]
    take.refresh_from_db()
    assert take.wave == wave


def test_a_publisher_dates_a_wave_and_its_answers_go_along():
    collection = make_collection()
    wave = make_wave(collection, timezone.now() + timedelta(days=3))
    article = make_answer(collection, wave=wave, state=State.SCHEDULED).article
    publisher = make_publisher()
    day, time = at(5)
    response = save(
        at_the_desk(publisher),
        edit(collection),
        waves__0__release_at_0=day,
        waves__0__release_at_1=time,
    )
    assert errors(response) == {}
    article.refresh_from_db()
    assert f"{timezone.localtime(article.release_at):%Y-%m-%d}" == day
    act = Act.objects.filter(verb=Act.Verb.MOVED).get()
    assert (act.by, act.detail["wave"]) == (publisher, wave.pk)


def test_a_publisher_adds_a_wave_with_a_date():
    collection = make_collection()
    day, time = at(5)
    save(
        at_the_desk(make_publisher()),
        edit(collection),
        waves__0__title="New",
        waves__0__release_at_0=day,
        waves__0__release_at_1=time,
    )
    assert f"{timezone.localtime(collection.waves.get().release_at):%Y-%m-%d}" == day


def test_an_editor_adds_a_wave_but_dates_none_not_even_by_hand():
    """The field is closed, says why, and what is sent for it all the same is not read."""
    collection = make_collection()
    wave = make_wave(collection, timezone.now() + timedelta(days=3))
    client = at_the_desk(make_editor())
    assert "Only publishers date waves." in page(client.get(edit(collection)))
    dates = {f"waves__{n}__release_at_{part}": at(9)[part] for n in (0, 1) for part in (0, 1)}
    response = save(client, edit(collection), waves__1__title="Extra", **dates)
    assert errors(response) == {}
    extra = collection.waves.get(title="Extra")
    assert extra.release_at is None
    assert Wave.objects.get(pk=wave.pk).release_at == wave.release_at
    assert not Act.objects.filter(verb=Act.Verb.MOVED).exists()


def test_a_wave_that_is_out_is_not_moved_and_nothing_else_is_saved():
    collection = make_collection("Before")
    wave = make_wave(collection, timezone.now() - timedelta(days=3))
    make_answer(collection, wave=wave, state=State.PUBLIC)
    day, time = at(5)
    response = save(
        at_the_desk(make_publisher()),
        edit(collection),
        title="After",
        waves__0__release_at_0=day,
        waves__0__release_at_1=time,
    )
    found = errors(response)
    assert list(found) == ["waves-0-release_at"]
    assert "is out already" in found["waves-0-release_at"][0]
    collection.refresh_from_db()
    assert collection.title == "Before"
    assert Wave.objects.get().release_at == wave.release_at
    assert not Act.objects.filter(verb=Act.Verb.MOVED).exists()


def test_an_editor_moves_what_is_not_approved_and_nothing_else():
    collection = make_collection()
    soon = make_wave(collection, timezone.now() + timedelta(days=1))
    late = make_wave(collection, timezone.now() + timedelta(days=9))
    draft = make_answer(collection, wave=soon, state=State.DRAFT)
    approved = make_answer(collection, wave=soon, state=State.SCHEDULED)
    editor = make_editor()
    client = at_the_desk(editor)
    assert errors(save(client, edit(collection), takes__0__wave=late.pk)) == {}
    draft.refresh_from_db()
    assert (draft.wave, draft.article.release_at) == (late, late.release_at)
    assert Act.objects.get(verb=Act.Verb.MOVED).by == editor
    for address, field in ((edit(collection), "takes__1__wave"), (edit(approved), "wave")):
        found = errors(save(client, address, **{field: late.pk}))
        assert list(found) == [field.replace("__", "-")]
        assert "only a publisher" in next(iter(found.values()))[0]
    approved.refresh_from_db()
    assert approved.wave == soon
    publisher = at_the_desk(make_publisher())
    assert errors(save(publisher, edit(approved), wave=late.pk)) == {}
    approved.refresh_from_db()
    assert approved.article.release_at == late.release_at


def test_an_editor_gives_no_take_an_approved_article():
    """The wave would date it, which is a publisher's to do; nor is one taken away."""
    collection = make_collection()
    wave = make_wave(collection, timezone.now() + timedelta(days=9))
    empty = make_take(collection, wave=wave)
    approved = make_article(state=State.SCHEDULED)
    held = make_answer(collection, wave=wave, state=State.SCHEDULED)
    date = approved.release_at
    client = at_the_desk(make_editor())
    for address, field, article in (
        (edit(collection), "takes__0__article", approved.pk),
        (edit(empty), "article", approved.pk),
        (edit(collection), "takes__1__article", ""),
        (edit(held), "article", ""),
        (edit(collection), "takes__2__article", approved.pk),
    ):
        response = save(
            client, address, **{field: article, "takes__2__people": [make_contributor().pk]}
        )
        assert list(errors(response)) == [field.replace("__", "-")]
    approved.refresh_from_db()
    assert approved.release_at == date
    draft = make_article(state=State.DRAFT)
    assert errors(save(client, edit(empty), article=draft.pk)) == {}
    draft.refresh_from_db()
    assert draft.release_at == wave.release_at


def test_one_article_answers_once():
    collection = make_collection()
    taken = make_answer(collection, state=State.DRAFT)
    other = make_take(collection)
    response = save(at_the_desk(make_editor()), edit(other), article=taken.article.pk)
    assert list(errors(response)) == ["article"]


def test_two_moves_that_forbid_each_other_leave_everything_as_it_was(monkeypatch):
    """What the form let through and the verb then refuses: a message, and nothing saved."""
    from articles.admin import collection as screen
    from articles.workflow import NotPossible

    def refuse(*_arguments: object, **_keywords: object) -> None:
        raise NotPossible("Not any more.")

    collection = make_collection("Before")
    make_wave(collection)
    monkeypatch.setattr(screen, "refusal", lambda verb: "")
    monkeypatch.setattr(screen, "move_wave", refuse)
    day, time = at(5)
    response = save(
        at_the_desk(make_publisher()),
        edit(collection),
        title="After",
        waves__0__release_at_0=day,
        waves__0__release_at_1=time,
    )
    assert "Not any more. Nothing was saved." in page(response)
    collection.refresh_from_db()
    assert collection.title == "Before"


def test_a_pull_quote_is_edited_on_the_page_of_the_take():
    take = make_take(make_collection())
    save(at_the_desk(make_editor()), edit(take), pull_quote="One sentence.")
    take.refresh_from_db()
    assert take.pull_quote == "One sentence."
    assert Act.objects.about(take).get().detail["fields"] == ["Pull quote"]


def test_takes_are_made_in_their_collection_only():
    assert at_the_desk(make_administrator()).get("/admin/articles/take/add/").status_code == 403


@pytest.mark.parametrize("name", ["collection", "take", "wave"])
def test_writers_see_neither_collections_nor_takes(name):
    take = make_take(make_collection())
    client = at_the_desk(make_writer())
    if name == "wave":  # Waves have no screen of their own, for anybody.
        assert client.get("/admin/articles/wave/").status_code == 404
        return
    assert client.get(url(f"articles_{name}_changelist")).status_code == 403
    thing = take if name == "take" else take.collection
    assert client.get(edit(thing)).status_code == 403
    assert client.post(edit(thing), {"title": "Mine"}).status_code == 403


def test_extra_fields_in_a_post_have_no_effect():
    collection = make_collection(state=State.DRAFT)
    make_take(collection)
    save(
        at_the_desk(make_editor()),
        edit(collection),
        title="New title",
        status="approved",
        release_at_0="2020-01-01",
        release_at_1="00:00",
        release_at="2020-01-01",
        takes__0__pull_quote="Sneaked in",
        takes__0__collection="1",
    )
    collection.refresh_from_db()
    assert collection.title == "New title"
    assert collection.state() is State.DRAFT
    assert collection.release_at is None
    assert collection.takes.get().pull_quote == ""


def test_takes_of_other_collections_are_not_reached_through_this_form():
    """A row that names a take from elsewhere changes nothing there."""
    collection, other = make_collection(), make_collection()
    make_take(collection)
    foreign = make_take(other, confidence=1)
    people = list(foreign.participant_set.values_list("contributor", flat=True))
    save(
        at_the_desk(make_editor()),
        edit(collection),
        takes__0__id=str(foreign.pk),
        takes__0__confidence="9",
        takes__0__people=[make_contributor().pk],
    )
    foreign.refresh_from_db()
    assert (foreign.collection, foreign.confidence) == (other, 1)
    assert list(foreign.participant_set.values_list("contributor", flat=True)) == people


def test_the_numbers_of_the_list_are_those_of_the_page():
    collection = make_collection("Numbers")
    make_answer(collection, by=[make_contributor(), make_contributor()])
    make_take(collection)
    make_take(collection, state=Take.State.DECLINED)
    client = at_the_desk(make_editor())
    row = client.get(url("articles_collection_changelist")).context["cl"].result_list[0]
    assert (row.experts, row.answers) == (3, 1)
    assert Article.objects.public().count() == 1


def test_a_collection_is_not_among_the_earlier_ones_of_its_series():
    collection, earlier = make_collection(), make_collection()
    client = at_the_desk(make_editor())
    chosen = [str(collection.pk), str(earlier.pk)]
    told = errors(save(client, edit(collection), earlier_collections=chosen))
    assert told == {"earlier_collections": ["A collection is not earlier than itself."]}
    assert errors(save(client, edit(collection), earlier_collections=chosen[1:])) == {}
    assert collection.earlier_collections.get() == earlier

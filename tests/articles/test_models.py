"""The models: impossible states, bylines that stay true, and a log that cannot be rewritten."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from articles import workflow
from articles.models import (
    Act,
    AppendOnlyError,
    Article,
    Byline,
    Collection,
    Convener,
    Participant,
    Release,
    Section,
    Tag,
    Take,
    Wave,
)
from contributors.models import Affiliation, Contributor, Organisation
from tests.factories import (
    make_answer,
    make_article,
    make_collection,
    make_contributor,
    make_publisher,
    make_take,
    make_wave,
)

pytestmark = pytest.mark.django_db

State = Release.State


def refused(change):
    """Whether the database refuses what `change` does."""
    with pytest.raises(IntegrityError), transaction.atomic():
        change()
    return True


def test_the_database_refuses_impossible_releases():
    now = timezone.now()
    for subject in (make_article(state=State.DRAFT), make_collection(state=State.DRAFT)):
        rows = type(subject)._base_manager.filter(pk=subject.pk)
        assert refused(lambda rows=rows: rows.update(status="published"))
        assert refused(lambda rows=rows: rows.update(withdraw_at=now))
        assert refused(lambda rows=rows: rows.update(status="approved", withdraw_at=now))
        assert refused(
            lambda rows=rows: rows.update(
                status="approved", release_at=now, withdraw_at=now - timedelta(seconds=1)
            )
        )
        assert refused(lambda rows=rows: rows.update(title=""))


def test_the_database_refuses_impossible_takes_people_and_years():
    take = make_answer(make_collection())
    takes = Take.objects.filter(pk=take.pk)
    assert refused(lambda: takes.update(confidence=11))
    assert refused(lambda: takes.update(confidence=0))
    assert refused(lambda: takes.update(position=8))
    assert refused(lambda: takes.update(state="declined"))
    assert refused(lambda: takes.update(state="lost"))
    person = make_contributor("Sample", ("Reader", "Sample University"))
    affiliations = Affiliation.objects.filter(contributor=person)
    assert refused(lambda: affiliations.update(from_year=2015, to_year=2014))
    assert refused(lambda: affiliations.update(from_year=215))
    organisation = Organisation.objects.get()
    assert refused(
        lambda: Affiliation.objects.create(
            contributor=person, organisation=organisation, is_primary=True
        )
    )
    assert refused(lambda: Organisation.objects.create(name="SAMPLE  university"))
    assert refused(lambda: Contributor.objects.create(name=""))
    for row in (
        lambda: Participant.objects.create(take=take, contributor=take.participants.get()),
        lambda: Byline.objects.create(article=take.article, contributor=take.participants.get()),
        lambda: Convener.objects.bulk_create(
            [Convener(collection=take.collection, contributor=person)] * 2
        ),
        lambda: Tag.objects.create(name="x", slug="x", kind="mood"),
    ):
        assert refused(row)


def test_impossible_states_are_form_errors_that_say_what_is_wrong():
    person = make_contributor("Sample", ("Reader", "Sample University"))
    affiliation = person.affiliations.get()
    affiliation.from_year, affiliation.to_year = 2015, 2014
    with pytest.raises(ValidationError, match="cannot end before it begins"):
        affiliation.full_clean()
    with pytest.raises(ValidationError, match="organisation of this name"):
        Organisation(name="sample university", slug="x").full_clean()


def test_a_take_keeps_to_the_waves_and_the_scale_of_its_collection():
    collection = make_collection(scale="Disagree\nAgree")
    take = make_take(collection)
    take.position = 3
    with pytest.raises(ValidationError, match="2 positions"):
        take.full_clean()
    take.position = None
    take.wave = make_wave(make_collection())
    with pytest.raises(ValidationError, match="another collection"):
        take.full_clean()
    with pytest.raises(ValidationError, match="another collection"):
        take.save()


def test_a_scale_has_two_to_seven_positions():
    for lines in (["Agree"], ["Agree"] * 8):
        with pytest.raises(ValidationError, match="2 to 7"):
            Collection(title="x", slug="x", question="x?", scale="\n".join(lines)).full_clean()
    tidy = Collection(title="x", slug="x", question="x?", scale=" No \r\n\r\n Yes ")
    tidy.full_clean()
    assert tidy.positions == ["No", "Yes"]


def test_markup_is_stored_clean_whichever_way_it_came():
    article = make_article(body="<p onclick='x()'>Text<script>alert(1)</script></p>")
    assert article.body == "<p>Text</p>"
    article.refresh_from_db()
    assert article.body == "<p>Text</p>"


def test_words_are_counted_from_the_text():
    article = make_article(body="<p>One two <em>three</em>.</p>")
    article.body = "<p>One</p>"
    article.save(update_fields=["body"])
    article.refresh_from_db()
    assert article.word_count == 1
    assert article.minutes == 1


def move_on(person):
    """A career moves on: another role, another bio."""
    person.affiliations.update(is_primary=False)
    organisation = Organisation.objects.create(name="Elsewhere")
    Affiliation.objects.create(
        contributor=person, organisation=organisation, role="Head", is_primary=True
    )
    person.bio = "<p>Moved on.</p>"
    person.save()


def shown(article):
    byline = Article.objects.with_bylines().get(pk=article.pk).bylines.all()[0]
    return byline.affiliation_shown, byline.bio_shown


@pytest.fixture
def person():
    """Somebody with an affiliation and a bio."""
    return make_contributor(
        "Sample Person", ("Reader", "Sample University"), bio="<p>Reads at a sample.</p>"
    )


THEN = ("Reader, Sample University", "<p>Reads at a sample.</p>")
NOW = ("Head, Elsewhere", "<p>Moved on.</p>")


@pytest.mark.parametrize("state", [State.PUBLIC, State.WITHDRAWN])
def test_a_released_article_stays_true_when_a_career_moves_on(person, state):
    article = make_article(by=[person], state=state)
    move_on(person)
    assert shown(article) == THEN


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.UNDATED, State.SCHEDULED])
def test_an_article_that_is_not_out_follows_the_contributor(person, state):
    article = make_article(by=[person], state=state)
    assert shown(article) == THEN
    move_on(person)
    assert shown(article) == NOW


def test_a_renamed_organisation_reaches_what_is_not_out():
    person = make_contributor("Sample", ("Reader", "Sample University"))
    out, waiting = (make_article(by=[person], state=s) for s in (State.PUBLIC, State.SCHEDULED))
    organisation = Organisation.objects.get()
    organisation.name = "Sample College"
    organisation.save()
    assert shown(out)[0] == "Reader, Sample University"
    assert shown(waiting)[0] == "Reader, Sample College"


def test_what_an_editor_wrote_in_a_byline_stays(person):
    article = make_article(by=[person], state=State.DRAFT)
    article.bylines.update(affiliation_line="Visiting Reader", bio="", by_hand=True)
    workflow.approve(article, make_publisher(), release_at=timezone.now() + timedelta(days=1))
    move_on(person)
    assert shown(article) == ("Visiting Reader", "")


def test_the_log_is_only_ever_added_to():
    make_article()
    act = Act.objects.latest("pk")
    for attempt in (act.save, act.delete, Act.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            attempt()
    with pytest.raises(AppendOnlyError):
        Act.objects.update(note="rewritten")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE articles_act SET note = 'rewritten'",
        "DELETE FROM articles_act",
        # No DELETE to the triggers of either database.
        {
            "sqlite": "REPLACE INTO articles_act SELECT * FROM articles_act",
            "postgresql": "TRUNCATE articles_act",
        },
    ],
    ids=["update", "delete", "replace"],
)
def test_the_database_itself_refuses_to_rewrite_the_log(statement):
    make_article()
    connection.check_constraints()  # Nothing is left for the end that could refuse it first.
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement if isinstance(statement, str) else statement[connection.vendor])


def test_the_log_outlives_what_it_tells_of():
    article = make_article("Short-lived")
    article.delete()
    assert Act.objects.filter(subject_title="Short-lived").exists()


def test_the_database_refuses_what_no_single_row_shows():
    """By whatever way it comes: past the forms, past `save`, many rows at a time."""
    one, other = make_collection(), make_collection()
    take, wave = make_take(one, wave=make_wave(one)), make_wave(other)
    article, another = make_article(), make_article()
    assert refused(lambda: Take.objects.bulk_create([Take(collection=one, wave=wave)]))
    assert refused(lambda: Take.objects.filter(pk=take.pk).update(wave=wave))
    assert refused(lambda: Take.objects.filter(pk=take.pk).update(collection=other))
    assert refused(lambda: Wave.objects.filter(pk=take.wave_id).update(collection=other))
    assert refused(lambda: one.earlier_collections.add(one))
    articles = Article.objects.filter(pk=article.pk)
    for name in ("working_revision", "live_revision"):
        assert refused(lambda name=name: articles.update(**{name: another.live_revision}))
    # What is possible is let through by the same ways.
    Take.objects.bulk_create([Take(collection=other, wave=wave)])
    one.earlier_collections.add(other)


def test_the_database_refuses_pages_without_a_name_or_an_address():
    pages = [
        make_article(tags=("trade",), section=Section.objects.create(name="Opinion")),
        make_collection(),
        make_contributor("Sample", ("Reader", "Sample University")),
        *(model.objects.get() for model in (Organisation, Section, Tag)),
    ]
    for page in pages:
        rows = type(page)._base_manager.filter(pk=page.pk)
        assert refused(lambda rows=rows: rows.update(slug=""))
        if not isinstance(page, Article | Collection):
            assert refused(lambda rows=rows: rows.update(name=""))
    for model in (Section, Tag):
        name = model.objects.get().name.swapcase()
        assert refused(lambda model=model, name=name: model.objects.create(name=name, slug="x"))
        with pytest.raises(ValidationError, match="of this name already"):
            model(name=name, slug="x").full_clean()
    assert refused(lambda: Article.objects.update(choice_place=0))

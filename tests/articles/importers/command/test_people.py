"""Authors become contributors: known ones are found again, and none is doubled."""

import pytest

from articles.models import Article, Byline, Participant, Take
from contributors.models import Contributor, Organisation
from tests.articles.importers.command.running import import_takes, take
from tests.factories import make_contributor, make_wave

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "known",
    [
        {"name": "ann  EXAMPLE"},
        {"name": "Ann Example"},
        {"name": "A. Example", "twitter": "Ann_Ex"},
    ],
)
def test_known_contributor_is_reused_by_name_or_handle(collection, tmp_path, known):
    person = make_contributor(**known)
    bio = "Ann Example is Keeper of Keys at Sample House. Follow her at @ann_ex."
    (tmp_path / "a.txt").write_text(take(bio=bio))
    (tmp_path / "b.txt").write_text(take("Another", "Dr. Ann Example", bio, "More."))
    import_takes(tmp_path)
    assert Contributor.objects.get() == person
    assert Contributor.objects.get().twitter.lower() == "ann_ex"
    assert Byline.objects.filter(contributor=person).count() == 2


def test_other_middle_name_is_somebody_new_and_it_is_told(collection, tmp_path):
    make_contributor("Ann B. Example")
    make_contributor("Anna Example")
    (tmp_path / "a.txt").write_text(take())
    out = import_takes(tmp_path)
    assert "Ann Example may be the same person as Ann B. Example" in out
    assert Contributor.objects.filter(name="Ann Example").count() == 1
    (tmp_path / "b.txt").write_text(take("Another"))
    assert "may be the same" not in import_takes(tmp_path)


def test_contributor_with_accents_is_known_in_any_unicode_form(collection, tmp_path):
    person = make_contributor("José Núñez")
    (tmp_path / "a.txt").write_text(take(names="Jose\u0301 Nu\u0301n\u0303ez"), encoding="utf-8")
    import_takes(tmp_path)
    assert Contributor.objects.get() == person


def test_what_is_kept_of_a_contributor_is_never_overwritten(collection, tmp_path):
    person = make_contributor(
        "Ann Example", ("Director", "Mock House"), bio="<p>Kept.</p>", twitter="ann_old"
    )
    bio = "Ann Example is Keeper of Keys at Sample House. Follow her at @ann_new."
    (tmp_path / "a.txt").write_text(take(bio=bio))
    out = import_takes(tmp_path)
    person = Contributor.objects.get(pk=person.pk)
    assert (person.bio, person.twitter) == ("<p>Kept.</p>", "ann_old")
    assert person.affiliation_line == "Director, Mock House"
    assert [place.organisation.name for place in person.affiliations.all()] == [
        "Mock House",
        "Sample House",
    ]
    assert "the bio of Ann Example that is kept already differs" in out
    assert "Ann Example is kept as @ann_old, not @ann_new" in out
    assert "new for Ann Example: Sample House" in out


def test_handle_of_somebody_else_is_told_and_not_taken(collection, tmp_path):
    make_contributor("Ann Example")
    make_contributor("Bo Mock", twitter="shared_x")
    bio = "Ann Example is a writer. Follow her at @shared_x."
    (tmp_path / "a.txt").write_text(take(bio=bio))
    out = import_takes(tmp_path)
    assert "@shared_x belongs to somebody else already" in out
    assert Contributor.objects.get(name="Ann Example").twitter == ""


def test_organisation_is_never_doubled(collection, tmp_path):
    for number, name in enumerate(("Ann Example", "Bo Mock", "Cy Stub")):
        bio = f"{name} is a fellow at the {'SAMPLE house' if number else 'Sample House'}."
        (tmp_path / f"{number}.txt").write_text(take(f"Title {number}", name, bio))
    (tmp_path / "2.txt").write_text(
        take("Title 2", "Cy Stub", "Cy Stub is a fellow at Sample House.")
    )
    import_takes(tmp_path)
    assert Organisation.objects.filter(name_key="sample house").count() == 1


def test_past_affiliation_is_not_the_primary_one(collection, tmp_path):
    bio = "Ann Example was a 2015 fellow at Mock House. She is a writer for Sample Weekly."
    (tmp_path / "a.txt").write_text(take(bio=bio))
    import_takes(tmp_path)
    person = Contributor.objects.get()
    assert [place.is_primary for place in person.affiliations.all()] == [False, True]
    assert person.affiliation_line == "Writer, Sample Weekly"


def test_place_that_was_kept_for_the_author_is_filled(collection, tmp_path):
    wave = make_wave(collection)
    person = make_contributor("Ann Example")
    invited = Take.objects.create(collection=collection, wave=wave, state=Take.State.ACCEPTED)
    Participant.objects.create(take=invited, contributor=person)
    (tmp_path / "a.txt").write_text(take())
    out = import_takes(tmp_path)
    placed = collection.takes.get()
    assert (placed.pk, placed.wave, placed.state) == (invited.pk, wave, Take.State.SUBMITTED)
    assert placed.article == Article.objects.get()
    assert "filled the place that was kept for them" in out


def test_two_articles_of_one_title_get_addresses_of_their_own(collection, tmp_path):
    (tmp_path / "a.txt").write_text(take())
    (tmp_path / "b.txt").write_text(take(names="Bo Mock"))
    import_takes(tmp_path)
    assert sorted(Article.objects.values_list("slug", flat=True)) == [
        "a-sample-title",
        "a-sample-title-2",
    ]

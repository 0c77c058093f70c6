"""The sample magazine: whole, plainly invented, and the same again at a second run."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Act, Article, Collection, Release, Take
from articles.sample import load, words
from contributors.models import Contributor, Organisation
from hanoi.models import User
from tests.factories import make_article

pytestmark = pytest.mark.django_db

MARKS = ("Sample", "Specimen", "Example", "Placeholder", "Dummy")


def run() -> str:
    """Load the sample; what the command says."""
    said = StringIO()
    call_command("load_sample", stdout=said)
    return said.getvalue()


def test_the_sample_is_whole_plainly_invented_and_loaded_once(client, settings, tmp_path) -> None:
    """One load, which takes its time, for all that is asked of it."""
    settings.DATA_DIR = tmp_path
    said = run()
    check_that_it_is_whole()
    check_that_it_is_plainly_invented()
    for article in Article.objects.public():
        assert client.get(article.get_absolute_url()).status_code == 200
    assert client.login(username="editor@example.org", password=said.split()[-1])
    assert Path(tmp_path, "sample_password").stat().st_mode & 0o777 == 0o600
    check_that_a_second_run_changes_nothing(said)
    check_that_the_passwords_are_those_printed(said)


def check_that_it_is_whole() -> None:
    collection = Collection.objects.public().with_counts().get(slug=words.SLUG)
    takes = collection.takes.all()
    waves = [wave.is_open() for wave in collection.waves.all()]
    assert takes.count() == 80
    assert waves == [True, True, True, False]
    assert collection.answers == 60
    assert collection.experts == takes.values("participants").distinct().count() == 90
    assert Take.objects.filter(collection=collection, participants=None).count() == 0
    assert collection.earlier_collections.public().count() == 1
    assert Article.objects.public().filter(take=None).count() == 6
    states = {article.state() for article in Article.objects.all()}
    assert states == set(Release.State) - {Release.State.UNDATED, Release.State.WITHDRAWN}
    # Released in time, not all on the day of loading, and none of the last wave before its time.
    last = collection.waves.last()
    assert Article.objects.public(at=last.release_at - timedelta(seconds=1)).count() == 75
    assert Article.objects.public(at=last.release_at).count() == 87
    assert Act.objects.filter(at__gt=timezone.now()).count() == 0


def check_that_it_is_plainly_invented() -> None:
    for contributor in Contributor.objects.all():
        assert "invented" in contributor.bio.lower(), contributor
    for organisation in Organisation.objects.all():
        assert organisation.name.startswith(MARKS), organisation
    bodies = list(Article.objects.values_list("body", flat=True))
    assert len(set(bodies)) == len(bodies)
    assert not Article.objects.filter(bylines=None).exists()


def check_that_a_second_run_changes_nothing(said: str) -> None:
    before = (Act.objects.count(), list(Article.objects.values_list("updated_at", flat=True)))
    assert run() == said
    assert (Act.objects.count(), list(Article.objects.values_list("updated_at", flat=True))) == (
        before
    )
    assert User.objects.count() == 4


def check_that_the_passwords_are_those_printed(said: str) -> None:
    """Also where somebody who looked round has changed one."""
    for email in ("writer@example.org", "publisher@example.org"):
        changed = User.objects.get(email=email)
        changed.set_password("something else")
        changed.save()
        assert run() == said
        for user in User.objects.all():
            assert user.check_password(said.split()[-1]), (email, user)


def test_a_database_with_texts_of_its_own_is_left_alone() -> None:
    make_article()
    with pytest.raises(CommandError, match="texts of its own"):
        run()
    assert not load.is_loaded()

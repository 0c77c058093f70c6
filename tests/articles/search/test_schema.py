"""The indexes of the databases themselves."""

import pytest
from django.db import connection
from django.utils import timezone

from articles.search import search
from articles.search.schema import (
    TrigramsMissingError,
    ensure_trigrams,
    statements,
    undo_statements,
)
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_the_indexes_can_be_taken_away_and_made_again_over_what_is_there():
    make_article("Heron")

    with connection.cursor() as cursor:
        for statement in [*undo_statements(connection.vendor), *statements(connection.vendor)]:
            cursor.execute(statement)

    assert search("heron", at=timezone.now()).number == 1
    make_article("Another heron")
    assert search("heron", at=timezone.now()).number == 2


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has extensions")
def test_an_extension_that_may_not_be_created_is_asked_for_in_plain_words():
    # In the server’s own database, where nothing depends on it that vacuum could be looking at.
    with connection._nodb_cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("DROP EXTENSION IF EXISTS pg_trgm")
        cursor.execute("CREATE ROLE without_rights")
        cursor.execute("SET LOCAL ROLE without_rights")
        with pytest.raises(TrigramsMissingError, match="CREATE EXTENSION pg_trgm"):
            ensure_trigrams(cursor.db)
        cursor.execute("ROLLBACK")


def test_an_extension_that_is_there_is_left_alone(django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        ensure_trigrams(connection)

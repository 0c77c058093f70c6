"""What all tests share."""

import math
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import TransactionTestCase
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from pytest_django import DjangoDbBlocker

from articles.append_only import lifted
from contributors import site

Unblock = Callable[[], AbstractContextManager[None]]

APPEND_ONLY = ["articles_act", "articles_revision"]

# No test asserts how long something takes: on a machine that is busy, everything takes long.
hypothesis.register_profile(
    "untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
hypothesis.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def _flush_past_triggers() -> Iterator[None]:
    """Databases are emptied between tests that commit; the append-only triggers step aside."""
    teardown = TransactionTestCase._fixture_teardown

    def teardown_without_triggers(self: TransactionTestCase) -> None:
        with lifted(connection, APPEND_ONLY):
            teardown(self)

    TransactionTestCase._fixture_teardown = teardown_without_triggers  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = teardown  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def _site_of_the_settings() -> Iterator[None]:
    """Each test begins with a site that is known already, as it is on any page but the first."""
    site.keep(site.Site(settings.SITE_NAME, settings.SITE_TAGLINE), math.inf)
    yield
    site.forget()


@pytest.fixture(scope="module")
def module_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Unblock]:
    """For rows that a module makes once: `with module_rows(): …` in a fixture of its own.

    They lie in a transaction around those of the tests, each of which finds them as they were made,
    and leave with the last test. Not for a module with tests that commit.
    """
    with ExitStack() as around:
        with django_db_blocker.unblock():
            around.enter_context(transaction.atomic())
        yield django_db_blocker.unblock
        with django_db_blocker.unblock():
            transaction.set_rollback(True)
            around.close()

"""What all tests share."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase

from articles.append_only import lifted

APPEND_ONLY = ["articles_act"]


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

"""One process that reads, and a collection to import into."""

from contextlib import nullcontext

import pytest

from articles.importers.worker import Worker
from articles.management.commands import import_takes as import_takes_command
from tests.factories import make_collection


@pytest.fixture(scope="session")
def worker():
    """One reading process for all of these tests; the tests of the worker start their own."""
    with Worker() as worker:
        yield worker


@pytest.fixture(autouse=True)
def _one_worker(worker, monkeypatch):
    monkeypatch.setattr(import_takes_command, "Worker", lambda: nullcontext(worker))


@pytest.fixture
def collection():
    return make_collection("The Reeds", slug="reeds")

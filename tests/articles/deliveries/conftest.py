"""Who drops documents, and what reads them."""

from contextlib import nullcontext

import pytest

from articles.deliveries import taking
from articles.importers.worker import Worker
from tests.desk import at_the_desk
from tests.factories import make_collection, make_editor


@pytest.fixture(scope="module")
def worker():
    """One reading process for all of these tests."""
    with Worker() as worker:
        yield worker


@pytest.fixture(autouse=True)
def _one_worker(worker, monkeypatch):
    monkeypatch.setattr(taking, "Worker", lambda: nullcontext(worker))


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def client(editor):
    return at_the_desk(editor)


@pytest.fixture
def collection():
    return make_collection(title="Reeds", slug="reeds")

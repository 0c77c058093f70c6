"""A delivery from several windows at once, on real connections: nothing is made twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from articles import deliveries
from articles.importers.documents import Author, TakeDocument
from articles.importers.load import Outcome, Target
from articles.models import Article, DeliveredDocument, Delivery
from contributors.models import Contributor
from tests.factories import make_collection, make_editor

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

WINDOWS = 4


def at_once(act: Callable[[], Any]) -> list[Any]:
    """What `act` gives in each of four windows, at the same instant."""
    start = Barrier(WINDOWS)

    def one(_window: int) -> Any:
        try:
            start.wait(timeout=30)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(WINDOWS) as pool:
        return list(pool.map(one, range(WINDOWS)))


def test_import_is_pressed_in_four_windows_and_each_document_comes_in_once():
    editor, collection = make_editor(), make_collection()
    delivery = deliveries.begin(editor, uuid4())
    finals = []
    for number in range(3):
        document = TakeDocument(
            f"{number}.txt", f"Title {number}", "<p>Text.</p>", authors=(Author("Ann Example"),)
        )
        row = DeliveredDocument.objects.create(
            delivery=delivery,
            reference=document.reference,
            content_digest=f"{number}" * 64,
            recognised=document.as_data(),
        )
        finals.append(deliveries.Final(row, document, (None,)))
    target = Target(collection, by=editor)
    loaded = at_once(lambda: deliveries.bring_in(finals, target))
    assert [one.outcome for some in loaded for one in some] == [Outcome.CREATED] * 3
    assert Article.objects.count() == 3
    assert Contributor.objects.count() == 1
    assert not deliveries.waiting(delivery)


def test_files_that_are_sent_at_once_come_into_one_delivery():
    editor, key = make_editor(), uuid4()
    assert {one.pk for one in at_once(lambda: deliveries.begin(editor, key))} == {key}
    assert Delivery.objects.count() == 1

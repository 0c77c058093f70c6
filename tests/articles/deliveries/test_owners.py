"""Whose a delivery is, the ways to the page, and what it asks of the database."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import deliveries
from articles.importers.load import Outcome
from articles.models import Article, DeliveredDocument, Delivery
from tests.articles.deliveries.dropping import IMPORT, drop, file, review, take, zipped
from tests.desk import at_the_desk, form_data, page, url
from tests.factories import make_article, make_contributor, make_publisher, make_wave, make_writer

pytestmark = pytest.mark.django_db


def test_nobody_else_sees_what_somebody_has_dropped(client, collection):
    address = drop(client, file(), collection=collection.pk)
    other = at_the_desk(make_publisher())
    data = {**form_data(client.get(address)), "_import": "yes"}
    for screen in (address, f"{address}report/"):
        assert other.get(screen).status_code == 404
    assert other.post(address, data).status_code == 404
    key = str(Delivery.objects.get().pk)
    assert other.post(IMPORT, {"key": key, "files": [file()]}).status_code == 403
    assert "Begun and not imported yet" not in page(other.get(IMPORT))
    assert not Article.objects.exists()


def test_a_writer_imports_nothing(client, collection):
    address = drop(client, file(), collection=collection.pk)
    writer = make_writer()
    Delivery.objects.update(user=writer)
    desk = at_the_desk(writer)
    for screen in (IMPORT, address, f"{address}report/"):
        assert desk.get(screen).status_code == 403
        assert desk.post(screen, {"key": str(uuid4()), "_import": "yes"}).status_code == 403
    assert "Import documents" not in page(desk.get("/admin/"))
    with pytest.raises(deliveries.NotAllowed):
        deliveries.bring_in([], deliveries.bringing.Target(collection, by=writer))


def test_it_is_thrown_away_by_its_owner_or_after_a_week(client, editor, collection):
    address = drop(client, file(), collection=collection.pk)
    assert "were thrown away" in page(review(client, address, "_discard"))
    assert not Delivery.objects.exists()
    address = drop(client, file(), collection=collection.pk)
    Delivery.objects.update(touched_at=timezone.now() - deliveries.KEPT)
    assert client.get(address).status_code == 404
    assert not deliveries.unfinished(editor)
    drop(client, file("b.txt"), collection=collection.pk)
    assert not DeliveredDocument.objects.filter(reference="ann.txt").exists()


def test_a_document_that_came_after_the_page_was_opened_is_not_imported_unseen(client, collection):
    key = str(uuid4())
    address = drop(client, file(), collection=collection.pk, key=key)
    data = form_data(client.get(address))
    drop(client, file("late.txt", take("Late", "Zoe Example")), collection=collection.pk, key=key)
    client.post(address, {**data, "_import": "yes"})
    assert Article.objects.get().title == "A Sample Title"


def test_the_ways_in(client, collection):
    assert f'href="{IMPORT}"' in page(client.get("/admin/"))
    assert f'href="{IMPORT}"' in page(client.get(url("articles_article_changelist")))
    form = page(client.get(url("articles_collection_change", collection.pk)))
    assert f'href="{IMPORT}?collection={collection.pk}"' in form
    chosen = page(client.get(f"{IMPORT}?collection={collection.pk}"))
    assert f'<option value="{collection.pk}" selected>Reeds</option>' in chosen
    assert client.get(f"{IMPORT}?collection=x&wave=%00").status_code == 200
    writer = page(at_the_desk(make_writer()).get(url("articles_article_changelist")))
    assert IMPORT not in writer


def test_the_review_asks_as_little_for_eighty_documents_as_for_two(client, collection):
    make_wave(collection, timezone.now() + timedelta(days=3))
    asked = {}
    for number in (2, 80):
        names = [f"Ann{chr(97 + n // 26)}{chr(97 + n % 26)} Example" for n in range(number)]
        people = [make_contributor(name) for name in names[::2]]
        archive = zipped(**{f"{n}.txt": take(f"Take {n}", name) for n, name in enumerate(names)})
        address = drop(client, file("all.zip", archive), collection=collection.pk)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        assert len(response.context["cards"].sure) == number
        asked[number] = len(queries)
        Delivery.objects.all().delete()
        for person in people:
            person.delete()
    assert asked[2] == asked[80] <= 17, asked


def test_the_report_asks_as_little_for_twenty_documents_as_for_two(client, editor, collection):
    asked = {}
    for number in (2, 20):
        delivery = deliveries.begin(editor, uuid4())
        DeliveredDocument.objects.bulk_create(
            DeliveredDocument(
                delivery=delivery,
                reference=f"{n}.txt",
                recognised={},
                outcome=Outcome.CREATED,
                article=make_article(f"Take {number} {n}", state="draft"),
            )
            for n in range(number)
        )
        with CaptureQueriesContext(connection) as queries:
            text = page(client.get(url("import_report", delivery.pk)))
        assert f"{number} of {number} documents are drafts now." in text
        asked[number] = len(queries)
    assert asked[2] == asked[20] <= 8, asked

"""No log names the token of a preview link."""

import io
import logging

import pytest
from django.test import Client

from articles import previewing, workflow
from tests.factories import make_article, make_publisher


@pytest.mark.django_db
def test_a_log_tells_no_token_whatever_happens(monkeypatch):
    """Neither where nothing is found, nor where a method is refused, nor where the page breaks."""
    token = workflow.share_preview(make_article(state="draft"), make_publisher())
    client = Client(raise_request_exception=False)
    handlers = logging.getLogger().handlers
    stderr = next(handler for handler in handlers if type(handler) is logging.StreamHandler)
    monkeypatch.setattr(stderr, "stream", io.StringIO())

    def fail(article):
        raise RuntimeError("The page is broken.")

    client.get(f"/preview/{token}/no-such-answer/")
    client.post(f"/preview/{token}/")
    client.get(f"/preview/{token}")
    monkeypatch.setattr(previewing, "text_to_preview", fail)
    client.get(f"/preview/{token}/")

    logged = stderr.stream.getvalue()
    assert "Not Found: /preview/…/no-such-answer/" in logged
    assert "Method Not Allowed (POST): /preview/…/" in logged
    assert "Internal Server Error: /preview/…/" in logged
    assert "The page is broken." in logged
    assert token not in logged

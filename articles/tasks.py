"""What is done outside the requests of people: `manage.py db_worker` does it."""

from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.tasks import task

from articles.outward import checking
from articles.outward.links import outward_in, outward_of


@task
def check_links(article_id: int) -> int:
    """Ask the outward links of an article that are due; how many were.

    What was found broken for the first time, or was left as its host was busy, is asked later.
    """
    if not settings.CHECK_OUTWARD_LINKS:
        return 0
    done = checking.go_through(outward_in(checking.texts_of(article_id)))
    if again := done.again_at:
        check_links.using(run_after=again).enqueue(article_id)
    return len(done.asked)


def check_links_of(article_id: int, snapshot: dict[str, Any]) -> None:
    """Have the outward links of a text checked, if it has any, once it is saved for good."""
    if settings.CHECK_OUTWARD_LINKS and outward_of(snapshot):
        transaction.on_commit(partial(check_links.enqueue, article_id))

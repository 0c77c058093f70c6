"""manage.py rebuild_search: the index of the search, made anew from what is there."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from articles.models import Article, Collection
from articles.search.index import rebuild
from contributors.models import Contributor


class Command(BaseCommand):
    """Index everything anew, while readers go on searching."""

    help = (
        "Make the index of the search anew from all articles, collections and contributors: after "
        "restoring a back-up or loading rows past the models. Readers can search all the while."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild in batches, and say how many of each kind were indexed."""
        total = sum(model.objects.count() for model in (Article, Collection, Contributor))
        done: Counter[str] = Counter()
        with tqdm(total=total, disable=not self.stderr.isatty(), leave=False) as bar:
            for kind, number in rebuild():
                done[kind] += number
                bar.update(number)
        self.stdout.write(
            f"{done['article']} articles, {done['collection']} collections and "
            f"{done['contributor']} contributors are indexed."
        )

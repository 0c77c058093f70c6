"""manage.py check_links: whether the outward links of what readers see still lead somewhere."""

import time
from argparse import ArgumentParser
from collections import Counter, deque
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone
from tqdm import tqdm

from articles.models import OutwardLink
from articles.outward import checking
from articles.outward.asking import Outcome

# So often all that is left is tried again while its hosts are busy.
PATIENCE = 5


class Command(BaseCommand):
    """Ask what is due, a host at a time; it can be stopped and started again."""

    help = (
        "Ask whether the outward links of what is public, or will be within a week, still lead to "
        "a page: once a day, from cron. What is known well enough is not asked again. The "
        "checklist of an article tells what was found broken twice."
    )
    pause = staticmethod(time.sleep)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what would be done, or do it."""
        parser.add_argument(
            "--dry-run", action="store_true", help="say how many would be asked, and ask nobody"
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Ask, and name what leads nowhere."""
        if not settings.CHECK_OUTWARD_LINKS:
            self.stdout.write("Outward links are not checked: CHECK_OUTWARD_LINKS is off.")
            return
        now = timezone.now()
        found = checking.addresses_before_readers(at=now)
        addresses = list(dict.fromkeys(address for some in found for address in some))
        due = checking.due(addresses, at=now)
        if dry_run:
            self.stdout.write(f"{len(due)} of {len(addresses)} outward addresses would be asked.")
            return
        counted, left = self._ask(due)
        checking.forget(at=now)
        self.stdout.write(
            f"{counted.total()} of {len(addresses)} outward addresses were asked: "
            f"{counted[Outcome.GONE]} lead to no page, "
            f"{counted[Outcome.UNREACHED]} could not be reached."
        )
        if left:
            self.stdout.write(f"{left} were left for the next time, as their hosts were busy.")
        for link in OutwardLink.objects.broken(addresses, at=now).order_by("address"):
            self.stdout.write(f"{link.http_status or '---'} {link.address}")

    def _ask(self, due: list[str]) -> tuple[Counter[str], int]:
        counted: Counter[str] = Counter()
        waiting, passed, rounds = deque(due), 0, 0
        with tqdm(
            total=len(due), disable=not self.stderr.isatty(), leave=False, unit="address"
        ) as bar:
            while waiting and rounds < PATIENCE:
                address = waiting.popleft()
                link = checking.ask_one(address)
                if link:
                    counted[link.outcome] += 1
                    passed = rounds = 0
                    bar.update()
                    continue
                waiting.append(address)
                passed += 1
                if passed == len(waiting):
                    self.pause(checking.PAUSE.total_seconds())
                    passed, rounds = 0, rounds + 1
        return counted, len(waiting)

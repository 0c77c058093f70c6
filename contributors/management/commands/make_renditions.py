"""manage.py make_renditions: the renditions of pictures that are missing."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from contributors import renditions
from contributors.models import Image


class Command(BaseCommand):
    """Make what is missing, picture by picture; it can be stopped and started again."""

    help = (
        "Make the renditions of pictures that are missing: after an upgrade, after restoring a "
        "back-up without them, or where no worker ran. What is there is left as it is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what would be done, or do it."""
        parser.add_argument(
            "--dry-run", action="store_true", help="say what is missing, and make nothing"
        )

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Go through all pictures; those that cannot be read are named, and the rest is done."""
        made = pictures = 0
        unreadable: list[str] = []
        images = Image.objects.order_by("pk")
        bar = tqdm(
            images.iterator(),
            total=images.count(),
            disable=not self.stderr.isatty(),
            leave=False,
            unit="picture",
        )
        for image in bar:
            number = len(renditions.missing(image))
            if not number and image.is_rendered:
                continue
            try:
                if not dry_run:
                    renditions.make(image)
            except (OSError, ValidationError) as error:
                unreadable.append(f"{image.file.name}: {_reason(error)}")
                continue
            made += number
            pictures += 1
        verb = "would be made" if dry_run else "were made"
        self.stdout.write(f"{made} renditions of {pictures} pictures {verb}.")
        if unreadable:
            raise CommandError("These originals cannot be read:\n" + "\n".join(unreadable))


def _reason(error: OSError | ValidationError) -> str:
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error.strerror)

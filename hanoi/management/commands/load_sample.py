"""manage.py load_sample: an invented magazine to look at, and accounts to log in with."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.models import Article, Collection
from articles.sample import load
from hanoi.models import User
from hanoi.roles import ADMINISTRATORS, EDITORS, PUBLISHERS, WRITERS
from hanoi.sample import choose_articles, load_pages

# One account a role; example.org belongs to nobody.
ACCOUNTS = {
    WRITERS: ("writer@example.org", "Wilma Writer"),
    EDITORS: ("editor@example.org", "Edgar Editor"),
    PUBLISHERS: ("publisher@example.org", "Paula Publisher"),
    ADMINISTRATORS: ("administrator@example.org", "Adam Administrator"),
}
STEPS = 6


class Command(BaseCommand):
    """Fill an empty database with a sample magazine; a second run changes nothing."""

    help = (
        "Fill an empty database with a sample magazine: a symposium of 80 invented answers in four "
        "waves, an earlier one, and ordinary articles. Makes an account for each role and prints "
        "how to log in. A second run changes nothing. A database that holds texts of its own is "
        "left alone."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the sample if it is not there yet, and print the accounts."""
        if not load.is_loaded():
            if Article.objects.exists() or Collection.objects.exists():
                raise CommandError(
                    _("This database holds texts of its own. The sample goes into an empty one.")
                )
            self._load()
        password = self._accounts()
        for role, (email, _name) in ACCOUNTS.items():
            self.stdout.write(f"{role.removesuffix('s') + ':':15} {email}  {password}")

    @transaction.atomic
    def _load(self) -> None:
        self._accounts()
        editor = User.objects.get(email=ACCOUNTS[EDITORS][0])
        publisher = User.objects.get(email=ACCOUNTS[PUBLISHERS][0])
        with tqdm(total=STEPS, disable=not self.stderr.isatty(), leave=False) as bar:

            def tick(step: str) -> None:
                bar.set_description(step)
                bar.update()

            load.load(editor, publisher, editor.email, tick)
        load_pages()
        choose_articles()

    def _accounts(self) -> str:
        """Make the accounts that are missing; returns their password."""
        password = _password(Path(settings.DATA_DIR, "sample_password"))
        # To check a password costs half a second, on purpose. All accounts have the same one, so
        # the first is checked, and the others have what is stored for it.
        stored = ""
        for role, (email, name) in ACCOUNTS.items():
            user = User.objects.filter(email=email).first()
            if user is None:
                user = User.objects.create_user(email, name=name)
            if not stored and not user.check_password(password):
                user.set_password(password)
            stored = user.password = stored or user.password
            user.save(update_fields=["password"])
            user.groups.set([Group.objects.get(name=role)])
        return password


def _password(path: Path) -> str:
    """The password of the sample accounts, made by chance once and kept for its owner alone."""
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write("-".join(secrets.token_hex(3) for _number in range(3)))
    return path.read_text()

"""Asking a verb beforehand: it is said, and taken back, so that forms know its very own answer."""

from collections.abc import Callable

from django.db import transaction

from articles.refusals import NotAllowed, NotPossible


def refusal(verb: Callable[[], None]) -> str:
    """Why `verb` refuses, or nothing. Whatever it did is undone."""
    try:
        with transaction.atomic():
            verb()
            transaction.set_rollback(True)
    except (NotAllowed, NotPossible) as reason:
        return str(reason)
    return ""

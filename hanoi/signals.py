"""What this process knows of the site is forgotten as soon as it changes."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from contributors.site import forget
from hanoi.models import Identity, Page


def connect() -> None:
    """Listen to the models that `contributors.site` is made of."""
    for model in (Identity, Page):
        for signal in (post_save, post_delete):
            signal.connect(_forget, sender=model, dispatch_uid=f"site {model.__name__}")


def _forget(sender: Any, using: str = "default", **kwargs: Any) -> None:
    """At once, and again when others may see the change: somebody may have asked in between."""
    forget()
    transaction.on_commit(forget, using=using)

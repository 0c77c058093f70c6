"""Running the command, and all that it may write."""

import io

import pytest
from django.core.management import CommandError, call_command

from articles.models import Act, Article, Byline, Collection, ImportedDocument, Participant, Take
from contributors.models import Affiliation, Contributor, Organisation

MODELS = [Article, Byline, Collection, ImportedDocument, Participant, Take, Act]
MODELS += [Affiliation, Contributor, Organisation]


def take(title="A Sample Title", names="Ann Example", bio="", text="The answer is a sample."):
    parts = [title, f"By {names}", text, bio]
    return "\n\n".join(part for part in parts if part) + "\n"


def import_takes(*paths, collection="reeds", **options) -> str:
    out = io.StringIO()
    call_command("import_takes", *map(str, paths), collection=collection, stdout=out, **options)
    return out.getvalue()


def failing(*paths, **options) -> tuple[str, str]:
    """What the command prints, and the error that it ends with."""
    out = io.StringIO()
    options = {"collection": "reeds", "stdout": out} | options
    with pytest.raises(CommandError) as error:
        call_command("import_takes", *map(str, paths), **options)
    return out.getvalue(), str(error.value)


def state() -> dict[str, list]:
    return {model.__name__: list(model._base_manager.order_by("pk").values()) for model in MODELS}

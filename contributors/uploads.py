"""Taking in pictures, many at once: one line a file, whatever becomes of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from contributors.markup import strip_control
from contributors.models import Image, digest
from contributors.pictures import PublicCopy, misnamed, public_copy, refuse_size

_TITLE = Image._meta.get_field("title").max_length or 0


@dataclass
class Outcome:
    """What became of a file: the picture that was made of it, or its twin, or what is wrong."""

    name: str
    image: Image | None = None
    twin: Image | None = None
    problem: str = ""
    notes: list[str] = field(default_factory=list)


def take_in(
    file: "UploadedFile[bytes]", user: Any, made: Callable[[Image], Any] = lambda image: None
) -> Outcome:
    """Make a picture of a file that `user` sent, and call `made` with it; wholly or not at all.

    Its title comes from the name of the file. Nothing else does: what a picture shows, somebody
    who sees it has to say.
    """
    outcome = Outcome(strip_control(str(file.name)))
    try:
        refuse_size(file.size or 0)
        content = file.read()
        mark = digest(content)
        outcome.twin = Image.objects.filter(digest=mark).first()
        if outcome.twin:
            return outcome
        copy = public_copy(content)
    except ValidationError as error:
        outcome.problem = " ".join(error.messages)
        return outcome
    file.seek(0)
    image = Image(title=title_from(outcome.name), file=file, created_by=user)
    image.copy = copy
    try:
        with transaction.atomic():
            image.save()
            made(image)
    except IntegrityError:
        # Somebody else sent the same file at this very moment.
        outcome.twin = Image.objects.get(digest=mark)
        return outcome
    outcome.image, outcome.notes = image, _notes(outcome.name, copy)
    return outcome


def title_from(name: str) -> str:
    """A title to find a picture again by, made of the name of its file."""
    words = re.sub(r"[\s_]+", " ", PurePath(name.replace("\\", "/")).stem).strip(" .-")
    return words[:_TITLE].strip() or _("Without a name")


def _notes(name: str, copy: PublicCopy) -> list[str]:
    moves = _("It moves; readers get its first picture, standing still.") if copy.moves else ""
    return [note for note in (misnamed(name, copy.kind), moves) if note]

"""Files that were chosen in a form which came back with errors: they need not be chosen again."""

import logging
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FOLDER = "held"
KEPT = timedelta(days=1)
# Of one person, at a time: the latest.
MOST = 10

logger = logging.getLogger(__name__)


class HeldUploadManager(models.Manager["HeldUpload"]):
    """Holds files, finds them again for whoever sent them, and throws old ones away on the way."""

    def hold(
        self, user: Any, file: "UploadedFile[bytes]", *, at: datetime | None = None
    ) -> "HeldUpload | None":
        """Keep a copy of a file that `user` sent; nothing where the disk takes none."""
        at = at or timezone.now()
        self._make_room(user, at)
        held = self.model(user=user, name=str(file.name)[:MOST_OF_A_NAME], created_at=at)
        file.seek(0)
        try:
            storages["default"].save(held.path, file)
        except OSError:
            # The form says what else is wrong with it, and asks for the file again.
            logger.exception("A file could not be held.")
            return None
        held.save(force_insert=True)
        return held

    def of(self, user: Any, token: str, *, at: datetime | None = None) -> "HeldUpload | None":
        """The file that this person sent under this sign, if it is still there."""
        try:
            key = UUID(token)
        except ValueError:
            return None
        since = (at or timezone.now()) - KEPT
        held = self.filter(pk=key, user=user, created_at__gt=since).first()
        return held if held and storages["default"].exists(held.path) else None

    def _make_room(self, user: Any, at: datetime) -> None:
        mine = self.filter(user=user).order_by("-created_at", "-pk")
        stay = list(mine.values_list("pk", flat=True)[: MOST - 1])
        old = models.Q(created_at__lte=at - KEPT) | (models.Q(user=user) & ~models.Q(pk__in=stay))
        for held in self.filter(old):
            held.let_go()


MOST_OF_A_NAME = 255


class HeldUpload(models.Model):
    """A file in the folder `held`, for its sender alone, for a day at most."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )
    name = models.CharField(max_length=MOST_OF_A_NAME, help_text=_("As its sender calls it."))
    created_at = models.DateTimeField(db_index=True)

    objects = HeldUploadManager()

    class Meta:
        verbose_name = _("file of a form that had errors")
        verbose_name_plural = _("files of forms that had errors")

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Where it lies in the storage: under a name that nobody chooses."""
        return f"{FOLDER}/{self.pk}"

    def content(self) -> bytes:
        """What is in it."""
        with storages["default"].open(self.path) as file:
            content: bytes = file.read()
        return content

    def uploaded(self) -> "UploadedFile[bytes]":
        """The file, as if it had been sent again."""
        return SimpleUploadedFile(self.name, self.content())

    def let_go(self) -> None:
        """Throw it away: its row, and its file once that is certain."""
        transaction.on_commit(partial(storages["default"].delete, self.path))
        self.delete()

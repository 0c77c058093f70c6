"""Pictures: of people, and at the head of articles and collections.

They live in this app because portraits need them and dependencies point one way only.
"""

import hashlib
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contributors.pictures import public_copy


class Image(models.Model):
    """A picture with what readers must be told about it.

    `file` is the original, for editors; readers get `public_file`, which holds pixels only, or one
    of the WebP copies beside it. None is served by its name on disk: a view asks first whether
    the picture is in public use.
    """

    title = models.CharField(
        _("title"), max_length=200, help_text=_("For finding it again. Readers do not see it.")
    )
    file = models.ImageField(_("file"), upload_to="originals/%Y/%m/")
    public_file = models.FileField(editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    widths = models.JSONField(
        editable=False,
        default=list,
        help_text=_("Of the WebP copies, in pixels and in ascending order."),
    )
    digest = models.CharField(
        max_length=64, editable=False, unique=True, help_text=_("SHA-256 of the original.")
    )
    alt = models.CharField(
        _("alternative text"),
        max_length=500,
        blank=True,
        help_text=_("What the picture shows, for those who do not see it. Needed to publish."),
    )
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("uploaded"), db_default=Now(), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )

    objects = models.Manager()

    class Meta:
        verbose_name = _("image")
        verbose_name_plural = _("images")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new file gets its public copy, or a `ValidationError` that says why not."""
        if self.file and not self.file._committed:  # type: ignore[attr-defined]  # Private, yet the only word on whether the file is new.
            self._take(self.file.read())
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Where readers get the picture, once it is in public use.

        The address is made of the content, so that it can be cached for ever and guessed by nobody.
        """
        return reverse("articles:image", kwargs={"name": self.public_name})

    @property
    def public_name(self) -> str:
        """The last part of the address: made of the content, with the extension of its type."""
        return str(self.public_file.name).rpartition("/")[2]

    def copy_name(self, width: int) -> str:
        """The name of the narrowest copy that is at least `width` pixels wide, or the widest."""
        fitting = (name for name, copy_width in self.copies if copy_width >= width)
        return next(fitting, self.copies[-1][0] if self.copies else self.public_name)

    @property
    def copies(self) -> list[tuple[str, int]]:
        """The name and the width of each WebP copy, the narrowest first."""
        return [(f"{self._stem}-{width}.webp", width) for width in self.widths]

    def copy_path(self, name: str) -> str | None:
        """Where the copy of this name lies in the storage; None if there is none."""
        if name != self.public_name and name not in dict(self.copies):
            return None
        return f"{str(self.public_file.name).rpartition('/')[0]}/{name}"

    @property
    def _stem(self) -> str:
        return self.public_name.rpartition(".")[0]

    def _take(self, content: bytes) -> None:
        copy = public_copy(content)
        self.file.seek(0)
        self.digest = hashlib.sha256(content).hexdigest()
        self.width, self.height = copy.width, copy.height
        self.widths = sorted(copy.copies)
        stem = hashlib.sha256(copy.content).hexdigest()[:32]
        self.public_file.name = _keep(f"{stem}.{copy.extension}", copy.content)
        for width, encoded in copy.copies.items():
            _keep(f"{self._stem}-{width}.webp", encoded)


def _keep(name: str, content: bytes) -> str:
    """Store a public copy under a name made of what it shows; returns its path.

    A file of this name and length is this very copy. A shorter one was cut off while it was
    written, and is replaced.
    """
    storage = storages["default"]
    path = f"public/{name[:2]}/{name}"
    if storage.exists(path) and storage.size(path) == len(content):
        return path
    storage.delete(path)
    saved: str = storage.save(path, ContentFile(content))
    return saved

"""Pictures: of people, and at the head of articles and collections.

They live in this app because portraits need them and dependencies point one way only.
"""

import hashlib
from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contributors import pictures
from contributors.pictures import PublicCopy, Rendition
from contributors.storing import keep

# What wants to be described, or called an ornament.
LACKING_ALT = models.Q(alt="", ornamental=False)


def expired(on: date | None = None) -> models.Q:
    """What may not be shown any more on a day, by default today."""
    return models.Q(rights_expire_on__lte=on or timezone.localdate())


class Image(models.Model):
    """A picture with what readers must be told about it, and what editors must know.

    `file` is the original, which has no address and which nobody but the server reads again.
    Readers get `public_file`, which holds pixels only, or one of the renditions that a task makes
    beside it (`contributors.renditions`). None is served by its name on disk: a view asks first
    whether the picture is in public use.
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
        help_text=_("Of the uncut renditions that are made, in pixels and in ascending order."),
    )
    cut_at = models.CharField(
        max_length=9,
        blank=True,
        editable=False,
        help_text=_("Around which point the cuts that are made were cut; empty before."),
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
    ornamental = models.BooleanField(
        _("only an ornament"),
        default=False,
        help_text=_("It tells nothing that a reader who does not see it would miss."),
    )
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    licence = models.CharField(
        _("licence"),
        max_length=200,
        blank=True,
        help_text=_("What allows it to be shown: a licence, an agreement, whom to ask."),
    )
    rights_expire_on = models.DateField(
        _("rights expire on"),
        null=True,
        blank=True,
        help_text=_(
            "From this day on it may not be shown any more. Empty if there is no such day."
        ),
    )
    focal_x = models.FloatField(_("from the left"), default=0.5)
    focal_y = models.FloatField(_("from the top"), default=0.5)
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

    # Of a new file, where somebody has made it already.
    copy: PublicCopy | None = None

    class Meta:
        verbose_name = _("image")
        verbose_name_plural = _("images")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="image_focal_point_is_in_it",
                violation_error_message=_("The point that matters most lies in the picture."),
            ),
            models.CheckConstraint(
                condition=models.Q(ornamental=False) | models.Q(alt=""),
                name="image_ornament_has_no_alt",
                violation_error_message=_(
                    "A picture that is only an ornament has no alternative text: empty it, or "
                    "uncheck “only an ornament”."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new file gets its public copy, or a `ValidationError` that says why not.

        What renditions are missing then is left to a task.
        """
        if self.file and not self.file._committed:  # type: ignore[attr-defined]  # Private, yet the only word on whether the file is new.
            content = self.file.read()
            self.file.seek(0)
            self._take(content, self.copy or pictures.public_copy(content))
        super().save(*args, **kwargs)
        if not self.is_rendered:
            from contributors.tasks import make_renditions  # Which needs this module.

            transaction.on_commit(partial(make_renditions.enqueue, self.pk))

    def get_absolute_url(self) -> str:
        """Where readers get the picture in full, once it is in public use.

        The address is made of the content, so that it can be cached for ever and guessed by nobody.
        """
        return reverse("articles:image", kwargs={"name": self.public_name})

    @property
    def choice_label(self) -> str:
        """Its title where somebody chooses it, with what would have to be seen to."""
        return f"{self.title} ({self.wants})" if self.wants else self.title

    @property
    def wants(self) -> str:
        """What somebody has to see to where it stands, in a few words."""
        wants = [gettext("rights expired")] if self.is_expired() else []
        wants += [gettext("no alternative text")] if self.lacks_alt else []
        return ", ".join(wants)

    @property
    def lacks_alt(self) -> bool:
        """Whether nobody has described it or called it an ornament yet."""
        return not (self.alt or self.ornamental)

    def is_expired(self, on: date | None = None) -> bool:
        """Whether it may not be shown any more on a day, by default today."""
        return self.rights_expire_on is not None and self.rights_expire_on <= (
            on or timezone.localdate()
        )

    @property
    def public_name(self) -> str:
        """The last part of the address: made of the content, with the extension of its type."""
        return str(self.public_file.name).rpartition("/")[2]

    @property
    def extension(self) -> str:
        """That of the public copy: `jpg`, or `png` where something shines through."""
        return self.public_name.rpartition(".")[2]

    @property
    def focus(self) -> pictures.Focus:
        """The place of what matters most in it: fractions of width and height."""
        return self.focal_x, self.focal_y

    @property
    def focus_name(self) -> str:
        """The focus as it stands in the names of cuts: in thousandths."""
        return f"{round(self.focal_x * 1000)}x{round(self.focal_y * 1000)}"

    @property
    def plan(self) -> list[Rendition]:
        """The renditions that it is to have."""
        return pictures.plan(self.width, self.height, self.extension)

    @property
    def is_rendered(self) -> bool:
        """Whether all of its renditions were made."""
        return bool(self.widths) and self.is_cut

    @property
    def is_cut(self) -> bool:
        """Whether the cuts around its present focus were made."""
        return self.cut_at == self.focus_name

    def rendition_name(self, rendition: Rendition) -> str:
        """The name of a rendition: of what it is made of and what was done to it."""
        shape = f"-{rendition.shape}-{self.focus_name}" if rendition.shape else ""
        return f"{self._stem}{shape}-{rendition.width}.{rendition.extension}"

    def names(self, extension: str) -> list[tuple[str, int]]:
        """Name and width of each uncut copy in a format, the narrowest first.

        Empty before they are made, but for the format of the public copy.
        """
        found = [
            (self.rendition_name(Rendition("", width, extension)), width)
            for width in self.widths
            if (width, extension) != (self.width, self.extension)
        ]
        return [*found, (self.public_name, self.width)] if extension == self.extension else found

    @property
    def made_names(self) -> list[str]:
        """The names of all that readers may get of it by now, the public copy first."""
        made = [
            self.rendition_name(one)
            for one in self.plan
            if (self.is_cut if one.shape else self.widths)
        ]
        return [self.public_name, *made]

    def fitting_name(self, width: int, extension: str = "webp") -> str:
        """The name of the narrowest copy that is at least `width` pixels wide, or of the widest."""
        copies = self.names(extension)
        fitting = (name for name, copy_width in copies if copy_width >= width)
        return next(fitting, copies[-1][0] if copies else self.public_name)

    @property
    def face_name(self) -> str:
        """The name of its small square; while that is not made, of what is in its place."""
        square = Rendition("1x1", self.face_size[0], "webp")
        return self.rendition_name(square) if self.is_cut else self.fitting_name(pictures.FACE)

    @property
    def face_size(self) -> tuple[int, int]:
        """Width and height of what `face_name` names, or of the same in larger."""
        side = min(pictures.FACE, self.width, self.height)
        return (side, side) if self.is_cut else (self.width, self.height)

    def path(self, name: str) -> str:
        """Where the copy of this name lies in the storage, if there is one."""
        return f"{str(self.public_file.name).rpartition('/')[0]}/{name}"

    @property
    def _stem(self) -> str:
        return self.public_name.rpartition(".")[0]

    def _take(self, content: bytes, copy: PublicCopy) -> None:
        """Take what is told of the picture from its file, and keep its public copy."""
        name = str(self.file.name)
        if pictures.misnamed(name, copy.kind):
            self.file.name = f"{name.rpartition('.')[0] or name}.{pictures.ENDINGS[copy.kind][0]}"
        self.digest = digest(content)
        self.width, self.height = copy.width, copy.height
        self.widths, self.cut_at = [], ""
        stem = hashlib.sha256(copy.content).hexdigest()[:32]
        path = f"public/{stem[:2]}/{stem}.{copy.extension}"
        keep(path, copy.content)
        self.public_file.name = path


def digest(content: bytes) -> str:
    """By what the same file is known again."""
    return hashlib.sha256(content).hexdigest()

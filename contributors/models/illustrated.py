"""What has pictures in its text: an index of which, kept with every save."""

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contributors.fields import MarkupField
from contributors.figures import pictures_in
from contributors.models.image import LACKING_ALT, Image


class Illustrated(models.Model):
    """Has texts with figures; `pictures` are those in the texts of its row.

    The index follows from the texts and is written by `save` alone. It says where a picture stands,
    and whether readers may have it, without a look into every text.
    """

    pictures: "models.ManyToManyField[Image, Any]" = models.ManyToManyField(
        Image,
        related_name="illustrated_%(class)ss",
        editable=False,
        verbose_name=_("picture in the text"),
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and have the index follow; of a new text without pictures there is none."""
        names = {
            field.name
            for field in self._meta.get_fields()
            if isinstance(field, MarkupField) and field.figures
        }
        fields = kwargs.get("update_fields")
        written = fields is None or not names.isdisjoint(fields)
        is_new = self._state.adding
        with transaction.atomic(savepoint=False):
            super().save(*args, **kwargs)
            if written:
                # Behind the save, which cleans them.
                shown = {key for name in names for key in pictures_in(getattr(self, name))}
                if shown or not is_new:
                    self._follow(shown)

    def _follow(self, shown: set[int]) -> None:
        if set(self.pictures.values_list("pk", flat=True)) != shown:
            self.pictures.set(Image.objects.filter(pk__in=shown))


def without_alt(text: str) -> str:
    """A sentence on the pictures in clean markup that nobody described; empty if there is none.

    Takes one query, and none where there are no pictures.
    """
    shown = Image.objects.filter(pk__in=pictures_in(text))
    titles = shown.filter(LACKING_ALT).order_by("pk").values_list("title", flat=True)
    named = ", ".join(f"“{title}”" for title in titles)
    said = gettext("A picture in the text has no alternative text: %(titles)s.")
    return said % {"titles": named} if named else ""

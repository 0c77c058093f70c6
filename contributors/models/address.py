"""Addresses that last: a changed slug leaves a permanent redirect behind."""

import re
from collections.abc import Collection
from typing import Any, Self

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contributors.models.alias import Alias
from contributors.names import slug_for

# What the addresses take; see Django's `slug` path converter.
SLUG = re.compile(r"[-a-zA-Z0-9_]+")


class PreviousPath(models.Model):
    """A path that led to `target` before its slug changed, and still does, by a redirect."""

    path = models.CharField(_("path"), max_length=255, unique=True)
    target_type = models.ForeignKey(ContentType, models.CASCADE)
    target_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("target_type", "target_id")

    class Meta:
        verbose_name = _("previous address")
        verbose_name_plural = _("previous addresses")
        indexes = [models.Index(fields=["target_type", "target_id"])]

    def __str__(self) -> str:
        return self.path


class Addressed(models.Model):
    """Has a page of its own at an address made of its slug."""

    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        help_text=_("The last part of the page’s address. A changed one redirects to the new."),
    )

    # The name of the URL pattern that takes the slug, set by each model.
    address_name: str
    _stored_slug: str | None = None

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; where the slug of a page that readers may know has changed, keep the old path."""
        old = self._stored_slug
        with transaction.atomic():
            super().save(*args, **kwargs)
            if old and old != self.slug:
                self._keep_path(old)
        self._stored_slug = self.slug

    def get_absolute_url(self) -> str:
        """The path of the page."""
        return reverse(self.address_name, kwargs={"slug": self.slug})

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **kwargs: Any
    ) -> Self:
        """The row, which remembers the slug that it was stored with."""
        instance = super().from_db(db, field_names, values, **kwargs)
        instance._stored_slug = instance.__dict__.get("slug")
        return instance

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete, and all that led here: redirects, and the keys of what was merged into it."""
        with transaction.atomic():
            self.previous_paths().delete()
            Alias.objects.of(type(self)).filter(survivor=self.pk).delete()
            return super().delete(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a slug whose address still redirects to something else."""
        super().clean()
        if not SLUG.fullmatch(self.slug):
            return  # The field itself says what is wrong with it.
        if self._leads_elsewhere(self.slug):
            raise ValidationError(
                {"slug": _("This address still redirects from an earlier page. Choose another.")}
            )

    def is_free(self, slug: str) -> bool:
        """Whether the page may have this slug: no other has it, or had it and is still found so."""
        others = type(self)._base_manager.exclude(pk=self.pk)
        return not (others.filter(slug=slug).exists() or self._leads_elsewhere(slug))

    def readers_may_know(self) -> bool:
        """Whether a reader may have kept this address, so that it has to last."""
        return True

    def previous_paths(self) -> models.QuerySet[PreviousPath]:
        """The paths that redirect here."""
        return PreviousPath.objects.filter(target_type=self._target_type(), target_id=self.pk)

    def set_free_slug(self, text: str) -> None:
        """Take the slug made of `text`, with a number behind it where it is taken already."""
        base = slug_for(text, fallback=str(self._meta.model_name))
        taken = set(
            type(self)
            ._base_manager.filter(slug__startswith=base)
            .exclude(pk=self.pk)
            .values_list("slug", flat=True)
        )
        path = reverse(self.address_name, kwargs={"slug": base}).removesuffix(f"{base}/")
        taken |= {
            kept.removeprefix(path).removesuffix("/")
            for kept in PreviousPath.objects.filter(path__startswith=f"{path}{base}").values_list(
                "path", flat=True
            )
        }
        self.slug, number = base, 1
        while self.slug in taken:
            number += 1
            self.slug = f"{base}-{number}"

    def _leads_elsewhere(self, slug: str) -> bool:
        """Whether the address made of `slug` redirects to another page."""
        path = reverse(self.address_name, kwargs={"slug": slug})
        kept = PreviousPath.objects.filter(path=path)
        if self.pk:
            kept = kept.exclude(target_type=self._target_type(), target_id=self.pk)
        return kept.exists()

    def _keep_path(self, old_slug: str) -> None:
        self.previous_paths().filter(path=self.get_absolute_url()).delete()
        if self.readers_may_know():
            PreviousPath.objects.update_or_create(
                path=reverse(self.address_name, kwargs={"slug": old_slug}),
                defaults={"target_type": self._target_type(), "target_id": self.pk},
            )

    def _target_type(self) -> ContentType:
        return ContentType.objects.get_for_model(self)


def address_constraint(name: str) -> models.CheckConstraint:
    """That a page has an address: without one, every list that leads to it would fail."""
    return models.CheckConstraint(
        condition=~models.Q(slug=""),
        name=f"{name}_has_an_address",
        violation_error_message=_("A page needs an address."),
    )

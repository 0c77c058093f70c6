"""Under which keys and names things were known before they were merged into others."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contributors.names import name_key

MOST_OF_A_NAME = 300


class AliasQuerySet(models.QuerySet["Alias"]):
    """Aliases, asked for by what texts and forms still say."""

    def of(self, model: type[models.Model]) -> "AliasQuerySet":
        """Those of one kind of thing."""
        return self.filter(kind=model._meta.label_lower)

    def survivors(self, model: type[models.Model], keys: Iterable[Any]) -> dict[int, int]:
        """The keys of what these keys lead to by now; none for a key that was never merged."""
        wanted = set(keys)
        if not wanted:
            return {}
        return dict(self.of(model).filter(key__in=wanted).values_list("key", "survivor"))

    def named(self, model: type[models.Model], names: Iterable[str]) -> "AliasQuerySet":
        """Those under one of these names, whatever its case."""
        return self.of(model).filter(name_key__in={key_of(name) for name in names})

    def lead_on(self, gone: models.Model, survivor: models.Model) -> None:
        """From now on, all that led to `gone` leads to `survivor`: in one step, however often it
        was merged before."""
        kind = self.of(type(gone))
        kind.filter(survivor=gone.pk).update(survivor=survivor.pk)
        self.note(type(gone), gone.pk, str(gone), survivor)

    def note(self, model: type[models.Model], key: int, name: str, survivor: models.Model) -> None:
        """Remember a key and a name of what is merged into `survivor`, or a name that it gives up
        itself."""
        self.update_or_create(
            kind=model._meta.label_lower,
            key=key,
            name_key=key_of(name),
            defaults={"name": name[:MOST_OF_A_NAME], "survivor": survivor.pk},
        )


class Alias(models.Model):
    """A key and a name that lead to something else by now, because the two were merged.

    Texts, revisions and open forms name things by key, and tags by name. None of them is written
    anew by a merge: whoever reads one looks here for what is not there any more.
    """

    kind = models.CharField(_("kind"), max_length=50)
    key = models.PositiveBigIntegerField(_("key"))
    name = models.CharField(_("name"), max_length=MOST_OF_A_NAME)
    name_key = models.CharField(max_length=MOST_OF_A_NAME, editable=False)
    survivor = models.PositiveBigIntegerField(_("leads to"))
    made_at = models.DateTimeField(_("when"), default=timezone.now)

    objects = AliasQuerySet.as_manager()

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "name_key"], name="alias_once"),
        ]
        indexes = [
            models.Index(fields=["kind", "name_key"], name="alias_name"),
            models.Index(fields=["kind", "survivor"], name="alias_survivor"),
        ]

    def __str__(self) -> str:
        return self.name


def key_of(name: str) -> str:
    """By what an alias is found when it is named."""
    return name_key(name)[:MOST_OF_A_NAME]

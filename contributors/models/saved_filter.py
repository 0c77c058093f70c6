"""Filters of a list that somebody keeps by a name, to come back to."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 2000


class SavedFilter(models.Model):
    """What one person asked of one list: its filters, words searched for, and order.

    `screen` is the label of the model that the list is of, such as “articles.article”; `query` is
    the part of the address behind the question mark. Filters such as “next 7 days” and “mine” are
    kept as such, and so mean the day on which they are opened.
    """

    owner: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+"
    )
    screen = models.CharField(max_length=100)
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=LONGEST)

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "screen", "name"], name="saved_filter_has_a_name_of_its_own"
            ),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(query=""), name="saved_filter_is_one"
            ),
        ]

    def __str__(self) -> str:
        return self.name

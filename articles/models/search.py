"""The index of the search: what each text is found by, folded and stemmed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """What one article, collection or contributor is found by.

    The columns hold terms, not texts (`articles.search.folding`), of public and unreleased things
    alike: nothing of an entry is ever shown, and every search asks `public()` first. The databases
    keep a full-text index of their own over these columns (`articles.search.schema`). Written by
    `articles.search.index` alone.
    """

    class Kind(models.TextChoices):
        """What it leads to."""

        ARTICLE = "article", _("answers and articles")
        COLLECTION = "collection", _("symposia")
        CONTRIBUTOR = "contributor", _("contributors")

    kind = models.CharField(max_length=11, choices=Kind)
    object_id = models.PositiveBigIntegerField()
    language = models.CharField(max_length=12, blank=True)
    # Title, question or name, folded but not stemmed, a space at either end: for suggestions and
    # for what is spelled almost alike.
    label = models.TextField()
    title = models.TextField()
    dek = models.TextField()
    names = models.TextField()
    body = models.TextField()
    # The words whose stem differs from them, each once: what a word in the making is a part of.
    whole = models.TextField()

    objects = models.Manager()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="search_entry_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["article", "collection", "contributor"]),
                name="search_entry_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"

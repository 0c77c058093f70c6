"""Where an article stands: its section and its tags."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.models.release import public_at
from contributors.models import Addressed, Alias, PreviousPath
from contributors.models.address import address_constraint
from contributors.models.alias import key_of
from contributors.names import slug_for


class SectionQuerySet(models.QuerySet["Section"]):
    """Sections, asked for by what readers may see."""

    def public(self, *, at: datetime | None = None) -> Self:
        """Those in which at least one public article runs."""
        at = at or timezone.now()
        return self.filter(models.Exists(_articles(self, at).filter(section=models.OuterRef("pk"))))


def _articles(queryset: models.QuerySet[Any], at: datetime) -> Any:
    return queryset.model._meta.get_field("articles").related_model.objects.public(at=at)


class Section(Addressed):
    """The column or “blog brand” that an article runs in."""

    address_name = "articles:section"

    name = models.CharField(_("name"), max_length=100, unique=True)
    description = models.CharField(_("description"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "name"]
        constraints = [
            address_constraint("section"),
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="section_has_a_name",
                violation_error_message=_("A section needs a name."),
            ),
            models.UniqueConstraint(
                Lower("name"),
                name="section_name_once",
                violation_error_message=_("There is a section of this name already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with an address made of the name where there is none."""
        if not self.slug:
            self.set_free_slug(self.name)
        super().save(*args, **kwargs)


class TagQuerySet(models.QuerySet["Tag"]):
    """Tags, asked for by what readers may see."""

    def get_by_natural_key(self, name: str) -> "Tag":
        """The tag of this name, for fixtures."""
        return self.get(name=name)

    def public(self, *, at: datetime | None = None) -> Self:
        """Those on at least one public article: the tags of an unreleased one give it away."""
        at = at or timezone.now()
        tagged = TaggedArticle.objects.filter(
            public_at(at, "content_object__"), tag=models.OuterRef("pk")
        )
        return self.filter(models.Exists(tagged))

    def unknown(self, words: Iterable[str], *, by_alias: bool = True) -> list[str]:
        """Those of the words that no tag has, whatever their case; nor, `by_alias`, has had before
        it was merged into another."""
        same = models.Q(pk__in=[])
        for word in (words := list(words)):
            same |= models.Q(name__iexact=word)
        names = self.filter(same).values_list("name", flat=True) if words else []
        known = {name.casefold() for name in names}
        missing = [word for word in words if word.casefold() not in known]
        if missing and by_alias:
            aliases = Alias.objects.named(self.model, missing).values_list("name_key", flat=True)
            missing = [word for word in missing if key_of(word) not in set(aliases)]
        return missing

    def called(self, words: Iterable[str]) -> list[str]:
        """The words; in the place of those that a merged tag had, what it is called by now."""
        words = list(words)
        missing = {key_of(word) for word in self.unknown(words, by_alias=False)}
        aliases = Alias.objects.named(self.model, words) if missing else Alias.objects.none()
        led = {one.name_key: one.survivor for one in aliases if one.name_key in missing}
        tags = self.in_bulk(set(led.values())) if led else {}
        names = {key: tags[to].name for key, to in led.items() if to in tags}
        return [names.get(key_of(word), word) for word in words]


class Tag(Addressed, TagBase):
    """A free keyword, a topic or a region."""

    address_name = "articles:tag"

    class Kind(models.TextChoices):
        """What sort of word it is."""

        KEYWORD = "keyword", _("keyword")
        TOPIC = "topic", _("topic")
        REGION = "region", _("region")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.KEYWORD)

    objects = TagQuerySet.as_manager()  # type: ignore[misc,assignment]  # Wider than that of TagBase.

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["keyword", "topic", "region"]),
                name="tag_kind_is_known",
                violation_error_message=_("A tag is a keyword, a topic or a region."),
            ),
            address_constraint("tag"),
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="tag_has_a_name",
                violation_error_message=_("A tag needs a name."),
            ),
            models.UniqueConstraint(
                Lower("name"),
                name="tag_name_once",
                violation_error_message=_("There is a tag of this name already."),
            ),
        ]

    def slugify(self, tag: str, i: int | None = None) -> str:
        """The address of a tag named `tag`, the `i`-th of its kind; letters are transliterated."""
        slug = slug_for(tag, fallback="tag")
        return f"{slug}-{i}" if i is not None else slug

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; an address that is made for a new one is none that leads on to another."""
        if self._state.adding and not self.slug:
            path = reverse(self.address_name, kwargs={"slug": self.slugify(self.name)})
            if PreviousPath.objects.filter(path=path).exists():
                self.set_free_slug(self.name)
        super().save(*args, **kwargs)


class TaggedArticle(ItemBase):
    """A tag on an article."""

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="tagged_articles")
    content_object = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="tagged_articles"
    )

    class Meta:
        verbose_name = _("tagged article")
        verbose_name_plural = _("tagged articles")
        constraints = [
            models.UniqueConstraint(
                fields=["tag", "content_object"], name="article_has_a_tag_once"
            ),
        ]

"""Where contributors work or worked."""

from datetime import datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from contributors.models.address import Addressed, address_constraint
from contributors.models.contributor import Contributor
from contributors.names import name_key

YEARS = (1900, 2100)


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Organisations, asked for by what readers may see and by name."""

    def public(self, *, at: datetime | None = None) -> Self:
        """Those with which a public contributor is affiliated."""
        public = Contributor.objects.public(at=at)
        return self.filter(
            models.Exists(
                Affiliation.objects.filter(
                    organisation=models.OuterRef("pk"), contributor__in=public
                )
            )
        )

    def named(self, name: str) -> Self:
        """The one whose name is `name`, Unicode and case folded."""
        return self.filter(name_key=name_key(name))


class Organisation(Addressed):
    """A university, a newspaper, a ministry: it has a public page."""

    address_name = "contributors:organisation"

    name = models.CharField(_("name"), max_length=200)
    name_key = models.CharField(max_length=200, editable=False, unique=True)
    website = models.URLField(_("website"), blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "pk"]
        constraints = [
            address_constraint("organisation"),
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="organisation_has_a_name",
                violation_error_message=_("An organisation needs a name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the key that follows from the name."""
        self.name_key = name_key(self.name)
        if not self.slug:
            self.set_free_slug(self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a second organisation of the same name at the field, not as a database error."""
        super().clean()
        self.name_key = name_key(self.name)
        twin = Organisation.objects.named(self.name).exclude(pk=self.pk)
        if self.name and twin.exists():
            raise ValidationError({"name": _now("There is an organisation of this name already.")})


class Affiliation(models.Model):
    """A contributor's role at an organisation, with its years where they are known."""

    contributor = models.ForeignKey(
        Contributor,
        models.CASCADE,
        related_name="affiliations",
        verbose_name=_("contributor"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="affiliations",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=200, blank=True)
    from_year = models.PositiveSmallIntegerField(
        _("from"),
        null=True,
        blank=True,
        validators=[MinValueValidator(YEARS[0]), MaxValueValidator(YEARS[1])],
    )
    to_year = models.PositiveSmallIntegerField(
        _("to"),
        null=True,
        blank=True,
        validators=[MinValueValidator(YEARS[0]), MaxValueValidator(YEARS[1])],
        help_text=_("Empty while it lasts."),
    )
    is_primary = models.BooleanField(
        _("primary"), default=False, help_text=_("The one that is named beside the person.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = models.Manager()

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(from_year__isnull=True)
                | models.Q(to_year__isnull=True)
                | models.Q(from_year__lte=models.F("to_year")),
                name="affiliation_years_in_order",
                violation_error_message=_("An affiliation cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=(models.Q(from_year__isnull=True) | models.Q(from_year__range=YEARS))
                & (models.Q(to_year__isnull=True) | models.Q(to_year__range=YEARS)),
                name="affiliation_years_are_plausible",
                violation_error_message=_("Years lie between 1900 and 2100."),
            ),
            models.UniqueConstraint(
                "contributor",
                condition=models.Q(is_primary=True),
                name="contributor_has_one_primary_affiliation",
                violation_error_message=_("Only one affiliation can be the primary one."),
            ),
        ]

    def __str__(self) -> str:
        return self.line

    @property
    def line(self) -> str:
        """“Role, Organisation”, or the organisation alone."""
        return f"{self.role}, {self.organisation.name}" if self.role else self.organisation.name

    @property
    def years(self) -> str:
        """“2015”, “2015–2018”, “since 2015”, “until 2018”, or nothing."""
        if self.from_year and self.to_year:
            one_year = self.from_year == self.to_year
            return f"{self.from_year}" if one_year else f"{self.from_year}–{self.to_year}"
        if self.from_year:
            return _now("since %(year)d") % {"year": self.from_year}
        if self.to_year:
            return _now("until %(year)d") % {"year": self.to_year}
        return ""

    def is_current(self) -> bool:
        """Whether it lasts in the present year of the site's time zone."""
        return self.to_year is None or self.to_year >= timezone.localdate().year

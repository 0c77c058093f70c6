"""People who write for the magazine. They are not logins."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models.functions import Lower, Now
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contributors import handles
from contributors.fields import BlueskyField, MarkupField, MastodonField, OrcidField, TwitterField
from contributors.models.address import Addressed, address_constraint
from contributors.models.image import Image
from contributors.names import initials, name_key, sort_name

if TYPE_CHECKING:
    from contributors.models.organisation import Affiliation


class ContributorQuerySet(models.QuerySet["Contributor"]):
    """Contributors, asked for by what readers may see and by what people call them."""

    def public(self, *, at: datetime | None = None) -> Self:
        """Those who wrote, or convened, something that readers may see at `at` (default: now).

        What may be seen is said by the articles' side, which is reached through its relations, so
        that this app imports nothing of it.
        """
        at = at or timezone.now()
        by_them = models.OuterRef("pk")
        articles = self._related("articles").public(at=at).filter(contributors=by_them)
        collections = self._related("convened_collections").public(at=at)
        return self.filter(
            models.Exists(articles) | models.Exists(collections.filter(conveners=by_them))
        )

    def named(self, name: str) -> Self:
        """Those whose name is `name`, Unicode and case folded."""
        return self.filter(name_key=name_key(name))

    def _related(self, relation: str) -> Any:
        model: Any = self.model._meta.get_field(relation).related_model
        return model._default_manager


class ContributorManager(models.Manager.from_queryset(ContributorQuerySet)):  # type: ignore[misc]  # The stubs see no class here.
    """Fetches what is missing for all rows at once."""

    def get_queryset(self) -> ContributorQuerySet:
        """All contributors."""
        queryset: ContributorQuerySet = super().get_queryset()
        return queryset.fetch_mode(models.FETCH_PEERS)


class Contributor(Addressed):
    """A person who writes for the magazine."""

    address_name = "contributors:contributor"

    name = models.CharField(_("name"), max_length=200)
    sort_name = models.CharField(
        _("sort name"),
        max_length=200,
        blank=True,
        help_text=_("As it is filed: “Beethoven, Ludwig van”. Left empty, it is made of the name."),
    )
    name_key = models.CharField(max_length=200, editable=False, db_index=True)
    bio = MarkupField(
        _("bio"), help_text=_("In the third person. Articles keep the bio of their day.")
    )
    portrait = models.ForeignKey(
        Image,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="portrayed",
        verbose_name=_("portrait"),
    )
    twitter = TwitterField(_("Twitter or X"), help_text=_("@name, or the address of the profile."))
    bluesky = BlueskyField(_("Bluesky"), help_text=_("name.bsky.social, or the address."))
    mastodon = MastodonField(_("Mastodon"), help_text=_("@name@server.org, or the address."))
    website = models.URLField(_("website"), blank=True)
    orcid = OrcidField(_("ORCID iD"), help_text=_("0000-0002-1825-0097, or its address."))
    email = models.EmailField(
        _("private e-mail"), blank=True, help_text=_("Seen by the editors only, never by readers.")
    )
    created_at = models.DateTimeField(_("created"), db_default=Now(), editable=False)

    objects = ContributorManager()

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ["sort_name", "pk"]
        constraints = [
            address_constraint("contributor"),
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="contributor_has_a_name",
                violation_error_message=_("A contributor needs a name."),
            ),
            models.UniqueConstraint(
                Lower("twitter"),
                condition=~models.Q(twitter=""),
                name="contributor_twitter_is_unique",
                violation_error_message=_("Another contributor has this Twitter or X handle."),
            ),
            models.UniqueConstraint(
                "bluesky",
                condition=~models.Q(bluesky=""),
                name="contributor_bluesky_is_unique",
                violation_error_message=_("Another contributor has this Bluesky handle."),
            ),
            models.UniqueConstraint(
                Lower("mastodon"),
                condition=~models.Q(mastodon=""),
                name="contributor_mastodon_is_unique",
                violation_error_message=_("Another contributor has this Mastodon handle."),
            ),
            models.UniqueConstraint(
                "orcid",
                condition=~models.Q(orcid=""),
                name="contributor_orcid_is_unique",
                violation_error_message=_("Another contributor has this ORCID iD."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the keys that follow from the name."""
        self.name_key = name_key(self.name)
        if not self.sort_name:
            self.sort_name = sort_name(self.name)
        if not self.slug:
            self.set_free_slug(self.name)
        super().save(*args, **kwargs)

    @property
    def initials(self) -> str:
        """One or two letters in place of a portrait."""
        return initials(self.name)

    @property
    def primary_affiliation(self) -> "Affiliation | None":
        """The affiliation to name beside the person: the primary one, else the first current one.

        Reads `affiliations.all()`, so that a prefetch serves it.
        """
        affiliations = list(self.affiliations.all())
        current = [affiliation for affiliation in affiliations if affiliation.is_current()]
        primary = [affiliation for affiliation in affiliations if affiliation.is_primary]
        return next(iter([*primary, *current]), None)

    @property
    def affiliation_line(self) -> str:
        """“Role, Organisation” of the primary affiliation, or nothing."""
        affiliation = self.primary_affiliation
        return affiliation.line if affiliation else ""

    @property
    def links(self) -> list[tuple[str, str, str]]:
        """Where to follow the person: (site, text, address), in a fixed order."""
        return [
            (site, text, address(stored))
            for site, stored, text, address in (
                ("X", self.twitter, f"@{self.twitter}", handles.twitter_url),
                ("Bluesky", self.bluesky, f"@{self.bluesky}", handles.bluesky_url),
                ("Mastodon", self.mastodon, f"@{self.mastodon}", handles.mastodon_url),
                ("ORCID", self.orcid, self.orcid, handles.orcid_url),
                (gettext("Website"), self.website, self.website, str),
            )
            if stored
        ]

"""What the magazine is called, and where it is found elsewhere: one row, or the settings."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Value
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contributors.fields import BlueskyField, MastodonField, TwitterField
from contributors.models import Image
from contributors.site import Site
from hanoi.models.page import Page, site_pages

_FIELDS = ["name", "tagline", "description", "email", "twitter", "bluesky", "mastodon"]


class IdentityManager(models.Manager["Identity"]):
    """Reads the one row."""

    def site(self) -> Site:
        """The identity and the public pages, in one query; without a row, as the settings say."""
        fields = {name: name for name in [*_FIELDS, "mark__public_file"]}
        identity = self.values_list(Value("identity"), JSONObject(**fields))
        rows = list(identity.union(Page.objects.for_site(), all=True))
        pages = site_pages([row for kind, row in rows if kind == "page"])
        for kind, row in rows:
            if kind == "identity":
                named = {name: row[name] for name in _FIELDS}
                return Site(**named, mark=_address(row["mark__public_file"]), pages=pages)
        return Site(settings.SITE_NAME, settings.SITE_TAGLINE, pages=pages)


class Identity(models.Model):
    """The magazine's name and what stands beside it. There is one."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    name = models.CharField(_("name"), max_length=100)
    tagline = models.CharField(
        _("tagline"), max_length=200, blank=True, help_text=_("One line; it stands in the footer.")
    )
    description = models.TextField(
        _("description"),
        blank=True,
        help_text=_("What the magazine does, in two sentences, for search engines and feeds."),
    )
    mark = models.ForeignKey(
        Image,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="marking",
        verbose_name=_("mark"),
        help_text=_("A square picture beside the name. Without one, the dots stand there."),
    )
    email = models.EmailField(
        _("contact e-mail"), blank=True, help_text=_("Shown to readers in the footer.")
    )
    twitter = TwitterField(_("Twitter or X"), help_text=_("@name, or the address of the profile."))
    bluesky = BlueskyField(_("Bluesky"), help_text=_("name.bsky.social, or the address."))
    mastodon = MastodonField(_("Mastodon"), help_text=_("@name@server.org, or the address."))

    objects = IdentityManager()

    class Meta:
        verbose_name = _("identity of the site")
        verbose_name_plural = _("identity of the site")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=1),
                name="identity_is_one",
                violation_error_message=_("The site has one identity only."),
            ),
            models.CheckConstraint(
                condition=~models.Q(name=""),
                name="identity_has_a_name",
                violation_error_message=_("The magazine needs a name."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


def _address(public_file: Any) -> str:
    """Where readers get the picture of this name; see `Image.get_absolute_url`."""
    if not public_file:
        return ""
    return reverse("articles:image", kwargs={"name": str(public_file).rpartition("/")[2]})

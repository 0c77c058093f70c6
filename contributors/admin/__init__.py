"""The screens for people, organisations and pictures."""

from contributors.admin.image import ImageAdmin
from contributors.admin.people import ContributorAdmin, OrganisationAdmin

__all__ = ["ContributorAdmin", "ImageAdmin", "OrganisationAdmin"]

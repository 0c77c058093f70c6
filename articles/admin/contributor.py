"""People and places on the desk: their screens come from their own app; what is kept of them, and
how two become one, from this one."""

from django.contrib import admin

from articles.admin.histories import HistoryViews
from articles.admin.merging import MergeViews
from contributors.admin import ContributorAdmin, OrganisationAdmin
from contributors.models import Contributor, Organisation

admin.site.unregister(Contributor)
admin.site.unregister(Organisation)


@admin.register(Contributor)
class KeptContributorAdmin(MergeViews, HistoryViews, ContributorAdmin):
    """People who write, with all that was ever saved of them."""


@admin.register(Organisation)
class MergedOrganisationAdmin(MergeViews, OrganisationAdmin):
    """Where contributors work."""

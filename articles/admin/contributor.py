"""Contributors on the desk: their screen comes from their own app, their history from this one."""

from django.contrib import admin

from articles.admin.histories import HistoryViews
from contributors.admin import ContributorAdmin
from contributors.models import Contributor

admin.site.unregister(Contributor)


@admin.register(Contributor)
class KeptContributorAdmin(HistoryViews, ContributorAdmin):
    """People who write, with all that was ever saved of them."""

"""The app of the people who write."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContributorsConfig(AppConfig):
    """Contributors, organisations, pictures. Knows nothing of articles."""

    name = "contributors"
    verbose_name = _("Contributors")

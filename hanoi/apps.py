"""The project's own app: accounts, the desk, and what every page shares."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class HanoiConfig(AppConfig):
    """Staff accounts and the site."""

    name = "hanoi"
    verbose_name = _("The site")

    def ready(self) -> None:
        """Start to listen."""
        from hanoi import signals  # The models are loaded by now.

        signals.connect()


class DeskConfig(AdminConfig):
    """The admin under its own site, so that the desk can carry its own security policy."""

    default_site = "hanoi.desk.Desk"

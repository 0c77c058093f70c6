"""The app of what is written."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Articles, collections and the way from draft to reader."""

    name = "articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        """Connect the upkeep, and say where pictures stand that no relation tells."""
        from articles import signals  # noqa: F401  # Importing it connects it.
        from articles.duplicates import checks  # noqa: F401  # Importing it registers it.
        from articles.images import WAITING
        from articles.search import upkeep  # noqa: F401  # Behind the others: it reads what they write.
        from contributors import uses

        uses.further.extend(WAITING)

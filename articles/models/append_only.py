"""Rows that are only ever added to; `articles.append_only` has the database say so too."""

from typing import Any, Never

from django.db import models


class AppendOnlyError(TypeError):
    """Somebody tried to change or delete what is only ever added to."""


class AppendOnlyQuerySet[Model: models.Model](models.QuerySet[Model]):
    """Rows that can be added and read. The database refuses the rest as well."""

    def update(self, **kwargs: Any) -> Never:
        """Refused."""
        raise AppendOnlyError(f"{self.model.__name__} is only ever added to.")

    def delete(self) -> Never:
        """Refused."""
        raise AppendOnlyError(f"{self.model.__name__} is only ever added to.")


class AppendOnly(models.Model):
    """A row that stays as it was written. A trigger in the database says so too."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; a row that is there already is refused."""
        if not self._state.adding:
            raise AppendOnlyError(f"{type(self).__name__} is only ever added to.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        """Refused."""
        raise AppendOnlyError(f"{type(self).__name__} is only ever added to.")

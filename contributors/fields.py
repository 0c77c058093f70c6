"""Model fields that keep their values in one stored form."""

from collections.abc import Callable
from typing import Any

from django.db import models

from contributors import handles
from contributors.figures import without_figures
from contributors.text import clean


class HandleField(models.CharField):  # type: ignore[type-arg]  # Generic only in the stubs.
    """A handle on another site, kept in the one form that its parser gives.

    Forms and `full_clean()` show the parser's error; a direct `save()` or `update()` of anything
    else raises it, so that no other form reaches the database by way of a model.
    """

    parse: Callable[[str], str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        options: dict[str, Any] = {"blank": True, "default": "", "max_length": 255}
        super().__init__(*args, **options | kwargs)

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """The stored form of `value`; a `ValidationError` where there is none."""
        return super().clean(type(self).parse(value or ""), model_instance)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """The stored form, written back to the instance."""
        value = type(self).parse(super().pre_save(model_instance, add) or "")
        setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """The stored form, for whatever writes past an instance."""
        parsed = type(self).parse(value) if isinstance(value, str) else value
        return super().get_db_prep_save(parsed, connection)


class TwitterField(HandleField):
    """A Twitter or X handle: 1 to 15 of `[A-Za-z0-9_]`, without the @."""

    parse = staticmethod(handles.parse_twitter)


class BlueskyField(HandleField):
    """A Bluesky handle: a domain name."""

    parse = staticmethod(handles.parse_bluesky)


class MastodonField(HandleField):
    """A Mastodon handle: `name@server`."""

    parse = staticmethod(handles.parse_mastodon)


class OrcidField(HandleField):
    """An ORCID iD with its hyphens."""

    parse = staticmethod(handles.parse_orcid)


class MarkupField(models.TextField):  # type: ignore[type-arg]  # Generic only in the stubs.
    """HTML that went through the one cleaner on its way in: what is stored is safe to show.

    Pictures and embeds stand in it only with `figures`, which goes with `Illustrated`.
    """

    def __init__(self, *args: Any, figures: bool = False, **kwargs: Any) -> None:
        self.figures = figures
        options: dict[str, Any] = {"blank": True, "default": ""}
        super().__init__(*args, **options | kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """The cleaned markup, written back to the instance."""
        value = clean(super().pre_save(model_instance, add) or "")
        if not self.figures:
            value = without_figures(value)
        setattr(model_instance, self.attname, value)
        return value

"""A word on every form that shows a picture which may not be shown any more."""

from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from contributors.models import Image


def expired_pictures(thing: Any) -> list[str]:
    """A sentence for each picture of `thing`, or for `thing` itself, whose rights have expired."""
    if isinstance(thing, Image):
        if not thing.is_expired() or thing.rights_expire_on is None:
            return []
        return [
            _("The rights to this picture expired on %(day)s. It may not be shown any more.")
            % {"day": date_format(thing.rights_expire_on, "DATE_FORMAT")}
        ]
    found = []
    for field in thing._meta.fields:
        image = getattr(thing, field.name) if field.related_model is Image else None
        if image and image.is_expired():
            found.append(
                _("%(field)s: the rights to “%(title)s” expired on %(day)s.")
                % {
                    "field": capfirst(field.verbose_name),
                    "title": image.title,
                    "day": date_format(image.rights_expire_on, "DATE_FORMAT"),
                }
            )
    return found
